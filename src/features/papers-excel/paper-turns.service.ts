import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { noteReading } from '../../platform/audit/note-reading.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Database } from '../../platform/database/database.js';
import { say, TooMany } from '../../platform/errors.js';
import { RateLimits } from '../../platform/http/rate-limit.js';
import { ending } from '../../platform/workbooks/begun.js';

/** A paper costs as much as so many other requests. */
const WEIGHT = 20;
/** Each is written by a thread of its own. */
const AT_ONCE = 4;
const OF_ONE_ACCOUNT = 2;
const COME_BACK_S = 10;

/** How papers are handed out: not too many at once, each noted. */
@Injectable()
export class PaperTurns {
  private readonly limits: RateLimits;
  /** Whom the papers are for that are being made. */
  private readonly making: string[] = [];

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = new RateLimits(Math.ceil(config.rateLimitPerMinute / WEIGHT));
  }

  /**
   * Makes a paper when its turn has come, and notes that it was read. Raises TOO_MANY. The turn ends
   * with the last of it, or when its reader goes away.
   */
  async take(
    actor: Actor,
    paper: { name: string; asked: Record<string, unknown> },
    make: () => Promise<AsyncIterable<Uint8Array>>,
  ): Promise<AsyncIterable<Uint8Array>> {
    const reader = actor.accountId ?? '';
    await this.limits.ofAccount(reader);
    if (this.making.length >= AT_ONCE || this.count(reader) >= OF_ONE_ACCOUNT)
      throw new TooMany(
        COME_BACK_S,
        say('正在生成的表格较多,请稍后再试', 'Too many papers are being made; try again soon'),
      );
    this.making.push(reader);
    try {
      const content = await make();
      await noteReading(this.db, 'Paper', paper.name, paper.asked);
      return ending(content, () => this.end(reader));
    } catch (error) {
      this.end(reader);
      throw error;
    }
  }

  private count(reader: string): number {
    return this.making.filter((one) => one === reader).length;
  }

  private end(reader: string): void {
    this.making.splice(this.making.indexOf(reader), 1);
  }
}
