import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  BeforeInsert,
  BeforeUpdate,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  type Relation,
} from 'typeorm';
import { DayColumn, EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BriefingSectionKind, BriefingStatus } from './briefing-status.policy.js';

/** A section as its editor chose it; activities and reports are named, and told from their records. */
@ObjectType({
  description: '简报栏目 — a section of a briefing, as its editor chose and ordered it.',
})
export class BriefingSection {
  @Field(() => BriefingSectionKind, { description: '栏目种类 — what it is made of.' })
  kind: BriefingSectionKind;

  @Field(() => String, { nullable: true, description: '小标题 — heading, numbered by itself.' })
  heading: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文字 — the editor’s words; of an activity they take the place of its record.',
  })
  text: string | null;

  @Field(() => [ID], { description: '活动编号 — ids of the activities, in order.' })
  activityIds: string[];

  @Field(() => [ID], {
    description: '报道编号 — ids of the press reports, in order; none: all of the period.',
  })
  reportIds: string[];
}

@ObjectType({ description: '简报图片 — a photo of an activity with its caption.' })
export class BriefingPhoto {
  @Field(() => ID, { description: '附件编号 — id of the activity’s attachment.' })
  attachmentId: string;

  @Field(() => String, {
    nullable: true,
    description: '图片说明 — caption; null: the photo’s own.',
  })
  caption: string | null;
}

/** One issue of a unit's briefing. Once issued, service and database refuse every change. */
@ObjectType({
  description: '简报 — one issue of a unit’s briefing; once issued it never changes.',
})
@Entity('briefings')
@Index(['seriesKey', 'totalNumber'], { unique: true })
@Index(['numberingKey', 'number'], { unique: true })
@Index(['unitId', 'status'])
@Index(['regionId', 'issuedOn'])
@Index(['campaignId'])
@Index(['correctsId'])
@Index('briefings_by_day', ['issuedOn', 'id'])
@Index('briefings_by_change', ['updatedAt', 'id'])
export class Briefing extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '刊名 — name of the series, printed in the red head.' })
  @Column('varchar', { length: 40 })
  series: string;

  /** Unit and series: the total number counts within it. */
  @Column('varchar', { length: 100 })
  seriesKey: string;

  /** Unit, series, campaign and year: the number counts within it. */
  @Column('varchar', { length: 150 })
  numberingKey: string;

  @Field(() => String, { description: '标题 — title of this issue.' })
  @Column('varchar', { length: 100 })
  title: string;

  @Field(() => BriefingStatus, { description: '状态 — where it stands.' })
  @EnumColumn()
  status: BriefingStatus;

  @Field(() => Int, { description: '年份 — the year that numbers it.' })
  @Column('integer')
  year: number;

  @Field(() => Int, {
    nullable: true,
    description: '期数 — 第X期; given at issue unless it was reserved, null until then.',
  })
  @Column('integer', { nullable: true })
  number: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '总期数 — 总第Y期, over all years and campaigns of the series; given at issue.',
  })
  @Column('integer', { nullable: true })
  totalNumber: number | null;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  unit: Relation<Organization>;

  @IdColumn()
  unitId: string;

  @Field(() => String, { description: '编印单位 — issuing unit as it is printed.' })
  @Column('varchar', { length: 100 })
  unitName: string;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  /** What it reports on: rights and figures follow it. */
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Campaign, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign> | null;

  @IdColumn({ nullable: true })
  campaignId: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '统计起始 — first day of the figures.',
  })
  @DayColumn({ nullable: true })
  periodFrom: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '统计截止 — last day of the figures.',
  })
  @DayColumn({ nullable: true })
  periodTo: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '印发日期 — the date in its head; null: the day on which it will be issued.',
  })
  @DayColumn({ nullable: true })
  issuedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: '密级或标注 — mark at the top left (内部资料); never a state secret.',
  })
  @Column('varchar', { length: 20, nullable: true })
  secrecyMark: string | null;

  @Field(() => [String], { description: '报 — those above that it goes to.' })
  @Column('simple-json')
  reportTo: string[];

  @Field(() => [String], { description: '送 — those beside that it goes to.' })
  @Column('simple-json')
  sendTo: string[];

  @Field(() => [String], { description: '发 — those below that it goes to.' })
  @Column('simple-json')
  distributeTo: string[];

  @Field(() => Int, {
    nullable: true,
    description: '印数 — how many copies are printed (共印N份).',
  })
  @Column('integer', { nullable: true })
  copies: number | null;

  @Field(() => [BriefingSection], { description: '栏目 — its sections in order.' })
  @Column('simple-json')
  sections: BriefingSection[];

  @Field(() => [BriefingPhoto], { description: '图片 — up to three photos.' })
  @Column('simple-json')
  photos: BriefingPhoto[];

  @ManyToOne(() => Briefing, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  corrects: Relation<Briefing> | null;

  /** The issued briefing that this one corrects. */
  @IdColumn({ nullable: true })
  correctsId: string | null;

  @Field(() => String, { nullable: true, description: '更正原因 — what it corrects and why.' })
  @Column('varchar', { length: 500, nullable: true })
  correctionReason: string | null;

  /** The account that began it. */
  @IdColumn({ nullable: true })
  authorId: string | null;

  /** Who handed it in and who passed it, in this round: nobody does two of these. */
  @Column('simple-json')
  handledBy: string[];

  /** The attachment that holds the paper as it was issued. */
  @IdColumn({ nullable: true })
  paperId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文件指纹 — SHA-256 of the .docx as it was issued; null until then.',
  })
  @Column('varchar', { length: 64, nullable: true })
  paperSha256: string | null;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeKeys(): void {
    this.seriesKey = `${this.unitId}/${this.series}`;
    this.numberingKey = `${this.seriesKey}/${this.campaignId ?? ''}/${this.year}`;
  }
}
