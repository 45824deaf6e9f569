import { nameKey } from '../../platform/name-key.js';

/** An activity as it is compared with others of the same day, street and headcount. */
export interface Held {
  id: string;
  title: string;
  unit: string;
  unitName: string;
  day: string;
  headcount: number;
  venueId: string | null;
  /** Where exactly, in the database's eyes: street and day are the same already. */
  place: string;
}

/** Titles that share half of their pairs of characters are taken for the same. */
const ALIKE = 0.5;

function pairsIn(text: string): Set<string> {
  const characters = [...nameKey(text).replace(/[\p{P}\p{S}\s]/gu, '')];
  return new Set(characters.slice(1).map((one, index) => `${characters[index] ?? ''}${one}`));
}

/** How much two titles have in common: 0 nothing, 1 all (twice the common pairs over all pairs). */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsIn(a), pairsIn(b)];
  if (one.size + other.size === 0) return a === b ? 1 : 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}

/** Two units in two venues have two activities; what has no venue may be anywhere in the street. */
const mayBeOnePlace = (a: Held, b: Held): boolean =>
  a.venueId === null || b.venueId === null || a.venueId === b.venueId;

/** Whether the same people seem to be counted by two units. */
export const seemsCountedTwice = (a: Held, b: Held): boolean =>
  a.unit !== b.unit &&
  a.day === b.day &&
  a.headcount === b.headcount &&
  a.place === b.place &&
  mayBeOnePlace(a, b) &&
  likeness(a.title, b.title) >= ALIKE;

/** Every two of them that seem to be one; those of one group stand side by side. */
export function countedTwice(held: readonly Held[]): [Held, Held][] {
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const key = `${one.day} ${one.headcount} ${one.place}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .filter((other) => seemsCountedTwice(one, other))
        .map((other): [Held, Held] => [one, other]),
    ),
  );
}

/** So much more than a year earlier is looked at again. */
const TIMES = 10;

/** Ten times last year's number; of nothing last year one cannot say. */
export const isTenfold = (now: number, lastYear: number): boolean =>
  lastYear > 0 && now >= TIMES * lastYear;
