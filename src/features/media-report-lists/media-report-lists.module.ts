import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { MediaReportsModule } from '../media-reports/media-reports.module.js';
import {
  ActivityMediaReportsResolver,
  BookDonationMediaReportsResolver,
  CampaignMediaReportsResolver,
  EducationBaseMediaReportsResolver,
  LegalAidStationMediaReportsResolver,
  MediaOutletMediaReportsResolver,
  OrganizationMediaReportsResolver,
  RegionMediaReportsResolver,
} from './media-report-backlinks.resolver.js';
import { MediaReportFieldsResolver } from './media-report-fields.resolver.js';
import { MediaReportListsQueries } from './media-report-lists.queries.js';
import { MediaReportListsResolver } from './media-report-lists.resolver.js';
import { MediaReportRelationsResolver } from './media-report-relations.resolver.js';
import { MediaReportSubjectsQueries } from './media-report-subjects.queries.js';

/** Reports as they are read: lists, what is still to do, and the links back to them. */
@Module({
  imports: [AttachmentsModule, MediaReportsModule],
  providers: [
    ActivityMediaReportsResolver,
    BookDonationMediaReportsResolver,
    CampaignMediaReportsResolver,
    EducationBaseMediaReportsResolver,
    LegalAidStationMediaReportsResolver,
    MediaOutletMediaReportsResolver,
    MediaReportFieldsResolver,
    MediaReportListsQueries,
    MediaReportListsResolver,
    MediaReportRelationsResolver,
    MediaReportSubjectsQueries,
    OrganizationMediaReportsResolver,
    RegionMediaReportsResolver,
  ],
  exports: [MediaReportListsQueries],
})
export class MediaReportListsModule {}
