import { isLike, titleLikeness } from './likeness.ts';
import type { ReadActivity } from './shapes.ts';

export interface Alignment<T> {
  pairs: (readonly [expected: T, answered: T])[];
  missed: T[];
  surplus: T[];
}

/** Joins each expected entry with at most one answered entry, the likest first; none below the floor. */
export function align<T>(
  expected: readonly T[],
  answered: readonly T[],
  likeness: (expected: T, answered: T) => number,
  floor: number,
): Alignment<T> {
  const candidates = expected
    .flatMap((one, at) => answered.map((other, to) => ({ at, to, value: likeness(one, other) })))
    .filter(({ value }) => value >= floor)
    .sort((a, b) => b.value - a.value || a.at - b.at || a.to - b.to);
  const toOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, to } of candidates) {
    if (toOf.has(at) || taken.has(to)) continue;
    toOf.set(at, to);
    taken.add(to);
  }
  return {
    pairs: [...toOf].map(([at, to]) => [expected[at] as T, answered[to] as T] as const),
    missed: expected.filter((_, at) => !toOf.has(at)),
    surplus: answered.filter((_, to) => !taken.has(to)),
  };
}

/** Names of both sides that mean the same, each used once. */
export const alignNames = <T extends { name: string | null }>(
  expected: readonly T[],
  answered: readonly T[],
): Alignment<T> =>
  align(
    expected,
    answered,
    (one, other) =>
      isLike(one.name, other.name) ? 1 + titleLikeness(one.name ?? '', other.name ?? '') : 0,
    1,
  );

const shareOf = (common: number, one: number, other: number) => (2 * common) / (one + other);

const daysOf = ({ dates }: ReadActivity) => dates.filter((day) => day !== null);

type Sign = (one: ReadActivity, other: ReadActivity) => number | null;

const byTitle: Sign = (one, other) =>
  one.title === null && other.title === null
    ? null
    : titleLikeness(one.title ?? '', other.title ?? '');

const byOrganizers: Sign = ({ organizers: one }, { organizers: other }) =>
  one.length + other.length === 0
    ? null
    : shareOf(alignNames(one, other).pairs.length, one.length, other.length);

const byPlace: Sign = (one, other) =>
  one.place === null && other.place === null ? null : Number(isLike(one.place, other.place));

const byDays: Sign = (activity, another) => {
  const [one, other] = [daysOf(activity), daysOf(another)];
  if (one.length + other.length === 0) return null;
  return shareOf(one.filter((day) => other.includes(day)).length, one.length, other.length);
};

/** By what two activities are told to be one; a sign that neither carries does not count. */
const SIGNS: readonly { weight: number; sign: Sign }[] = [
  { weight: 4, sign: byTitle },
  { weight: 3, sign: byOrganizers },
  { weight: 2, sign: byPlace },
  { weight: 1, sign: byDays },
];

export function activityLikeness(one: ReadActivity, other: ReadActivity): number {
  let total = 0;
  let weights = 0;
  for (const { weight, sign } of SIGNS) {
    const value = sign(one, other);
    if (value === null) continue;
    total += weight * value;
    weights += weight;
  }
  return weights === 0 ? 1 : total / weights;
}

/** Two activities with less in common are not one that was read badly, but two. */
const FLOOR = 0.2;

export const alignActivities = (
  expected: readonly ReadActivity[],
  answered: readonly ReadActivity[],
): Alignment<ReadActivity> => align(expected, answered, activityLikeness, FLOOR);
