import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Parts } from '../../platform/audit/parts.js';
import { DayColumn, EnumColumn, IdColumn, VersionedRow } from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BookDonationStatus, BookDonorKind } from './book-donation-status.policy.js';

/** Books given by somebody to somebody. Nearly everything of it may be unknown at first. */
@ObjectType({
  description:
    '赠书 — books given by somebody to somebody; nearly everything of it may be unknown at first.',
})
@Entity('book_donations')
@Index(['regionId', 'presentedOn'])
@Index(['ownerOrganizationId'])
@Index(['donorOrganizationId'])
@Index(['campaignId'])
@Index(['activityId'])
@Index('book_donations_by_day', ['presentedOn', 'id'])
@Index('book_donations_by_change', ['updatedAt', 'id'])
export class BookDonation extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, {
    nullable: true,
    description: '名称 — title as it was given; null: see `name`, which is made of the facts.',
  })
  @Column('varchar', { length: 120, nullable: true })
  title: string | null;

  @Field(() => BookDonationStatus, { description: '状态 — where it stands.' })
  @EnumColumn()
  status: BookDonationStatus;

  @Field(() => BookDonorKind, { description: '赠书方类别 — who gave the books.' })
  @EnumColumn()
  donorKind: BookDonorKind;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  donorOrganization: Relation<Organization> | null;

  /** Only of a donor of kind UNIT. */
  @IdColumn({ nullable: true })
  donorOrganizationId: string | null;

  /** Personal, only of a donor of kind PERSON: shown by the rule in `book-donation.policy.ts` only. */
  @Column('varchar', { length: 50, nullable: true })
  donorName: string | null;

  @Field(() => Boolean, {
    description: '姓名可公开 — the person who gave the books agreed to be named in public.',
  })
  @Column('boolean')
  donorNamePublic: boolean;

  @Field(() => String, {
    nullable: true,
    description: '受赠范围 — the recipients in words, as the paper has them (崇川区教育系统).',
  })
  @Column('varchar', { length: 120, nullable: true })
  recipientScope: string | null;

  @ManyToOne(() => Activity, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity> | null;

  /** The ceremony at which they were presented. */
  @IdColumn({ nullable: true })
  activityId: string | null;

  @ManyToOne(() => Campaign, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign> | null;

  @IdColumn({ nullable: true })
  campaignId: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  /** Where the books went: rights and figures follow it. */
  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  ownerOrganization: Relation<Organization>;

  /** The unit that registered it and answers for it. */
  @IdColumn()
  ownerOrganizationId: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '赠送日期 — day of the presentation, past or planned; null when it is not known.',
  })
  @DayColumn({ nullable: true })
  presentedOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '总册数(填报) — copies in all as they were stated, for a list that is not complete or not there; null: the lines tell.',
  })
  @Column('integer', { nullable: true })
  statedCopies: number | null;

  /** For those who work on it: shown by the rule in `book-donation.policy.ts` only. */
  @Column('varchar', { length: 500, nullable: true })
  note: string | null;

  /** Which of its parts (recipients, lines) changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;
}
