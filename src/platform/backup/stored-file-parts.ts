import { access, statfs } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Config } from '../config.js';
import type { FileStore } from '../files/file-store.js';
import type { Source } from './archive.js';
import { BackupProblem } from './backup-problem.js';
import type { StoredFile } from './sqlite-content.js';

/** Every path that belongs to the stored files, as the parts of a backup. */
export function sourcesOf(
  files: readonly StoredFile[],
  store: FileStore,
  config: Config,
): Source[] {
  return files
    .flatMap(({ name, thumbnail }) =>
      thumbnail ? [store.path(name), store.thumbnailPath(name)] : [store.path(name)],
    )
    .map((path) => ({ name: partName(path, config), places: [path, store.heldPath(path)] }));
}

/** Parts are named by their place in the data folder, with `/` on every system. */
const partName = (path: string, config: Config): string =>
  relative(config.dataDir, path).split(sep).join('/');

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Which sources are on disk, and which are not. */
export async function sortOutLost(
  sources: readonly Source[],
): Promise<{ present: Source[]; lost: string[] }> {
  const present: Source[] = [];
  const lost: string[] = [];
  for (const source of sources) {
    // Twice around: it may have moved from the second place looked at to the first.
    const places = [...source.places, ...source.places];
    const found = await Promise.all(places.map(isThere));
    if (found.includes(true)) present.push(source);
    else lost.push(source.name);
  }
  return { present, lost };
}

/** Throws unless the folder has room for so many bytes. */
export async function expectRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return;
  const [need, have] = [bytes, bavail * bsize].map((size) => Math.ceil(size / 1024 / 1024));
  throw new BackupProblem(
    `${folder} 剩余空间不足:需要 ${need} MB,剩余 ${have} MB`,
    `${folder} has not enough room: ${need} MB are needed, ${have} MB are left`,
  );
}
