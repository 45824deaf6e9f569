import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, sql, type Sql } from '../../platform/database/sql.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { visibleTo } from '../activities/activity.policy.js';
import { visibleTo as reportVisibleTo } from '../media-reports/media-report.policy.js';
import { type Region, RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';

/** One day of a campaign, or of everything, in a region. */
export interface DayAsked {
  region: Pick<Region, 'id' | 'name' | 'path' | 'level'>;
  day: string;
  campaignId: string | null;
}

export type Place = Pick<Region, 'id' | 'name' | 'path'>;

export interface DayHeld {
  regionId: string;
  activities: number;
  people: number;
  estimated: number;
}

export interface DayMaterial {
  regionId: string;
  code: string;
  name: string;
  position: number;
  unit: string;
  quantity: number;
}

export interface DayReports {
  regionId: string;
  reports: number;
}

/** What was held, given out and published on one day, by the region where it stands in the register. */
@Injectable()
export class DailyTableQueries {
  constructor(private readonly db: Database) {}

  /** The streets of the region; of a street, its communities. */
  rowsOf({ region }: DayAsked): Promise<Place[]> {
    const level = region.level === RegionLevel.STREET ? RegionLevel.COMMUNITY : RegionLevel.STREET;
    return this.db.all<Place>(sql`
      SELECT r.id, r.name, r.path FROM regions r
      WHERE r.path LIKE ${`${region.path}%`} AND r.level = ${level} AND r.valid_to IS NULL
      ORDER BY COALESCE(r.code, '~'), r.id`);
  }

  /** Every region below, by its id: where its records belong. */
  async paths({ region }: DayAsked): Promise<Map<string, string>> {
    const rows = await this.db.all<Place>(
      sql`SELECT r.id, r.path FROM regions r WHERE r.path LIKE ${`${region.path}%`}`,
    );
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  held(actor: Actor, asked: DayAsked): Promise<DayHeld[]> {
    return this.db.all<DayHeld>(sql`
      SELECT t.region_id AS "regionId", CAST(count(*) AS integer) AS activities,
        CAST(COALESCE(sum(t.actual_headcount), 0) AS integer) AS people,
        CAST(COALESCE(sum(CASE WHEN t.headcount_estimated = TRUE THEN t.actual_headcount ELSE 0 END), 0)
          AS integer) AS estimated
      FROM activities t WHERE ${closedOn(actor, asked)} GROUP BY t.region_id`);
  }

  materials(actor: Actor, asked: DayAsked): Promise<DayMaterial[]> {
    return this.db.all<DayMaterial>(sql`
      SELECT t.region_id AS "regionId", term.code, term.name, term.position,
        m.counting_word AS unit, CAST(sum(m.quantity) AS integer) AS quantity
      FROM activities t JOIN activity_materials m ON m.activity_id = t.id
      JOIN vocabulary_terms term ON term.id = m.term_id
      WHERE ${closedOn(actor, asked)}
      GROUP BY t.region_id, term.code, term.name, term.position, m.counting_word`);
  }

  reports(actor: Actor, { region, day, campaignId }: DayAsked): Promise<DayReports[]> {
    return this.db.all<DayReports>(sql`
      SELECT t.region_id AS "regionId", CAST(count(*) AS integer) AS reports FROM media_reports t
      WHERE ${and([
        sql`t.published_on = ${day}`,
        inSubtree('t.region_id', region.path),
        ...inCampaign(campaignId),
        reportVisibleTo(actor),
      ])} GROUP BY t.region_id`);
  }
}

const inCampaign = (id: string | null): Sql[] => (id === null ? [] : [sql`t.campaign_id = ${id}`]);

/** Held on the day, counted on its first: as the figures of activities count. */
const closedOn = (actor: Actor, { region, day, campaignId }: DayAsked): Sql =>
  and([
    sql`t.status = ${ActivityStatus.CLOSED}`,
    sql`t.sort_at >= ${day}`,
    sql`t.sort_at < ${`${day}T24`}`,
    inSubtree('t.region_id', region.path),
    ...inCampaign(campaignId),
    visibleTo(actor),
  ]);
