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
import type { Parts } from '../../platform/audit/parts.js';
import { DayColumn, EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { MediaOutlet } from '../media-outlets/media-outlet.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { MediaReportKind, MediaReportOrigin } from './media-report-kinds.policy.js';
import { titleKeyOf } from './media-title.policy.js';

/** One report in one outlet. The same story in another outlet is another report. */
@ObjectType({
  description:
    '媒体报道 — one report in one outlet; the same story in another outlet is another report.',
})
@Entity('media_reports')
@Index(['linkKey'], { unique: true })
@Index(['titleKey'])
@Index(['outletId', 'publishedOn'])
@Index(['regionId', 'publishedOn'])
@Index(['campaignId', 'publishedOn'])
@Index(['unitId', 'publishedOn'])
@Index(['storyId'])
@Index('media_reports_by_day', ['publishedOn', 'id'])
@Index('media_reports_in_order', ['sortOn', 'id'])
@Index('media_reports_by_change', ['updatedAt', 'id'])
export class MediaReport extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '报道标题 — title.' })
  @Column('varchar', { length: 200 })
  title: string;

  /** The title as it is compared; see `media-title.policy.ts`. */
  @Column('varchar', { length: 200 })
  titleKey: string;

  @ManyToOne(() => MediaOutlet, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  outlet: Relation<MediaOutlet> | null;

  /** Null until the outlet is in the register. */
  @IdColumn({ nullable: true })
  outletId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '媒体(原文) — the outlet as it was quoted, while it is not in the register.',
  })
  @Column('varchar', { length: 60, nullable: true })
  outletText: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '刊发日期 — day of publication; null when it is not known.',
  })
  @DayColumn({ nullable: true })
  publishedOn: string | null;

  /** The day again, and '' where it is not known: lists are read along it. */
  @Column('varchar', { length: 10, default: '' })
  sortOn: string;

  @Field(() => String, {
    nullable: true,
    description: '版面、栏目 — page, column or programme (A3版).',
  })
  @Column('varchar', { length: 60, nullable: true })
  page: string | null;

  @Field(() => String, { nullable: true, description: '链接 — link as it was entered.' })
  @Column('varchar', { length: 2000, nullable: true })
  link: string | null;

  /** What is entered once only: the link without what does not matter, or outlet, day, page and title. */
  @Column('varchar', { length: 500, nullable: true })
  linkKey: string | null;

  @Field(() => String, { nullable: true, description: '作者 — author as printed.' })
  @Column('varchar', { length: 100, nullable: true })
  author: string | null;

  /** Internal: shown by the rule in `media-report.policy.ts` only. */
  @Column('integer', { nullable: true })
  reads: number | null;

  @Field(() => MediaReportKind, { description: '体裁 — article, photo story or video.' })
  @EnumColumn()
  kind: MediaReportKind;

  @Field(() => MediaReportOrigin, { description: '原创或转载 — the outlet’s own or taken over.' })
  @EnumColumn()
  origin: MediaReportOrigin;

  /** The same for all reports of one story; a report alone is a story of its own. */
  @Field(() => ID, {
    description: '同题编号 — the same for all reports of one story (the original and its reposts).',
  })
  @IdColumn()
  storyId: string;

  @ManyToOne(() => Campaign, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign> | null;

  @IdColumn({ nullable: true })
  campaignId: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  /** What it is about lies here: rights and figures follow it. */
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  unit: Relation<Organization>;

  /** The unit that registered it and answers for it. */
  @IdColumn()
  unitId: string;

  @Field(() => Boolean, {
    description: '不涉及具体活动 — about no single activity: it does not stand in the to-do list.',
  })
  @Column('boolean')
  standsAlone: boolean;

  /** For those who work on it: shown by the rule in `media-report.policy.ts` only. */
  @Column('varchar', { length: 500, nullable: true })
  note: string | null;

  /** Which of its links changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;

  @BeforeInsert()
  @BeforeUpdate()
  protected composeKeys(): void {
    this.titleKey = titleKeyOf(this.title);
    this.sortOn = this.publishedOn ?? '';
  }
}
