import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import {
  OrganizationCampaignsResolver,
  RegionCampaignsResolver,
} from './campaign-backlinks.resolver.js';
import { CampaignUnitsService } from './campaign-units.service.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsResolver, CampaignTargetsResolver } from './campaigns.resolver.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignSearch } from './campaign-search.service.js';

@Module({
  imports: [OrganizationsModule, RegionsModule],
  providers: [
    CampaignSearch,
    CampaignUnitsService,
    CampaignsQueries,
    CampaignsService,
    CampaignsResolver,
    CampaignTargetsResolver,
    RegionCampaignsResolver,
    OrganizationCampaignsResolver,
  ],
  exports: [CampaignsQueries, CampaignsService],
})
export class CampaignsModule {}
