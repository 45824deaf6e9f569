import { alignActivities, alignNames } from './alignment.ts';
import { addReading, emptyTallies, FIELDS } from './scoring.ts';
import type { ReadActivity, Reading } from './shapes.ts';

const list = (values: readonly (string | null)[]) => values.map((value) => value ?? '?').join(' ');

/** An activity, field by field, as a reader compares it. */
const linesOfActivity = ({
  title,
  type,
  dates,
  place,
  organizers,
  measures,
}: ReadActivity): Record<string, string> => ({
  title: title ?? '—',
  type,
  date: list(dates.length === 0 ? [null] : dates),
  place: place ?? '—',
  organizers: organizers.map(({ name, role }) => `${name} (${role})`).join(', ') || '—',
  measures:
    Object.entries(measures)
      .filter(([, count]) => count !== null)
      .map(([kind, count]) => `${kind} ${count}`)
      .sort()
      .join(', ') || '—',
});

function differencesOfPair(expected: ReadActivity, answered: ReadActivity): string[] {
  const [wanted, given] = [linesOfActivity(expected), linesOfActivity(answered)];
  return Object.keys(wanted)
    .filter((field) => wanted[field] !== given[field])
    .map((field) => `    ${field}: ${wanted[field]}\n      read: ${given[field]}`);
}

const wholeActivity = (activity: ReadActivity) =>
  Object.values(linesOfActivity(activity)).join(' | ');

function differencesOfActivities(expected: Reading, answered: Reading): string[] {
  const { pairs, missed, surplus } = alignActivities(expected.activities, answered.activities);
  return [
    ...pairs.flatMap(([one, other]) => {
      const differences = differencesOfPair(one, other);
      return differences.length === 0 ? [] : [`  activity ${one.title ?? '—'}`, ...differences];
    }),
    ...missed.map((activity) => `  missed: ${wholeActivity(activity)}`),
    ...surplus.map((activity) => `  too much: ${wholeActivity(activity)}`),
  ];
}

function differencesOfNamed<T extends { name: string | null }>(
  kind: string,
  expected: readonly T[],
  answered: readonly T[],
): string[] {
  const show = (entry: T) => Object.values(entry).join(' | ');
  const { pairs, missed, surplus } = alignNames(expected, answered);
  return [
    ...pairs
      .filter(([one, other]) => show(one) !== show(other))
      .map(([one, other]) => `  ${kind}: ${show(one)}\n      read: ${show(other)}`),
    ...missed.map((entry) => `  missed ${kind}: ${show(entry)}`),
    ...surplus.map((entry) => `  ${kind} too much: ${show(entry)}`),
  ];
}

function differencesOfDonations({ donations: one }: Reading, { donations: other }: Reading) {
  const [expected, answered] = [one, other].map((donations) =>
    donations.map(
      ({ donor, recipient, copies }) => `${donor ?? '—'} → ${recipient ?? '—'} ${copies ?? '?'}`,
    ),
  );
  return String(expected) === String(answered)
    ? []
    : [`  donations: ${expected?.join('; ') || '—'}\n      read: ${answered?.join('; ') || '—'}`];
}

/** Whether the answer loses anything in the score. */
function isPerfect(expected: Reading, answered: Reading): boolean {
  const tallies = emptyTallies();
  addReading(tallies, expected, answered);
  return FIELDS.every((field) => tallies[field].surplus + tallies[field].missed === 0);
}

/** What an answer has otherwise than expected, in lines; a difference that costs nothing is not told. */
export function differences(expected: Reading, answered: Reading): string[] {
  const lines = isPerfect(expected, answered)
    ? []
    : [
        ...differencesOfActivities(expected, answered),
        ...differencesOfNamed('base', expected.bases, answered.bases),
        ...differencesOfDonations(expected, answered),
        ...differencesOfNamed('station', expected.stations, answered.stations),
      ];
  return expected.isDistractor === answered.isDistractor
    ? lines
    : [...lines, `  isDistractor: ${expected.isDistractor}`];
}
