import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { PublicSearch } from '../regions/public-search.service.js';
import { Venue } from './venue.entity.js';

/** What venues are called in the search index. */
export const SEARCH_KIND = 'VENUE';

/** A place is found by its name and its address: never by its contact. */
@Injectable()
export class VenueSearch extends PublicSearch<Venue> {
  constructor(db: Database, index: SearchIndex) {
    super(db, index, { kind: SEARCH_KIND, entity: Venue });
  }

  protected textsOf({ name, address }: Venue) {
    return { title: name, names: [], body: address ? [address] : [], at: null };
  }
}
