import { align, alignActivities, type Alignment, alignNames } from './alignment.ts';
import { isLike } from './likeness.ts';
import { MEASURES, type ReadActivity, type ReadDonation, type Reading } from './shapes.ts';

export const FIELDS = [
  'activity',
  'type',
  'date',
  'place',
  'organizers',
  'roles',
  'measures',
  'bases',
  'donations',
  'stations',
] as const;
export type Field = (typeof FIELDS)[number];

/** What was right, what was answered without being expected, what was expected and not answered. */
export interface Tally {
  right: number;
  surplus: number;
  missed: number;
}
export type Tallies = Record<Field, Tally>;

export const emptyTallies = (): Tallies =>
  Object.fromEntries(
    FIELDS.map((field) => [field, { right: 0, surplus: 0, missed: 0 }]),
  ) as unknown as Tallies;

function add(tally: Tally, right: number, expected: number, answered: number): void {
  tally.right += right;
  tally.missed += expected - right;
  tally.surplus += answered - right;
}

/** Compares two sets of plain values; an entry that stands twice counts once. */
function addSets<T>(tally: Tally, expected: readonly T[], answered: readonly T[]): void {
  const [wanted, given] = [new Set(expected), new Set(answered)];
  add(tally, [...wanted].filter((each) => given.has(each)).length, wanted.size, given.size);
}

/** An unknown day is an answer of its own: right where nothing is known, wrong elsewhere. */
const daysOf = ({ dates }: ReadActivity) => (dates.length === 0 ? [null] : dates);

const measuresOf = ({ measures }: ReadActivity) =>
  MEASURES.flatMap((kind) => (measures[kind] == null ? [] : [`${kind} ${measures[kind]}`]));

function addPair(tallies: Tallies, expected: ReadActivity, answered: ReadActivity): void {
  addSets(tallies.type, [expected.type], [answered.type]);
  addSets(tallies.date, daysOf(expected), daysOf(answered));
  const places = [expected.place, answered.place].map((place) => Number(place !== null)) as [
    number,
    number,
  ];
  const isPlaceRight = expected.place !== null && isLike(expected.place, answered.place);
  add(tallies.place, Number(isPlaceRight), ...places);
  const { pairs } = alignNames(expected.organizers, answered.organizers);
  const sizes = [expected.organizers.length, answered.organizers.length] as const;
  add(tallies.organizers, pairs.length, ...sizes);
  add(tallies.roles, pairs.filter(([one, other]) => one.role === other.role).length, ...sizes);
  addSets(tallies.measures, measuresOf(expected), measuresOf(answered));
}

/** The fields of an activity that only one side has: all missed, or all surplus. */
function addAlone(tallies: Tallies, activity: ReadActivity, side: 'missed' | 'surplus'): void {
  tallies.activity[side] += 1;
  tallies.type[side] += 1;
  tallies.date[side] += daysOf(activity).length;
  tallies.place[side] += Number(activity.place !== null);
  tallies.organizers[side] += activity.organizers.length;
  tallies.roles[side] += activity.organizers.length;
  tallies.measures[side] += measuresOf(activity).length;
}

/** Adds records of which each pair may be right in part, 0 to 1. */
function addParts<T>(
  tally: Tally,
  { pairs, missed, surplus }: Alignment<T>,
  share: (expected: T, answered: T) => number,
): void {
  for (const [expected, answered] of pairs) add(tally, share(expected, answered), 1, 1);
  tally.missed += missed.length;
  tally.surplus += surplus.length;
}

/** Half for the copies, a quarter each for donor and recipient; what is rightly unknown is right. */
export const donationLikeness = (expected: ReadDonation, answered: ReadDonation): number =>
  Number(expected.copies === answered.copies) / 2 +
  Number(isLike(expected.donor, answered.donor)) / 4 +
  Number(isLike(expected.recipient, answered.recipient)) / 4;

/** Half for the name and half for what else is told of it. */
const halfMore = (isRight: boolean) => (isRight ? 1 : 0.5);

/** Adds the comparison of one answer to the tallies. */
export function addReading(tallies: Tallies, expected: Reading, answered: Reading): void {
  const { pairs, missed, surplus } = alignActivities(expected.activities, answered.activities);
  tallies.activity.right += pairs.length;
  for (const [one, other] of pairs) addPair(tallies, one, other);
  for (const activity of missed) addAlone(tallies, activity, 'missed');
  for (const activity of surplus) addAlone(tallies, activity, 'surplus');
  addParts(tallies.bases, alignNames(expected.bases, answered.bases), (one, other) =>
    halfMore(one.action === other.action),
  );
  addParts(
    tallies.donations,
    align(expected.donations, answered.donations, donationLikeness, 0),
    donationLikeness,
  );
  addParts(tallies.stations, alignNames(expected.stations, answered.stations), (one, other) =>
    halfMore(one.level === other.level),
  );
}

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** Null when the field was neither expected nor answered: there is nothing to judge. */
export function scoreOf({ right, surplus, missed }: Tally): Score | null {
  if (right + surplus + missed === 0) return null;
  const precision = right + surplus === 0 ? 0 : right / (right + surplus);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  return { precision, recall, f1: (2 * right) / (2 * right + surplus + missed) };
}

/** The mean of F1 over the fields that there is something to judge of. */
export function macroF1(tallies: Tallies): number {
  const scores = FIELDS.map((field) => scoreOf(tallies[field])).filter((score) => score !== null);
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(scores.length, 1);
}
