import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { RegionLevel } from '../regions/region.entity.js';
import type { ActivityFacts } from './activity.policy.js';
import { reviewLevels } from './activity.lifecycle.js';

interface FactsRow extends Omit<ActivityFacts, 'region' | 'ownerRegion' | 'organizerIds'> {
  id: string;
  regionPath: string;
  ownerPath: string;
}

/** What the rules of `activity.policy.ts` need to know, read for many activities at once. */
@Injectable()
export class ActivityFactsQueries {
  constructor(private readonly db: Database) {}

  /** The facts of each activity, in the order of the ids; null for one that does not exist. */
  async of(ids: readonly string[]): Promise<(ActivityFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(sql`
      SELECT t.id, t.status, t.owner_organization_id AS "ownerOrganizationId",
        t.owner_account_id AS "ownerAccountId", t.registered_by_id AS "registeredById",
        t.review_level AS "reviewLevel", place.path AS "regionPath", home.path AS "ownerPath"
      FROM activities t
      JOIN regions place ON place.id = t.region_id
      JOIN organizations unit ON unit.id = t.owner_organization_id
      JOIN regions home ON home.id = unit.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const organizers = await this.organizersOf(ids);
    const facts = new Map(
      rows.map(({ id, regionPath, ownerPath, ...row }) => [
        id,
        {
          ...row,
          region: { path: regionPath },
          ownerRegion: { path: ownerPath },
          organizerIds: organizers.get(id) ?? [],
        },
      ]),
    );
    return ids.map((id) => facts.get(id) ?? null);
  }

  /** The facts of one activity of a page, read together with those of the others. */
  through(load: Loaders, id: string): Promise<ActivityFacts | null> {
    return load.batch('ActivityFacts', (ids) => this.of(ids)).load(id);
  }

  /** The levels that review what a unit of the region at this path submits, lowest first. */
  async levelsAbove(path: string): Promise<RegionLevel[]> {
    const ids = path.split('/').filter(Boolean);
    const rows = await this.db.all<{ level: RegionLevel }>(
      sql`SELECT r.level FROM regions r WHERE ${isIn(raw('r.id'), ids)} ORDER BY length(r.path) DESC`,
    );
    const [own, ...above] = rows.map((row) => row.level);
    return own ? reviewLevels(own, above) : [];
  }

  private async organizersOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.db.all<{ activityId: string; organizationId: string }>(sql`
      SELECT o.activity_id AS "activityId", o.organization_id AS "organizationId"
      FROM activity_organizers o WHERE ${isIn(raw('o.activity_id'), ids)}`);
    const byActivity = new Map<string, string[]>();
    for (const { activityId, organizationId } of rows)
      byActivity.set(activityId, [...(byActivity.get(activityId) ?? []), organizationId]);
    return byActivity;
  }
}
