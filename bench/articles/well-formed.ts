import {
  ACTIONS,
  LEVELS,
  MEASURES,
  type ReadActivity,
  type Reading,
  ROLES,
  TYPES,
} from './shapes.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

type Unknown = Readonly<Record<string, unknown>>;

const isOneOf = (values: readonly string[], value: unknown) =>
  values.some((each) => each === value);
const isName = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isNameOrNull = (value: unknown) => value === null || isName(value);
const isCountOrNull = (value: unknown) =>
  value === null || (Number.isInteger(value) && (value as number) >= 0);
const isDayOrNull = (value: unknown) =>
  value === null || (typeof value === 'string' && DAY.test(value));
const everyIn = (value: unknown, holds: (each: unknown) => boolean) =>
  Array.isArray(value) && value.every(holds);
const isMeasures = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([kind, count]) => isOneOf(MEASURES, kind) && isCountOrNull(count));

/** Keys of each record with the rule for its value. */
const SHAPES: Readonly<Record<string, Record<string, (value: unknown) => boolean>>> = {
  organizers: { name: isName, role: (value) => isOneOf(ROLES, value) },
  activities: {
    title: isNameOrNull,
    type: (value) => isOneOf(TYPES, value),
    dates: (value) => everyIn(value, isDayOrNull),
    place: isNameOrNull,
    organizers: Array.isArray,
    audience: (value) => everyIn(value, isName),
    theme: isNameOrNull,
    measures: isMeasures,
  },
  bases: { name: isName, action: (value) => isOneOf(ACTIONS, value) },
  donations: { donor: isNameOrNull, recipient: isNameOrNull, copies: isCountOrNull },
  stations: { name: isNameOrNull, level: (value) => isOneOf(LEVELS, value) },
};

function problemsOfList(kind: string, list: unknown): string[] {
  if (!Array.isArray(list)) return [`${kind} is no list`];
  const shape = SHAPES[kind] ?? {};
  return list.flatMap((entry: Unknown, at) => [
    ...Object.entries(shape)
      .filter(([key, holds]) => !holds(entry[key]))
      .map(([key]) => `${kind}[${at}].${key} is ${JSON.stringify(entry[key]) ?? 'absent'}`),
    ...Object.keys(entry)
      .filter((key) => !(key in shape))
      .map((key) => `${kind}[${at}].${key} is not known`),
    ...(kind === 'activities' ? problemsOfList('organizers', entry.organizers) : []),
  ]);
}

/** What is wrong with the shape of a reading; empty when nothing is. */
export function problemsOfReading(reading: Unknown): string[] {
  const problems = ['activities', 'bases', 'donations', 'stations'].flatMap((kind) =>
    problemsOfList(kind, reading[kind]),
  );
  if (typeof reading.isDistractor !== 'boolean') problems.push('isDistractor is no boolean');
  return problems;
}

const bare = (text: string) => text.replaceAll(/\s/g, '');

const namesOfActivity = ({ title, place, theme, audience, organizers }: ReadActivity) => [
  title,
  place,
  theme,
  ...audience,
  ...organizers.map(({ name }) => name),
];

/** Names of a reading that do not stand in its text. */
export function namesNotInText(reading: Reading, text: string): string[] {
  const names = [
    ...reading.activities.flatMap(namesOfActivity),
    ...reading.bases.map(({ name }) => name),
    ...reading.donations.flatMap(({ donor, recipient }) => [donor, recipient]),
    ...reading.stations.map(({ name }) => name),
  ];
  const whole = bare(text);
  return names.filter((name): name is string => name !== null && !whole.includes(bare(name)));
}
