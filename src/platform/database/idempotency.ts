import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, type ObjectLiteral } from 'typeorm';
import { Conflict, say } from '../errors.js';
import { now } from './columns.js';
import { Database } from './database.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

const KEPT_MS = 48 * 3600 * 1000;

/** Whose retry of what, with which arguments. */
export interface Attempt {
  accountId: string;
  operation: string;
  key: string;
  args: unknown;
}

/** The entity's name (null: a plain object) and its columns. */
interface Answer {
  entity: string | null;
  value: unknown;
}

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Lets a mutation be sent twice and happen once. Runs inside the mutation's unit of work. */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Database) {}

  /**
   * The first answer again, or the work's own. Raises CONFLICT when the key was used for other
   * arguments.
   */
  async once(attempt: Attempt, work: () => Promise<unknown>): Promise<unknown> {
    const { accountId, operation, key } = attempt;
    const bodyHash = hash(attempt.args);
    const known = await this.db.repo(IdempotencyKey).findOneBy({ accountId, operation, key });
    if (known) {
      if (known.bodyHash !== bodyHash)
        throw new Conflict(
          say('这个幂等键已用于另一份内容', 'This idempotency key was used with other content'),
          { idempotencyKey: key },
        );
      return this.revive(JSON.parse(known.answer) as Answer);
    }
    const value = await work();
    const answer = JSON.stringify(this.keep(value));
    const createdAt = now();
    await this.db
      .repo(IdempotencyKey)
      .insert({ accountId, operation, key, bodyHash, answer, createdAt });
    await this.forgetOld();
    return value;
  }

  private keep(value: unknown): Answer {
    const target = (value as object | null)?.constructor;
    const metadata = this.db.dataSource.entityMetadatas.find((meta) => meta.target === target);
    if (!metadata) return { entity: null, value };
    const columns: Record<string, unknown> = {};
    for (const column of metadata.columns)
      if (column.isSelect)
        columns[column.propertyName] = column.getEntityValue(value as ObjectLiteral);
    return { entity: metadata.name, value: columns };
  }

  private revive(answer: Answer): unknown {
    if (!answer.entity) return answer.value;
    const { target } = this.db.dataSource.getMetadata(answer.entity);
    return Object.assign(new (target as new () => object)(), answer.value);
  }

  private async forgetOld(): Promise<void> {
    const limit = new Date(Date.now() - KEPT_MS).toISOString();
    await this.db.repo(IdempotencyKey).delete({ createdAt: LessThan(limit) });
  }
}
