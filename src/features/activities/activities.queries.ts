import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { Region } from '../regions/region.entity.js';
import { ActivityFilter, type ActivityListArgs, ActivityOrder } from './activity-filter.inputs.js';
import { conditionsOf, inArea, spansOf } from './activity-filter.queries.js';
import { OrganizerRole } from './activity-organizer.entity.js';
import {
  type ActivityRow,
  type Branch,
  countPages,
  keysetOf,
  type Listing,
  type Placed,
  readPages,
} from './activity-page.queries.js';
import { visibleTo } from './activity.policy.js';

/** Who asks, for which fields of an activity, with the batches of the request. */
export interface Asking {
  actor: Actor;
  selection: Selection;
  load: Loaders;
}

/** Lists that hang on the records of another feature, all of one field of a query. */
export interface Hanging {
  /** Names the field of the query; see `placeOf`. */
  name: string;
  args: ActivityListArgs;
  /** Which activities hang on the record with this id. */
  conditionOf: (id: string) => Sql | Promise<Sql>;
}

/** How many activities a unit has in a role. */
export interface RoleCount {
  role: OrganizerRole;
  count: number;
}

/** So many lists are read in one statement; SQLite takes 500 parts, and a list has up to three. */
const LISTS_AT_ONCE = 100;

/** The hot reads of activities: one statement an answer, plain objects out. */
@Injectable()
export class ActivitiesQueries {
  constructor(private readonly db: Database) {}

  /** The activities that the actor may see, filtered, ordered and paged. */
  async list(args: ActivityListArgs, asking: Asking): Promise<Page<ActivityRow>> {
    const { conditions, listing } = await this.prepare(args, asking.actor);
    const branches = [{ parent: '', conditions }];
    const rows = await this.read(branches, listing, asking);
    return pageOf(rows, listing, async () => {
      const totals = await countPages(this.db, branches, listing);
      return totals.get('') ?? 0;
    });
  }

  /** One activity, or null where there is none that the actor may see. */
  async one(id: string, asking: Asking): Promise<ActivityRow | null> {
    const listing: Listing = {
      orderBy: ActivityOrder.UPDATED_DESC,
      page: { first: 1 },
      spans: spansOf({}),
    };
    const conditions = [sql`t.id = ${id}`, visibleTo(asking.actor)];
    const [row] = await this.read([{ parent: '', conditions }], listing, asking);
    return row?.activity ?? null;
  }

  /** The list that hangs on one record, read together with those of its neighbours. */
  listOf(id: string, hanging: Hanging, asking: Asking): Promise<Page<ActivityRow>> {
    return asking.load
      .batch(`activities of ${hanging.name}`, (ids) =>
        inParts(ids, (part) => this.lists(part, hanging, asking)),
      )
      .load(id);
  }

  /** How many activities the actor sees a unit in, by role; the units of one request together. */
  countsByRole(organizationId: string, actor: Actor, load: Loaders): Promise<RoleCount[]> {
    return load
      .batch('activities by role', async (ids) => {
        const rows = await this.db.all<RoleCount & { unit: string }>(
          sql`SELECT o.organization_id AS unit, o.role AS role, CAST(count(*) AS integer) AS count
            FROM activity_organizers o JOIN activities t ON t.id = o.activity_id
            WHERE ${and([isIn(raw('o.organization_id'), ids), visibleTo(actor)])}
            GROUP BY o.organization_id, o.role`,
        );
        return ids.map((id) => inPrintedOrder(rows.filter(({ unit }) => unit === id)));
      })
      .load(organizationId);
  }

  private async lists(
    ids: readonly string[],
    hanging: Hanging,
    asking: Asking,
  ): Promise<Page<ActivityRow>[]> {
    const { branches, listing } = await this.prepareAll(ids, hanging, asking.actor);
    const rows = await this.read(branches, listing, asking);
    const totals = asking.load.batch(`total of ${hanging.name}`, (wanted) =>
      inParts(wanted, (part) => this.totals(part, hanging, asking.actor)),
    );
    return ids.map((id) =>
      pageOf(
        rows.filter(({ parent }) => parent === id),
        listing,
        () => totals.load(id),
      ),
    );
  }

  private async totals(ids: readonly string[], hanging: Hanging, actor: Actor): Promise<number[]> {
    const { branches, listing } = await this.prepareAll(ids, hanging, actor);
    const totals = await countPages(this.db, branches, listing);
    return ids.map((id) => totals.get(id) ?? 0);
  }

  private async prepareAll(
    ids: readonly string[],
    { args, conditionOf }: Hanging,
    actor: Actor,
  ): Promise<{ branches: Branch[]; listing: Listing }> {
    const { conditions, listing } = await this.prepare(args, actor);
    const branches = await Promise.all(
      ids.map(async (id) => ({ parent: id, conditions: [await conditionOf(id), ...conditions] })),
    );
    return { branches, listing };
  }

  /** The arguments as conditions, with the right to see among them. */
  private async prepare(
    { filter, orderBy, first, after }: ActivityListArgs,
    actor: Actor,
  ): Promise<{ conditions: Sql[]; listing: Listing }> {
    const given = filter ?? new ActivityFilter();
    return {
      conditions: [
        visibleTo(actor),
        ...conditionsOf(given, actor),
        ...(await this.areaConditions(given)),
      ],
      listing: { orderBy, page: { first, after }, spans: spansOf(given) },
    };
  }

  /** No activity lies in a region that does not exist. */
  private async areaConditions({ regionId, regionCode }: ActivityFilter): Promise<Sql[]> {
    const wanted = [
      ...(regionId ? [sql`t.id = ${regionId}`] : []),
      ...(regionCode ? [sql`t.code = ${regionCode} AND t.valid_to IS NULL`] : []),
    ];
    if (wanted.length === 0) return [];
    const areas = await Promise.all(wanted.map((where) => this.db.findOne(Region, where)));
    return areas.map((area) => (area ? inArea(area) : raw('1 = 0')));
  }

  private async read(
    branches: readonly Branch[],
    listing: Listing,
    { selection, load }: Asking,
  ): Promise<Placed[]> {
    const rows = await readPages(this.db, branches, listing, selection);
    for (const { activity } of rows)
      if (activity.venue?.region) load.keep(Region, activity.venue.region);
    return rows;
  }
}

const pageOf = (
  rows: readonly Placed[],
  listing: Listing,
  totalCount: () => Promise<number>,
): Page<ActivityRow> => keysetOf(listing).page(rows, (row) => row.activity, totalCount);

async function inParts<T>(
  ids: readonly string[],
  work: (part: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += LISTS_AT_ONCE)
    found.push(...(await work(ids.slice(start, start + LISTS_AT_ONCE))));
  return found;
}

const inPrintedOrder = (counts: readonly RoleCount[]): RoleCount[] =>
  Object.values(OrganizerRole).flatMap((role) =>
    counts.filter((one) => one.role === role).map(({ count }) => ({ role, count })),
  );
