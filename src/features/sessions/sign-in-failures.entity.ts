import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import { InstantColumn } from '../../platform/database/columns.js';

/** Failed sign-ins under one name or from one address, counted for all servers together. */
@NotAudited()
@Entity('sign_in_failures')
export class SignInFailures {
  /** HMAC of the name or address: people type passwords where names belong. */
  @PrimaryColumn('varchar', { length: 64 })
  id: string;

  @Column('integer')
  count: number;

  @InstantColumn()
  lastAt: string;

  /** Until then every further attempt is refused unread. */
  @InstantColumn()
  blockedUntil: string;
}
