import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';

/** A file that is made while it is sent. */
export interface Made {
  /** The name the receiver's browser saves it under. */
  fileName: string;
  mimeType: string;
  content: AsyncIterable<Uint8Array>;
}

/** Sends what is made bit by bit, as fast as the receiver takes it; who goes away ends the making. */
export function sendMade(reply: FastifyReply, { fileName, mimeType, content }: Made): FastifyReply {
  return reply
    .type(mimeType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', contentDisposition(fileName, { type: 'attachment' }))
    .send(Readable.from(content, { objectMode: false }));
}
