import { Role } from '../../src/features/accounts/role.policy.js';
import { LEGAL_AID_OPERATIONS } from './rights-legal-aid.js';
import { MEDIA_OPERATIONS } from './rights-media.js';

/**
 * Who gets past the guard of each root operation; `field-rights.ts` says which fields are answered by
 * a rule. The test beside them calls every operation over HTTP as everyone, and fails for what has no
 * row: it prints the rows to add. What a caller may then do to which record, each feature's own tests
 * say.
 */
export type Allowed = 'EVERYONE' | readonly Role[];

const EVERYONE = 'EVERYONE';
const SIGNED_IN = Object.values(Role);
const ADMINISTRATORS = [Role.ADMINISTRATOR];
const AUDITORS = [Role.AUDITOR];
const REVIEWERS = [Role.REVIEWER, Role.ADMINISTRATOR];
const CAMPAIGN_KEEPERS = [Role.PROPAGANDA, Role.ADMINISTRATOR];
/** Whoever registers activities for a unit. */
const EDITORS = [
  Role.ORGANIZER,
  Role.SCHOOL,
  Role.PROPAGANDA,
  Role.LEGAL_AID_WORKER,
  Role.ADMINISTRATOR,
];

/** Whoever sees plans of their region before they are public. */
const READERS_OF_UNPUBLISHED = [
  Role.ORGANIZER,
  Role.PROPAGANDA,
  Role.REVIEWER,
  Role.ADMINISTRATOR,
  Role.AUDITOR,
];

/** Whoever registers book donations for a unit. */
const DONATION_KEEPERS = [Role.ORGANIZER, Role.SCHOOL, Role.PROPAGANDA, Role.ADMINISTRATOR];
/** Whoever applies for education bases and keeps their particulars. */
const BASE_KEEPERS = [Role.ORGANIZER, Role.SCHOOL, Role.PROPAGANDA, Role.ADMINISTRATOR];

/** Whoever writes and issues briefings. */
const BRIEFING_EDITORS = [Role.PROPAGANDA, Role.ADMINISTRATOR];
const BRIEFING_REVIEWERS = [Role.PROPAGANDA, Role.REVIEWER, Role.ADMINISTRATOR];

/** Others than these get UNAUTHENTICATED (nobody is signed in) or FORBIDDEN (somebody is). */
export const OPERATIONS: Readonly<Record<string, Allowed>> = {
  ...LEGAL_AID_OPERATIONS,
  ...MEDIA_OPERATIONS,
  'Query.account': SIGNED_IN,
  'Query.accounts': [Role.ADMINISTRATOR, Role.AUDITOR],
  'Query.activities': EVERYONE,
  'Query.activity': EVERYONE,
  'Query.activityFigures': EVERYONE,
  'Query.auditLine': AUDITORS,
  'Query.auditLines': AUDITORS,
  'Query.bookDonation': EVERYONE,
  'Query.bookDonations': EVERYONE,
  'Query.bookDonationTotals': EVERYONE,
  'Query.briefing': SIGNED_IN,
  'Query.briefings': SIGNED_IN,
  'Query.briefingNumbers': [...BRIEFING_REVIEWERS, Role.AUDITOR],
  'Query.coverageFigures': EVERYONE,
  'Query.coverageMatrix': EVERYONE,
  'Query.oddFigures': READERS_OF_UNPUBLISHED,
  'Query.reportingPeriod': SIGNED_IN,
  'Query.reportingPeriods': SIGNED_IN,
  'Query.campaign': EVERYONE,
  'Query.campaigns': EVERYONE,
  'Query.checkActivityPlan': EDITORS,
  'Query.educationBase': EVERYONE,
  'Query.educationBases': EVERYONE,
  'Query.me': EVERYONE,
  'Query.myActivitiesInProgress': EDITORS,
  'Query.mySessions': SIGNED_IN,
  'Query.duplicateOrganizations': ADMINISTRATORS,
  'Query.organization': EVERYONE,
  'Query.organizations': EVERYONE,
  'Query.papers': SIGNED_IN,
  'Query.region': EVERYONE,
  'Query.regionByCode': EVERYONE,
  'Query.regions': EVERYONE,
  'Query.reviewTodo': REVIEWERS,
  'Query.search': EVERYONE,
  'Query.securityDayTheme': EVERYONE,
  'Query.suggest': EVERYONE,
  'Query.venue': EVERYONE,
  'Query.venues': EVERYONE,
  'Query.vocabulary': EVERYONE,
  'Mutation.abolishRegion': ADMINISTRATORS,
  'Mutation.activateAccount': ADMINISTRATORS,
  'Mutation.addRegion': ADMINISTRATORS,
  'Mutation.addTerm': ADMINISTRATORS,
  'Mutation.applyForEducationBase': BASE_KEEPERS,
  'Mutation.approveActivity': REVIEWERS,
  'Mutation.callEducationBaseForReview': ADMINISTRATORS,
  'Mutation.cancelActivity': EDITORS,
  'Mutation.cancelBookDonation': DONATION_KEEPERS,
  'Mutation.changeMyPassword': SIGNED_IN,
  'Mutation.changeRegionCode': ADMINISTRATORS,
  'Mutation.closeActivity': EDITORS,
  'Mutation.correctBriefing': BRIEFING_EDITORS,
  'Mutation.copyActivity': EDITORS,
  'Mutation.copyCampaign': CAMPAIGN_KEEPERS,
  'Mutation.createAccessToken': SIGNED_IN,
  'Mutation.createAccount': ADMINISTRATORS,
  'Mutation.createActivity': EDITORS,
  'Mutation.createCampaign': CAMPAIGN_KEEPERS,
  'Mutation.createReportingPeriod': CAMPAIGN_KEEPERS,
  'Mutation.fileNilReport': EDITORS,
  'Mutation.updateReportingPeriod': CAMPAIGN_KEEPERS,
  'Mutation.createOrganization': ADMINISTRATORS,
  'Mutation.createVenue': [Role.ORGANIZER, Role.PROPAGANDA, Role.ADMINISTRATOR],
  'Mutation.deactivateAccount': ADMINISTRATORS,
  'Mutation.deleteAttachment': SIGNED_IN,
  'Mutation.deleteBriefing': BRIEFING_EDITORS,
  'Mutation.deleteDraft': EDITORS,
  'Mutation.designateEducationBase': ADMINISTRATORS,
  'Mutation.draftBriefing': BRIEFING_EDITORS,
  'Mutation.fileDesignationDocument': ADMINISTRATORS,
  'Mutation.handOverRecords': ADMINISTRATORS,
  'Mutation.issueBriefing': BRIEFING_EDITORS,
  'Mutation.mergeOrganizations': ADMINISTRATORS,
  'Mutation.moveRegion': ADMINISTRATORS,
  'Mutation.orderAttachments': SIGNED_IN,
  'Mutation.passBriefing': BRIEFING_REVIEWERS,
  'Mutation.postponeActivity': EDITORS,
  'Mutation.promoteEducationBase': ADMINISTRATORS,
  'Mutation.publishActivity': SIGNED_IN,
  'Mutation.receiveBookDonation': DONATION_KEEPERS,
  'Mutation.recordBookDonation': DONATION_KEEPERS,
  'Mutation.recordBookPledge': DONATION_KEEPERS,
  'Mutation.reapplyForEducationBase': BASE_KEEPERS,
  'Mutation.registerEducationBase': ADMINISTRATORS,
  'Mutation.renameRegion': ADMINISTRATORS,
  'Mutation.renewEducationBase': ADMINISTRATORS,
  'Mutation.renameTerm': ADMINISTRATORS,
  'Mutation.reorderTerms': ADMINISTRATORS,
  'Mutation.resetPassword': ADMINISTRATORS,
  'Mutation.restoreTerm': ADMINISTRATORS,
  'Mutation.retireTerm': ADMINISTRATORS,
  'Mutation.returnBriefing': BRIEFING_REVIEWERS,
  'Mutation.returnActivity': REVIEWERS,
  'Mutation.returnEducationBase': REVIEWERS,
  'Mutation.revokeAccessToken': SIGNED_IN,
  'Mutation.revokeEducationBase': ADMINISTRATORS,
  'Mutation.setAccountRoles': ADMINISTRATORS,
  'Mutation.setActivityBases': EDITORS,
  'Mutation.setCampaignTargets': CAMPAIGN_KEEPERS,
  'Mutation.setUpFirstAdministrator': EVERYONE,
  'Mutation.signIn': EVERYONE,
  'Mutation.signOut': SIGNED_IN,
  'Mutation.signOutEverywhere': SIGNED_IN,
  'Mutation.startEducationBaseReview': REVIEWERS,
  'Mutation.submitBriefing': BRIEFING_EDITORS,
  'Mutation.submitActivity': EDITORS,
  'Mutation.updateAccount': ADMINISTRATORS,
  'Mutation.updateActivity': EDITORS,
  'Mutation.updateAttachment': SIGNED_IN,
  'Mutation.updateBookDonation': DONATION_KEEPERS,
  'Mutation.updateBriefing': BRIEFING_EDITORS,
  'Mutation.updateCampaign': CAMPAIGN_KEEPERS,
  'Mutation.updateEducationBase': BASE_KEEPERS,
  'Mutation.updateOrganization': ADMINISTRATORS,
  'Mutation.updateVenue': SIGNED_IN,
  'Mutation.withdrawActivity': EDITORS,
  'Mutation.withdrawBriefing': BRIEFING_EDITORS,
};
