import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Parts } from '../../platform/audit/parts.js';
import {
  BaseRow,
  DayColumn,
  IdColumn,
  InstantColumn,
  VersionedRow,
} from '../../platform/database/columns.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';

/** Days of a campaign that units report on, each by the same deadline. */
@ObjectType({
  description: '报送期次 — days of a campaign that units report on, by a deadline.',
})
@Entity('reporting_periods')
@Index(['campaignId', 'startsOn'])
@Index('reporting_periods_by_deadline', ['deadline', 'id'])
export class ReportingPeriod extends VersionedRow {
  @Field(() => ID, { description: '编号 — id (UUIDv7).' })
  declare id: string;

  @Field(() => Int, {
    description: '版本 — grows with every change; send it back as expectedVersion.',
  })
  declare version: number;

  @Field(() => String, { description: '名称 — name (第一周、4月15日当天).' })
  @Column('varchar', { length: 60 })
  name: string;

  @ManyToOne(() => Campaign, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  campaign: Relation<Campaign>;

  @IdColumn()
  campaignId: string;

  @Field(() => GraphQLLocalDate, { description: '起始日期 — first day reported on.' })
  @DayColumn()
  startsOn: string;

  @Field(() => GraphQLLocalDate, { description: '截止日期 — last day reported on.' })
  @DayColumn()
  endsOn: string;

  @Field(() => GraphQLDateTimeISO, { description: '报送期限 — until when units report.' })
  @InstantColumn()
  deadline: string;

  /** Whether its units changed last; see {@link Parts}. */
  @Column('simple-json')
  parts: Parts;
}

/** A unit that is to report on a period. */
@Entity('reporting_period_units')
@Index(['periodId', 'organizationId'], { unique: true })
@Index(['organizationId'])
export class ReportingPeriodUnit extends BaseRow {
  @ManyToOne(() => ReportingPeriod, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  period: Relation<ReportingPeriod>;

  @IdColumn()
  periodId: string;

  @ManyToOne(() => Organization, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn()
  organization: Relation<Organization>;

  @IdColumn()
  organizationId: string;

  /** When it said that it had nothing to report (零报告); null: it did not. */
  @InstantColumn({ nullable: true })
  nilReportedAt: string | null;

  @Column('varchar', { length: 200, nullable: true })
  nilReason: string | null;

  /** The account's name at that time. */
  @Column('varchar', { length: 100, nullable: true })
  nilAccountName: string | null;
}
