import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo } from '../activities/activity.policy.js';
import type { MediaReport } from '../media-reports/media-report.entity.js';
import { titleKeyOf } from '../media-reports/media-title.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { type ComparedActivity, scoreOf, WORTH_TELLING } from './activity-likeness.policy.js';
import type { SuggestedActivity } from './media-story.entity.js';
import { rounded, shiftDay } from './title-likeness.policy.js';

/** The press reports for weeks on what took place, and announces little. */
const DAYS_BEFORE = 45;
const DAYS_AFTER = 3;
/** So many activities are compared at most: the latest of those days, and of those without a day. */
const DATED = 400;
const UNDATED = 100;

type Organizers = ComparedActivity['organizers'];

/** Finds activities that a report may be about. */
@Injectable()
export class SuggestedActivitiesQueries {
  constructor(private readonly db: Database) {}

  /** The best of those that the actor sees in their region and that the report does not name yet. */
  async of(actor: Actor, report: MediaReport, first: number): Promise<SuggestedActivity[]> {
    const activities = await this.candidates(actor, report);
    const organizers = await this.organizersOf(activities.map(({ id }) => id));
    const named = await this.db.all<{ id: string }>(
      sql`SELECT x.organization_id AS id FROM media_report_organizations x WHERE x.report_id = ${report.id}`,
    );
    const compared = { ...report, organizationIds: named.map(({ id }) => id) };
    return activities
      .map((activity) => {
        const its = organizers.get(activity.id) ?? [];
        const titleKey = titleKeyOf(activity.title);
        return { activity, ...scoreOf(compared, { ...activity, titleKey, organizers: its }) };
      })
      .filter(({ score }) => score >= WORTH_TELLING)
      .toSorted((a, b) => b.score - a.score || (a.activity.id < b.activity.id ? -1 : 1))
      .slice(0, first)
      .map((suggestion) => ({ ...suggestion, score: rounded(suggestion.score) }));
  }

  private async candidates(actor: Actor, { id, publishedOn }: MediaReport): Promise<Activity[]> {
    const conditions = [
      visibleTo(actor),
      ...(actor.region ? [inSubtree('t.region_id', actor.region.path)] : []),
      sql`t.id NOT IN (SELECT x.activity_id FROM media_report_activities x WHERE x.report_id = ${id})`,
    ];
    const dated = publishedOn ? around(publishedOn) : raw('t.starts_on IS NOT NULL');
    return [
      ...(await this.read([...conditions, dated], raw('t.sort_at DESC, t.id DESC'), DATED)),
      ...(await this.read(
        [...conditions, raw('t.starts_on IS NULL')],
        raw('t.updated_at DESC, t.id DESC'),
        UNDATED,
      )),
    ];
  }

  private read(conditions: readonly Sql[], order: Sql, most: number): Promise<Activity[]> {
    return this.db.find(Activity, and(conditions), sql`ORDER BY ${order} LIMIT ${most}`);
  }

  private async organizersOf(ids: readonly string[]): Promise<Map<string, Organizers>> {
    const links = await this.db.all<{ activityId: string; organizationId: string }>(sql`
      SELECT o.activity_id AS "activityId", o.organization_id AS "organizationId"
      FROM activity_organizers o WHERE ${isIn(raw('o.activity_id'), ids)}
      ORDER BY o.activity_id, o.position`);
    const unitIds = [...new Set(links.map(({ organizationId }) => organizationId))];
    const units = await this.db.find(Organization, isIn(raw('t.id'), unitIds));
    const names = new Map(
      units.map(({ id, name, shortName, aliases }) => [
        id,
        [name, ...(shortName ? [shortName] : []), ...aliases],
      ]),
    );
    const byActivity = new Map<string, { id: string; names: string[] }[]>();
    for (const { activityId, organizationId: unit } of links) {
      const known = byActivity.get(activityId) ?? [];
      byActivity.set(activityId, [...known, { id: unit, names: names.get(unit) ?? [] }]);
    }
    return byActivity;
  }
}

const around = (day: string): Sql =>
  and([
    sql`t.sort_at >= ${shiftDay(day, -DAYS_BEFORE)}`,
    sql`t.sort_at < ${shiftDay(day, DAYS_AFTER + 1)}`,
  ]);
