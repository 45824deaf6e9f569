import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header, pack, type Pack } from 'tar-stream';
import { BackupProblem } from './backup-problem.js';
import {
  DATABASE_PART,
  type Manifest,
  MANIFEST,
  MANIFEST_DIGEST,
  parseManifest,
  type Part,
} from './manifest.js';
import type { Progress } from './progress.js';

/** A file in an archive that is being read. Its library has streams of its own, which Node takes. */
type Entry = Readable & { header: Header };

/** A file on disk, at the first of its places where it is found, and its name in the archive. */
export interface Source {
  name: string;
  places: readonly string[];
}

const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
const BLOCK = 512;
/** A tar file ends in two empty blocks. */
const END_BYTES = 2 * BLOCK;

const STORED =
  /^attachments\/files\/([0-9a-f]{2})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.thumb)?$/;
const FIXED = new Set([...Object.values(DATABASE_PART), MANIFEST, MANIFEST_DIGEST]);

/** Only these names are ever taken out of an archive: none leads out of the folder it is laid in. */
const isKnownName = (name: string): boolean => {
  const [, shard, id] = STORED.exec(name) ?? [];
  return FIXED.has(name) || (shard !== undefined && id?.startsWith(shard) === true);
};

/** Passes bytes on and counts them into a digest. */
function measuring(hash: Hash, progress: Progress): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      try {
        progress.advance(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

async function addFile(archive: Pack, source: Source, progress: Progress): Promise<Part> {
  const file = await openFirst(source.places);
  const { size: bytes } = await file.stat();
  const hash = createHash('sha256');
  const entry = archive.entry({ name: source.name, size: bytes, mode: 0o600 });
  await pipeline(file.createReadStream(), measuring(hash, progress), entry as unknown as Writable);
  return { name: source.name, bytes, sha256: hash.digest('hex') };
}

/** A file may move from one of its places to the next while it is looked for. */
async function openFirst([place = '', ...others]: readonly string[]): Promise<FileHandle> {
  try {
    return await open(place, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !others.length) throw error;
    return openFirst(others);
  }
}

function addText(archive: Pack, name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, mode: 0o600 }, text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes the sources and, last, the manifest that is made of what they were; safely on disk then. */
export async function writeArchive(
  path: string,
  sources: readonly Source[],
  describe: (parts: Part[]) => Manifest,
  progress: Progress,
): Promise<Manifest> {
  const archive = pack();
  const written = pipeline(
    archive as unknown as Readable,
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  // Told where it is awaited, below, or by what stopped the writing of an entry.
  written.catch(() => undefined);
  const fill = async (): Promise<Manifest> => {
    const parts: Part[] = [];
    for (const source of sources) parts.push(await addFile(archive, source, progress));
    const manifest = describe(parts);
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    await addText(archive, MANIFEST, text);
    await addText(archive, MANIFEST_DIGEST, `${sha256(text)}\n`);
    archive.finalize();
    return manifest;
  };
  const filled = fill().catch((error: unknown) => {
    archive.destroy(error as Error);
    throw error;
  });
  filled.catch(() => undefined);
  await written;
  return filled;
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

const damaged = (what: string): BackupProblem =>
  new BackupProblem(`备份文件已损坏:${what}`, `the backup is damaged: ${what}`);

const truncated = (): BackupProblem =>
  new BackupProblem('备份文件不完整(被截断)', 'the backup is cut short');

const foreign = (name: string): BackupProblem =>
  new BackupProblem(
    `这不是国安周的备份文件:含有 ${name}`,
    `this is not a backup of guoan-week: it holds ${name}`,
  );

/** Where the bytes of a part go; nowhere when it is only to be checked. */
export type Sink = (name: string) => Promise<Writable> | Writable;

export const nowhere: Sink = () =>
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });

/** Everything read of an archive so far. */
class Reading {
  readonly parts = new Map<string, Part>();
  private manifestText: Buffer | null = null;
  private digest: string | null = null;

  constructor(
    private readonly sink: Sink,
    private readonly progress: Progress,
  ) {}

  async take(entry: Entry): Promise<void> {
    const { name, type } = entry.header;
    if (type !== 'file' || !isKnownName(name)) throw foreign(name);
    if (this.digest !== null) throw damaged(name);
    if (name === MANIFEST_DIGEST) this.digest = (await textOf(entry)).toString('utf8').trim();
    else if (this.manifestText) throw damaged(name);
    else if (name === MANIFEST) this.manifestText = await textOf(entry);
    else await this.takePart(name, entry);
  }

  /** The manifest, once everything that it names was there and was what it says. */
  finish(): Manifest {
    if (!this.manifestText || this.digest === null) throw truncated();
    if (sha256(this.manifestText) !== this.digest) throw damaged(MANIFEST);
    const manifest = parseManifest(this.manifestText.toString('utf8'));
    for (const { name, bytes, sha256 } of manifest.parts) {
      const part = this.parts.get(name);
      if (part?.bytes !== bytes || part.sha256 !== sha256) throw damaged(name);
    }
    if (manifest.parts.length !== this.parts.size) throw damaged(MANIFEST);
    if (!this.parts.has(DATABASE_PART[manifest.database])) throw damaged(MANIFEST);
    return manifest;
  }

  private async takePart(name: string, entry: Entry): Promise<void> {
    if (this.parts.has(name)) throw damaged(name);
    const hash = createHash('sha256');
    await pipeline(entry, measuring(hash, this.progress), await this.sink(name));
    const bytes = entry.header.size;
    this.parts.set(name, { name, bytes, sha256: hash.digest('hex') });
  }
}

async function textOf(entry: Entry): Promise<Buffer> {
  if (entry.header.size > MAX_MANIFEST_BYTES) throw damaged(MANIFEST);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * Reads an archive to its end, part by part into the sink, and checks each against the manifest.
 * Throws {@link BackupProblem} for one that is foreign, cut short or damaged anywhere.
 */
export async function readArchive(path: string, sink: Sink, progress: Progress): Promise<Manifest> {
  await expectEnd(path);
  const reading = new Reading(sink, progress);
  const archive = extract();
  const fed = pipeline(createReadStream(path), archive as unknown as Writable);
  fed.catch(() => undefined);
  try {
    for await (const entry of archive) await reading.take(entry as unknown as Entry);
    await fed;
  } catch (error) {
    throw explain(error, reading.parts.size);
  }
  return reading.finish();
}

function explain(error: unknown, partsRead: number): unknown {
  const { message, code } = error as { message?: string; code?: string };
  if (error instanceof BackupProblem || (code && !code.startsWith('ERR_'))) return error;
  if (message?.includes('Unexpected end')) return truncated();
  if (partsRead === 0)
    return new BackupProblem('这不是国安周的备份文件', 'this is not a backup of guoan-week');
  return damaged(message ?? 'tar');
}

async function expectEnd(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw truncated();
    const end = Buffer.alloc(END_BYTES, 1);
    await file.read(end, 0, END_BYTES, Math.max(size - END_BYTES, 0));
    const start = Buffer.alloc(BLOCK);
    await file.read(start, 0, BLOCK, 0);
    if (!start.includes('ustar'))
      throw new BackupProblem('这不是国安周的备份文件', 'this is not a backup of guoan-week');
    if (size % BLOCK !== 0 || end.some((byte) => byte !== 0)) throw truncated();
  } finally {
    await file.close();
  }
}
