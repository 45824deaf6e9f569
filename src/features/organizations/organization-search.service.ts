import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { raw } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { PublicSearch } from '../regions/public-search.service.js';
import { Organization } from './organization.entity.js';

/** What units are called in the search index. */
export const SEARCH_KIND = 'ORGANIZATION';

/** A unit is found by its names; a duplicate that was merged away is not found. */
@Injectable()
export class OrganizationSearch extends PublicSearch<Organization> {
  constructor(db: Database, index: SearchIndex) {
    super(db, index, {
      kind: SEARCH_KIND,
      entity: Organization,
      only: raw('t.merged_into_id IS NULL'),
    });
  }

  protected textsOf({ name, shortName, aliases }: Organization) {
    const names = [...(shortName ? [shortName] : []), ...aliases];
    return { title: name, names, body: [], at: null };
  }
}
