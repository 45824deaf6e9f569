import pLimit from 'p-limit';
import type sharp from 'sharp';
import { InvalidInput, UserError } from '../errors.js';

/** How a re-encoded picture came out. */
export interface Picture {
  width: number;
  height: number;
  /** The day the camera wrote down, or null. */
  takenOn: string | null;
}

export type PictureFormat = 'jpeg' | 'png' | 'webp';

const MAX_EDGE = 2560;
const THUMBNAIL_EDGE = 400;
/** Phones make up to 50 megapixels; a bomb declares billions in a few bytes. */
const MAX_PIXELS = 64_000_000;
const SECONDS = 30;
const QUALITY = 82;
const AT_A_TIME = 2;

let library: Promise<typeof sharp> | null = null;

/** Loaded with the first picture: the server is ready sooner. */
const loadSharp = (): Promise<typeof sharp> =>
  (library ??= import('sharp').then((loaded) => {
    // Keeping decoded files around would keep removed ones open, and memory high.
    loaded.default.cache(false);
    return loaded.default;
  }));

const turnstile = pLimit(AT_A_TIME);

/**
 * Decodes a picture and writes it anew, upright and at most 2560 pixels long, with a thumbnail:
 * nothing of the original but its pixels is left, so no place, no device, no hidden content.
 */
export function reencode(
  source: string,
  format: PictureFormat,
  targets: { main: string; thumbnail: string },
): Promise<Picture> {
  return turnstile(async () => {
    try {
      return await write(source, format, targets);
    } catch (error) {
      throw error instanceof UserError ? error : unreadable();
    }
  });
}

async function write(
  source: string,
  format: PictureFormat,
  targets: { main: string; thumbnail: string },
): Promise<Picture> {
  const sharp = await loadSharp();
  const seen = await sharp(source, { limitInputPixels: false }).metadata();
  if (seen.width * seen.height > MAX_PIXELS) throw tooManyPixels();
  const { width, height } = await sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
    .toFormat(format, { quality: QUALITY })
    .timeout({ seconds: SECONDS })
    .toFile(targets.main);
  await sharp(targets.main)
    .resize({
      width: THUMBNAIL_EDGE,
      height: THUMBNAIL_EDGE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toFile(targets.thumbnail);
  return { width, height, takenOn: await dayTaken(seen.exif) };
}

/** A kept picture small enough for paper. */
export interface PrintCopy {
  /** JPEG, without anything but its pixels. */
  data: Buffer;
  width: number;
  height: number;
}

/** 140 mm at 250 dots an inch. */
const PRINT_EDGE = 1400;

/** A smaller JPEG of a kept picture, to be put into a paper. */
export const printCopy = (source: string): Promise<PrintCopy> =>
  turnstile(async () => {
    const sharp = await loadSharp();
    const { data, info } = await sharp(source, { limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize({ width: PRINT_EDGE, height: PRINT_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  });

/** Cameras write their local time; the reader hands it over as if it were UTC. */
async function dayTaken(block: Buffer | undefined): Promise<string | null> {
  if (!block) return null;
  try {
    const { default: exif } = await import('exif-reader');
    const taken = exif(block).Photo?.DateTimeOriginal;
    const day = taken instanceof Date ? taken.toISOString().slice(0, 10) : null;
    return day && day > '1990-01-01' ? day : null;
  } catch {
    return null;
  }
}

const unreadable = (): InvalidInput =>
  InvalidInput.at('file', '图片已损坏或无法识别', 'is damaged or not a readable picture');

const tooManyPixels = (): InvalidInput =>
  InvalidInput.at(
    'file',
    `图片像素过大,最多 ${MAX_PIXELS / 1_000_000} 百万像素`,
    `has too many pixels; at most ${MAX_PIXELS / 1_000_000} megapixels`,
  );
