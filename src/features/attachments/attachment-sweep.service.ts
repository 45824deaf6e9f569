import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { FileStore } from '../../platform/files/file-store.js';
import { logger } from '../../platform/logger.js';

const HOUR_MS = 3_600_000;
const ORPHAN_AFTER_MS = HOUR_MS;
const LOST_KEPT_MS = 30 * 24 * HOUR_MS;
const NAMES_A_QUERY = 200;

/** How many files each step of a sweep took away. */
export interface Swept {
  drafts: number;
  setAside: number;
  destroyed: number;
}

/**
 * Clears up after crashes: uploads that broke off, files whose row was never committed or is gone.
 * A file without a row is set aside for a month before it is destroyed, so that a server started by
 * mistake on another database, or on a restored older one, destroys nothing.
 */
@Injectable()
export class AttachmentSweepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly files: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), HOUR_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** One sweep as of the moment. */
  async sweep(moment = Date.now()): Promise<Swept> {
    const drafts = await this.files.removeDraftsBefore(moment - ORPHAN_AFTER_MS);
    let setAside = 0;
    for await (const names of this.files.namesBefore(moment - ORPHAN_AFTER_MS))
      for (const name of await this.withoutRow(names)) {
        await this.files.setAside(name);
        setAside += 1;
      }
    const destroyed = await this.files.removeLostBefore(moment - LOST_KEPT_MS);
    await this.files.removeUnheld();
    return { drafts, setAside, destroyed };
  }

  private start(): void {
    this.running = this.sweep().then(
      (swept) => logger.debug({ swept }, 'attachments swept'),
      (error: unknown) => logger.error({ err: error }, 'the sweep of attachments failed'),
    );
  }

  private async withoutRow(names: readonly string[]): Promise<string[]> {
    const without: string[] = [];
    for (let start = 0; start < names.length; start += NAMES_A_QUERY) {
      const some = names.slice(start, start + NAMES_A_QUERY);
      const rows = await this.db.all<{ name: string }>(
        sql`SELECT t.stored_as AS name FROM attachments t WHERE ${isIn(raw('t.stored_as'), some)}`,
      );
      const named = new Set(rows.map((row) => row.name));
      without.push(...some.filter((name) => !named.has(name)));
    }
    return without;
  }
}
