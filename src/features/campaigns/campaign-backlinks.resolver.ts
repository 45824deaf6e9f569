import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '../../platform/graphql/connection.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignConnection, CampaignsArgs } from './campaigns.resolver.js';
import { CampaignsQueries } from './campaigns.queries.js';

@Resolver(() => Region)
export class RegionCampaignsResolver {
  constructor(private readonly queries: CampaignsQueries) {}

  @ResolveField(() => CampaignConnection, {
    description: '涉及本区划的活动周 — campaigns held for the region or any region above it.',
  })
  campaigns(
    @Parent() { id }: Region,
    @Args() { filter, orderBy, ...page }: CampaignsArgs,
  ): Promise<Page<Campaign>> {
    return this.queries.page({ ...filter, concerningRegionId: id }, orderBy, page);
  }
}

@Resolver(() => Organization)
export class OrganizationCampaignsResolver {
  constructor(private readonly queries: CampaignsQueries) {}

  @ResolveField(() => CampaignConnection, {
    description: '牵头的活动周 — the campaigns that the unit leads.',
  })
  leadCampaigns(
    @Parent() { id }: Organization,
    @Args() { filter, orderBy, ...page }: CampaignsArgs,
  ): Promise<Page<Campaign>> {
    return this.queries.page({ ...filter, leadOrganizationId: id }, orderBy, page);
  }
}
