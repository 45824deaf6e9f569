import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ENTITIES, MIGRATIONS } from './database.js';
import { ActivitiesModule } from './features/activities/activities.module.js';
import { ActivityListsModule } from './features/activity-lists/activity-lists.module.js';
import { ActivityPlansModule } from './features/activity-plans/activity-plans.module.js';
import { ActivityWarningsModule } from './features/activity-warnings/activity-warnings.module.js';
import { ActivityReviewsModule } from './features/activity-reviews/activity-reviews.module.js';
import { ActivityEvidenceModule } from './features/activity-evidence/activity-evidence.module.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { AttachmentsModule } from './features/attachments/attachments.module.js';
import { AuditTrailModule } from './features/audit-trail/audit-trail.module.js';
import { BaseActivitiesModule } from './features/base-activities/base-activities.module.js';
import { EducationBasesModule } from './features/education-bases/education-bases.module.js';
import { BookDonationListsModule } from './features/book-donation-lists/book-donation-lists.module.js';
import { BookDonationsModule } from './features/book-donations/book-donations.module.js';
import { FiguresModule } from './features/figures/figures.module.js';
import { CoverageFiguresModule } from './features/coverage-figures/coverage-figures.module.js';
import { OddFiguresModule } from './features/odd-figures/odd-figures.module.js';
import { ReportingPeriodsModule } from './features/reporting-periods/reporting-periods.module.js';
import { FirstStartModule } from './features/first-start/first-start.module.js';
import { LegalAidCoverageModule } from './features/legal-aid-coverage/legal-aid-coverage.module.js';
import { LegalAidModule } from './features/legal-aid/legal-aid.module.js';
import { MediaOutletsModule } from './features/media-outlets/media-outlets.module.js';
import { MediaPastesModule } from './features/media-pastes/media-pastes.module.js';
import { MediaReportListsModule } from './features/media-report-lists/media-report-lists.module.js';
import { MediaReportsModule } from './features/media-reports/media-reports.module.js';
import { MediaStoriesModule } from './features/media-stories/media-stories.module.js';
import { OrganizationsModule } from './features/organizations/organizations.module.js';
import { RegionsModule } from './features/regions/regions.module.js';
import { SearchFeatureModule } from './features/search/search.module.js';
import { SessionsModule } from './features/sessions/sessions.module.js';
import { BriefingsModule } from './features/briefings/briefings.module.js';
import { PapersExcelModule } from './features/papers-excel/papers-excel.module.js';
import { PapersWordModule } from './features/papers-word/papers-word.module.js';
import { CampaignsModule } from './features/campaigns/campaigns.module.js';
import { VenuesModule } from './features/venues/venues.module.js';
import { VocabulariesModule } from './features/vocabularies/vocabularies.module.js';
import { PlatformBackupModule } from './platform/backup/backup.module.js';
import type { Config } from './platform/config.js';
import { CONFIG } from './platform/config.token.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { PlatformGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformHttpModule } from './platform/http/http.module.js';
import { SearchModule } from './platform/search/search.module.js';

const FEATURES = [
  AccountsModule,
  ActivitiesModule,
  ActivityListsModule,
  ActivityPlansModule,
  ActivityReviewsModule,
  ActivityEvidenceModule,
  ActivityWarningsModule,
  AttachmentsModule,
  AuditTrailModule,
  BookDonationsModule,
  BookDonationListsModule,
  BriefingsModule,
  CampaignsModule,
  CoverageFiguresModule,
  BaseActivitiesModule,
  EducationBasesModule,
  FiguresModule,
  FirstStartModule,
  LegalAidCoverageModule,
  LegalAidModule,
  MediaOutletsModule,
  MediaPastesModule,
  MediaReportListsModule,
  MediaReportsModule,
  MediaStoriesModule,
  OddFiguresModule,
  OrganizationsModule,
  PapersExcelModule,
  PapersWordModule,
  RegionsModule,
  ReportingPeriodsModule,
  SearchFeatureModule,
  SessionsModule,
  VenuesModule,
  VocabulariesModule,
];

@Global()
@Module({})
class ConfigModule {
  static of(config: Config): DynamicModule {
    const providers = [{ provide: CONFIG, useValue: config }];
    return { module: ConfigModule, providers, exports: [CONFIG] };
  }
}

/** The composition root: the one place that knows every feature. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        DatabaseModule.forRoot({ entities: ENTITIES, migrations: MIGRATIONS }),
        PlatformGraphqlModule,
        PlatformHttpModule,
        SearchModule,
        PlatformBackupModule,
        ...FEATURES,
      ],
    };
  }
}
