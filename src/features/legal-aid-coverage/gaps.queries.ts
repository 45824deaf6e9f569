import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { isOpen } from '../legal-aid/legal-aid-filter.queries.js';
import { LegalAidLevel } from '../legal-aid/legal-aid-network.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { Region } from '../regions/region.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import type { RegionsWithoutStationArgs } from './coverage.inputs.js';

const BELOW_DISTRICT = [LegalAidLevel.STREET, LegalAidLevel.COMMUNITY];

/** Regions added by hand have no code yet: they come last. */
const BY_CODE = [
  { expression: "COALESCE(t.code, '~')", kind: 'text' as const },
  { expression: 't.id', kind: 'text' as const },
];

/** Where there is no legal-aid station, and who serves people there meanwhile. */
@Injectable()
export class GapsQueries {
  constructor(private readonly db: Database) {}

  /** The regions in force below that have no open station of their own, by code. */
  async page({ regionId, levels, ...page }: RegionsWithoutStationArgs): Promise<Page<Region>> {
    const keyset = new Keyset('WITHOUT', BY_CODE, page);
    const conditions = [
      raw('t.valid_to IS NULL'),
      isIn(raw('t.level'), levels?.length ? levels : BELOW_DISTRICT),
      inRegion('t.id', regionId),
      sql`NOT EXISTS (SELECT 1 FROM legal_aid_stations s WHERE s.region_id = t.id AND s.status = 'OPEN')`,
    ];
    const mapper = this.db.mapperOf(Region);
    const rows = await this.db.all(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM regions t
        WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    return keyset.page(
      rows,
      (row) => mapper.read<Region>(row),
      () => this.db.count(sql`regions t WHERE ${and(conditions)}`),
    );
  }

  /**
   * The open station that serves a region: its own or else that of the nearest region above; of
   * several the first by name. The regions of one request are looked up together, by their paths.
   */
  servingAt(path: string, load: Loaders): Promise<LegalAidStation | null> {
    return load
      .batch('LegalAidStation serving', async (paths) => {
        const ids = [...new Set(paths.flatMap(upwards))];
        const where = and([isOpen, isIn(raw('t.region_id'), ids)]);
        const open = await this.db.find(
          LegalAidStation,
          where,
          raw('ORDER BY t.name COLLATE BINARY, t.id'),
        );
        return paths.map(
          (one) =>
            upwards(one)
              .map((id) => open.find(({ regionId }) => regionId === id))
              .find((station) => station !== undefined) ?? null,
        );
      })
      .load(path);
  }
}

const upwards = (path: string): string[] => path.split('/').filter(Boolean).toReversed();
