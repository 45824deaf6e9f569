import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, say, UserError } from '../errors.js';
import { Refusal } from '../http/refusal.js';

/** A file that came in, in a temporary place, with the fields that came with it. */
export interface Upload {
  path: string;
  /** What the sender called it; never used as a path. */
  fileName: string;
  bytes: number;
  /** SHA-256 of what was sent. */
  sha256: string;
  fields: Record<string, string>;
}

type ReceivedFile = Omit<Upload, 'fields'>;

/** The name of the form field that carries the file. */
const FILE = 'file';
const LIMITS = { files: 1, fields: 12, parts: 13, fieldNameSize: 60, fieldSize: 4000 };
/** How much of a refused body is read on, so that the sender gets to read our answer. */
const DRAIN_BYTES = 256 * 1024 * 1024;
const DRAIN_MS = 20_000;

const MB = 1024 * 1024;

/**
 * Reads a multipart form with one file, which is streamed to `target`. Raises INVALID_INPUT for a
 * malformed form, and (413) for a file of more than `maxMb`; the caller removes `target` either way.
 */
export async function receiveUpload(
  request: FastifyRequest,
  target: string,
  maxMb: number,
): Promise<Upload> {
  try {
    if (!request.isMultipart()) throw notAForm();
    return await readForm(request, target, maxMb);
  } catch (error) {
    await drain(request.raw);
    throw isParserError(error) ? notAForm() : error;
  }
}

async function readForm(request: FastifyRequest, target: string, maxMb: number): Promise<Upload> {
  const fields: Record<string, string> = {};
  let received: ReceivedFile | null = null;
  const limits = { ...LIMITS, fileSize: maxMb * MB };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (part.fieldname !== FILE) throw notAForm();
      received = await save(part, target);
      if (part.file.truncated) throw tooLarge(maxMb);
    } else if (part.valueTruncated || typeof part.value !== 'string') {
      throw InvalidInput.at(part.fieldname, '内容过长', 'is too long');
    } else {
      fields[part.fieldname] = part.value;
    }
  }
  if (!received) throw InvalidInput.at(FILE, '请选择要上传的文件', 'choose a file to upload');
  if (received.bytes === 0) throw InvalidInput.at(FILE, '文件是空的', 'is empty');
  return { ...received, fields };
}

async function save(part: MultipartFile, target: string): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(part.file, measure, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  return { path: target, fileName: part.filename ?? '', bytes, sha256: hash.digest('hex') };
}

const notAForm = (): InvalidInput =>
  InvalidInput.at(
    FILE,
    '请以 multipart/form-data 上传一个名为 file 的文件',
    'send multipart/form-data with one file in the field “file”',
  );

function tooLarge(maxMb: number): Refusal {
  const text = say(`文件不能超过 ${maxMb} MB`, `The file must not be larger than ${maxMb} MB`);
  return new Refusal(413, 'PAYLOAD_TOO_LARGE', text, { limitMb: maxMb }, [{ path: FILE, text }]);
}

/** The parser's own refusals (too many parts, a body cut short) are the sender's mistakes. */
const isParserError = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof UserError || error instanceof Refusal) return false;
  return (
    (code?.startsWith('FST_') ?? false) ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    /multipart|malformed|part terminated|boundary/i.test(message ?? '')
  );
};

/** Reads a refused body on, within reason: senders read the answer only after they have sent. */
async function drain(raw: IncomingMessage): Promise<void> {
  if (raw.readableEnded || raw.destroyed) return;
  raw.unpipe();
  await new Promise<void>((resolve) => {
    let left = DRAIN_BYTES;
    const timer = setTimeout(resolve, DRAIN_MS);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    raw.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) stop();
    });
    raw.once('end', stop).once('close', stop);
    raw.resume();
  });
}
