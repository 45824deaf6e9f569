import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import {
  BaseRow,
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
} from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import {
  EducationBaseLevel,
  EducationBaseStatus,
  EducationBaseStepKind,
} from './education-base-status.policy.js';
import { EducationBase } from './education-base.entity.js';

/**
 * One step of a designation's life, and how the base stood after it: with its steps the list of bases
 * can be read as it stood on any day. Nothing of it changes but the paper that is filed to it.
 */
@ObjectType({
  description: '命名办理记录 — one step of a designation: what, on which day, by which document.',
})
@Entity('education_base_steps')
@Index(['baseId', 'position'], { unique: true })
@Index(['baseId', 'standsFrom'])
@Index(['authorityId'])
@Index(['activityId'])
export class EducationBaseStep extends BaseRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @ManyToOne(() => EducationBase, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  base: Relation<EducationBase>;

  @IdColumn()
  baseId: string;

  @Field(() => Int, { description: '顺序 — place among the base’s steps, from 1.' })
  @Column('integer')
  position: number;

  @Field(() => EducationBaseStepKind, { description: '步骤 — what was done.' })
  @EnumColumn()
  kind: EducationBaseStepKind;

  @Field(() => EducationBaseStatus, { description: '新状态 — status afterwards.' })
  @EnumColumn()
  toStatus: EducationBaseStatus;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '日期 — the day of the step; null: not known (an earlier list).',
  })
  @DayColumn({ nullable: true })
  day: string | null;

  /** From which day on the base stands so: the step's day, or the day it was registered. */
  @DayColumn()
  standsFrom: string;

  @Field(() => EducationBaseLevel, { description: '级别 — level afterwards.' })
  @EnumColumn()
  level: EducationBaseLevel;

  @Field(() => String, { nullable: true, description: '批次 — batch afterwards.' })
  @Column('varchar', { length: 40, nullable: true })
  batch: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '命名日期 — day of naming, as it stands afterwards.',
  })
  @DayColumn({ nullable: true })
  namedOn: string | null;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  authority: Relation<Organization> | null;

  /** The unit in whose name it was done, where it is registered. */
  @IdColumn({ nullable: true })
  authorityId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '命名机关名称 — in whose name, where that unit is not registered here.',
  })
  @Column('varchar', { length: 100, nullable: true })
  authorityName: string | null;

  @Field(() => String, { nullable: true, description: '文号 — number of the document.' })
  @Column('varchar', { length: 60, nullable: true })
  documentNumber: string | null;

  /** The attachment of the base that is the document. */
  @IdColumn({ nullable: true })
  documentId: string | null;

  @ManyToOne(() => Activity, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity> | null;

  /** The activity at which it was announced. */
  @IdColumn({ nullable: true })
  activityId: string | null;

  /** Shown by the rule in `education-base.policy.ts` only. */
  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  @IdColumn({ nullable: true })
  accountId: string | null;

  /** Shown by the rule in `education-base.policy.ts` only. */
  @Column('varchar', { length: 100 })
  accountName: string;

  @IdColumn({ nullable: true })
  organizationId: string | null;

  @InstantColumn()
  at: string;
}
