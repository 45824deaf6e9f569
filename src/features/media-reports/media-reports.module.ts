import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { ActivityDependents } from '../activities/activity-dependents.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { MediaReportFactsQueries } from './media-report-facts.queries.js';
import { MediaReportLinksService } from './media-report-links.service.js';
import { MediaReportOrganization, MediaReportStep } from './media-report-parts.entity.js';
import { MediaReport } from './media-report.entity.js';

/** The register of press reports. */
@Module({
  imports: [ActivitiesModule, AttachmentsModule, OrganizationsModule],
  providers: [MediaReportFactsQueries, MediaReportLinksService],
  exports: [MediaReportFactsQueries, MediaReportLinksService],
})
export class MediaReportsModule {
  constructor(
    units: OrganizationLinks,
    links: MediaReportLinksService,
    dependents: ActivityDependents,
  ) {
    dependents.register(links);
    units.register(MediaReport, 'unitId');
    units.register(MediaReportStep, 'unitId');
    units.register(MediaReportOrganization, 'organizationId', (from, to) =>
      links.moveUnit(from, to),
    );
  }
}
