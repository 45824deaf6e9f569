import { InvalidInput } from '../errors.js';

const MAX_ENTRIES = 5000;
const MAX_INFLATED = 200 * 1024 * 1024;
/** A table of figures packs about 1:20; a bomb 1:1000. Small files may pack as they like. */
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 10 * 1024 * 1024;

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml|xlm|macrosheets)(\/|$)/i;

const CONTENTS = '[Content_Types].xml';

interface Directory {
  inflated: number;
  packed: number;
  entries: number;
  macros: boolean;
  /** Whether it holds the list of parts that every Office file has. */
  described: boolean;
}

/**
 * Looks at the directory of a Word or Excel file, without unpacking it. Raises INVALID_INPUT for
 * macros, for a file that would be huge once unpacked, and for a damaged one.
 */
export async function checkOfficeFile(path: string): Promise<void> {
  const { inflated, packed, entries, macros, described } = await readDirectory(path);
  if (macros) throw macrosRefused();
  if (!described) throw damaged();
  const bomb = inflated > RATIO_COUNTS_FROM && inflated > packed * MAX_RATIO;
  if (bomb || inflated > MAX_INFLATED || entries > MAX_ENTRIES)
    throw InvalidInput.at('file', '文档解压后过大', 'would be too large once unpacked');
}

async function readDirectory(path: string): Promise<Directory> {
  const seen: Directory = { inflated: 0, packed: 0, entries: 0, macros: false, described: false };
  // Loaded with the first such file: the server is ready sooner.
  const { openPromise } = await import('yauzl');
  try {
    const zip = await openPromise(path);
    for await (const entry of zip.eachEntry()) {
      seen.entries += 1;
      seen.inflated += entry.uncompressedSize;
      seen.packed += entry.compressedSize;
      seen.macros ||= MACROS.test(entry.fileName);
      seen.described ||= entry.fileName === CONTENTS;
      if (seen.entries > MAX_ENTRIES) break;
    }
    return seen;
  } catch {
    throw damaged();
  }
}

export const macrosRefused = (): InvalidInput =>
  InvalidInput.at(
    'file',
    '含有宏的文档不能上传,请另存为不含宏的 DOCX 或 XLSX',
    'holds macros; save it without them',
  );

const damaged = (): InvalidInput => InvalidInput.at('file', '文档已损坏', 'is damaged');
