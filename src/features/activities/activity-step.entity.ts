import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn, InstantColumn } from '../../platform/database/columns.js';
import { RegionLevel } from '../regions/region.entity.js';
import { ActivityStatus, StepKind } from './activity-status.policy.js';
import { Activity } from './activity.entity.js';

/** One step of an activity's life: who did what, when and why. Written once, never changed. */
@ObjectType({ description: '办理记录 — one step of an activity’s life: who, what, when and why.' })
@Entity('activity_steps')
@Index(['activityId', 'at'])
export class ActivityStep extends BaseRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;

  @Field(() => StepKind, { description: '步骤 — what was done.' })
  @EnumColumn()
  kind: StepKind;

  @Field(() => ActivityStatus, { nullable: true, description: '原状态 — status before.' })
  @EnumColumn({ nullable: true })
  fromStatus: ActivityStatus | null;

  @Field(() => ActivityStatus, { description: '新状态 — status afterwards.' })
  @EnumColumn()
  toStatus: ActivityStatus;

  @Field(() => RegionLevel, {
    nullable: true,
    description: '审核层级 — the level that approved or returned it; null for other steps.',
  })
  @EnumColumn({ nullable: true })
  level: RegionLevel | null;

  @Field(() => String, { nullable: true, description: '原因 — the reason given.' })
  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  @Field(() => Boolean, {
    description:
      '不涉密确认 — signed off that nothing in it is secret, by this account at this time.',
  })
  @Column('boolean')
  notClassified: boolean;

  @Field(() => [String], {
    description: '变更内容 — what was changed, for a step of kind CHANGE (field names).',
  })
  @Column('simple-json')
  changed: string[];

  @IdColumn({ nullable: true })
  accountId: string | null;

  @Field(() => String, { description: '办理人 — the account’s name at that time.' })
  @Column('varchar', { length: 100 })
  accountName: string;

  @IdColumn({ nullable: true })
  organizationId: string | null;

  @Field(() => GraphQLDateTimeISO, { description: '时间 — when.' })
  @InstantColumn()
  at: string;
}
