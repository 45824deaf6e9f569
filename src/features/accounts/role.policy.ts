import { registerEnumType } from '@nestjs/graphql';

/** What an account is for. Rights follow from it, within the subtree of its unit's region. */
export enum Role {
  ORGANIZER = 'ORGANIZER',
  SCHOOL = 'SCHOOL',
  PROPAGANDA = 'PROPAGANDA',
  LEGAL_AID_WORKER = 'LEGAL_AID_WORKER',
  REVIEWER = 'REVIEWER',
  ADMINISTRATOR = 'ADMINISTRATOR',
  AUDITOR = 'AUDITOR',
}

registerEnumType(Role, {
  name: 'Role',
  description: '角色 — what an account is for.',
  valuesMap: {
    ORGANIZER: { description: '填报人 — registers and closes the activities of its unit.' },
    SCHOOL: { description: '学校 — registers its own activities, browses education bases.' },
    PROPAGANDA: { description: '宣传部 — compiles coverage and figures, keeps campaigns.' },
    LEGAL_AID_WORKER: { description: '法律援助站工作人员 — keeps a legal-aid station.' },
    REVIEWER: { description: '审核人 — reviews what units below submit.' },
    ADMINISTRATOR: { description: '管理员 — keeps accounts, units, regions and vocabularies.' },
    AUDITOR: { description: '审计员 — reads everything and the audit lines, writes nothing.' },
  },
});

/** What an operation may ask for. One permission may stand in several roles. */
export const Permission = {
  /** Register, edit, submit, publish and close the activities of one's own unit. */
  EditActivities: 'activities.edit',
  /** Approve or return what units in the region's subtree submitted. */
  ReviewActivities: 'activities.review',
  /** See unpublished activities in the region's subtree once they are submitted. */
  ReadUnpublished: 'activities.read-unpublished',
  /** See drafts in the region's subtree as well. */
  ReadDrafts: 'activities.read-drafts',
  /** Register, complete, receive and cancel the book donations of one's own unit. */
  EditBookDonations: 'book-donations.edit',
  /** See book donations of the region's subtree that are not public, with notes and history. */
  ReadBookDonations: 'book-donations.read',
  /** Register and correct press reports about the activities of one's own unit. */
  EditMediaReports: 'media-reports.edit',
  /** Register, correct, group and delete all press reports of the region's subtree. */
  CollectMediaReports: 'media-reports.collect',
  /** See all press reports of the region's subtree, with reads, notes and proofs. */
  ReadMediaReports: 'media-reports.read',
  /** Keep the register of outlets. */
  ManageMediaOutlets: 'media-outlets.manage',
  /** Write briefings for one's own unit. */
  EditBriefings: 'briefings.edit',
  /** Pass or return briefings of the region's subtree at the first and second review. */
  ReviewBriefings: 'briefings.review',
  /** Pass or return briefings of the region's subtree at the final review. */
  ApproveBriefings: 'briefings.approve',
  /** Issue one's own unit's briefings once they are passed. */
  IssueBriefings: 'briefings.issue',
  /** See briefings of the region's subtree before they are issued, with their history. */
  ReadBriefings: 'briefings.read',
  /** Draw up papers (record sheets, summaries) of the region's subtree. */
  ExportPapers: 'papers.export',
  /** Keep campaigns of the region's subtree. */
  ManageCampaigns: 'campaigns.manage',
  /** Keep organizations of the region's subtree. */
  ManageOrganizations: 'organizations.manage',
  /** Keep venues of the region's subtree. */
  ManageVenues: 'venues.manage',
  /** Apply for education bases that one's own unit runs, and keep their particulars. */
  KeepBases: 'education-bases.keep',
  /** Review applications for education bases in the region's subtree. */
  ReviewBases: 'education-bases.review',
  /** Name education bases in the region's subtree and take the name back. */
  NameBases: 'education-bases.name',
  /** Keep the regions below one's own. */
  ManageRegions: 'regions.manage',
  /** Keep the editable lists. */
  ManageVocabularies: 'vocabularies.manage',
  /** Keep the accounts of units in the region's subtree. */
  ManageAccounts: 'accounts.manage',
  /** Look at the accounts of units in the region's subtree. */
  ReadAccounts: 'accounts.read',
  /** Make others auditors, whose reading goes beyond the appointer's own. */
  AppointAuditors: 'accounts.appoint-auditors',
  /** Read audit lines. */
  ReadAudit: 'audit.read',
  /** Read contacts (names and phones of persons) of records in the region's subtree. */
  ReadContacts: 'contacts.read',
  /** Register and place legal-aid stations and their networks in the region's subtree. */
  ManageLegalAid: 'legal-aid.manage',
  /** Keep the legal-aid stations that one's own unit hosts. */
  KeepLegalAidStations: 'legal-aid.keep',
  /** See planned legal-aid stations and the history of all in the region's subtree. */
  ReadLegalAid: 'legal-aid.read',
} as const;

const P = Permission;

/** The permissions of each role. An account's are those of all its roles. */
export const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  [Role.ORGANIZER]: [
    P.EditActivities,
    P.ReadUnpublished,
    P.EditBookDonations,
    P.ReadBookDonations,
    P.EditMediaReports,
    P.ManageVenues,
    P.KeepBases,
  ],
  [Role.SCHOOL]: [P.EditActivities, P.EditBookDonations, P.EditMediaReports, P.KeepBases],
  [Role.PROPAGANDA]: [
    P.EditActivities,
    P.ReadUnpublished,
    P.EditBookDonations,
    P.ReadBookDonations,
    P.EditMediaReports,
    P.CollectMediaReports,
    P.ReadMediaReports,
    P.ManageMediaOutlets,
    P.ManageCampaigns,
    P.ManageVenues,
    P.KeepBases,
    P.ReadContacts,
    P.EditBriefings,
    P.ReviewBriefings,
    P.ApproveBriefings,
    P.IssueBriefings,
    P.ReadBriefings,
    P.ExportPapers,
  ],
  [Role.LEGAL_AID_WORKER]: [P.EditActivities, P.KeepLegalAidStations, P.ReadLegalAid],
  [Role.REVIEWER]: [
    P.ReviewActivities,
    P.ReadUnpublished,
    P.ReadBookDonations,
    P.ReadMediaReports,
    P.ReviewBases,
    P.ReadContacts,
    P.ReviewBriefings,
    P.ReadBriefings,
    P.ExportPapers,
  ],
  [Role.ADMINISTRATOR]: [
    P.EditActivities,
    P.ReviewActivities,
    P.ReadUnpublished,
    P.ReadDrafts,
    P.EditBookDonations,
    P.ReadBookDonations,
    P.EditMediaReports,
    P.CollectMediaReports,
    P.ReadMediaReports,
    P.ManageMediaOutlets,
    P.ManageCampaigns,
    P.ManageOrganizations,
    P.ManageVenues,
    P.KeepBases,
    P.ReviewBases,
    P.NameBases,
    P.ManageRegions,
    P.ManageVocabularies,
    P.ManageAccounts,
    P.ReadAccounts,
    P.AppointAuditors,
    P.ReadContacts,
    P.ManageLegalAid,
    P.KeepLegalAidStations,
    P.ReadLegalAid,
    P.EditBriefings,
    P.ReviewBriefings,
    P.ApproveBriefings,
    P.IssueBriefings,
    P.ReadBriefings,
    P.ExportPapers,
  ],
  [Role.AUDITOR]: [
    P.ReadUnpublished,
    P.ReadDrafts,
    P.ReadBookDonations,
    P.ReadMediaReports,
    P.ReadAccounts,
    P.ReadAudit,
    P.ReadContacts,
    P.ReadLegalAid,
    P.ReadBriefings,
  ],
};

export const permissionsOf = (roles: readonly Role[]): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => PERMISSIONS[role]));
