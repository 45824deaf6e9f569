/** What `articles:read` answers for a text, and what the annotated sets expect of it. */
export const TYPES = [
  'LAUNCH_CEREMONY',
  'LECTURE',
  'CLASS',
  'EXHIBITION',
  'OUTREACH_STALL',
  'COMPETITION_QUIZ',
  'GAME',
  'PERFORMANCE_SCREENING',
  'VISIT',
  'DRILL',
  'FAMILY_SCHOOL',
  'TRAINING',
  'ONLINE',
  'OTHER',
] as const;
export const ROLES = [
  'host',
  'undertaker',
  'co_organizer',
  'guidance',
  'participant',
  'unspecified',
] as const;
export const MEASURES = [
  'participants',
  'materialsDistributed',
  'consultations',
  'displayBoards',
  'units',
  'posters',
  'teams',
  'families',
] as const;
export const ACTIONS = ['named', 'unveiled', 'visited', 'mentioned'] as const;
export const LEVELS = ['district', 'street', 'community', 'multi'] as const;

export interface ReadOrganizer {
  name: string;
  role: (typeof ROLES)[number];
}

export interface ReadActivity {
  title: string | null;
  type: (typeof TYPES)[number];
  dates: (string | null)[];
  place: string | null;
  organizers: ReadOrganizer[];
  audience: string[];
  theme: string | null;
  measures: Partial<Record<(typeof MEASURES)[number], number | null>>;
}

export interface ReadBase {
  name: string;
  action: (typeof ACTIONS)[number];
}

export interface ReadDonation {
  donor: string | null;
  recipient: string | null;
  copies: number | null;
}

export interface ReadStation {
  name: string | null;
  level: (typeof LEVELS)[number];
}

export interface Reading {
  activities: ReadActivity[];
  bases: ReadBase[];
  donations: ReadDonation[];
  stations: ReadStation[];
  isDistractor: boolean;
}

export interface AnnotatedItem {
  id: string;
  text: string;
  /** The day the text was published, if known. */
  published: string | null;
  /** The form of the text and the traps it holds. */
  note: string;
  expected: Reading;
}

export const NOTHING: Reading = {
  activities: [],
  bases: [],
  donations: [],
  stations: [],
  isDistractor: true,
};
