import {
  MEASURES,
  type ActivityDraft,
  type ActivityForm,
  type BaseAction,
  type Measure,
  type OrganizerRole,
  type PageReading,
  type StationLevel,
} from './reading.types.js';

/** What `articles:read` answers for one text, without the id. */
export interface FlatReading {
  readonly activities: readonly {
    readonly title: string | null;
    readonly type: ActivityForm;
    readonly dates: readonly (string | null)[];
    readonly place: string | null;
    readonly organizers: readonly { readonly name: string; readonly role: OrganizerRole }[];
    readonly audience: readonly string[];
    readonly theme: string | null;
    readonly measures: Readonly<Record<Measure, number | null>>;
  }[];
  readonly bases: readonly { readonly name: string; readonly action: BaseAction }[];
  readonly donations: readonly {
    readonly donor: string | null;
    readonly recipient: string | null;
    readonly copies: number | null;
  }[];
  readonly stations: readonly { readonly name: string | null; readonly level: StationLevel }[];
  readonly isDistractor: boolean;
}

/** All articles of a page in one, values only. */
export function flatten({ articles }: PageReading): FlatReading {
  const activities = articles.flatMap((article) => article.activities.map(flatActivity));
  const bases = articles.flatMap((article) =>
    article.bases.map(({ name, action }) => ({ name: name.value, action })),
  );
  const donations = articles.flatMap((article) =>
    article.donations.map(({ donor, recipient, copies }) => ({
      donor: donor?.value ?? null,
      recipient: recipient?.value ?? null,
      copies: copies?.value ?? null,
    })),
  );
  const stations = articles.flatMap((article) =>
    article.stations.map(({ name, level }) => ({ name: name?.value ?? null, level })),
  );
  const found = activities.length + bases.length + donations.length + stations.length;
  return { activities, bases, donations, stations, isDistractor: found === 0 };
}

function flatActivity(draft: ActivityDraft): FlatReading['activities'][number] {
  const days = [...new Set(draft.dates.map(({ value }) => value))];
  return {
    title: draft.title?.value ?? null,
    type: draft.type.value,
    dates: days.length ? days : [null],
    place: draft.place?.value ?? null,
    organizers: draft.organizers.map(({ name, role }) => ({ name: name.value, role })),
    audience: draft.audience.map(({ value }) => value),
    theme: draft.theme?.value ?? null,
    measures: measuresOf(draft),
  };
}

function measuresOf({ measures }: ActivityDraft): Record<Measure, number | null> {
  const values = {} as Record<Measure, number | null>;
  for (const measure of MEASURES) values[measure] = measures[measure]?.value ?? null;
  return values;
}
