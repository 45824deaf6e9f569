import { dirname, basename } from 'node:path';
import send from '@fastify/send';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound, say } from '../errors.js';

/** A stored file and how it is to be handed out. */
export interface Served {
  path: string;
  mimeType: string;
  /** The name the receiver's browser saves it under. */
  fileName: string;
  /** Shown in the page; anything else is saved, so that no foreign document runs on our origin. */
  inline: boolean;
}

/** Nothing in a file that a user sent may run, load or be taken for another type. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  // Kept by the reader's own browser only, which asks again before each use: rights may change.
  'cache-control': 'private, no-cache',
};

/** Streams a file, with ranges and conditional requests. Raises NOT_FOUND if it is gone. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Served,
): Promise<FastifyReply> {
  const result = await send(request.raw, `/${basename(file.path)}`, {
    root: dirname(file.path),
    contentType: false,
    cacheControl: false,
    lastModified: false,
  });
  if (result.statusCode === 404) throw new NotFound(say('文件', 'file'));
  void reply.status(result.statusCode).headers({ ...result.headers, ...HEADERS });
  // Unchanged, or a range that is not there: the headers say it all.
  if (result.type !== 'file' || result.statusCode === 304) {
    result.stream.destroy();
    return reply.removeHeader('content-length').send();
  }
  const type = file.inline ? 'inline' : 'attachment';
  return reply
    .type(file.mimeType)
    .header('content-disposition', contentDisposition(file.fileName, { type }))
    .send(result.stream);
}

/** Something made for this request, and how it is handed out. */
export interface Made {
  data: Buffer;
  mimeType: string;
  fileName: string;
}

/** Hands out what was made just now, to be saved. */
export const sendMade = (reply: FastifyReply, { data, mimeType, fileName }: Made): FastifyReply =>
  reply
    .headers(HEADERS)
    .type(mimeType)
    .header('content-disposition', contentDisposition(fileName, { type: 'attachment' }))
    .send(data);
