import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { NotAudited } from '../../platform/audit/audit.subscriber.js';
import { BaseRow, EnumColumn, IdColumn, InstantColumn } from '../../platform/database/columns.js';
import { CountedKind, FigureKey } from '../papers-word/counted-figure.policy.js';
import { BriefingStatus, BriefingStepKind } from './briefing-status.policy.js';
import { Briefing } from './briefing.entity.js';

/** A row that belongs to one briefing. */
abstract class BriefingRow extends BaseRow {
  @ManyToOne(() => Briefing, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  briefing: Relation<Briefing>;

  @IdColumn()
  briefingId: string;
}

/** What was asked to get a figure: the same filter opens its records in the lists. */
@ObjectType({ description: '统计条件 — what was asked to get a figure.' })
export class BriefingFigureFilter {
  @Field(() => ID, { description: '行政区划编号 — the region, with everything below it.' })
  regionId: string;

  @Field(() => ID, { nullable: true, description: '活动周编号 — the campaign, if any.' })
  campaignId: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '起始日期 — first day.' })
  from: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '截止日期 — last day.' })
  to: string | null;
}

/** A figure as it was when its briefing was issued. */
@ObjectType({ description: '简报数据 — a figure as it was when its briefing was issued.' })
@Entity('briefing_figures')
@Index(['briefingId', 'key'], { unique: true })
export class BriefingFigure extends BriefingRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Column('integer')
  position: number;

  @Field(() => FigureKey, { description: '指标 — what is counted.' })
  @EnumColumn()
  key: FigureKey;

  @Field(() => String, { description: '名称 — its name as printed.' })
  @Column('varchar', { length: 40 })
  label: string;

  @Field(() => String, { description: '单位 — counting word (场次、人次、份、篇).' })
  @Column('varchar', { length: 10 })
  countingWord: string;

  @Field(() => Int, { description: '数值 — what the records behind it add up to.' })
  @Column('integer')
  value: number;

  @Field(() => Int, { description: '其中约数 — the part of it that is an estimate.' })
  @Column('integer')
  estimated: number;

  @Field(() => BriefingFigureFilter, { description: '统计条件 — the filter that gave it.' })
  @Column('simple-json')
  filter: BriefingFigureFilter;
}

/** A record behind a frozen figure, with what it added. They repeat what the figure was made of. */
@ObjectType({ description: '数据来源 — a record behind a figure, as it was, with what it added.' })
@NotAudited()
@Entity('briefing_figure_records')
@Index(['figureId', 'position'], { unique: true })
@Index(['briefingId'])
@Index('briefing_figure_records_by_record', ['recordId'])
export class BriefingFigureRecord extends BriefingRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @ManyToOne(() => BriefingFigure, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  figure: Relation<BriefingFigure>;

  @IdColumn()
  figureId: string;

  @Field(() => Int, { description: '序号 — place among the records, from 1.' })
  @Column('integer')
  position: number;

  @Field(() => CountedKind, { description: '记录种类 — what kind of record it is.' })
  @EnumColumn()
  recordKind: CountedKind;

  @Field(() => ID, { description: '记录编号 — id of the record.' })
  @IdColumn()
  recordId: string;

  @Field(() => String, { description: '当时名称 — its title at that time.' })
  @Column('varchar', { length: 200 })
  title: string;

  @Field(() => Int, { description: '计入数 — what it added to the figure.' })
  @Column('integer')
  value: number;
}

/** One step of a briefing's life: who did what, when and why. Written once, never changed. */
@ObjectType({ description: '简报办理记录 — one step of a briefing’s life: who, what, when, why.' })
@Entity('briefing_steps')
@Index(['briefingId', 'at'])
export class BriefingStep extends BriefingRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => BriefingStepKind, { description: '步骤 — what was done.' })
  @EnumColumn()
  kind: BriefingStepKind;

  @Field(() => BriefingStatus, { description: '新状态 — status afterwards.' })
  @EnumColumn()
  toStatus: BriefingStatus;

  @Field(() => String, { nullable: true, description: '原因或意见 — the reason or remark given.' })
  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  @Field(() => [String], { description: '变更内容 — what was changed (field names).' })
  @Column('simple-json')
  changed: string[];

  @IdColumn({ nullable: true })
  accountId: string | null;

  @Field(() => String, { description: '办理人 — the account’s name at that time.' })
  @Column('varchar', { length: 100 })
  accountName: string;

  @Field(() => GraphQLDateTimeISO, { description: '时间 — when.' })
  @InstantColumn()
  at: string;
}
