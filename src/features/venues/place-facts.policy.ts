import { InvalidInput } from '../../platform/errors.js';
import { type Accessibility, Availability } from './accessibility.entity.js';
import type { OpeningHours } from './opening-hours.entity.js';
import { inOrder, problemsOf } from './opening-hours.policy.js';
import type { PlaceFacts } from './place-facts.entity.js';

const { UNKNOWN } = Availability;

const NOTHING_KNOWN: Readonly<Accessibility> = {
  stepFreeEntrance: UNKNOWN,
  accessibleToilet: UNKNOWN,
  hearingLoop: UNKNOWN,
  signLanguageService: UNKNOWN,
  brailleSigns: UNKNOWN,
  guideDogWelcome: UNKNOWN,
};

const FACILITIES = Object.keys(NOTHING_KNOWN) as (keyof Accessibility)[];

/** The facilities of a new place, of which nothing is known yet. */
export const unknownAccessibility = (): Accessibility => ({ ...NOTHING_KNOWN });

/** The facts of a new place, of which nothing is known yet. */
export const unknownFacts = (): Accessibility & Pick<PlaceFacts, 'openingHours'> => ({
  ...NOTHING_KNOWN,
  openingHours: null,
});

/** What people send of these facts; what is left out stays as it was. */
export interface GivenFacts {
  openingHours?: OpeningHours | null;
  accessibility?: Partial<Accessibility> | null;
}

/** Puts the answers that were given into the row; the others stay. */
export function writeAccessibility(
  place: Accessibility,
  accessibility: GivenFacts['accessibility'],
): void {
  const given = Object.entries(accessibility ?? {}).filter(([, answer]) => answer != null);
  Object.assign(place, Object.fromEntries(given));
}

/** Puts what was given into the row. Raises INVALID_INPUT for hours that cannot be. */
export function writeFacts(
  place: Accessibility & Pick<PlaceFacts, 'openingHours'>,
  { openingHours, accessibility }: GivenFacts,
): void {
  writeAccessibility(place, accessibility);
  if (openingHours === undefined) return;
  const problems = openingHours ? problemsOf(openingHours, 'input.openingHours') : [];
  if (problems.length) throw new InvalidInput(problems);
  place.openingHours = openingHours ? inOrder(openingHours) : null;
}

type HasHours = Pick<PlaceFacts, 'openingHours'>;

/**
 * When a record that lies in a venue is open: its own hours where it has any, else its venue's. The
 * two are never mixed. `effectivelyOpenOn` of `place-facts.queries.ts` is the same rule for lists.
 */
export const effectiveHours = (
  own: HasHours,
  venue: HasHours | null | undefined,
): OpeningHours | null => own.openingHours ?? venue?.openingHours ?? null;

/**
 * What disabled visitors find at a record that lies in a venue: of each facility its own answer, also
 * when that is no; where it is unknown, its venue's. `effectivelyAccessible` is the rule for lists.
 */
export const effectiveAccessibility = (
  own: Accessibility,
  venue: Accessibility | null | undefined,
): Accessibility =>
  Object.fromEntries(
    FACILITIES.map((one) => [one, own[one] === UNKNOWN ? (venue?.[one] ?? UNKNOWN) : own[one]]),
  ) as unknown as Accessibility;
