import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentsDir, type Config } from '../config.js';

const MARK = 'attachments-held-';
const REFRESH_MS = 60_000;
/** A mark that nobody refreshed for so long was left by a process that is gone. */
const STALE_MS = 3_600_000;

/**
 * Keeps files that are being deleted for as long as somebody copies them, in whatever process: a mark
 * in the data folder that all of them share. Files removed meanwhile wait in `attachments/held`.
 */
export class FileHold {
  private readonly mark: string;
  private timer: NodeJS.Timeout | null = null;

  private constructor(private readonly config: Config) {
    this.mark = join(config.dataDir, `${MARK}${randomUUID()}`);
  }

  static async take(config: Config): Promise<FileHold> {
    await mkdir(config.dataDir, { recursive: true });
    const hold = new FileHold(config);
    await writeFile(hold.mark, '', { flag: 'wx' });
    hold.timer = setInterval(() => void hold.refresh(), REFRESH_MS).unref();
    return hold;
  }

  async release(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await rm(this.mark, { force: true });
    await removeUnheld(this.config);
  }

  private async refresh(): Promise<void> {
    const now = new Date();
    await utimes(this.mark, now, now).catch(() => undefined);
  }
}

export const heldFolder = (config: Config): string => join(attachmentsDir(config), 'held');

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Whether somebody copies files just now. */
export async function isHeld({ dataDir }: Config): Promise<boolean> {
  for (const name of await names(dataDir)) {
    if (!name.startsWith(MARK)) continue;
    const { mtimeMs } = await stat(join(dataDir, name)).catch(() => ({ mtimeMs: 0 }));
    if (Date.now() - mtimeMs < STALE_MS) return true;
  }
  return false;
}

/** Destroys what was only kept for a copy that is done; files held since for another one stay. */
export async function removeUnheld(config: Config): Promise<void> {
  const waiting = await names(heldFolder(config));
  if (await isHeld(config)) return;
  for (const name of waiting) await rm(join(heldFolder(config), name), { force: true });
  for (const name of await names(config.dataDir))
    if (name.startsWith(MARK)) {
      const { mtimeMs } = await stat(join(config.dataDir, name)).catch(() => ({
        mtimeMs: Date.now(),
      }));
      if (Date.now() - mtimeMs >= STALE_MS) await rm(join(config.dataDir, name), { force: true });
    }
}
