import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Config, sqliteFile } from '../config.js';
import { lockSqliteFile } from '../database/sqlite-lock.js';

/** The folder of the data while a backup is laid out in it. */
export interface RestorePlace {
  /** The data is there. */
  keep(): void;
  /** It is not: the folder becomes as it was, or goes if it was not there. */
  leave(): Promise<void>;
}

/** Makes the folder where it is missing; whoever starts a server there meanwhile is refused. */
export async function takePlace(config: Config): Promise<RestorePlace> {
  const folder = resolve(config.dataDir);
  const made = await mkdir(folder, { recursive: true });
  const lock = config.databaseUrl ? null : lockSqliteFile(sqliteFile(config));
  return {
    keep: () => lock?.release(),
    async leave() {
      lock?.discard();
      if (made) await removeEmpty(folder, resolve(made));
    },
  };
}

/** Removes the folder and those above it, up to and with the topmost; never one that holds something. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let path = folder; path.startsWith(topmost); path = dirname(path))
    try {
      await rmdir(path);
    } catch {
      return;
    }
}
