import { crc32, deflateRawSync } from 'node:zlib';
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A picture of noise: no two are the same, and it cannot be packed small. */
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });

export const buildPng = (width = 60, height = 40): Promise<Buffer> =>
  noise(width, height).png().toBuffer();

/** A photo as a phone makes it: with the place, the device, the time, lying on its side. */
export const buildPhoto = (width = 3000, height = 2000): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .composite([{ input: randomBytes(300), raw: { width: 10, height: 10, channels: 3 } }])
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Nantong', Model: 'Phone 9', Orientation: '6' },
      IFD2: { DateTimeOriginal: '2023:04:15 09:30:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 59/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 52/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();

/** A PNG of a few bytes that says it is 50,000 pixels wide and high. */
export function buildBomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(50_000, 0);
  header.writeUInt32BE(50_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** The first bytes of an MP4 file, and enough behind them to ask for a part. */
export const MP4 = Buffer.concat([
  Buffer.from('0000001866747970', 'hex'),
  Buffer.from('isom\0\0\0\0isommp42'),
  Buffer.from('00000800', 'hex'),
  Buffer.from('mdat'),
  Buffer.from(Array.from({ length: 2040 }, (_, index) => index % 256)),
]);

const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(content.map((part) => Buffer.from(part as string, 'latin1')));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** An MP4 file with the place written in it as Android, 3GPP and Apple do. */
export const buildVideo = (place: string): Buffer =>
  Buffer.concat([
    box('ftyp', 'isom\0\0\0\0isommp42'),
    box(
      'moov',
      box('mvhd', 'x'.repeat(100)),
      box('udta', box('\u00a9xyz', `\0\x12\x15\xc7${place}`), box('loci', `\0\0\0\0${place}`)),
      box('trak', box('meta', `location.ISO6709 ${place} Phone 9`)),
    ),
    box('mdat', 'y'.repeat(500)),
  ]);

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

const contents = (type: string): string =>
  `<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="${type}"/></Types>`;

/** A Word file as far as its packing goes, with whatever else is put in. */
export const buildDocx = (others: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': contents(WORD), 'word/document.xml': '<w/>', ...others });

export const buildXlsx = (others: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': contents(EXCEL), 'xl/workbook.xml': '<x/>', ...others });

/** Packs texts into a zip file. */
export function zip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), made, fields, where, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
