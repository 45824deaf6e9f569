import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Conflict, say } from '../errors.js';
import { AnswerKeeper } from './answer-keeper.js';
import { now } from './columns.js';
import { Database } from './database.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { sql } from './sql.js';

const KEPT_MS = 48 * 3600 * 1000;
const TIDY_EVERY_MS = 3600 * 1000;

/** Whose retry of what, with which arguments. */
export interface Attempt {
  accountId: string;
  operation: string;
  key: string;
  args: unknown;
}

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Lets a mutation be sent twice and happen once. Runs inside the mutation's unit of work. */
@Injectable()
export class Idempotency {
  private readonly answers: AnswerKeeper;
  private tidiedAt = 0;

  constructor(private readonly db: Database) {
    this.answers = new AnswerKeeper(db.dataSource);
  }

  /**
   * The first answer again, or the work's own. Raises CONFLICT when the key was used for other
   * arguments.
   */
  async once(attempt: Attempt, work: () => Promise<unknown>): Promise<unknown> {
    const { accountId, operation, key, args } = attempt;
    const place = { accountId, operation, key };
    const bodyHash = hash(args);
    if (!(await this.claim({ ...place, bodyHash }))) {
      const known = await this.db.repo(IdempotencyKey).findOneByOrFail(place);
      if (known.bodyHash === bodyHash) return this.answers.revive(known.answer);
      throw new Conflict(
        say('这个幂等键已用于另一份内容', 'This idempotency key was used with other content'),
        { idempotencyKey: key },
      );
    }
    const value = await work();
    await this.db.repo(IdempotencyKey).update(place, { answer: this.answers.keep(value) });
    this.db.afterCommit(() => this.tidy());
    return value;
  }

  /**
   * Takes the key before anything is done, so that the same request sent at the same moment waits
   * here, and not at some other constraint further on. False: it was taken before. PostgreSQL makes
   * the waiting unit start again, which then finds the answer.
   */
  private async claim(row: Omit<IdempotencyKey, 'answer' | 'createdAt'>): Promise<boolean> {
    const claimed = await this.db.all(
      sql`INSERT INTO idempotency_keys (account_id, operation, key, body_hash, answer, created_at)
        VALUES (${row.accountId}, ${row.operation}, ${row.key}, ${row.bodyHash}, '', ${now()})
        ON CONFLICT DO NOTHING RETURNING key`,
    );
    return claimed.length === 1;
  }

  /** Forgets keys that nobody will retry any more, now and then, in a unit of its own. */
  private async tidy(): Promise<void> {
    if (Date.now() - this.tidiedAt < TIDY_EVERY_MS) return;
    this.tidiedAt = Date.now();
    const limit = new Date(Date.now() - KEPT_MS).toISOString();
    await this.db.transact(() =>
      this.db.repo(IdempotencyKey).delete({ createdAt: LessThan(limit) }),
    );
  }
}
