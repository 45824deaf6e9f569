import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { NotAudited } from '../audit/audit.subscriber.js';
import { InstantColumn } from './columns.js';

/** A mutation that was answered once under a client-made key, with what it answered. */
@NotAudited()
@Entity('idempotency_keys')
@Index(['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('varchar', { length: 36 })
  accountId: string;

  @PrimaryColumn('varchar', { length: 60 })
  operation: string;

  @PrimaryColumn('varchar', { length: 100 })
  key: string;

  /** SHA-256 of the arguments: the same key with another body is refused. */
  @Column('varchar', { length: 64 })
  bodyHash: string;

  /** JSON of the answer: `{ entity, value }`. */
  @Column('text')
  answer: string;

  @InstantColumn()
  createdAt: string;
}
