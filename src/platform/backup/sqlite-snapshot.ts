import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type Driver from 'better-sqlite3';

const PAGES_A_STEP = 200;
const PAUSE_MS = 2;

/**
 * Copies the database of a connection into a new file, some pages at a time, so that whatever else
 * the connection does goes on in between; the copy includes what is written through it meanwhile.
 */
export async function copySqlite(
  connection: Driver.Database,
  target: string,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const { totalPages } = await connection.backup(target, {
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted();
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
    // While a unit of work holds the connection nothing can be copied: the driver takes a first try
    // that met one for the end.
    if (totalPages > 0) return;
    signal?.throwIfAborted();
    await rm(target, { force: true });
    await sleep(PAUSE_MS);
  }
}
