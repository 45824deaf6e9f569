import { rmSync, statSync } from 'node:fs';
import Driver from 'better-sqlite3';
import { say, type Text } from '../errors.js';

/** Another process already writes to the SQLite file. */
export class DatabaseInUse extends Error {
  readonly text: Text;
  constructor(file: string) {
    const text = say(
      `数据库 ${file} 正由另一个进程使用,请先停止它`,
      `The database ${file} is in use by another process; stop it first`,
    );
    super(`${text.zh} (${text.en})`);
    this.text = text;
  }
}

/** The right to write to a SQLite file. */
export interface SqliteLock {
  release(): void;
  /** Releases it and leaves no trace of it: for a place where there is no database after all. */
  discard(): void;
}

/**
 * Holds the right to write to a SQLite file until the process ends, however it ends: the lock is an
 * exclusive transaction on a file beside it, which the operating system lets go with the process.
 */
export function lockSqliteFile(file: string): SqliteLock {
  const path = `${file}.lock`;
  const lock = new Driver(path, { timeout: 0 });
  try {
    const opened = inodeOf(path);
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    // What was discarded meanwhile is no lock: the next one would be another file.
    if (opened === null || inodeOf(path) !== opened) throw new DatabaseInUse(file);
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new DatabaseInUse(file);
    throw error;
  }
  return { release: () => lock.close(), discard: () => discard(lock, path) };
}

const inodeOf = (path: string): number | null =>
  statSync(path, { throwIfNoEntry: false })?.ino ?? null;

/** Removed while it is held, so that nobody else's is; Windows removes no file that is open. */
function discard(lock: Driver.Database, path: string): void {
  const early = process.platform !== 'win32';
  if (early) rmSync(path, { force: true });
  lock.close();
  if (!early) rmSync(path, { force: true });
}
