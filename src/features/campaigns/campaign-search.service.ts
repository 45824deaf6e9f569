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
import { Campaign } from './campaign.entity.js';

/** What campaigns are called in the search index. */
export const SEARCH_KIND = 'CAMPAIGN';

type Row = Pick<Campaign, 'id' | 'name' | 'theme' | 'startsOn'> & { regionPath: string };

/** A campaign is found by its name and its theme. */
@Injectable()
export class CampaignSearch implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = Campaign;
  readonly follows = [
    follow(Region, ({ path }) => idsInSubtree(this.db, 'campaigns', path), ['path']),
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
      SELECT t.id AS id, t.name AS name, t.theme AS theme, t.starts_on AS "startsOn",
        place.path AS "regionPath"
      FROM campaigns t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    return rows.map(({ id, name, theme, startsOn, regionPath }) => ({
      id,
      title: name,
      names: [],
      body: theme ? [theme] : [],
      regionPath,
      at: startsOn,
      audience: [EVERYONE],
    }));
  }
}
