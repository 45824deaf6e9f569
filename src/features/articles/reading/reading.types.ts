/** How sure the reader is of a value. */
export type Confidence = 'SURE' | 'LIKELY' | 'DOUBTFUL';

/** Why a value is not sure: what the reviewer is asked to look at. */
export type Reason =
  | 'YEAR_GUESSED'
  | 'MONTH_GUESSED'
  | 'DATE_VAGUE'
  | 'DATE_UNKNOWN'
  | 'UNIT_FROM_HEADLINE'
  | 'UNIT_FROM_SOURCE_LINE'
  | 'UNIT_FROM_PERSON'
  | 'UNIT_BY_REFERENCE'
  | 'UNIT_IS_DISTRICT'
  | 'ROLE_GUESSED'
  | 'ONE_OR_SEVERAL'
  | 'TITLE_OR_THEME'
  | 'TITLE_FROM_HEADLINE'
  | 'TYPE_GUESSED'
  | 'PLACE_FROM_BODY'
  | 'DONOR_IMPLIED'
  | 'NAME_IS_TITLE_OF_HONOUR';

/** A stretch of the text as it was sent: offsets in UTF-16 units, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A value that was read, with where it stands and how sure it is. */
export interface Read<T> {
  readonly value: T;
  readonly stretch: Stretch | null;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
}

export const ACTIVITY_TYPES = [
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

export type ActivityForm = (typeof ACTIVITY_TYPES)[number];

export type OrganizerRole =
  'host' | 'undertaker' | 'co_organizer' | 'guidance' | 'participant' | 'unspecified';

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

export type Measure = (typeof MEASURES)[number];

export interface OrganizerDraft {
  readonly name: Read<string>;
  readonly role: OrganizerRole;
}

export interface ActivityDraft {
  readonly title: Read<string> | null;
  readonly type: Read<ActivityForm>;
  /** Days `YYYY-MM-DD`; empty when unknown. */
  readonly dates: readonly Read<string>[];
  /** The words of a vague date (近日), for the reviewer. */
  readonly dateWords: Read<string> | null;
  readonly place: Read<string> | null;
  readonly organizers: readonly OrganizerDraft[];
  readonly audience: readonly Read<string>[];
  readonly theme: Read<string> | null;
  readonly measures: Readonly<Partial<Record<Measure, Read<number>>>>;
}

export type BaseAction = 'named' | 'unveiled' | 'visited' | 'mentioned';

export interface BaseDraft {
  readonly name: Read<string>;
  readonly action: BaseAction;
}

export interface DonationDraft {
  readonly donor: Read<string> | null;
  readonly recipient: Read<string> | null;
  readonly copies: Read<number> | null;
}

export type StationLevel = 'district' | 'street' | 'community' | 'multi';

export interface StationDraft {
  readonly name: Read<string> | null;
  readonly level: StationLevel;
}

/** One article of the page and what it tells. */
export interface ArticleReading {
  readonly headline: Read<string> | null;
  readonly stretch: Stretch;
  readonly activities: readonly ActivityDraft[];
  readonly bases: readonly BaseDraft[];
  readonly donations: readonly DonationDraft[];
  readonly stations: readonly StationDraft[];
}

export interface PageReading {
  readonly articles: readonly ArticleReading[];
}

export interface ReadingInput {
  readonly text: string;
  /** The day the text was published, `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly register?: Register;
}

/** A name that the register knows, with its other names. */
export interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the reader may know beforehand; empty lists read as well. */
export interface Register {
  readonly organizations: readonly KnownName[];
  readonly venues: readonly KnownName[];
  readonly regions: readonly KnownName[];
  readonly campaigns: readonly { readonly theme: string | null; readonly year: number }[];
}

export const EMPTY_REGISTER: Register = {
  organizations: [],
  venues: [],
  regions: [],
  campaigns: [],
};
