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
import { Venue } from './venue.entity.js';

/** What venues are called in the search index. */
export const SEARCH_KIND = 'VENUE';

type Row = Pick<Venue, 'id' | 'name' | 'address'> & { regionPath: string };

/** A place is found by its name and its address: never by its contact. */
@Injectable()
export class VenueSearch implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = Venue;
  readonly follows = [
    follow(Region, ({ path }) => idsInSubtree(this.db, 'venues', path), ['path']),
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
    const rows = await this.db.all<Row>(sql`
      SELECT t.id AS id, t.name AS name, t.address AS address, place.path AS "regionPath"
      FROM venues t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    return rows.map(({ id, name, address, regionPath }) => ({
      id,
      title: name,
      names: [],
      body: address ? [address] : [],
      regionPath,
      at: null,
      audience: [EVERYONE],
    }));
  }
}
