import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { PublicSearch } from '../regions/public-search.service.js';
import { Campaign } from './campaign.entity.js';

/** What campaigns are called in the search index. */
export const SEARCH_KIND = 'CAMPAIGN';

/** A campaign is found by its name and its theme. */
@Injectable()
export class CampaignSearch extends PublicSearch<Campaign> {
  constructor(db: Database, index: SearchIndex) {
    super(db, index, { kind: SEARCH_KIND, entity: Campaign });
  }

  protected textsOf({ name, theme, startsOn }: Campaign) {
    return { title: name, names: [], body: theme ? [theme] : [], at: startsOn };
  }
}
