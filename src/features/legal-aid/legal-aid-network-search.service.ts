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
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { idsInSubtree } from '../regions/regions.queries.js';
import { LegalAidNetwork, LegalAidNetworkLead } from './legal-aid-network.entity.js';

type Row = Pick<LegalAidNetwork, 'id' | 'name' | 'summary'> & { regionPath: string };

/** A network is found by its name, by what is known of it and by the units that lead it. */
@Injectable()
export class LegalAidNetworkSearch implements SearchSource {
  readonly kind = 'LEGAL_AID_NETWORK';
  readonly entity = LegalAidNetwork;
  readonly follows = [
    follow(LegalAidNetworkLead, ({ networkId }) => [networkId]),
    follow(Organization, ({ id }) => this.ledBy(id), ['name', 'shortName']),
    follow(Region, ({ path }) => idsInSubtree(this.db, 'legal_aid_networks', path), ['path']),
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
      SELECT t.id AS id, t.name AS name, t.summary AS summary, place.path AS "regionPath"
      FROM legal_aid_networks t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const leads = await this.db.all<{ networkId: string; name: string; shortName: string | null }>(
      sql`SELECT l.network_id AS "networkId", unit.name AS name, unit.short_name AS "shortName"
        FROM legal_aid_network_leads l JOIN organizations unit ON unit.id = l.organization_id
        WHERE ${isIn(raw('l.network_id'), ids)} ORDER BY l.position, l.id`,
    );
    return rows.map(({ id, name, summary, regionPath }) => {
      const own = leads.filter(({ networkId }) => networkId === id);
      const body = [summary, ...own.flatMap((unit) => [unit.name, unit.shortName])];
      return {
        id,
        title: name,
        names: [],
        body: body.filter((text) => text !== null),
        regionPath,
        at: null,
        audience: [EVERYONE],
      };
    });
  }

  private async ledBy(organizationId: string): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT l.network_id AS id FROM legal_aid_network_leads l WHERE l.organization_id = ${organizationId}`,
    );
    return rows.map(({ id }) => id);
  }
}
