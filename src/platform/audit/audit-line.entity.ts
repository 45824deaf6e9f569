import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { EnumColumn, IdColumn, InstantColumn } from '../database/columns.js';

export enum AuditAction {
  CREATED = 'CREATED',
  CHANGED = 'CHANGED',
  DELETED = 'DELETED',
  READ = 'READ',
}

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: '操作种类 — what was done to the record.',
  valuesMap: {
    CREATED: { description: '新建 — created.' },
    CHANGED: { description: '修改 — changed.' },
    DELETED: { description: '删除 — deleted.' },
    READ: { description: '查看敏感信息 — sensitive content was looked at.' },
  },
});

/** Who did what to which record, and when. Written with the change itself; never changed, never deleted. */
@ObjectType({
  description: '审计记录 — who did what to which record, and when; cannot be changed.',
})
@Entity('audit_lines')
@Index(['entity', 'recordId', 'at'])
@Index(['accountId', 'at'])
@Index(['at'])
export class AuditLine {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Field(() => GraphQLDateTimeISO, { description: '时间 — when.' })
  @InstantColumn()
  at: string;

  @Field(() => ID, {
    nullable: true,
    description: '账号 — the account; null for the server itself.',
  })
  @IdColumn({ nullable: true })
  accountId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '单位编号 — the unit it was done for: the account’s at that time.',
  })
  @IdColumn({ nullable: true })
  organizationId: string | null;

  @Field(() => String, { description: '操作人 — the account’s name at that time.' })
  @Column('varchar', { length: 100 })
  accountName: string;

  @Field(() => AuditAction, { description: '操作 — what was done.' })
  @EnumColumn()
  action: AuditAction;

  @Field(() => String, { description: '记录种类 — kind of record.' })
  @Column('varchar', { length: 60 })
  entity: string;

  @Field(() => String, { description: '记录编号 — id of the record.' })
  @Column('varchar', { length: 100 })
  recordId: string;

  @Field(() => Number, { nullable: true, description: '版本 — the record’s version afterwards.' })
  @Column('integer', { nullable: true })
  recordVersion: number | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: '修改前 — the changed columns before; null when created.',
  })
  @Column('simple-json', { nullable: true })
  before: Record<string, unknown> | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: '修改后 — the changed columns afterwards; null when deleted.',
  })
  @Column('simple-json', { nullable: true })
  after: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: '请求编号 — the request it belonged to.' })
  @Column('varchar', { length: 64, nullable: true })
  requestId: string | null;
}
