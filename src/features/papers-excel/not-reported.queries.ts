import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { UNKNOWN } from '../activities/activity-time.policy.js';
import { Permission } from '../accounts/role.policy.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { OrganizationKind } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inRegion } from '../regions/regions.queries.js';

/** A stretch of days of a campaign, in a part of the region tree. */
export interface Asked {
  regionId: string;
  from: string;
  to: string;
  campaignId: string | null;
  /** Whether what has no known date counts as of the period. */
  withUndated: boolean;
}

/** A unit that is expected to report. */
export interface SilentUnit {
  name: string;
  kind: OrganizationKind;
  regionName: string;
}

/** Where a campaign names no units, these are asked every week. */
const EXPECTED = [
  OrganizationKind.STREET_OFFICE,
  OrganizationKind.COMMUNITY,
  OrganizationKind.SCHOOL,
];

/** Units of which nothing is known for a period. */
@Injectable()
export class NotReportedQueries {
  constructor(private readonly db: Database) {}

  /**
   * By the codes of their regions, then by name. Null for those who do not see what the units there
   * have handed in: to them each of them would look silent.
   */
  async units(actor: Actor, asked: Asked): Promise<SilentUnit[] | null> {
    const region = await this.db.findById(Region, asked.regionId);
    if (!actor.can(Permission.ReadUnpublished) || !actor.covers(region)) return null;
    return this.db.all<SilentUnit>(sql`
      SELECT o.name, o.kind, r.name AS "regionName" FROM organizations o
      JOIN regions r ON r.id = o.region_id
      WHERE ${and([
        raw('o.merged_into_id IS NULL'),
        inRegion('o.region_id', asked.regionId),
        expected(asked.campaignId),
        sql`NOT EXISTS (SELECT 1 FROM activities t WHERE ${reportedBy(asked)})`,
      ])}
      ORDER BY COALESCE(r.code, '~'), o.name, o.id`);
  }
}

/** Those whom the campaign has given a target; where it has given none, streets, communities, schools. */
function expected(campaignId: string | null): Sql {
  const usual = isIn(raw('o.kind'), EXPECTED);
  if (campaignId === null) return usual;
  const targets = sql`SELECT 1 FROM campaign_targets c WHERE c.campaign_id = ${campaignId}`;
  return sql`(EXISTS (${targets} AND c.organization_id = o.id)
    OR (NOT EXISTS (${targets}) AND ${usual}))`;
}

/** An activity of the period that the unit registered or organizes, whatever became of it. */
const reportedBy = ({ from, to, campaignId, withUndated }: Asked): Sql =>
  and([
    sql`t.status <> ${ActivityStatus.DRAFT}`,
    or([
      sql`(t.sort_at >= ${from} AND t.sort_at < ${`${to}T24`})`,
      ...(withUndated ? [sql`t.sort_at = ${UNKNOWN}`] : []),
    ]),
    ...(campaignId === null ? [] : [sql`t.campaign_id = ${campaignId}`]),
    sql`(t.owner_organization_id = o.id OR EXISTS (SELECT 1 FROM activity_organizers own
      WHERE own.activity_id = t.id AND own.organization_id = o.id))`,
  ]);
