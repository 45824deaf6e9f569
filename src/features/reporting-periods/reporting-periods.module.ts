import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReportingPeriodUnit } from './reporting-period.entity.js';
import { ReportingPeriodsQueries } from './reporting-periods.queries.js';
import {
  ReportingPeriodsResolver,
  ReportingRemindersResolver,
  ReportingReturnsResolver,
} from './reporting-periods.resolver.js';
import { ReportingPeriodsService } from './reporting-periods.service.js';

/** Who is to report by when, who has not, and what to write to them. */
@Module({
  imports: [CampaignsModule, OrganizationsModule],
  providers: [
    ReportingPeriodsQueries,
    ReportingPeriodsResolver,
    ReportingPeriodsService,
    ReportingRemindersResolver,
    ReportingReturnsResolver,
  ],
  exports: [ReportingPeriodsQueries],
})
export class ReportingPeriodsModule {
  constructor(units: OrganizationLinks, service: ReportingPeriodsService) {
    units.register(ReportingPeriodUnit, 'organizationId', (from, to) => service.moveUnit(from, to));
  }
}
