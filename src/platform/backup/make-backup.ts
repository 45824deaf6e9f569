import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.js';
import { now } from '../database/columns.js';
import { FileHold } from '../files/file-hold.js';
import { FileStore } from '../files/file-store.js';
import { persist } from '../files/persist.js';
import { applicationVersion } from './application-version.js';
import { nowhere, readArchive, type Source, writeArchive } from './archive.js';
import { BackupProblem } from './backup-problem.js';
import { type DatabaseCopy, expectDatabase, takeDatabaseCopy } from './database-copy.js';
import { DATABASE_PART, FORMAT, FORMAT_VERSION, type Manifest, type Part } from './manifest.js';
import type { Progress } from './progress.js';
import type { StoredFilesQuery } from './sqlite-content.js';
import { expectRoom, sortOutLost, sourcesOf } from './stored-file-parts.js';

export interface BackupOrder {
  config: Config;
  /** A file that is not there yet, or a folder in which one is named after the time. */
  target: string | null;
  storedFiles: StoredFilesQuery;
  /** Go on without stored files that rows name and that are not on disk. */
  withoutLost: boolean;
  progress: Progress;
}

export interface BackupMade {
  file: string;
  bytes: number;
  manifest: Manifest;
}

/**
 * Takes a backup of the database and the stored files into one file, reads it again, and only then
 * gives it its name. A server may run meanwhile. Throws {@link BackupProblem}.
 */
export async function makeBackup(order: BackupOrder): Promise<BackupMade> {
  const { config, progress } = order;
  expectDatabase(config);
  const takenAt = now();
  const file = await expectTarget(order.target, takenAt);
  const hold = await FileHold.take(config);
  const unfinished = `${file}.part-${randomUUID()}`;
  let copy: DatabaseCopy | null = null;
  try {
    copy = await takeDatabaseCopy(config, order.storedFiles, dirname(file), progress);
    const manifest = await write(order, copy, unfinished, takenAt);
    copy.expectKept();
    progress.begin('复核 (reading it again)', totalOf(manifest.parts));
    await readArchive(unfinished, nowhere, progress);
    await rename(unfinished, file);
    await persist(dirname(file));
    return { file, bytes: (await stat(file)).size, manifest };
  } finally {
    await rm(unfinished, { force: true });
    await copy?.release();
    await hold.release();
    progress.end();
  }
}

async function write(
  order: BackupOrder,
  copy: DatabaseCopy,
  path: string,
  takenAt: string,
): Promise<Manifest> {
  const { config, progress } = order;
  const files = sourcesOf(copy.content.files, new FileStore(config), config);
  const { present, lost } = await sortOutLost(files);
  if (lost.length && !order.withoutLost) throw filesLost(lost);
  const sources = [{ name: DATABASE_PART[copy.kind], places: [copy.file] }, ...present];
  const bytes = await sizeOf(sources);
  await expectRoom(dirname(path), bytes);
  progress.begin('写入 (writing)', bytes);
  const { migrations, tables } = copy.content;
  const describe = (parts: Part[]): Manifest => ({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    applicationVersion: applicationVersion(),
    database: copy.kind,
    takenAt,
    migrations,
    tables,
    parts,
    lost,
  });
  return writeArchive(path, sources, describe, progress);
}

async function sizeOf(sources: readonly Source[]): Promise<number> {
  let bytes = 0;
  for (const { places } of sources)
    for (const place of places) {
      const found = await stat(place).catch(() => null);
      bytes += found?.size ?? 0;
      if (found) break;
    }
  return bytes;
}

const totalOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** The file to write, which is not there yet, in a folder that takes one. */
async function expectTarget(given: string | null, takenAt: string): Promise<string> {
  const named = `guoan-week-${takenAt.slice(0, 19).replace(/\D/g, '')}.tar`;
  const path = resolve(given ?? named);
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, named) : path;
  if (existsSync(file))
    throw new BackupProblem(
      `文件已存在,不会覆盖:${file}`,
      `the file is there already and is not overwritten: ${file}`,
    );
  await mkdir(dirname(file), { recursive: true });
  await access(dirname(file), constants.W_OK);
  return file;
}

const SHOWN = 5;

function filesLost(lost: readonly string[]): BackupProblem {
  const names = lost.slice(0, SHOWN).join('、');
  return new BackupProblem(
    `${lost.length} 个附件已登记但磁盘上没有:${names}。如确已丢失,加 --without-lost 重新备份`,
    `${lost.length} attachments are registered but not on disk: ${names}; if they are lost for good, run again with --without-lost`,
  );
}
