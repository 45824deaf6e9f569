import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { nameKey } from '../../platform/name-key.js';
import { inRegion } from '../regions/regions.queries.js';
import { accessible, openOn } from './place-facts.queries.js';
import { Venue } from './venue.entity.js';
import { type VenueFilter, VenueOrder } from './venues.inputs.js';
import { SEARCH_KIND } from './venue-search.service.js';

const ID: OrderColumn = { expression: 't.id', kind: 'text' };

const ORDERS: Readonly<Record<VenueOrder, readonly OrderColumn[]>> = {
  [VenueOrder.NAME]: [{ expression: 't.name', kind: 'text' }, ID],
  [VenueOrder.CAPACITY]: [
    { expression: 'COALESCE(t.capacity, 0)', descending: true, kind: 'number' },
    ID,
  ],
};

function conditions(filter: VenueFilter): Sql[] {
  const { regionId, kind, operatorId, minCapacity, openOn: day } = filter;
  const features = filter.accessible;
  return [
    ...(filter.includeInactive ? [] : [raw('t.active = TRUE')]),
    ...(regionId ? [inRegion('t.region_id', regionId)] : []),
    ...(kind ? [sql`t.kind = ${kind}`] : []),
    ...(operatorId ? [sql`t.operator_id = ${operatorId}`] : []),
    ...(minCapacity ? [sql`t.capacity >= ${minCapacity}`] : []),
    ...(features ? [accessible(features)] : []),
    ...(day ? [openOn(day)] : []),
  ];
}

/** What a list of venues is asked with. */
interface VenueListing extends PageArgs {
  filter?: VenueFilter | null;
  orderBy: VenueOrder;
}

@Injectable()
export class VenuesQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** The lists that the arguments ask for: of all venues, or of those that hang on something. */
  pages({ filter, orderBy, ...page }: VenueListing): EntityPages<Venue> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const text = filter?.text ? [this.index.matching(SEARCH_KIND, filter.text, 't.id')] : [];
    return new EntityPages(this.db, Venue, keyset, [...conditions(filter ?? {}), ...text]);
  }

  /** Venues of the region whose names are the same when compared. */
  namesakes(regionId: string, name: string): Promise<Venue[]> {
    return this.db.find(
      Venue,
      sql`t.region_id = ${regionId} AND t.name_key = ${nameKey(name)}`,
      raw('ORDER BY t.id LIMIT 10'),
    );
  }
}
