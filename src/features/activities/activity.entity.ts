import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Parts } from '../../platform/audit/parts.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  VersionedRow,
} from '../../platform/database/columns.js';
import { Account } from '../accounts/account.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { ActivityStatus, DayPeriod } from './activity-status.policy.js';

/** A clock time in Asia/Shanghai, `09:30`. */
const ClockColumn = () => Column('varchar', { length: 5, nullable: true });

/** One activity: the plan that is reviewed and published, and what really happened. */
@ObjectType({
  description: '活动 — one activity: its plan, and once it is closed what really happened.',
})
@Entity('activities')
@Index(['regionId', 'sortAt', 'id'])
@Index(['ownerOrganizationId', 'sortAt'])
@Index(['ownerAccountId'])
@Index(['campaignId', 'sortAt'])
@Index(['venueId', 'sortAt'])
@Index(['typeId', 'sortAt'])
@Index('activities_by_street', ['streetId', 'sortAt', 'id'])
@Index('activities_of_several_days', ['streetId', 'endsOn', 'startsOn'], {
  where: 'ends_on > starts_on',
})
@Index('activities_by_start', ['sortAt', 'id'])
@Index('activities_by_end', ['endsOn', 'sortAt'])
@Index('activities_by_change', ['updatedAt', 'id'])
@Index('activities_by_wait', ['reviewLevel', 'waitingSince'])
export class Activity extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '活动名称 — title.' })
  @Column('varchar', { length: 120 })
  title: string;

  @ManyToOne(() => VocabularyTerm, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  type: Relation<VocabularyTerm>;

  @IdColumn()
  typeId: string;

  @ManyToOne(() => Campaign, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign> | null;

  @IdColumn({ nullable: true })
  campaignId: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @IdColumn()
  regionId: string;

  /** The street that the region is or lies in, if any; the database itself keeps it. */
  @IdColumn({ nullable: true, select: false, insert: false, update: false })
  streetId: string | null;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  ownerOrganization: Relation<Organization>;

  /** The unit that registered it and answers for it. */
  @IdColumn()
  ownerOrganizationId: string;

  @ManyToOne(() => Account, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  ownerAccount: Relation<Account> | null;

  /** The account on duty for it; moves when the post changes hands. */
  @IdColumn({ nullable: true })
  ownerAccountId: string | null;

  /** The account that registered it: never moves, and never reviews it. */
  @IdColumn({ nullable: true })
  registeredById: string | null;

  @Field(() => ActivityStatus, { description: '状态 — where it stands.' })
  @EnumColumn()
  status: ActivityStatus;

  /** The level whose reviewer must act now; shown by the rule in `activity.policy.ts` only. */
  @EnumColumn({ nullable: true })
  reviewLevel: RegionLevel | null;

  /** Since when it waits for that reviewer. */
  @InstantColumn({ nullable: true })
  waitingSince: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '开始日期 — first day; null when it is not known.',
  })
  @DayColumn({ nullable: true })
  startsOn: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '结束日期 — last day, inclusive; null: the first day.',
  })
  @DayColumn({ nullable: true })
  endsOn: string | null;

  @Field(() => String, { nullable: true, description: '开始时间 — HH:mm (Asia/Shanghai).' })
  @ClockColumn()
  startTime: string | null;

  @Field(() => String, { nullable: true, description: '结束时间 — HH:mm (Asia/Shanghai).' })
  @ClockColumn()
  endTime: string | null;

  @Field(() => DayPeriod, {
    nullable: true,
    description: '时段 — part of the day when no clock time is known.',
  })
  @EnumColumn({ nullable: true })
  period: DayPeriod | null;

  @Field(() => String, {
    nullable: true,
    description: '时间说明 — the time in words, kept as written (连日来).',
  })
  @Column('varchar', { length: 60, nullable: true })
  dateWords: string | null;

  /** Start as `YYYY-MM-DDTHH:mm`, `9999` when unknown: for order; see `activity-time.policy.ts`. */
  @Column('varchar', { length: 16 })
  sortAt: string;

  @ManyToOne(() => Venue, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  venue: Relation<Venue> | null;

  @IdColumn({ nullable: true })
  venueId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '地点说明 — the place in words: a room of the venue, or a place that is no venue.',
  })
  @Column('varchar', { length: 120, nullable: true })
  placeText: string | null;

  @Field(() => Int, { nullable: true, description: '预计人数 — how many people are expected.' })
  @Column('integer', { nullable: true })
  expectedHeadcount: number | null;

  @Field(() => String, { nullable: true, description: '活动简介 — brief, at most 100 characters.' })
  @Column('varchar', { length: 100, nullable: true })
  brief: string | null;

  /** Personal: shown by the rule in `activity.policy.ts` only. */
  @Column('varchar', { length: 50, nullable: true })
  contactName: string | null;

  /** Personal: shown by the rule in `activity.policy.ts` only. */
  @Column('varchar', { length: 30, nullable: true })
  contactPhone: string | null;

  /** When it was last submitted; null: never. */
  @InstantColumn({ nullable: true })
  submittedAt: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: '发布时间 — when it was opened to the public; null: it is not.',
  })
  @InstantColumn({ nullable: true })
  publishedAt: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: '结项时间 — when it was closed with its actual figures.',
  })
  @InstantColumn({ nullable: true })
  closedAt: string | null;

  @Field(() => Int, { nullable: true, description: '实际人数 — how many people came.' })
  @Column('integer', { nullable: true })
  actualHeadcount: number | null;

  @Field(() => Boolean, {
    description: '人数为约数 — the headcount is an estimate (约、余).',
  })
  @Column('boolean')
  headcountEstimated: boolean;

  @Field(() => Boolean, {
    description: '受众有交叉 — one person may stand in several audiences’ headcounts.',
  })
  @Column('boolean')
  audiencesOverlap: boolean;

  @Field(() => Int, { nullable: true, description: '志愿者人数 — how many volunteers helped.' })
  @Column('integer', { nullable: true })
  volunteers: number | null;

  @Field(() => String, {
    nullable: true,
    description: '活动总结 — what happened, what came of it.',
  })
  @Column('text', { nullable: true })
  summary: string | null;

  /** The earlier activity that this one was copied from. */
  @IdColumn({ nullable: true })
  copiedFromId: string | null;

  /** Which of its parts (organizers, audiences…) changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;
}
