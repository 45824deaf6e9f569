import { type FileHandle, open } from 'node:fs/promises';
import { InvalidInput } from '../errors.js';

/** A box of an MP4 file: where it starts, where its content starts, and where it ends. */
interface Box {
  type: string;
  start: number;
  content: number;
  end: number;
}

const HEADER = 8;
const LONG_HEADER = 16;
/** The part that describes a recording; of a feature film it is a few megabytes. */
const MAX_DESCRIPTION = 64 * 1024 * 1024;

const CONTAINERS = new Set(['moov', 'trak', 'udta']);
/** Where Android and 3GPP write the place. */
const PLACES = new Set(['\u00a9xyz', 'loci']);
/** How Apple writes it among other words: ISO 6709, `+31.9800+120.8900+012.3/`. */
const POSITION = /[+-]\d{2}\.\d{2,}[+-]\d{3}\.\d{2,}([+-]\d+(\.\d+)?)?\//g;

/**
 * Blanks the place that a phone wrote into an MP4 file, in the file itself; nothing else moves. Raises
 * INVALID_INPUT for a file whose parts do not fit together.
 */
export async function eraseLocation(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    for (let at = 0; at + HEADER <= size;) {
      const header = Buffer.alloc(LONG_HEADER);
      await file.read(header, 0, LONG_HEADER, at);
      const box = boxAt(header, 0, size - at);
      if (!box) throw damaged();
      if (box.type === 'moov') await eraseIn(file, at, box.end);
      at += box.end;
    }
  } finally {
    await file.close();
  }
}

async function eraseIn(file: FileHandle, at: number, length: number): Promise<void> {
  if (length > MAX_DESCRIPTION) throw damaged();
  const moov = Buffer.alloc(length);
  await file.read(moov, 0, length, at);
  if (blank(moov, 0, length)) await file.write(moov, 0, length, at);
}

/** Blanks the boxes between two places; answers whether there was anything to blank. */
function blank(bytes: Buffer, from: number, to: number): boolean {
  let found = false;
  for (let at = from; at + HEADER <= to;) {
    const box = boxAt(bytes, at, to);
    // Some recorders put words of their own here: no box, no place in it.
    if (!box) return found;
    if (CONTAINERS.has(box.type)) found = blank(bytes, box.content, box.end) || found;
    else if (PLACES.has(box.type)) found = blankPlace(bytes, box);
    else if (box.type === 'meta') found = blankPositions(bytes, box) || found;
    at = box.end;
  }
  return found;
}

/** The box becomes free space, which players skip. */
function blankPlace(bytes: Buffer, { start, content, end }: Box): true {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, content, end);
  return true;
}

function blankPositions(bytes: Buffer, { content, end }: Box): boolean {
  const words = bytes.toString('latin1', content, end);
  const without = words.replace(POSITION, (position) => position.replace(/\d/g, '0'));
  bytes.write(without, content, 'latin1');
  return without !== words;
}

/** The box at a place, if there is one; `limit` is where the space around it ends. */
function boxAt(bytes: Buffer, start: number, limit: number): Box | null {
  const short = bytes.readUInt32BE(start);
  const type = bytes.toString('latin1', start + 4, start + HEADER);
  const long = short === 1 && start + LONG_HEADER <= bytes.length;
  const length = long ? Number(bytes.readBigUInt64BE(start + HEADER)) : short;
  const content = start + (long ? LONG_HEADER : HEADER);
  const end = short === 0 ? limit : start + length;
  return end < content || end > limit ? null : { type, start, content, end };
}

const damaged = (): InvalidInput =>
  InvalidInput.at('file', '音视频已损坏', 'is a damaged recording');
