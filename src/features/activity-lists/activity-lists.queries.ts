import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { type Branch, pageHere } from '../../platform/database/pages-of-many.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { Region } from '../regions/region.entity.js';
import { ActivityFilter, type ActivityListArgs } from './activity-filter.inputs.js';
import { conditionsOf, inArea, spansOf } from './activity-filter.queries.js';
import { SEARCH_KIND } from './activity-search.service.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import {
  countPages,
  keysetOf,
  type Listing,
  type Placed,
  readOne,
  readPages,
} from './activity-page.queries.js';
import { type ActivityRow, RowPlan } from './activity-row.queries.js';
import { visibleTo } from '../activities/activity.policy.js';

/** Who asks, for which fields of an activity, with the batches of the request. */
export interface Asking {
  actor: Actor;
  selection: Selection;
  load: Loaders;
}

/** Lists that hang on the records of another feature, all of one field of a query. */
export interface Hanging {
  args: ActivityListArgs;
  /** Which activities hang on the record with this id. */
  conditionOf: (id: string) => Sql | Promise<Sql>;
}

/** How many activities a unit has in a role. */
export interface RoleCount {
  role: OrganizerRole;
  count: number;
}

/** The hot reads of activities: one statement an answer, plain objects out. */
@Injectable()
export class ActivityListsQueries {
  private readonly plans = new WeakMap<Selection, RowPlan>();

  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** The activities that the actor may see, filtered, ordered and paged. */
  async list(args: ActivityListArgs, asking: Asking): Promise<Page<ActivityRow>> {
    const listing = listingOf(args);
    const branches = [{ parent: '', conditions: await this.conditionsOf(args, asking.actor) }];
    const rows = await this.read(branches, listing, asking);
    return keysetOf(listing).page(
      rows,
      (row) => row.activity,
      async () => (await countPages(this.db, branches, listing)).get('') ?? 0,
    );
  }

  /** One activity, or null where there is none that the actor may see. */
  async one(id: string, asking: Asking): Promise<ActivityRow | null> {
    const conditions = [sql`t.id = ${id}`, visibleTo(asking.actor)];
    const activity = await readOne(this.db, conditions, this.planFor(asking.selection));
    if (activity) keepRegion(activity, asking.load);
    return activity;
  }

  /** The list that hangs on one record, read together with those of its neighbours. */
  async listOf(
    id: string,
    place: string,
    { args, conditionOf }: Hanging,
    asking: Asking,
  ): Promise<Page<ActivityRow>> {
    const listing = listingOf(args);
    return pageHere(
      id,
      { load: asking.load, place },
      {
        keyset: keysetOf(listing),
        branchesOf: async (parents) => {
          const conditions = await this.conditionsOf(args, asking.actor);
          const own = await Promise.all(parents.map(async (parent) => conditionOf(parent)));
          return parents.map((parent, index) => ({
            parent,
            conditions: [own[index] ?? raw('1 = 0'), ...conditions],
          }));
        },
        read: (branches) => this.read(branches, listing, asking),
        count: (branches) => countPages(this.db, branches, listing),
        node: (row) => row.activity,
      },
    );
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

  /** The arguments as conditions, with the right to see among them. */
  private async conditionsOf({ filter }: ActivityListArgs, actor: Actor): Promise<Sql[]> {
    const given = filter ?? new ActivityFilter();
    return [
      visibleTo(actor),
      ...conditionsOf(given, actor),
      ...(await this.areaConditions(given)),
      ...(given.text ? [await this.index.matchingAmongMany(SEARCH_KIND, given.text, 't.id')] : []),
    ];
  }

  /** No activity lies in a region that does not exist. */
  private async areaConditions(filter: ActivityFilter): Promise<Sql[]> {
    const { regionId, regionCode, regionOnly } = filter;
    const wanted = [
      ...(regionId ? [sql`t.id = ${regionId}`] : []),
      ...(regionCode ? [sql`t.code = ${regionCode} AND t.valid_to IS NULL`] : []),
    ];
    if (wanted.length === 0) return [];
    const areas = await Promise.all(wanted.map((where) => this.db.findOne(Region, where)));
    return areas.map((area) =>
      area ? inArea(area, regionOnly && area.id === regionId) : raw('1 = 0'),
    );
  }

  private async read(
    branches: readonly Branch[],
    listing: Listing,
    { selection, load }: Asking,
  ): Promise<Placed[]> {
    const rows = await readPages(this.db, branches, listing, this.planFor(selection));
    for (const { activity } of rows) keepRegion(activity, load);
    return rows;
  }

  private planFor(selection: Selection): RowPlan {
    let plan = this.plans.get(selection);
    if (!plan) {
      plan = new RowPlan(this.db, selection);
      this.plans.set(selection, plan);
    }
    return plan;
  }
}

/** What was read with the venue need not be read again for its fields. */
function keepRegion({ venue }: ActivityRow, load: Loaders): void {
  const region = venue?.region;
  if (region) load.keep(Region, region);
}

const listingOf = ({ filter, orderBy, first, after }: ActivityListArgs): Listing => ({
  orderBy,
  page: { first, after },
  spans: spansOf(filter ?? {}),
});

const inPrintedOrder = (counts: readonly RoleCount[]): RoleCount[] =>
  Object.values(OrganizerRole).flatMap((role) =>
    counts.filter((one) => one.role === role).map(({ count }) => ({ role, count })),
  );
