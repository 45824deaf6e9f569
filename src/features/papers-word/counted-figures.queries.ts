import { Injectable } from '@nestjs/common';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { aboutPublic } from '../media-reports/media-report.policy.js';
import { inRegion } from '../regions/regions.queries.js';
import {
  CountedKind,
  type CountedFigure,
  type CountedRecord,
  FigureKey,
  figureOf,
  type FigureScope,
} from './counted-figure.policy.js';

/** What counts as 宣传资料 that was given out. */
const GIVEN_OUT = ['PRINTED_MATTER', 'BOOKLET'];

type Row = Omit<CountedRecord, 'estimated'> & { estimated: boolean | number };

/** Counts what a paper says in figures, each with the records that add up to it. */
@Injectable()
export class CountedFiguresQueries {
  constructor(private readonly db: Database) {}

  /** The figures of the scope, of public records only: whoever counts gets the same. */
  async of(scope: FigureScope): Promise<CountedFigure[]> {
    const activities = { recordKind: CountedKind.ACTIVITY } as const;
    return [
      figureOf(
        { ...activities, key: FigureKey.ACTIVITIES, label: '开展活动', countingWord: '场次' },
        await this.activities(scope, raw('1'), raw('FALSE')),
      ),
      figureOf(
        { ...activities, key: FigureKey.PARTICIPANTS, label: '覆盖人次', countingWord: '人次' },
        await this.activities(
          scope,
          sql`CASE WHEN t.status = ${ActivityStatus.CLOSED} THEN COALESCE(t.actual_headcount, 0) ELSE 0 END`,
          raw('t.headcount_estimated'),
        ),
      ),
      figureOf(
        { ...activities, key: FigureKey.MATERIALS, label: '发放宣传资料', countingWord: '份' },
        await this.materials(scope),
      ),
      figureOf(
        {
          key: FigureKey.MEDIA_REPORTS,
          label: '媒体报道',
          countingWord: '篇',
          recordKind: CountedKind.MEDIA_REPORT,
        },
        await this.reports(scope),
      ),
    ];
  }

  private activities(scope: FigureScope, value: Sql, estimated: Sql): Promise<CountedRecord[]> {
    return this.records(sql`
      SELECT t.id, t.title, CAST(${value} AS integer) AS value, ${estimated} AS estimated
      FROM activities t WHERE ${heldIn(scope)} ORDER BY t.sort_at, t.id`);
  }

  private materials(scope: FigureScope): Promise<CountedRecord[]> {
    return this.records(sql`
      SELECT t.id, t.title, CAST(sum(m.quantity) AS integer) AS value,
        max(CASE WHEN m.estimated = TRUE THEN 1 ELSE 0 END) AS estimated
      FROM activities t JOIN activity_materials m ON m.activity_id = t.id
      JOIN vocabulary_terms v ON v.id = m.term_id
      WHERE ${heldIn(scope)} AND ${isIn(raw('v.code'), GIVEN_OUT)}
      GROUP BY t.id, t.title, t.sort_at ORDER BY t.sort_at, t.id`);
  }

  private reports({ regionId, campaignId, from, to }: FigureScope): Promise<CountedRecord[]> {
    const conditions = [
      inRegion('t.region_id', regionId),
      aboutPublic(),
      ...(campaignId ? [ofCampaign(campaignId)] : []),
      ...(from ? [sql`t.published_on >= ${from}`] : []),
      ...(to ? [sql`t.published_on <= ${to}`] : []),
    ];
    return this.records(sql`
      SELECT t.id, t.title, 1 AS value, FALSE AS estimated FROM media_reports t
      WHERE ${and(conditions)} ORDER BY t.published_on, t.id`);
  }

  private async records(query: Sql): Promise<CountedRecord[]> {
    const rows = await this.db.all<Row>(query);
    return rows.map((row) => ({ ...row, estimated: Boolean(row.estimated) }));
  }
}

/** Reports of the campaign, or about one of its activities. */
const ofCampaign = (campaignId: string): Sql =>
  or([
    sql`t.campaign_id = ${campaignId}`,
    sql`EXISTS (SELECT 1 FROM media_report_activities link JOIN activities a ON a.id = link.activity_id
      WHERE link.report_id = t.id AND a.campaign_id = ${campaignId})`,
  ]);

/** Public activities that were closed, or whose day has come or is not known. */
function heldIn({ regionId, campaignId, from, to }: FigureScope): Sql {
  const begun = sql`(t.starts_on IS NULL OR t.starts_on <= ${today()})`;
  return and([
    inRegion('t.region_id', regionId),
    or([
      sql`t.status = ${ActivityStatus.CLOSED}`,
      and([sql`t.status = ${ActivityStatus.PUBLISHED}`, begun]),
    ]),
    ...(campaignId ? [sql`t.campaign_id = ${campaignId}`] : []),
    ...(from ? [sql`t.starts_on >= ${from}`] : []),
    ...(to ? [sql`t.starts_on <= ${to}`] : []),
  ]);
}
