import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { CampaignUnitsService } from './campaign-units.service.js';

@Module({
  imports: [OrganizationsModule],
  providers: [CampaignUnitsService],
})
export class CampaignsModule {}
