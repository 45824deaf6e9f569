import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import type {
  Followed,
  SearchDocument,
  SearchSource,
} from '../../platform/search/search-source.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { idsInSubtree } from '../regions/regions.queries.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { LegalAidStationHost, LegalAidStationService } from './legal-aid-parts.entity.js';
import { LegalAidStation, type StationStatus } from './legal-aid-station.entity.js';
import { audienceOf, marksOf } from './legal-aid.policy.js';
import { STATIONS_KIND } from './legal-aid-stations.queries.js';

interface Found {
  id: string;
  name: string;
  status: StationStatus;
  path: string;
  region: string;
  venue: string | null;
  address: string | null;
  placeText: string | null;
  directions: string | null;
}

interface Word {
  stationId: string;
  /** The unit or the term. */
  id: string;
  name: string;
}

const idOf = (row: object): string => String((row as { id: unknown }).id);

/** What a station is found by, and by whom; its team is not looked for by name. */
@Injectable()
export class LegalAidSearchService implements SearchSource {
  readonly kind = STATIONS_KIND;
  readonly entity = LegalAidStation;
  readonly follows: readonly Followed[] = [
    { entity: LegalAidStationHost, idsOf: (row) => [(row as LegalAidStationHost).stationId] },
    { entity: LegalAidStationService, idsOf: (row) => [(row as LegalAidStationService).stationId] },
    {
      entity: Organization,
      columns: ['name', 'shortName'],
      idsOf: (row) => this.ids(linkedBy('legal_aid_station_hosts', 'organization_id', idOf(row))),
    },
    {
      entity: VocabularyTerm,
      columns: ['name'],
      idsOf: (row) => this.ids(linkedBy('legal_aid_station_services', 'term_id', idOf(row))),
    },
    {
      entity: Venue,
      columns: ['name', 'address'],
      idsOf: (row) => this.ids(sql`t.venue_id = ${idOf(row)}`),
    },
    {
      entity: Region,
      columns: ['path', 'name'],
      idsOf: (row) => idsInSubtree(this.db, 'legal_aid_stations', (row as Region).path),
    },
  ];

  constructor(
    private readonly db: Database,
    index: SearchIndex,
  ) {
    index.register(this);
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const rows = await this.db.all<Found>(sql`
      SELECT t.id, t.name, t.status, r.path, r.name AS region, v.name AS venue, v.address,
        t.place_text AS "placeText", t.directions
      FROM legal_aid_stations t JOIN regions r ON r.id = t.region_id
      LEFT JOIN venues v ON v.id = t.venue_id WHERE ${isIn(raw('t.id'), ids)}`);
    const hosts = await this.words('legal_aid_station_hosts', 'organization_id', ids);
    const services = await this.words('legal_aid_station_services', 'term_id', ids);
    return rows.map((row) => {
      const own = (words: Word[]) => words.filter(({ stationId }) => stationId === row.id);
      const { region, venue, address, placeText, directions, status, path } = row;
      const words = [...own(hosts), ...own(services)].map(({ name }) => name);
      const hostIds = own(hosts).map(({ id }) => id);
      return {
        id: row.id,
        title: row.name,
        names: [],
        body: [region, venue, address, placeText, directions, ...words].filter(
          (text) => text !== null,
        ),
        regionPath: path,
        at: null,
        audience: audienceOf({ status, hostIds, region: { path } }),
      };
    });
  }

  audienceOf(actor: Actor): readonly string[] {
    return marksOf(actor);
  }

  private async ids(where: Sql): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id FROM legal_aid_stations t WHERE ${where}`,
    );
    return rows.map(({ id }) => id);
  }

  /** The names of units or terms that hang on the stations. */
  private words(
    link: 'legal_aid_station_hosts' | 'legal_aid_station_services',
    column: 'organization_id' | 'term_id',
    ids: readonly string[],
  ): Promise<Word[]> {
    const named = raw(column === 'term_id' ? 'vocabulary_terms' : 'organizations');
    return this.db.all<Word>(sql`
      SELECT x.station_id AS "stationId", w.id, w.name FROM ${raw(link)} x
      JOIN ${named} w ON w.id = ${raw(`x.${column}`)}
      WHERE ${isIn(raw('x.station_id'), ids)} ORDER BY x.position, x.id`);
  }
}

const linkedBy = (link: string, column: string, id: string): Sql =>
  sql`t.id IN (SELECT x.station_id FROM ${raw(link)} x WHERE ${raw(`x.${column}`)} = ${id})`;
