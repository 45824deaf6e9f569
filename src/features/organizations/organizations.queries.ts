import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { inRegion } from '../regions/regions.queries.js';
import { type Named, namesakesAmong } from './organization-names.js';
import { Organization } from './organization.entity.js';
import { type OrganizationFilter, OrganizationOrder } from './organizations.inputs.js';
import { SEARCH_KIND } from './organization-search.service.js';

const ID: OrderColumn = { expression: 't.id', kind: 'text' };
const ORDERS: Readonly<Record<OrganizationOrder, readonly OrderColumn[]>> = {
  [OrganizationOrder.NAME]: [{ expression: 't.name', kind: 'text' }, ID],
  // Ids are UUIDv7: their order is the order of creation.
  [OrganizationOrder.NEWEST]: [{ ...ID, descending: true }],
};

/** A merged duplicate is reached by its id only. */
const STANDING = raw('t.merged_into_id IS NULL');
const MAX_SUGGESTIONS = 100;

/** Units that may be one and the same. */
export interface Suggestion {
  name: string;
  organizations: Organization[];
}

/** What a list of units is asked with. */
interface OrganizationListing extends PageArgs {
  filter?: OrganizationFilter | null;
  orderBy: OrganizationOrder;
}

@Injectable()
export class OrganizationsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** The lists of standing units that the arguments ask for: of all, or of those that hang on something. */
  pages({ filter, orderBy, ...page }: OrganizationListing): EntityPages<Organization> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const text = filter?.text ? [this.index.matching(SEARCH_KIND, filter.text, 't.id')] : [];
    return new EntityPages(this.db, Organization, keyset, [...conditionsOf(filter ?? {}), ...text]);
  }

  /** Units of the region's subtree that may be duplicates of each other, the first 100 groups. */
  async suggestions(regionId: string): Promise<Suggestion[]> {
    const named = await this.db.all<Named>(
      sql`SELECT t.id AS "id", t.region_id AS "regionId", t.search_text AS "searchText"
        FROM organizations t WHERE ${and([STANDING, inRegion('t.region_id', regionId)])}
        ORDER BY t.region_id, t.name, t.id`,
    );
    const groups = namesakesAmong(named).slice(0, MAX_SUGGESTIONS);
    const ids = [...new Set(groups.flatMap((group) => group.ids))];
    const rows = await this.db.find(Organization, isIn(raw('t.id'), ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return groups.map(({ name, ids: members }) => ({
      name,
      organizations: members.flatMap((id) => byId.get(id) ?? []),
    }));
  }

  /** Whether a unit is the other or stands anywhere below it. */
  async isWithin(id: string, otherId: string): Promise<boolean> {
    const row = await this.db.one(
      sql`WITH RECURSIVE above(id, parent_id) AS (
          SELECT o.id, o.parent_id FROM organizations o WHERE o.id = ${id}
          UNION
          SELECT o.id, o.parent_id FROM organizations o JOIN above a ON o.id = a.parent_id)
        SELECT a.id FROM above a WHERE a.id = ${otherId}`,
    );
    return row !== undefined;
  }
}

function conditionsOf({ regionId, kind, parentId }: OrganizationFilter): Sql[] {
  const conditions: Sql[] = [STANDING];
  if (regionId) conditions.push(inRegion('t.region_id', regionId));
  if (kind) conditions.push(sql`t.kind = ${kind}`);
  if (parentId) conditions.push(sql`t.parent_id = ${parentId}`);
  return conditions;
}
