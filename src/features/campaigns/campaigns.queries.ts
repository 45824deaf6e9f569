import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Organization } from '../organizations/organization.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import { CampaignTarget } from './campaign-unit.entity.js';
import { Campaign } from './campaign.entity.js';
import { targetsVisibleTo } from './campaign.policy.js';
import { type CampaignFilter, CampaignOrder } from './campaigns.inputs.js';
import { SEARCH_KIND } from './campaign-search.service.js';

const ID: OrderColumn = { expression: 't.id', kind: 'text' };

const ORDERS: Readonly<Record<CampaignOrder, readonly OrderColumn[]>> = {
  [CampaignOrder.LATEST]: [
    { expression: 't.starts_on', descending: true, kind: 'text' },
    { ...ID, descending: true },
  ],
  [CampaignOrder.NAME]: [{ expression: 't.name', kind: 'text' }, ID],
};

/** The region's path begins with those of the regions above it, and with its own. */
const concerning = (regionId: string): Sql =>
  sql`t.region_id IN (SELECT above.id FROM regions above JOIN regions here ON here.path LIKE above.path || '%' WHERE here.id = ${regionId})`;

/** The same for the region at this path, which names them all. */
export const concerningPath = (path: string): Sql =>
  isIn(raw('t.region_id'), path.split('/').filter(Boolean));

export const ledBy = (organizationId: string): Sql =>
  sql`t.id IN (SELECT l.campaign_id FROM campaign_leads l WHERE l.organization_id = ${organizationId})`;

function conditions(filter: CampaignFilter): Sql[] {
  const { regionId, concerningRegionId, year, currentOn, leadOrganizationId } = filter;
  return [
    ...(filter.includeArchived ? [] : [raw('t.archived = FALSE')]),
    ...(regionId ? [inRegion('t.region_id', regionId)] : []),
    ...(concerningRegionId ? [concerning(concerningRegionId)] : []),
    ...(year
      ? [sql`t.starts_on >= ${`${year}-01-01`}`, sql`t.starts_on <= ${`${year}-12-31`}`]
      : []),
    ...(currentOn
      ? [sql`t.starts_on <= ${currentOn}`, sql`COALESCE(t.ends_on, '9999') >= ${currentOn}`]
      : []),
    ...(leadOrganizationId ? [ledBy(leadOrganizationId)] : []),
  ];
}

/** What a list of campaigns is asked with. */
interface CampaignListing extends PageArgs {
  filter?: CampaignFilter | null;
  orderBy: CampaignOrder;
}

@Injectable()
export class CampaignsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** The lists that the arguments ask for: of all campaigns, or of those that hang on something. */
  pages({ filter, orderBy, ...page }: CampaignListing): EntityPages<Campaign> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const text = filter?.text ? [this.index.matching(SEARCH_KIND, filter.text, 't.id')] : [];
    return new EntityPages(this.db, Campaign, keyset, [...conditions(filter ?? {}), ...text]);
  }

  /** The leading units in their order; the campaigns of one request together. */
  leadUnits(campaignId: string, load: Loaders): Promise<Organization[]> {
    const mapper = this.db.mapperOf(Organization);
    return load
      .batch('leading units of campaigns', async (ids) => {
        const rows = await this.db.all<Record<string, unknown> & { campaign: string }>(
          sql`SELECT l.campaign_id AS campaign, ${mapper.columns('o')} FROM campaign_leads l JOIN organizations o ON o.id = l.organization_id WHERE ${isIn(raw('l.campaign_id'), ids)} ORDER BY l.position, l.id`,
        );
        return ids.map((id) =>
          rows
            .filter(({ campaign }) => campaign === id)
            .map((row) => mapper.read<Organization>(row)),
        );
      })
      .load(campaignId);
  }

  /** The targets that the actor may see, by name of the unit. At most 500 stand in a campaign. */
  targets(campaignId: string, actor: Actor, load: Loaders): Promise<CampaignTarget[]> {
    const mapper = this.db.mapperOf(CampaignTarget);
    return load
      .batch('targets of campaigns', async (ids) => {
        const rows = await this.db.all(
          sql`SELECT ${mapper.columns('t')} FROM campaign_targets t JOIN organizations o ON o.id = t.organization_id WHERE ${isIn(raw('t.campaign_id'), ids)} AND ${targetsVisibleTo(actor)} ORDER BY o.name, t.id`,
        );
        const targets = rows.map((row) => mapper.read<CampaignTarget>(row));
        return ids.map((id) => targets.filter((target) => target.campaignId === id));
      })
      .load(campaignId);
  }
}
