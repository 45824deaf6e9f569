import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { and, join, raw, sql, type Sql } from '../../platform/database/sql.js';
import { InvalidInput } from '../../platform/errors.js';
import type { Page } from '../../platform/graphql/connection.js';
import { localMoment, nextOpening } from '../legal-aid/duty-days.policy.js';
import { isOpen, meets } from '../legal-aid/legal-aid-filter.queries.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { DistanceFrom, kilometres } from '../venues/distance.queries.js';
import { Datum } from '../venues/venue.entity.js';
import type { NearestStationsArgs, NearestStationsInput } from './coverage.inputs.js';
import type { NearestLegalAidStation } from './nearest-station.entity.js';

type Row = Record<string, unknown> & { key0: number; key1: number; placed: boolean | number };

/** Of a station that does not serve the community: after all that do. */
const ELSEWHERE = 9;

/** A bare number in an order would be taken for the number of a column. */
const number = (value: number): Sql => raw(`CAST(${value} AS integer)`);

const UNKNOWN_DISTANCE: OrderColumn = { expression: number(0), kind: 'number' };
const NAME: OrderColumn = { expression: 't.name', kind: 'text' };
const ID: OrderColumn = { expression: 't.id', kind: 'text' };

/** Open stations for somebody who needs one: those that serve their community, then the nearest. */
@Injectable()
export class NearestStationsQueries {
  constructor(private readonly db: Database) {}

  async page({ input, ...page }: NearestStationsArgs): Promise<Page<NearestLegalAidStation>> {
    const home = await this.homeOf(input.communityId);
    const from = await this.pointOf(input, home);
    const tier: OrderColumn = { expression: tierOf(home), kind: 'number' };
    const distance: OrderColumn = from?.order('t.venue_id') ?? UNKNOWN_DISTANCE;
    const order = `${from?.orderName('NEAREST') ?? 'NEAREST'}:${home?.id ?? ''}`;
    const keyset = new Keyset(order, [tier, distance, NAME, ID], page);
    if (!input.position && !home)
      throw InvalidInput.at('input.position', '请给出位置或社区', 'is needed, or a community');
    const conditions = [isOpen, ...meets(input)];
    const mapper = this.db.mapperOf(LegalAidStation);
    const rows = await this.db.all<Row>(
      sql`SELECT ${mapper.columns('t')}, ${IS_PLACED} AS placed, ${keyset.select}
        FROM legal_aid_stations t WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    const moment = localMoment(input.openAt ?? new Date());
    const node = (row: Row): NearestLegalAidStation => {
      const station = mapper.read<LegalAidStation>(row);
      return {
        station,
        distanceKm: from && kilometres(row.key1),
        positionKnown: Boolean(row.placed),
        servesCommunity: row.key0 < ELSEWHERE,
        nextOpening: nextOpening(station.schedule, moment),
      };
    };
    return keyset.page(rows, node, () =>
      this.db.count(sql`legal_aid_stations t WHERE ${and(conditions)}`),
    );
  }

  private async homeOf(communityId: string | null | undefined): Promise<Region | null> {
    if (!communityId) return null;
    const region = await this.db.findById(Region, communityId);
    if (region) return region;
    throw InvalidInput.at('input.communityId', '没有该区划', 'is not a region');
  }

  /** The given point; else the middle of the venues of the community, or of the street around it. */
  private async pointOf(
    { position }: NearestStationsInput,
    home: Region | null,
  ): Promise<DistanceFrom | null> {
    if (position) return new DistanceFrom(position);
    const ids = home?.path.split('/').filter(Boolean) ?? [];
    const around = [home?.path, ids.length > 1 ? `${ids.slice(0, -1).join('/')}/` : undefined];
    for (const path of around) {
      const point = path ? await this.middleOf(path) : null;
      if (point) return new DistanceFrom({ ...point, datum: Datum.WGS84 });
    }
    return null;
  }

  private async middleOf(path: string) {
    const middle = await this.db.one<{ latitude: number | null; longitude: number | null }>(
      sql`SELECT avg(v.latitude) AS latitude, avg(v.longitude) AS longitude FROM venues v
        WHERE v.active = TRUE AND ${inSubtree('v.region_id', path)}`,
    );
    const { latitude = null, longitude = null } = middle ?? {};
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }
}

const IS_PLACED = raw(
  'EXISTS (SELECT 1 FROM venues p WHERE p.id = t.venue_id AND p.latitude IS NOT NULL)',
);

/** 0 for a station of the community itself, 1 of the region above it, and so on. */
function tierOf(home: Region | null): Sql {
  const upwards = home?.path.split('/').filter(Boolean).toReversed() ?? [];
  if (upwards.length === 0) return number(ELSEWHERE);
  const tiers = upwards.map((id, tier) => sql`WHEN t.region_id = ${id} THEN ${number(tier)}`);
  return sql`CASE ${join(tiers, ' ')} ELSE ${number(ELSEWHERE)} END`;
}
