import { Field, ID, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRow, EnumColumn, IdColumn, InstantColumn } from '../../platform/database/columns.js';
import { Activity } from '../activities/activity.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { MediaReportStepKind } from './media-report-kinds.policy.js';
import { MediaReport } from './media-report.entity.js';

/** That a report is about something. */
abstract class ReportLink extends BaseRow {
  @ManyToOne(() => MediaReport, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  report: Relation<MediaReport>;

  @IdColumn()
  reportId: string;

  @Column('integer')
  position: number;
}

/** An activity that a report is about. */
@Entity('media_report_activities')
@Index(['reportId', 'activityId'], { unique: true })
@Index('media_report_activities_by_activity', ['activityId', 'reportId'])
export class MediaReportActivity extends ReportLink {
  @ManyToOne(() => Activity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  activity: Relation<Activity>;

  @IdColumn()
  activityId: string;
}

/** An education base that a report is about. */
@Entity('media_report_bases')
@Index(['reportId', 'baseId'], { unique: true })
@Index('media_report_bases_by_base', ['baseId', 'reportId'])
export class MediaReportBase extends ReportLink {
  @ManyToOne(() => EducationBase, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  base: Relation<EducationBase>;

  @IdColumn()
  baseId: string;
}

/** A book donation that a report is about. */
@Entity('media_report_donations')
@Index(['reportId', 'donationId'], { unique: true })
@Index('media_report_donations_by_donation', ['donationId', 'reportId'])
export class MediaReportDonation extends ReportLink {
  @ManyToOne(() => BookDonation, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  donation: Relation<BookDonation>;

  @IdColumn()
  donationId: string;
}

/** A legal-aid station that a report is about. */
@Entity('media_report_stations')
@Index(['reportId', 'stationId'], { unique: true })
@Index('media_report_stations_by_station', ['stationId', 'reportId'])
export class MediaReportStation extends ReportLink {
  @ManyToOne(() => LegalAidStation, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  station: Relation<LegalAidStation>;

  @IdColumn()
  stationId: string;
}

/** A unit that a report is about. */
@Entity('media_report_organizations')
@Index(['reportId', 'organizationId'], { unique: true })
@Index('media_report_organizations_by_unit', ['organizationId', 'reportId'])
export class MediaReportOrganization extends ReportLink {
  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;
}

/**
 * One step of a report's life: who did what, when and why. Written once, never changed; it outlives
 * the report, so that what was deleted can be looked up.
 */
@ObjectType({
  description: '报道登记记录 — one step of a report’s life: who, what, when, why.',
})
@Entity('media_report_steps')
@Index(['reportId', 'at'])
@Index(['kind', 'at'])
export class MediaReportStep extends BaseRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => ID, { description: '报道编号 — id of the report, also after it was deleted.' })
  @IdColumn()
  reportId: string;

  @Field(() => MediaReportStepKind, { description: '步骤 — what was done.' })
  @EnumColumn()
  kind: MediaReportStepKind;

  @Field(() => String, { description: '当时标题 — title at that time.' })
  @Column('varchar', { length: 200 })
  title: string;

  @Field(() => String, { nullable: true, description: '当时链接 — link at that time.' })
  @Column('varchar', { length: 2000, nullable: true })
  link: string | null;

  @ManyToOne(() => Region, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  region: Relation<Region>;

  @IdColumn()
  regionId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  unit: Relation<Organization>;

  @IdColumn()
  unitId: string;

  @Field(() => String, { nullable: true, description: '原因 — the reason given.' })
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
