import { Role } from '../../src/features/accounts/role.policy.js';
import type { Allowed } from './rights-matrix.js';
import { type FieldRule, guarded, open } from './rights-rules.js';

const EVERYONE = 'EVERYONE';
const SIGNED_IN = Object.values(Role);
/** Whoever registers reports about the activities of a unit. */
const EDITORS = [Role.ORGANIZER, Role.SCHOOL, Role.PROPAGANDA, Role.ADMINISTRATOR];
/** Whoever collects the reports of a region. */
const COLLECTORS = [Role.PROPAGANDA, Role.ADMINISTRATOR];

/** Operations on outlets and press reports. */
export const MEDIA_OPERATIONS: Readonly<Record<string, Allowed>> = {
  'Query.deletedMediaReports': SIGNED_IN,
  'Query.mediaOutlet': EVERYONE,
  'Query.mediaOutlets': EVERYONE,
  'Query.mediaReport': EVERYONE,
  'Query.mediaReports': EVERYONE,
  'Query.mediaReportTodo': EDITORS,
  'Query.sameStoryCandidates': EDITORS,
  'Query.suggestedActivities': EDITORS,
  'Mutation.correctMediaReport': EDITORS,
  'Mutation.createMediaOutlet': COLLECTORS,
  'Mutation.deleteMediaReport': EDITORS,
  'Mutation.mergeMediaStories': EDITORS,
  'Mutation.registerMediaReport': EDITORS,
  'Mutation.registerMediaReports': EDITORS,
  'Mutation.splitMediaStory': EDITORS,
  'Mutation.updateMediaOutlet': COLLECTORS,
};

const RIGHTS = 'test/features/media-report-lists/rights.e2e-spec.ts';
const inside = guarded(
  'its unit, and ReadMediaReports over its region; nothing for others',
  RIGHTS,
  'shows reads, note and history to those who work on it, to others nothing',
);
const subject = guarded(
  'those of them that the asker may see',
  RIGHTS,
  'names of what it is about only what the asker may see',
);

/** Fields of outlets and press reports. */
export const MEDIA_FIELDS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  MediaOutlet: open('aliases form hosts id level mediaReports name region version'),
  MediaReport: {
    ...open(
      'author campaign id kind link organizations origin outlet outletText page publishedOn region sameStory standsAlone storyId title unit version',
    ),
    reads: inside,
    note: inside,
    steps: inside,
    activities: subject,
    bases: subject,
    donations: subject,
    stations: subject,
    attachments: guarded(
      'its unit, and ReadMediaReports over its region; none for others',
      RIGHTS,
      'shows its proofs to those who work on it, also as files, to others none',
    ),
  },
  MediaPasteLine: open('firstLine lastLine message outcome report text'),
  MediaPasteResult: open('created existing lines refused'),
  SimilarMediaReport: open('likeness report'),
  SuggestedActivity: open('activity reasons score'),
  MediaReportStep: open('accountName at changed id kind link reason reportId title'),
};
