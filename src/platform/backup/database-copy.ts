import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import Driver from 'better-sqlite3';
import { type Config, sqliteFile } from '../config.js';
import { DatabaseInUse, lockSqliteFile } from '../database/sqlite-lock.js';
import { BackupProblem } from './backup-problem.js';
import type { DatabaseKind } from './manifest.js';
import { dumpPostgres } from './postgres-dump.js';
import type { Progress } from './progress.js';
import {
  askForSnapshot,
  channelAddress,
  type Snapshot,
  snapshotPrefix,
} from './snapshot-channel.js';
import { type Inspected, inspectSqlite, type StoredFilesQuery } from './sqlite-content.js';
import { copySqlite } from './sqlite-snapshot.js';
import { expectRoom } from './stored-file-parts.js';

/** The database as it was at one moment, in a file of its own, checked. */
export interface DatabaseCopy extends Snapshot {
  kind: DatabaseKind;
  content: Inspected;
}

/** Throws when there is no database to copy. */
export function expectDatabase(config: Config): void {
  const file = sqliteFile(config);
  if (!config.databaseUrl && !existsSync(file))
    throw new BackupProblem(`没有数据库:${file}`, `there is no database: ${file}`);
}

/** Copies the configured database, whether a server runs on it or not. */
export async function takeDatabaseCopy(
  config: Config,
  storedFiles: StoredFilesQuery,
  scratch: string,
  progress: Progress,
): Promise<DatabaseCopy> {
  if (config.databaseUrl) {
    const file = join(scratch, `.guoan-week-${randomUUID()}.dump`);
    return dumpPostgres(config.databaseUrl, file, storedFiles, progress);
  }
  progress.begin('复制数据库 (copying the database)', 0);
  const snapshot = (await askForSnapshot(config, progress)) ?? (await copyUnused(config, progress));
  try {
    progress.begin('检查数据库 (checking the database)', 0);
    const content = inspectSqlite(snapshot.file, storedFiles);
    return { ...snapshot, kind: 'sqlite', content };
  } catch (error) {
    await snapshot.release();
    throw error;
  }
}

/** Copies a database on which no server runs, and keeps any from starting meanwhile. */
async function copyUnused(config: Config, progress: Progress): Promise<Snapshot> {
  const source = sqliteFile(config);
  const lock = takeLock(config);
  const file = `${snapshotPrefix(config)}${randomUUID()}`;
  try {
    await expectRoom(config.dataDir, statSync(source).size);
    const connection = new Driver(source);
    try {
      await copySqlite(connection, file, (done, total) => progress.reach(done, total));
    } finally {
      connection.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    lock.release();
    throw error;
  }
  return {
    file,
    expectKept: () => undefined,
    async release() {
      await rm(file, { force: true });
      lock.release();
    },
  };
}

function takeLock(config: Config): { release(): void } {
  try {
    return lockSqliteFile(sqliteFile(config));
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    if (channelAddress(config) === null)
      throw new BackupProblem(
        '数据目录的路径过长,无法在服务器运行时备份;请先停止服务器,或换用较短的 DATA_DIR',
        'the path of the data folder is too long to back up a running server; stop it first, or use a shorter DATA_DIR',
      );
    throw new BackupProblem(
      '数据库正由另一个进程使用,而它不接受备份请求(可能正在启动或停止);请稍后再试',
      'another process uses the database and takes no request for a backup (it may be starting or stopping); try again later',
    );
  }
}
