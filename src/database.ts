import { ActivityStreets1795475000000 } from './migrations/1795475000000-activity-streets.js';
import { ActivityDayFigures } from './features/figures/activity-figures.entity.js';
import { ActivityFigures1795474000000 } from './migrations/1795474000000-activity-figures.js';
import { Activities1795464000000 } from './migrations/1795464000000-activities.js';
import { ActivityLists1795464500000 } from './migrations/1795464500000-activity-lists.js';
import {
  ActivityAudienceCount,
  ActivityMaterial,
  ActivityTerm,
} from './features/activities/activity-details.entity.js';
import { ActivityOrganizer } from './features/activities/activity-organizer.entity.js';
import { ActivityStep } from './features/activities/activity-step.entity.js';
import { Activity } from './features/activities/activity.entity.js';
import { Foundation1795460829253 } from './migrations/1795460829253-foundation.js';
import { HealthProbe1795460900000 } from './migrations/1795460900000-health-probe.js';
import { Places1795461000000 } from './migrations/1795461000000-places.js';
import { Organization } from './features/organizations/organization.entity.js';
import { RegionName } from './features/regions/region-name.entity.js';
import { Vocabularies1795462000000 } from './migrations/1795462000000-vocabularies.js';
import { Venues1795462000001 } from './migrations/1795462000001-venues.js';
import { Campaigns1795462000002 } from './migrations/1795462000002-campaigns.js';
import { Accounts1795463000000 } from './migrations/1795463000000-accounts.js';
import { Attachments1795465000000 } from './migrations/1795465000000-attachments.js';
import { AuditGuard1795466000000 } from './migrations/1795466000000-audit-guard.js';
import { Search1795473000000 } from './migrations/1795473000000-search.js';
import { Synonyms1795473100000 } from './migrations/1795473100000-synonyms.js';
import { BookDonationBases1795471000001 } from './migrations/1795471000001-book-donation-bases.js';
import { BookDonations1795471000000 } from './migrations/1795471000000-book-donations.js';
import { LegalAid1795472000000 } from './migrations/1795472000000-legal-aid.js';
import { MediaReportOrder1795481000001 } from './migrations/1795481000001-media-report-order.js';
import { MediaReports1795481000000 } from './migrations/1795481000000-media-reports.js';
import { MediaOutlet } from './features/media-outlets/media-outlet.entity.js';
import {
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
  MediaReportStep,
} from './features/media-reports/media-report-parts.entity.js';
import { MediaReport } from './features/media-reports/media-report.entity.js';
import { ReportingPeriods1795483000000 } from './migrations/1795483000000-reporting-periods.js';
import {
  ReportingPeriod,
  ReportingPeriodUnit,
} from './features/reporting-periods/reporting-period.entity.js';
import { Account } from './features/accounts/account.entity.js';
import {
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
  BookDonationStep,
} from './features/book-donations/book-donation-parts.entity.js';
import { BookDonation } from './features/book-donations/book-donation.entity.js';
import { Briefings1795484000000 } from './migrations/1795484000000-briefings.js';
import { BriefingGuard1795484000001 } from './migrations/1795484000001-briefing-guard.js';
import {
  BriefingFigure,
  BriefingFigureRecord,
  BriefingStep,
} from './features/briefings/briefing-parts.entity.js';
import { Briefing } from './features/briefings/briefing.entity.js';
import { Attachment } from './features/attachments/attachment.entity.js';
import { EducationBases1795470000000 } from './migrations/1795470000000-education-bases.js';
import { BaseKinds1795470000001 } from './migrations/1795470000001-base-kinds.js';
import { BaseActivity } from './features/base-activities/base-activity.entity.js';
import { EducationBaseField } from './features/education-bases/education-base-field.entity.js';
import { EducationBaseStep } from './features/education-bases/education-base-step.entity.js';
import { EducationBase } from './features/education-bases/education-base.entity.js';
import { SetupCode } from './features/first-start/setup-code.entity.js';
import { CampaignLead, CampaignTarget } from './features/campaigns/campaign-unit.entity.js';
import { Campaign } from './features/campaigns/campaign.entity.js';
import {
  LegalAidNetwork,
  LegalAidNetworkLead,
} from './features/legal-aid/legal-aid-network.entity.js';
import {
  LegalAidStationActivity,
  LegalAidStationHost,
  LegalAidStationMember,
  LegalAidStationService,
  LegalAidStationSlot,
  LegalAidStationStep,
} from './features/legal-aid/legal-aid-parts.entity.js';
import { LegalAidStation } from './features/legal-aid/legal-aid-station.entity.js';
import { Region } from './features/regions/region.entity.js';
import { Session } from './features/sessions/session.entity.js';
import { SignInFailures } from './features/sessions/sign-in-failures.entity.js';
import { Venue } from './features/venues/venue.entity.js';
import { VocabularyTerm } from './features/vocabularies/vocabulary-term.entity.js';
import { AuditLine } from './platform/audit/audit-line.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';
import { HealthProbe } from './platform/http/health-probe.entity.js';

/** Every table of the product. */
export const ENTITIES = [
  Account,
  Activity,
  ActivityAudienceCount,
  ActivityDayFigures,
  ActivityMaterial,
  ActivityOrganizer,
  ActivityStep,
  ActivityTerm,
  Attachment,
  AuditLine,
  BaseActivity,
  BookDonation,
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
  BookDonationStep,
  Briefing,
  BriefingFigure,
  BriefingFigureRecord,
  BriefingStep,
  Campaign,
  CampaignLead,
  CampaignTarget,
  EducationBase,
  EducationBaseField,
  EducationBaseStep,
  HealthProbe,
  IdempotencyKey,
  LegalAidNetwork,
  LegalAidNetworkLead,
  LegalAidStation,
  LegalAidStationActivity,
  LegalAidStationHost,
  LegalAidStationMember,
  LegalAidStationService,
  LegalAidStationSlot,
  LegalAidStationStep,
  MediaOutlet,
  MediaReport,
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
  MediaReportStep,
  Organization,
  Region,
  RegionName,
  ReportingPeriod,
  ReportingPeriodUnit,
  Session,
  SetupCode,
  SignInFailures,
  Venue,
  VocabularyTerm,
];

/** Every migration, oldest first. */
export const MIGRATIONS = [
  Foundation1795460829253,
  HealthProbe1795460900000,
  Places1795461000000,
  Vocabularies1795462000000,
  Venues1795462000001,
  Campaigns1795462000002,
  Accounts1795463000000,
  Activities1795464000000,
  ActivityLists1795464500000,
  Attachments1795465000000,
  AuditGuard1795466000000,
  EducationBases1795470000000,
  BaseKinds1795470000001,
  BookDonations1795471000000,
  BookDonationBases1795471000001,
  LegalAid1795472000000,
  Search1795473000000,
  Synonyms1795473100000,
  ActivityFigures1795474000000,
  ActivityStreets1795475000000,
  MediaReports1795481000000,
  MediaReportOrder1795481000001,
  ReportingPeriods1795483000000,
  Briefings1795484000000,
  BriefingGuard1795484000001,
];
