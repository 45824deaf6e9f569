import { stat } from 'node:fs/promises';
import type { Drafted } from './file-store.js';
import { type FileKind, kindOf } from './file-kind.js';
import { type Picture, type PictureFormat, reencode } from './image.js';
import { eraseLocation } from './recording.js';

/** A file made safe to keep and to hand out. */
export interface AcceptedFile {
  kind: FileKind;
  files: Drafted;
  /** Size of what is kept, which for a picture is not what was sent. */
  bytes: number;
  picture: Picture | null;
}

/** Paths that accepting a file may write to; whoever made them removes what is left there. */
export interface Scratch {
  main: string;
  thumbnail: string;
}

/** Recognizes a file by its content and makes it safe. Raises INVALID_INPUT. */
export async function acceptFile(source: string, scratch: Scratch): Promise<AcceptedFile> {
  const kind = await kindOf(source);
  if (kind.mimeType === 'video/mp4') await eraseLocation(source);
  if (kind.family !== 'picture')
    return {
      kind,
      files: { main: source, thumbnail: null },
      bytes: (await stat(source)).size,
      picture: null,
    };
  const format = kind.mimeType.slice('image/'.length) as PictureFormat;
  const picture = await reencode(source, format, scratch);
  return { kind, files: { ...scratch }, bytes: (await stat(scratch.main)).size, picture };
}
