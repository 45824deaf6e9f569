import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { IdColumn, InstantColumn, VersionedRow } from '../../platform/database/columns.js';
import { Organization } from '../organizations/organization.entity.js';
import type { Role } from './role.policy.js';

/**
 * A person on duty for one unit. What others may know of it depends on who asks, so all but the name
 * is answered by `account-fields.resolver.ts`.
 */
@ObjectType({ description: '账号 — a person on duty for one unit, with roles.' })
@Entity('accounts')
@Index(['username'], { unique: true })
@Index(['organizationId'])
export class Account extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Number, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  /** The name to sign in with, in lower case. */
  @Column('varchar', { length: 40 })
  username: string;

  @Field(() => String, { description: '姓名 — the name shown to others.' })
  @Column('varchar', { length: 50 })
  displayName: string;

  @Column('varchar', { length: 30, nullable: true })
  phone: string | null;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  @Column('simple-json')
  roles: Role[];

  @Column('boolean')
  active: boolean;

  @Column('boolean')
  mustChangePassword: boolean;

  /** Never selected by default, so that it reaches neither an answer nor an audit line. */
  @Column('varchar', { length: 200, select: false })
  passwordHash: string;

  /** A new password leaves its audit line by this. */
  @InstantColumn()
  passwordSetAt: string;

  /** Sessions and tokens made before it are void: set by a new password and by a deactivation. */
  @InstantColumn()
  sessionsValidFrom: string;
}
