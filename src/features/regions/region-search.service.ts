import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import {
  EVERYONE,
  follow,
  type SearchDocument,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { RegionName } from './region-name.entity.js';
import { Region } from './region.entity.js';

/** What regions are called in the search index. */
export const SEARCH_KIND = 'REGION';

type NameRow = Pick<RegionName, 'regionId' | 'name' | 'code'>;

/** A region is found by its name and code, and by those that it carried before. */
@Injectable()
export class RegionSearch implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = Region;
  readonly follows = [
    follow(RegionName, ({ regionId }) => [regionId]),
    follow(Region, ({ path }) => this.idsBelow(path), ['path']),
  ];

  constructor(
    private readonly db: Database,
    index: SearchIndex,
  ) {
    index.register(this);
  }

  audienceOf(): readonly string[] {
    return [EVERYONE];
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const regions = await this.db.find(Region, isIn(raw('t.id'), ids));
    const carried = await this.db.all<NameRow>(sql`
      SELECT n.region_id AS "regionId", n.name AS name, n.code AS code
      FROM region_names n WHERE ${isIn(raw('n.region_id'), ids)} ORDER BY n.valid_from, n.id`);
    return regions.map((region) =>
      documentOf(
        region,
        carried.filter(({ regionId }) => regionId === region.id),
      ),
    );
  }

  private async idsBelow(path: string): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT r.id AS id FROM regions r WHERE r.path LIKE ${`${path}%`}`,
    );
    return rows.map(({ id }) => id);
  }
}

function documentOf(region: Region, carried: readonly NameRow[]): SearchDocument {
  const { id, name, code, path } = region;
  const names = [code, ...carried.flatMap((one) => [one.name, one.code])];
  return {
    id,
    title: name,
    names: [...new Set(names)].filter((one) => one !== null && one !== name) as string[],
    body: [],
    regionPath: path,
    at: null,
    audience: [EVERYONE],
  };
}
