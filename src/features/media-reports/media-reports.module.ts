import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { ActivityDependents } from '../activities/activity-dependents.port.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { MediaOutletsModule } from '../media-outlets/media-outlets.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { MediaReportAttachmentsService } from './media-report-attachments.service.js';
import { MediaReportDoublesQueries } from './media-report-doubles.queries.js';
import { MediaReportFactsQueries } from './media-report-facts.queries.js';
import { MediaReportLinksService } from './media-report-links.service.js';
import { MediaReportOrganization, MediaReportStep } from './media-report-parts.entity.js';
import { MediaReportReferencesService } from './media-report-references.service.js';
import { MediaReportRemovalService } from './media-report-removal.service.js';
import { MediaReportStepsService } from './media-report-steps.service.js';
import { MediaReportWriterService } from './media-report-writer.service.js';
import { MediaReport } from './media-report.entity.js';
import { MediaReportsResolver } from './media-reports.resolver.js';
import { MediaReportsSearchService } from './media-reports-search.service.js';
import { MediaReportsService } from './media-reports.service.js';

/** The register of press reports: what is written. */
@Module({
  imports: [ActivitiesModule, AttachmentsModule, MediaOutletsModule, OrganizationsModule],
  providers: [
    MediaReportAttachmentsService,
    MediaReportDoublesQueries,
    MediaReportFactsQueries,
    MediaReportLinksService,
    MediaReportReferencesService,
    MediaReportRemovalService,
    MediaReportStepsService,
    MediaReportWriterService,
    MediaReportsResolver,
    MediaReportsSearchService,
    MediaReportsService,
  ],
  exports: [
    MediaOutletsModule,
    MediaReportFactsQueries,
    MediaReportLinksService,
    MediaReportStepsService,
    MediaReportsService,
  ],
})
export class MediaReportsModule {
  constructor(
    units: OrganizationLinks,
    links: MediaReportLinksService,
    dependents: ActivityDependents,
    owners: AttachmentOwners,
    attachments: MediaReportAttachmentsService,
  ) {
    dependents.register(links);
    owners.register(attachments);
    units.register(MediaReport, 'unitId');
    units.register(MediaReportStep, 'unitId');
    units.register(MediaReportOrganization, 'organizationId', (from, to) =>
      links.moveUnit(from, to),
    );
  }
}
