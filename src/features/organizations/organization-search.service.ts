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
import { Region } from '../regions/region.entity.js';
import { idsInSubtree } from '../regions/regions.queries.js';
import { Organization } from './organization.entity.js';

/** What units are called in the search index. */
export const SEARCH_KIND = 'ORGANIZATION';

/** A unit is found by its names; a duplicate that was merged away is not found. */
@Injectable()
export class OrganizationSearch implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = Organization;
  readonly follows = [
    follow(Region, ({ path }) => idsInSubtree(this.db, 'organizations', path), ['path']),
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
    const mapper = this.db.mapperOf(Organization);
    const rows = await this.db.all(sql`
      SELECT ${mapper.columns('t')}, place.path AS "regionPath"
      FROM organizations t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)} AND t.merged_into_id IS NULL`);
    return rows.map((row) => {
      const { id, name, shortName, aliases } = mapper.read<Organization>(row);
      return {
        id,
        title: name,
        names: [...(shortName ? [shortName] : []), ...aliases],
        body: [],
        regionPath: row.regionPath as string,
        at: null,
        audience: [EVERYONE],
      };
    });
  }
}
