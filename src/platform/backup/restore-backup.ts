import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attachmentsDir, type Config, sqliteFile } from '../config.js';
import { FileStore } from '../files/file-store.js';
import { persist } from '../files/persist.js';
import { readArchive } from './archive.js';
import { BackupProblem } from './backup-problem.js';
import { DATABASE_PART, expectContent, expectKnownMigrations, type Manifest } from './manifest.js';
import { inspectPostgres, tablesOf } from './postgres-content.js';
import { withPostgres } from './postgres-dump.js';
import { runPostgresProgram } from './postgres-programs.js';
import type { Progress } from './progress.js';
import { type Inspected, inspectSqlite, type StoredFilesQuery } from './sqlite-content.js';
import { takePlace } from './restore-place.js';
import { expectRoom, sourcesOf } from './stored-file-parts.js';

export interface RestoreOrder {
  config: Config;
  file: string;
  storedFiles: StoredFilesQuery;
  /** Names of the migrations that this application has. */
  migrations: ReadonlySet<string>;
  progress: Progress;
}

/**
 * Lays a backup out in an empty place: everything is unpacked and checked beside it first and moved
 * there at the end, so that a backup that is refused leaves nothing. Throws {@link BackupProblem}.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const { config, file } = order;
  const { size } = await stat(file);
  await expectEmpty(config);
  const place = await takePlace(config);
  const staging = join(config.dataDir, `restoring-${randomUUID()}`);
  let manifest: Manifest | null = null;
  try {
    await expectRoom(config.dataDir, size);
    await mkdir(staging);
    const unpacked = await unpack(order, staging, size);
    await (config.databaseUrl
      ? settlePostgres(order, config.databaseUrl, staging, unpacked)
      : settleSqlite(order, staging, unpacked));
    return (manifest = unpacked);
  } finally {
    await rm(staging, { recursive: true, force: true });
    await (manifest ? place.keep() : place.leave());
    order.progress.end();
  }
}

/** Unpacks and checks everything that can be checked without the database. */
async function unpack(order: RestoreOrder, staging: string, size: number): Promise<Manifest> {
  const { config, progress } = order;
  const folders = new Set<string>();
  progress.begin('解包 (unpacking)', size);
  const manifest = await readArchive(
    order.file,
    async (name) => {
      const path = join(staging, name);
      await mkdir(dirname(path), { recursive: true });
      folders.add(dirname(path));
      return createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
    },
    progress,
  );
  const expected = config.databaseUrl ? 'postgres' : 'sqlite';
  if (manifest.database !== expected)
    throw new BackupProblem(
      `备份来自 ${manifest.database},不能恢复到 ${expected};请检查 DATABASE_URL`,
      `the backup is of ${manifest.database} and cannot be restored to ${expected}; check DATABASE_URL`,
    );
  expectKnownMigrations(manifest, order.migrations, manifest.applicationVersion);
  for (const folder of folders) await persist(folder);
  return manifest;
}

async function settleSqlite(
  order: RestoreOrder,
  staging: string,
  manifest: Manifest,
): Promise<void> {
  const { config, progress } = order;
  const database = join(staging, DATABASE_PART.sqlite);
  progress.begin('检查数据库 (checking the database)', 0);
  const found = inspectSqlite(database, order.storedFiles);
  expectContent(found, manifest);
  expectFiles(found, manifest, config);
  await moveFiles(config, staging, async () => {
    await rename(database, sqliteFile(config));
    await persist(config.dataDir);
  });
}

async function settlePostgres(
  order: RestoreOrder,
  databaseUrl: string,
  staging: string,
  manifest: Manifest,
): Promise<void> {
  const { config, progress } = order;
  progress.begin('恢复数据库 (restoring the database)', 0);
  await moveFiles(config, staging, async () => {
    await runPostgresProgram('pg_restore', databaseUrl, [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      join(staging, DATABASE_PART.postgres),
    ]);
    progress.begin('检查数据库 (checking the database)', 0);
    const found = await withPostgres(databaseUrl, (client) =>
      inspectPostgres(client, order.storedFiles),
    );
    expectContent(found, manifest);
    expectFiles(found, manifest, config);
  });
}

/** Throws unless every stored file that the database names is in the backup, or was lost before. */
export function expectFiles(found: Inspected, manifest: Manifest, config: Config): void {
  const there = new Set([...manifest.parts.map(({ name }) => name), ...manifest.lost]);
  const missing = sourcesOf(found.files, new FileStore(config), config).filter(
    ({ name }) => !there.has(name),
  );
  if (missing.length)
    throw new BackupProblem(
      `备份缺少 ${missing.length} 个附件,如 ${missing[0]?.name}`,
      `${missing.length} attachments are not in the backup, such as ${missing[0]?.name}`,
    );
}

/** Puts the stored files in their place, then the database; takes them back when that fails. */
async function moveFiles(
  config: Config,
  staging: string,
  settleDatabase: () => Promise<void>,
): Promise<void> {
  const target = attachmentsDir(config);
  const unpacked = join(staging, 'attachments');
  const moved = existsSync(unpacked);
  if (moved) {
    await rm(target, { recursive: true, force: true });
    await rename(unpacked, target);
    await persist(config.dataDir);
  }
  try {
    await settleDatabase();
  } catch (error) {
    if (moved) await rename(target, unpacked);
    throw error;
  }
}

/** Throws, naming what is there, unless neither a database nor a stored file is. */
async function expectEmpty(config: Config): Promise<void> {
  const { databaseUrl } = config;
  if (databaseUrl) {
    const tables = await withPostgres(databaseUrl, (client) => tablesOf(client));
    if (tables.length) throw notEmpty(`DATABASE_URL(${tables.length} 张表 tables)`);
  } else
    for (const suffix of ['', '-wal', '-journal'])
      if (existsSync(`${sqliteFile(config)}${suffix}`))
        throw notEmpty(`${sqliteFile(config)}${suffix}`);
  const attachments = attachmentsDir(config);
  if (await holdsFiles(attachments)) throw notEmpty(attachments);
}

const notEmpty = (what: string): BackupProblem =>
  new BackupProblem(
    `只能恢复到空的位置,此处已有数据:${what}`,
    `a backup is restored into an empty place only; there is already: ${what}`,
  );

async function holdsFiles(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.some((entry) => !entry.isDirectory());
}
