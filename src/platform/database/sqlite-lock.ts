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

/**
 * Holds the right to write to a SQLite file until the process ends, however it ends: the lock is an
 * exclusive transaction on a file beside it, which the operating system lets go with the process.
 */
export function lockSqliteFile(file: string): { release(): void } {
  const lock = new Driver(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new DatabaseInUse(file);
    throw error;
  }
  return { release: () => lock.close() };
}
