import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Config, sqliteFile } from '../config.js';
import { nowhere, readArchive } from './archive.js';
import { BackupProblem } from './backup-problem.js';
import { DATABASE_PART, expectContent, type Manifest, type Part } from './manifest.js';
import { inspectPostgres } from './postgres-content.js';
import { withPostgres } from './postgres-dump.js';
import type { Progress } from './progress.js';
import { expectFiles } from './restore-backup.js';
import { type Inspected, inspectSqliteInPlace, type StoredFilesQuery } from './sqlite-content.js';

/** Reads a backup to its end. Throws {@link BackupProblem} unless every part is what it was. */
export async function verifyBackup(file: string, progress: Progress): Promise<Manifest> {
  progress.begin('读取备份 (reading the backup)', 0);
  try {
    return await readArchive(file, nowhere, progress);
  } finally {
    progress.end();
  }
}

/**
 * Compares the configured database and stored files with a backup: migrations, rows of every table,
 * foreign keys, and the content of every stored file. Throws {@link BackupProblem} at the first
 * difference. It means something only before a server has written there.
 */
export async function verifyPlace(
  config: Config,
  manifest: Manifest,
  storedFiles: StoredFilesQuery,
  progress: Progress,
): Promise<void> {
  const kind = config.databaseUrl ? 'postgres' : 'sqlite';
  progress.begin('检查数据库 (checking the database)', 0);
  const found = await inspectConfigured(config, storedFiles);
  if (kind !== manifest.database)
    throw new BackupProblem(
      `备份来自 ${manifest.database},此处是 ${kind};请检查 DATABASE_URL`,
      `the backup is of ${manifest.database}, this is ${kind}; check DATABASE_URL`,
    );
  expectContent(found, manifest);
  expectFiles(found, manifest, config);
  const files = manifest.parts.filter(({ name }) => name !== DATABASE_PART[kind]);
  const bytes = files.reduce((sum, part) => sum + part.bytes, 0);
  progress.begin('核对附件 (comparing attachments)', bytes);
  for (const part of files) await expectSame(config, part, progress);
  progress.end();
}

function inspectConfigured(config: Config, storedFiles: StoredFilesQuery): Promise<Inspected> {
  const { databaseUrl } = config;
  if (databaseUrl)
    return withPostgres(databaseUrl, (client) => inspectPostgres(client, storedFiles));
  return Promise.resolve(inspectSqliteInPlace(sqliteFile(config), storedFiles));
}

async function expectSame(config: Config, part: Part, progress: Progress): Promise<void> {
  const path = join(config.dataDir, part.name);
  if (!existsSync(path))
    throw new BackupProblem(`缺少附件 ${path}`, `an attachment is missing: ${path}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  progress.advance(part.bytes);
  if (hash.digest('hex') !== part.sha256)
    throw new BackupProblem(
      `附件内容与备份不同:${path}`,
      `an attachment differs from the backup: ${path}`,
    );
}
