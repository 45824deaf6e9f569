import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import { InstantColumn } from '../../platform/database/columns.js';

/** The hash of the one-time code with which the first administrator is made; one row or none. */
@NotAudited()
@Entity('setup_codes')
export class SetupCode {
  @PrimaryColumn('varchar', { length: 10 })
  id: string;

  @Column('varchar', { length: 64 })
  codeHash: string;

  @InstantColumn()
  createdAt: string;
}
