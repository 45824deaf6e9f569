import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { HOLDING, type Host, type Neighbour, type Plan } from './activity.warnings.js';

const NEIGHBOURS = 500;

type PlanRow = Omit<Plan, 'hosts'>;

const NEIGHBOUR_COLUMNS = raw(`n.id, n.title, n.owner_organization_id AS "ownerOrganizationId",
  n.venue_id AS "venueId", n.starts_on AS "startsOn", n.ends_on AS "endsOn",
  n.status, n.start_time AS "startTime", n.end_time AS "endTime", n.period`);

/** Reads what the warnings look at, for many plans at once. */
@Injectable()
export class PlansQueries {
  constructor(private readonly db: Database) {}

  /** The plans of saved activities that are not over, by their ids. */
  async of(ids: readonly string[]): Promise<Map<string, Plan>> {
    const over = [ActivityStatus.CLOSED, ActivityStatus.CANCELLED];
    const rows = await this.db.all<PlanRow & { id: string }>(sql`
      SELECT ${NEIGHBOUR_COLUMNS}, n.expected_headcount AS "expectedHeadcount",
        v.capacity, r.path AS "regionPath"
      FROM activities n JOIN regions r ON r.id = n.region_id LEFT JOIN venues v ON v.id = n.venue_id
      WHERE ${isIn(raw('n.id'), ids)} AND NOT (${isIn(raw('n.status'), over)})`);
    const hosts = await this.hostsOf(ids);
    return new Map(rows.map((row) => [row.id, { ...row, hosts: hosts.get(row.id) ?? [] }]));
  }

  /** The names and kinds of these units and the levels of their regions. */
  unitsOf(ids: readonly string[]): Promise<(Host & { id: string })[]> {
    return this.db.all(sql`
      SELECT u.id, u.name, u.kind, r.level FROM organizations u JOIN regions r ON r.id = u.region_id
      WHERE ${isIn(raw('u.id'), ids)}`);
  }

  /** Every activity that may be in the way of one of the plans, or its double. */
  async neighboursOf(plans: readonly Plan[]): Promise<Neighbour[]> {
    const dated = plans.filter((plan) => plan.startsOn !== null);
    if (dated.length === 0) return [];
    const atVenue = dated
      .filter(({ venueId }) => venueId !== null)
      .map((plan) => and([sql`n.venue_id = ${plan.venueId}`, during(plan)]));
    const ofUnit = dated.map(
      (plan) =>
        sql`(n.owner_organization_id = ${plan.ownerOrganizationId} AND n.starts_on = ${plan.startsOn})`,
    );
    return this.db.all<Neighbour>(sql`
      SELECT ${NEIGHBOUR_COLUMNS} FROM activities n
      WHERE (${and([isIn(raw('n.status'), HOLDING), or(atVenue)])})
        OR (${and([sql`n.status <> ${ActivityStatus.CANCELLED}`, or(ofUnit)])})
      ORDER BY n.sort_at, n.id LIMIT ${NEIGHBOURS}`);
  }

  /** What is held at these venues while one of the plans would be. */
  heldAt(venueIds: readonly string[], plans: readonly Plan[]): Promise<Neighbour[]> {
    return this.db.all<Neighbour>(sql`
      SELECT ${NEIGHBOUR_COLUMNS} FROM activities n
      WHERE ${isIn(raw('n.status'), HOLDING)} AND ${isIn(raw('n.venue_id'), venueIds)}
        AND ${or(plans.filter(({ startsOn }) => startsOn !== null).map(during))}`);
  }

  private async hostsOf(ids: readonly string[]): Promise<Map<string, Host[]>> {
    const rows = await this.db.all<Host & { activityId: string }>(sql`
      SELECT o.activity_id AS "activityId", u.name, u.kind, r.level FROM activity_organizers o
      JOIN organizations u ON u.id = o.organization_id JOIN regions r ON r.id = u.region_id
      WHERE o.role = ${OrganizerRole.HOST} AND ${isIn(raw('o.activity_id'), ids)}`);
    const byActivity = new Map<string, Host[]>();
    for (const { activityId, ...host } of rows)
      byActivity.set(activityId, [...(byActivity.get(activityId) ?? []), host]);
    return byActivity;
  }
}

/** The days of an activity meet those of the plan. */
const during = ({ startsOn, endsOn }: Plan): Sql =>
  sql`(n.starts_on <= ${endsOn ?? startsOn} AND coalesce(n.ends_on, n.starts_on) >= ${startsOn})`;
