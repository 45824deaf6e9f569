import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignConnection, CampaignsArgs } from './campaigns.resolver.js';
import { CampaignsQueries, concerningPath, ledBy } from './campaigns.queries.js';

@Resolver(() => Region)
export class RegionCampaignsResolver {
  constructor(private readonly queries: CampaignsQueries) {}

  @ResolveField(() => CampaignConnection, {
    description: '涉及本区划的活动周 — campaigns held for the region or any region above it.',
  })
  campaigns(
    @Parent() { path }: Region,
    @Args() args: CampaignsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Campaign>> {
    return this.queries.pages(args).of(path, here, concerningPath);
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
    @Args() args: CampaignsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Campaign>> {
    return this.queries.pages(args).of(id, here, ledBy);
  }
}
