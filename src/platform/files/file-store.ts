import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { attachmentsDir, type Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { heldFolder, isHeld, removeUnheld } from './file-hold.js';
import { persist } from './persist.js';

/** Files that wait in the draft folder until they are kept: the file and, of an image, a small one. */
export interface Drafted {
  main: string;
  thumbnail: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const THUMBNAIL = '.thumb';
const SHARD = 2;

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

/**
 * Files under random names in the data folder: `tmp` holds what is being received, `files` what a
 * row in the database names, `lost` what no row names any more, `held` what was deleted while a
 * backup copies files.
 */
@Injectable()
export class FileStore {
  private readonly drafts: string;
  private readonly kept: string;
  private readonly lost: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const root = attachmentsDir(config);
    this.drafts = join(root, 'tmp');
    this.kept = join(root, 'files');
    this.lost = join(root, 'lost');
  }

  /** A path for a new temporary file. */
  async draft(): Promise<string> {
    await mkdir(this.drafts, { recursive: true });
    return join(this.drafts, randomUUID());
  }

  /** Moves drafts to their lasting place, safely on disk when it resolves, and gives their name. */
  async keep(drafted: Drafted): Promise<string> {
    const name = randomUUID();
    const folder = this.folderOf(name);
    await mkdir(folder, { recursive: true });
    await this.settle(drafted.main, this.path(name));
    if (drafted.thumbnail) await this.settle(drafted.thumbnail, this.thumbnailPath(name));
    await persist(folder);
    await persist(this.kept);
    return name;
  }

  path(name: string): string {
    return join(this.folderOf(name), name);
  }

  thumbnailPath(name: string): string {
    return `${this.path(name)}${THUMBNAIL}`;
  }

  /**
   * Removes a kept file with its thumbnail; one that is gone already is fine. While a backup is made
   * they only leave their place, since its copy of the database may still name them.
   */
  async remove(name: string): Promise<void> {
    if (await isHeld(this.config)) return this.moveTo(heldFolder(this.config), name);
    await rm(this.path(name), { force: true });
    await rm(this.thumbnailPath(name), { force: true });
  }

  /** Where a file waits that was removed while a backup was made. */
  heldPath(name: string): string {
    return join(heldFolder(this.config), basename(name));
  }

  /** Destroys what was held for a backup that is done, or that nobody makes any more. */
  async removeUnheld(): Promise<void> {
    await removeUnheld(this.config);
  }

  async removeDrafts(paths: readonly (string | null)[]): Promise<void> {
    for (const path of paths) if (path) await rm(path, { force: true });
  }

  /** Removes temporary files that nobody has written to since the moment. */
  async removeDraftsBefore(moment: number): Promise<number> {
    return this.removeOlder(this.drafts, moment);
  }

  /** Names of kept files last written before the moment, a folder at a time. */
  async *namesBefore(moment: number): AsyncGenerator<string[]> {
    for (const shard of await entries(this.kept)) {
      const folder = join(this.kept, shard);
      const names = new Set<string>();
      for (const entry of await entries(folder)) {
        const name = UUID.exec(entry)?.[0];
        if (name && (await isOlder(join(folder, entry), moment))) names.add(name);
      }
      if (names.size) yield [...names];
    }
  }

  /** Takes a file out of service without destroying it yet. */
  setAside(name: string): Promise<void> {
    return this.moveTo(this.lost, name);
  }

  /** Destroys what was set aside before the moment. */
  async removeLostBefore(moment: number): Promise<number> {
    return this.removeOlder(this.lost, moment);
  }

  private async moveTo(folder: string, name: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const path of [this.path(name), this.thumbnailPath(name)]) {
      const target = join(folder, basename(path));
      try {
        await rename(path, target);
        await utimes(target, new Date(), new Date());
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }

  private folderOf(name: string): string {
    return join(this.kept, name.slice(0, SHARD));
  }

  private async settle(from: string, to: string): Promise<void> {
    await persist(from);
    await rename(from, to);
  }

  private async removeOlder(folder: string, moment: number): Promise<number> {
    let removed = 0;
    for (const entry of await entries(folder)) {
      const path = join(folder, entry);
      if (!(await isOlder(path, moment))) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error) || (error as { code?: string }).code === 'ENOTDIR') return [];
    throw error;
  }
}

async function isOlder(path: string, moment: number): Promise<boolean> {
  try {
    const { mtimeMs, ctimeMs } = await stat(path);
    return Math.max(mtimeMs, ctimeMs) < moment;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
