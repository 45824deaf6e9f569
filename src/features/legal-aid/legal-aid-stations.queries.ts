import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, InvalidInput, say } from '../../platform/errors.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { DistanceFrom } from '../venues/distance.queries.js';
import {
  LegalAidStationFilter,
  LegalAidStationOrder,
  type LegalAidStationsArgs,
} from './legal-aid-filter.inputs.js';
import { conditionsOf } from './legal-aid-filter.queries.js';
import { LegalAidStation, type StationStatus } from './legal-aid-station.entity.js';
import { type StationFacts, visibleTo } from './legal-aid.policy.js';

/** How the search index calls them. */
export const STATIONS_KIND = 'LEGAL_AID_STATION';

const STATION = say('法律援助站', 'legal-aid station');

const ID: OrderColumn = { expression: 't.id', kind: 'text' };
const NAME: OrderColumn = { expression: 't.name', kind: 'text' };
const LEVEL: OrderColumn = {
  expression: "CASE t.level WHEN 'DISTRICT' THEN 1 WHEN 'STREET' THEN 2 ELSE 3 END",
  kind: 'number',
};

interface FactsRow {
  id: string;
  status: StationStatus;
  path: string;
}

/** Reading legal-aid stations. */
@Injectable()
export class LegalAidStationsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** One station that the actor may see. Raises NOT_FOUND. */
  async get(actor: Actor, id: string): Promise<LegalAidStation> {
    return found(await this.db.findById(LegalAidStation, id, [visibleTo(actor)]), STATION);
  }

  /** The lists that the arguments ask for: of all stations, or of those that hang on something. */
  pages(
    { filter, orderBy, ...page }: LegalAidStationsArgs,
    actor: Actor,
  ): EntityPages<LegalAidStation> {
    const given = filter ?? new LegalAidStationFilter();
    const from = given.near ? new DistanceFrom(given.near.position) : null;
    const keyset = keysetOf(orderBy, from, page);
    const conditions = [visibleTo(actor), ...conditionsOf(given)];
    if (from && given.near?.withinKm != null)
      conditions.push(from.within(given.near.withinKm, 't.venue_id'));
    if (given.text) conditions.push(this.index.matching(STATIONS_KIND, given.text, 't.id'));
    return new EntityPages(this.db, LegalAidStation, keyset, conditions);
  }

  /** The stations of these ids that the actor may see, null for the others. */
  seenBy(actor: Actor, load: Loaders, id: string | null): Promise<LegalAidStation | null> {
    if (!id) return Promise.resolve(null);
    return load
      .batch('LegalAidStation seen', async (ids) => {
        const where = sql`${isIn(raw('t.id'), ids)} AND ${visibleTo(actor)}`;
        const rows = await this.db.find(LegalAidStation, where);
        return ids.map((one) => rows.find((row) => row.id === one) ?? null);
      })
      .load(id);
  }

  /** What the rules need to know of each station, in the order of the ids. */
  async factsOf(ids: readonly string[]): Promise<(StationFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(sql`
      SELECT t.id, t.status, r.path FROM legal_aid_stations t
      JOIN regions r ON r.id = t.region_id WHERE ${isIn(raw('t.id'), ids)}`);
    const hosts = await this.db.all<{ id: string; unit: string }>(sql`
      SELECT h.station_id AS id, h.organization_id AS unit FROM legal_aid_station_hosts h
      WHERE ${isIn(raw('h.station_id'), ids)}`);
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      if (!row) return null;
      const hostIds = hosts.filter((host) => host.id === id).map(({ unit }) => unit);
      return { status: row.status, region: { path: row.path }, hostIds };
    });
  }

  /** The facts of one station of a page, read together with those of the others. */
  factsThrough(load: Loaders, id: string): Promise<StationFacts | null> {
    return load.batch('LegalAidStation facts', (ids) => this.factsOf(ids)).load(id);
  }
}

function keysetOf(
  orderBy: LegalAidStationOrder,
  from: DistanceFrom | null,
  page: Pick<LegalAidStationsArgs, 'first' | 'after'>,
): Keyset {
  if (orderBy === LegalAidStationOrder.NAME) return new Keyset(orderBy, [NAME, ID], page);
  if (orderBy === LegalAidStationOrder.LEVEL) return new Keyset(orderBy, [LEVEL, NAME, ID], page);
  if (!from)
    throw InvalidInput.at(
      'filter.near',
      '按距离排序需要一个位置',
      'is needed to order by distance',
    );
  return new Keyset(from.orderName(orderBy), [from.order('t.venue_id'), ID], page);
}

/** The stations of a network, as a condition on `t`. */
export const ofNetwork = (networkId: string): Sql => sql`t.network_id = ${networkId}`;
