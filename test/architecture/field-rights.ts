import { LEGAL_AID_FIELDS } from './rights-legal-aid.js';
import { MEDIA_FIELDS } from './rights-media.js';
import { type FieldRule, guarded, open } from './rights-rules.js';

const ACCOUNT_FIELDS = 'test/features/accounts/account-fields.e2e-spec.ts';
const details = guarded(
  'the account itself, and ReadAccounts over its region; null for others',
  ACCOUNT_FIELDS,
  'sign-in name, roles and state are for the account itself and those who look after its region',
);

const EVIDENCE = 'test/features/activity-evidence/activity-evidence.e2e-spec.ts';
const inside = guarded(
  'those who work on the activity; nothing for others',
  'test/features/activities/activity-inside.e2e-spec.ts',
  'its steps and where it waits are for those who work on it, also once it is public',
);
const venueContact = guarded(
  'those who keep the venue, and ReadContacts over its region; null for others',
  'test/features/venues/venues.e2e-spec.ts',
  'is created whole, converted and read back by anyone, without its contact',
);

const BASES = 'test/features/education-bases/education-bases.e2e-spec.ts';
const baseContact = guarded(
  'the unit that runs it, and ReadContacts over its region; null for others',
  BASES,
  'shows its contact to the unit that runs it and to those who read contacts there, to others nothing',
);
const BASE_KEEPING = 'test/features/education-bases/keeping.e2e-spec.ts';
const baseInside = guarded(
  'those who work on the base; of public steps for others without reason and person',
  BASES,
  'shows outsiders of its steps those that were public acts, without who and why',
);

const unitContact = guarded(
  'the unit itself, and ReadContacts over its region; null for others',
  'test/features/organizations/organizations.e2e-spec.ts',
  'is for the unit itself and those who read contacts in its region',
);

const BRIEFING_RIGHTS = 'test/features/briefings/rights.e2e-spec.ts';
const DONATION_RIGHTS = 'test/features/book-donations/rights.e2e-spec.ts';
const donationInside = guarded(
  'its unit, and ReadBookDonations over its region; nothing for others',
  DONATION_RIGHTS,
  'shows note and history to those who work on it, to others nothing',
);

const FIGURES = 'test/features/coverage-figures/coverage-figures.e2e-spec.ts';
const periodReturns = guarded(
  'the unit itself, and ReadUnpublished over its region',
  'test/features/reporting-periods/reporting-periods.e2e-spec.ts',
  'show a unit its own return, and those of a region to who reads what is unpublished there',
);

/** Fields by type. Page types (connection, edge, page info) hold nothing of their own. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  ...LEGAL_AID_FIELDS,
  ...MEDIA_FIELDS,
  Accessibility: open(
    'accessibleToilet brailleSigns guideDogWelcome hearingLoop signLanguageService stepFreeEntrance',
  ),
  Account: {
    ...open('displayName id organization version'),
    phone: guarded(
      'the account itself, and ReadContacts over its region; masked for others',
      ACCOUNT_FIELDS,
      'a phone is for the account itself and those who read contacts; others see it masked',
    ),
    username: details,
    roles: details,
    permissions: details,
    active: details,
    mustChangePassword: details,
  },
  AccountWithPassword: {
    ...open('account'),
    initialPassword: guarded(
      'only in the answer to the mutation that made it up',
      'test/features/accounts/accounts.e2e-spec.ts',
      'makes up a first password that is shown once and must be changed',
    ),
  },
  Activity: {
    ...open(
      'mediaReports bookDonations educationBases actualHeadcount audienceCounts audiences audiencesOverlap brief campaign closedAt dateWords endTime endsOn entryTags expectedHeadcount headcountEstimated id materials organizers ownerOrganization period place placeText publishedAt region securityFields startTime startsOn status summary title type venue version volunteers when legalAidNetworks legalAidStations recordPaper',
    ),
    attachments: guarded(
      'those who may see the activity; photos of an unfinished one for those who work on it',
      EVIDENCE,
      'a file that may no longer be seen is refused to a browser that has it',
    ),
    evidence: guarded(
      'those who work on the activity; null for others',
      EVIDENCE,
      'shows those who work on it what is on file and what is missing',
    ),
    warnings: guarded(
      'those who work on the activity; none for others',
      'test/features/activity-warnings/activity-warnings.e2e-spec.ts',
      'shows nothing to outsiders',
    ),
    steps: inside,
    reviewLevel: inside,
    contact: guarded(
      'its unit, and ReadContacts over its region; null for others',
      'test/features/activity-lists/details.e2e-spec.ts',
      'shows the contact to its unit and to those who may read contacts there, to others nothing',
    ),
  },
  BookDonation: {
    ...open(
      'mediaReports campaign copies donorKind donorNamePublic donorOrganization gaps id lines listValue name ownerOrganization presentedOn recipientScope recipients region statedCopies status title version',
    ),
    donorName: guarded(
      'with consent everyone; else its unit, and ReadContacts over its region; null for others',
      DONATION_RIGHTS,
      'shows the name of a person only with consent, or to those who may read contacts there',
    ),
    note: donationInside,
    steps: donationInside,
    recipientBases: guarded(
      'those who may see the base: an application is not public',
      DONATION_RIGHTS,
      'shows a base that got books only to those who may see that base',
    ),
    activity: guarded(
      'those who may see the activity; null for others',
      DONATION_RIGHTS,
      'shows its ceremony only to those who may see that activity',
    ),
    attachments: guarded(
      'those who may see the donation; papers for the file for its unit and ReadContacts there',
      DONATION_RIGHTS,
      'shows a certificate only to its unit and those who may read contacts there',
    ),
  },
  BookDonationFigure: open(
    'copies donations donationsWithoutCount donationsWithoutValue listValue',
  ),
  BookDonationLine: open('copies id isbn listPrice listValue publisher title'),
  BookDonationStep: open('accountName at changed id kind reason toStatus'),
  BookDonationTotal: open(
    'base campaign copies donations donationsWithoutCount donationsWithoutValue isbn label listValue organization region',
  ),
  BookDonationTotals: open('edges nodes overall pageInfo totalCount'),
  Briefing: {
    ...open(
      'campaign copies correctionReason distributeTo figures id issuedOn number paper paperSha256 periodFrom periodTo photos region reportTo secrecyMark sections sendTo series status title totalNumber unit unitName version year',
    ),
    corrects: guarded(
      'those who may see the corrected one',
      BRIEFING_RIGHTS,
      'shows a correction that is not issued yet only to those who work on it',
    ),
    correctedBy: guarded(
      'those who may see the correcting one',
      BRIEFING_RIGHTS,
      'shows a correction that is not issued yet only to those who work on it',
    ),
    steps: guarded(
      'its unit’s editors, and ReadBriefings over its region; nothing for others',
      BRIEFING_RIGHTS,
      'shows the names of those who reviewed it only to those who work on it',
    ),
  },
  BriefingFigure: open('countingWord estimated filter id key label records value'),
  BriefingFigureFilter: open('campaignId from regionId to'),
  BriefingFigureRecord: open('id position recordId recordKind title value'),
  BriefingNumbers: open('gaps last next'),
  BriefingPhoto: open('attachmentId caption'),
  BriefingSection: open('activityIds heading kind reportIds text'),
  BriefingStep: open('accountName at changed id kind reason toStatus'),
  ActivityEducationBase: open('base kind'),
  ActivityAudienceCount: open('audience headcount'),
  ActivityContact: open('name phone'),
  ActivityEvidence: open('complete items missing'),
  ActivityFigures: open('rows total undated'),
  ActivityFigureRow: open('activities closed headcount key label participants'),
  ActivityMaterial: open('countingWord estimated kinds material quantity'),
  ActivityOrganizer: open('organization position role'),
  ActivityProgress: open('activity lastReason level reviewerRegion waitingDays waitingSince'),
  ActivityRoleCount: open('count role'),
  ActivityStep: open(
    'accountName at changed fromStatus id kind level notClassified reason toStatus',
  ),
  ActivityTotals: open('activities closed participants participantsEstimated'),
  ActivityWarning: open('code freeVenues message relatedActivities'),
  BaseFigures: open('byLevel named total'),
  CoverageFigures: {
    ...open(
      'activities audiences bookDonations closed educationBases entryTags from handouts lastYear legalAidStations materials participants planned securityFields sentence sentenceWithTotal streets to total types undated units',
    ),
    mediaReports: guarded(
      'reports that the actor may see',
      FIGURES,
      'count plans under way and hidden reports only for those who may see them',
    ),
    underWay: guarded(
      'plans that the actor may see',
      FIGURES,
      'count plans under way and hidden reports only for those who may see them',
    ),
  },
  CoverageMatrix: open('columns empty rows'),
  DonationFigures: open('copies donations withoutCount'),
  EmptyCell: open('code key label'),
  Figure: open('estimated filter list measure value'),
  MaterialFigure: open('code countingWord label quantity'),
  MatrixCell: open('activities code'),
  MatrixColumn: open('code label'),
  MatrixRow: open('cells key label'),
  MediaFigures: open('byForm byLevel originals total'),
  NamedFigure: open('code figure label'),
  OddFigure: open('activities figure kind text'),
  ReportingPeriod: {
    ...open('campaign deadline endsOn id name overdue startsOn version'),
    counts: periodReturns,
    reminders: periodReturns,
    returns: periodReturns,
  },
  ReportingCounts: open('expected late missing onTime'),
  ReportingReminder: open('gaps organization text'),
  ReportingReturn: open('firstReportedAt nil nilReason organization status toClose withoutPhotos'),
  StationFigures: open('byLevel total'),
  Attachment: open(
    'bytes caption evidenceKind fileName height id kind mimeType position takenOn thumbnailUrl uploadedAt url version width',
  ),
  AuditLine: open(
    'accountId accountName action after at before entity id organizationId recordId recordVersion requestId',
  ),
  Campaign: open(
    'mediaReports bookDonations activities educationBases archived edition editionWarning endsOn id leadUnits name region regionId securityDay startsOn targets theme version summaryPaper',
  ),
  CampaignTarget: open('activities headcount organization'),
  DuplicateOrganizations: open('name organizations'),
  EditionWarning: open('expected given'),
  EducationBase: {
    ...open(
      'mediaReports bookDonations accessibility active activities admission area asOf batch bookingPhone directions distanceKm exhibits gradeBands guideService guides id introduction kind level name namedOn naming openingHours operator ownAccessibility ownOpeningHours priceNote region securityFields status venue version',
    ),
    attachments: guarded(
      'those who may see the base; papers for the file for those who keep or review it',
      BASE_KEEPING,
      'shows its files to whoever sees it, papers for the file only inside, and keeps the document of a step',
    ),
    contactName: baseContact,
    contactPhone: baseContact,
    steps: baseInside,
  },
  EducationBaseStep: {
    ...open(
      'activity authority authorityName batch day document documentNumber id kind level namedOn position toStatus',
    ),
    accountName: baseInside,
    reason: baseInside,
  },
  EvidenceItem: open('count kind'),
  ExceptionalHours: open('date hours note'),
  Highlight: open('field fragments'),
  HandedOver: open('count kind'),
  NewAccessToken: {
    ...open('session'),
    token: guarded(
      'only in the answer to the mutation that made it',
      'test/features/sessions/own-password.e2e-spec.ts',
      'makes a token for a program, good until revoked by its owner',
    ),
  },
  Paper: open('format id list name parameters path'),
  Organization: {
    ...open(
      'mediaReports bookDonations educationBases activities activityCounts aliases id kind name regionId shortName version leadCampaigns venues children parent region legalAidNetworks legalAidStations',
    ),
    contactName: unitContact,
    contactPhone: unitContact,
  },
  OpeningHours: open('exceptions weekly'),
  Position: open('latitude longitude source'),
  RegionActivityTotals: open('activities closed participants participantsEstimated region'),
  Region: open(
    'mediaReports bookDonations educationBases activities code id level name parent validFrom validTo version ancestors children names campaigns venues organizations legalAidStations servingLegalAidStation',
  ),
  RegionName: open('code name validFrom validTo'),
  SecurityDayTheme: open('edition theme year'),
  SearchHit: open('day highlights id kind record region title'),
  Suggestion: open('id kind title'),
  TextPiece: open('hit text'),
  Session: open('address createdAt current device expiresAt id kind lastUsedAt name'),
  SourcePosition: open('datum latitude longitude'),
  TimeRange: open('from to'),
  Venue: {
    ...open(
      'accessibility active activities address capacity id kind name openingHours operator position region regionId version educationBases legalAidStations',
    ),
    contactName: venueContact,
    contactPhone: venueContact,
  },
  VocabularyTerm: open('active code countingWord hint id name position version vocabulary'),
  WeekdayHours: open('day hours'),
};
