import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import { ActivityStatus, StepKind } from '../activities/activity-status.policy.js';
import { visibleTo } from '../activities/activity.policy.js';
import { EvidenceKind, RecordKind } from '../attachments/attachment.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { ReportingPeriod } from './reporting-period.entity.js';
import type { ReportingPeriodsArgs } from './reporting-period.inputs.js';
import type {
  ReportingCounts,
  ReportingReminder,
  ReportingReturn,
} from './reporting-return.entity.js';
import {
  earlier,
  gapsOf,
  reminderText,
  ReturnStatus,
  returnsVisibleTo,
  statusOf,
} from './reporting.policy.js';

interface UnitRow {
  unit: string;
  name: string;
  nilReportedAt: string | null;
  nilReason: string | null;
}

interface FirstRow {
  unit: string;
  at: string;
}

interface OwedRow {
  unit: string;
  toClose: number;
  withoutPhotos: number;
}

const { DRAFT, CANCELLED, APPROVED, PUBLISHED, CLOSED } = ActivityStatus;

/** A return that is withdrawn and sent in again keeps its first moment. */
const FIRST_SUBMITTED = sql`COALESCE((SELECT MIN(step.at) FROM activity_steps step
  WHERE step.activity_id = t.id AND step.kind = ${StepKind.SUBMIT}), t.submitted_at)`;

const NO_PHOTO = sql`NOT EXISTS (SELECT 1 FROM attachments photo
  WHERE photo.record_kind = ${RecordKind.ACTIVITY} AND photo.record_id = t.id
    AND photo.evidence_kind = ${EvidenceKind.PHOTO})`;

/** Reading periods: who was to report, who did, and what is still owed. */
@Injectable()
export class ReportingPeriodsQueries {
  constructor(private readonly db: Database) {}

  /** One period. Raises NOT_FOUND. */
  async get(id: string): Promise<ReportingPeriod> {
    return found(await this.db.findById(ReportingPeriod, id), say('报送期次', 'reporting period'));
  }

  /** Periods, the latest deadline first. */
  pages({ filter, ...page }: ReportingPeriodsArgs): EntityPages<ReportingPeriod> {
    const keyset = new Keyset(
      'DEADLINE',
      [
        { expression: 't.deadline', descending: true, kind: 'text' },
        { expression: 't.id', descending: true, kind: 'text' },
      ],
      page,
    );
    const { campaignId, organizationId } = filter ?? {};
    return new EntityPages(this.db, ReportingPeriod, keyset, [
      ...(campaignId ? [sql`t.campaign_id = ${campaignId}`] : []),
      ...(organizationId
        ? [
            sql`t.id IN (SELECT u.period_id FROM reporting_period_units u WHERE u.organization_id = ${organizationId})`,
          ]
        : []),
    ]);
  }

  /** How each unit that the actor may see reported, by name; three statements. */
  async returns(actor: Actor, period: ReportingPeriod): Promise<ReportingReturn[]> {
    const units = await this.db.all<UnitRow>(sql`
      SELECT o.id AS unit, o.name, u.nil_reported_at AS "nilReportedAt", u.nil_reason AS "nilReason"
      FROM reporting_period_units u JOIN organizations o ON o.id = u.organization_id
      WHERE u.period_id = ${period.id} AND ${returnsVisibleTo(actor, 'o')} ORDER BY o.name, o.id`);
    const ids = units.map(({ unit }) => unit);
    const first = await this.firstReports(period, ids);
    const owed = await this.owed(actor, period, ids);
    return units.map(({ unit, name, nilReportedAt, nilReason }) => {
      const submittedAt = first.get(unit) ?? null;
      const firstReportedAt = earlier(submittedAt, nilReportedAt);
      return {
        organizationId: unit,
        organizationName: name,
        status: statusOf(firstReportedAt, period.deadline),
        firstReportedAt,
        nil: submittedAt === null && nilReportedAt !== null,
        nilReason,
        toClose: owed.get(unit)?.toClose ?? 0,
        withoutPhotos: owed.get(unit)?.withoutPhotos ?? 0,
      };
    });
  }

  /** How many of the units that the actor may see reported. */
  async counts(actor: Actor, period: ReportingPeriod): Promise<ReportingCounts> {
    const returns = await this.returns(actor, period);
    const count = (wanted: ReturnStatus) =>
      returns.filter(({ status }) => status === wanted).length;
    return {
      expected: returns.length,
      onTime: count(ReturnStatus.ON_TIME),
      late: count(ReturnStatus.LATE),
      missing: count(ReturnStatus.MISSING),
    };
  }

  /** Units that owe something, with a text for each. */
  async reminders(actor: Actor, period: ReportingPeriod): Promise<ReportingReminder[]> {
    const campaign = found(await this.db.findById(Campaign, period.campaignId));
    const returns = await this.returns(actor, period);
    const { name, startsOn, endsOn, deadline } = period;
    const about = { campaign: campaign.name, period: name, startsOn, endsOn, deadline };
    return returns
      .filter((one) => gapsOf(one).length > 0)
      .map((one) => ({
        organizationId: one.organizationId,
        gaps: gapsOf(one),
        text: reminderText({
          ...about,
          ...one,
          unit: one.organizationName,
          overdue: isOverdue(period),
        }),
      }));
  }

  /** When each unit first sent in something of the period, whoever may see that. */
  private async firstReports(
    period: ReportingPeriod,
    units: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await this.db.all<FirstRow>(sql`
      SELECT sent.unit, MIN(sent.at) AS at FROM (
        SELECT t.owner_organization_id AS unit, t.starts_on, ${FIRST_SUBMITTED} AS at
        FROM activities t WHERE ${isIn(raw('t.owner_organization_id'), units)}
          AND t.campaign_id = ${period.campaignId} AND t.status NOT IN (${DRAFT}, ${CANCELLED})) sent
      WHERE sent.at IS NOT NULL AND ${reportsOn(period)} GROUP BY sent.unit`);
    return new Map(rows.map(({ unit, at }) => [unit, at]));
  }

  /** What came of activities in the period that the actor may see. */
  private async owed(
    actor: Actor,
    { campaignId, startsOn, endsOn }: ReportingPeriod,
    units: readonly string[],
  ): Promise<Map<string, OwedRow>> {
    const open = sql`t.status IN (${APPROVED}, ${PUBLISHED}) AND COALESCE(t.ends_on, t.starts_on) < ${today()}`;
    const bare = sql`t.status = ${CLOSED} AND ${NO_PHOTO}`;
    const rows = await this.db.all<OwedRow>(sql`
      SELECT t.owner_organization_id AS unit, ${countIf(open)} AS "toClose",
        ${countIf(bare)} AS "withoutPhotos"
      FROM activities t WHERE ${and([
        isIn(raw('t.owner_organization_id'), units),
        sql`t.campaign_id = ${campaignId}`,
        sql`t.starts_on >= ${startsOn}`,
        sql`t.starts_on <= ${endsOn}`,
        visibleTo(actor),
      ])} GROUP BY t.owner_organization_id`);
    return new Map(rows.map((row) => [row.unit, row]));
  }
}

/** Whether the deadline has passed. */
export const isOverdue = ({ deadline }: ReportingPeriod): boolean => deadline < now();

const countIf = (condition: Sql): Sql =>
  sql`CAST(COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0) AS integer)`;

/**
 * Of the period's days; what has no date reports on the period in which it was sent in, up to the
 * deadline.
 */
const reportsOn = ({ startsOn, endsOn, deadline }: ReportingPeriod): Sql =>
  or([
    and([sql`sent.starts_on >= ${startsOn}`, sql`sent.starts_on <= ${endsOn}`]),
    and([
      raw('sent.starts_on IS NULL'),
      sql`sent.at >= ${startOfDay(startsOn)}`,
      sql`sent.at <= ${deadline}`,
    ]),
  ]);

/** The first moment of a day in Asia/Shanghai, which keeps no summer time. */
const startOfDay = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
