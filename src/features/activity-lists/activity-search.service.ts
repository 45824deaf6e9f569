import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import {
  follow,
  type SearchDocument,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Venue } from '../venues/venue.entity.js';
import { audienceOf, marksOf } from '../activities/activity-audience.policy.js';
import { ActivityOrganizer } from '../activities/activity-organizer.entity.js';
import { UNKNOWN } from '../activities/activity-time.policy.js';
import { whenText } from './activity-when.policy.js';
import { Activity } from '../activities/activity.entity.js';

/** A unit of an activity with the names by which it is found. */
interface UnitRow {
  activityId: string;
  organizationId: string;
  name: string;
  shortName: string | null;
  aliases: string;
}

interface ActivityRow extends Activity {
  regionPath: string;
  ownerPath: string;
  venueName: string | null;
}

/** What activities are called in the search index. */
export const SEARCH_KIND = 'ACTIVITY';

const NAMES_AND_PLACE = ['name', 'shortName', 'aliases', 'regionId'] as const;

/** What an activity is found by, and by whom: never by its contact. */
@Injectable()
export class ActivitySearch implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = Activity;
  readonly follows = [
    follow(ActivityOrganizer, ({ activityId }) => [activityId]),
    follow(Organization, ({ id }) => this.idsWhere(ofUnit(id)), NAMES_AND_PLACE),
    follow(Venue, ({ id }) => this.idsWhere(sql`t.venue_id = ${id}`), ['name']),
    follow(Region, ({ path }) => this.idsWhere(within(path)), ['path']),
  ];

  constructor(
    private readonly db: Database,
    index: SearchIndex,
  ) {
    index.register(this);
  }

  audienceOf(actor: Actor): readonly string[] {
    return marksOf(actor);
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const units = await this.unitsOf(ids);
    const rows = await this.rowsOf(ids);
    return rows.map((row) => documentOf(row, units.get(row.id) ?? []));
  }

  private async rowsOf(ids: readonly string[]): Promise<ActivityRow[]> {
    const mapper = this.db.mapperOf(Activity);
    const rows = await this.db.all<Record<string, unknown>>(sql`
      SELECT ${mapper.columns('t')}, place.path AS "regionPath", home.path AS "ownerPath",
        spot.name AS "venueName"
      FROM activities t
      JOIN regions place ON place.id = t.region_id
      JOIN organizations unit ON unit.id = t.owner_organization_id
      JOIN regions home ON home.id = unit.region_id
      LEFT JOIN venues spot ON spot.id = t.venue_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    return rows.map((row) => ({ ...row, ...mapper.read<Activity>(row) }) as ActivityRow);
  }

  private async unitsOf(ids: readonly string[]): Promise<Map<string, UnitRow[]>> {
    const rows = await this.db.all<UnitRow>(sql`
      SELECT o.activity_id AS "activityId", o.organization_id AS "organizationId",
        unit.name AS name, unit.short_name AS "shortName", unit.aliases AS aliases
      FROM activity_organizers o JOIN organizations unit ON unit.id = o.organization_id
      WHERE ${isIn(raw('o.activity_id'), ids)} ORDER BY o.position, o.id`);
    const byActivity = new Map<string, UnitRow[]>(ids.map((id) => [id, []]));
    for (const row of rows) byActivity.get(row.activityId)?.push(row);
    return byActivity;
  }

  private async idsWhere(condition: Sql): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id AS id FROM activities t WHERE ${condition}`,
    );
    return rows.map(({ id }) => id);
  }
}

/** What the unit organizes or registered. */
const ofUnit = (id: string): Sql =>
  sql`(t.owner_organization_id = ${id} OR t.id IN (SELECT o.activity_id FROM activity_organizers o WHERE o.organization_id = ${id}))`;

/** What takes place in the subtree, and what units of the subtree registered. */
const within = (path: string): Sql =>
  sql`(${inSubtree('t.region_id', path)} OR t.owner_organization_id IN (SELECT unit.id FROM organizations unit WHERE ${inSubtree('unit.region_id', path)}))`;

function documentOf(row: ActivityRow, units: readonly UnitRow[]): SearchDocument {
  const { id, title, brief, summary, placeText, venueName, regionPath, sortAt } = row;
  const names = units.flatMap((unit) => [unit.name, unit.shortName, ...aliasesOf(unit)]);
  const body = [brief, venueName, placeText, whenText(row), ...names, summary];
  return {
    id,
    title,
    names: [],
    body: [...new Set(body.filter((text) => text !== null && text !== ''))] as string[],
    regionPath,
    // Without a date it is not a register entry: it is as new as its publication.
    at: sortAt === UNKNOWN ? (row.publishedAt ?? row.createdAt) : sortAt,
    audience: audienceOf({
      ...row,
      region: { path: regionPath },
      ownerRegion: { path: row.ownerPath },
      organizerIds: units.map(({ organizationId }) => organizationId),
    }),
  };
}

const aliasesOf = ({ aliases }: UnitRow): string[] => JSON.parse(aliases) as string[];
