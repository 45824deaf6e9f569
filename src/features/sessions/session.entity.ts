import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import { BaseRow, EnumColumn, IdColumn, InstantColumn } from '../../platform/database/columns.js';
import { Account } from '../accounts/account.entity.js';

/** How a session's secret travels. */
export enum SessionKind {
  COOKIE = 'COOKIE',
  TOKEN = 'TOKEN',
}

registerEnumType(SessionKind, {
  name: 'SessionKind',
  description: '会话种类 — how a session’s secret travels.',
  valuesMap: {
    COOKIE: { description: '网页登录 — a browser’s cookie.' },
    TOKEN: { description: '访问令牌 — a program’s bearer token.' },
  },
});

/**
 * The right to act as an account for a while: a browser's sign-in or a program's token. Ended ones
 * stay as the record of who signed in from where.
 */
@NotAudited()
@ObjectType({ description: '登录会话 — a browser’s sign-in or a program’s token.' })
@Entity('sessions')
@Index(['secretHash'], { unique: true })
@Index(['accountId', 'endedAt'])
@Index(['expiresAt'])
export class Session extends BaseRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => GraphQLDateTimeISO, { description: '开始时间 — when it was made.' })
  declare createdAt: string;

  @ManyToOne(() => Account, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  account: Relation<Account>;

  @IdColumn()
  accountId: string;

  @Field(() => SessionKind, { description: '种类 — cookie or token.' })
  @EnumColumn()
  kind: SessionKind;

  @Field(() => String, { nullable: true, description: '名称 — the name given to a token.' })
  @Column('varchar', { length: 50, nullable: true })
  name: string | null;

  /** HMAC-SHA-256 of the secret: who reads the table cannot sign in with it. */
  @Column('varchar', { length: 64, select: false })
  secretHash: string;

  @Field(() => String, {
    nullable: true,
    description: '设备 — the browser or program it was made with.',
  })
  @Column('varchar', { length: 200, nullable: true })
  device: string | null;

  @Field(() => String, { nullable: true, description: '网络地址 — where it was made from.' })
  @Column('varchar', { length: 45, nullable: true })
  address: string | null;

  @Field(() => GraphQLDateTimeISO, {
    description: '最近使用 — last used, exact to a few minutes.',
  })
  @InstantColumn()
  lastUsedAt: string;

  @Field(() => GraphQLDateTimeISO, { description: '失效时间 — void from then on, used or not.' })
  @InstantColumn()
  expiresAt: string;

  @InstantColumn({ nullable: true })
  endedAt: string | null;
}
