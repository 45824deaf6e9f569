import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { linesOf } from '../../../bench/articles/answers.ts';
import { type AnnotatedItem, NOTHING } from '../../../bench/articles/shapes.ts';
import { namesNotInText, problemsOfReading } from '../../../bench/articles/well-formed.ts';

const half = (name: string): AnnotatedItem[] =>
  linesOf(
    readFileSync(
      fileURLToPath(new URL(`../../../bench/articles/${name}.jsonl`, import.meta.url)),
      'utf8',
    ),
  );

const develop = half('develop');
const measure = half('measure');

const twice = (values: readonly string[]) =>
  values.filter((value, at) => values.indexOf(value) !== at);

const isEmpty = ({ activities, bases, donations, stations }: AnnotatedItem['expected']) =>
  [activities, bases, donations, stations].every(({ length }) => length === 0);

describe.each([
  ['develop', 'd-', develop],
  ['measure', 'm-', measure],
] as const)('the %s half', (_, prefix, items) => {
  it('has items of the agreed shape', () => {
    const problems = items.flatMap(({ id, expected }) =>
      problemsOfReading({ ...expected }).map((problem) => `${id} ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('expects only names that stand in the text', () => {
    const strangers = items.flatMap(({ id, expected, text }) =>
      namesNotInText(expected, text).map((name) => `${id} ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  it('names, dates and explains every item', () => {
    const odd = items.filter(
      ({ id, note, published }) =>
        !/^[dm]-\d{3}$/.test(id) ||
        !id.startsWith(prefix) ||
        note === '' ||
        !/^20\d\d-\d\d-\d\d$/.test(published ?? '2024-01-01'),
    );
    expect(odd).toEqual([]);
  });

  it('expects nothing of a distractor, and something of every other text', () => {
    const odd = items.filter(({ expected }) => expected.isDistractor !== isEmpty(expected));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('is large enough, and holds every field and distractors', () => {
    const all = items.map(({ expected }) => expected);
    expect(items.length).toBeGreaterThanOrEqual(36);
    expect(all.filter(({ bases }) => bases.length > 0).length).toBeGreaterThanOrEqual(5);
    expect(all.filter(({ donations }) => donations.length > 0).length).toBeGreaterThanOrEqual(5);
    expect(all.filter(({ stations }) => stations.length > 0).length).toBeGreaterThanOrEqual(5);
    expect(all.filter(({ isDistractor }) => isDistractor).length).toBeGreaterThanOrEqual(5);
  });
});

it('has no item and no text in both halves', () => {
  const items = [...develop, ...measure];
  expect(twice(items.map(({ id }) => id))).toEqual([]);
  expect(twice(items.map(({ text }) => text))).toEqual([]);
});

it('tells what is wrong with a reading', () => {
  const activity = { title: '', type: 'PARTY', dates: ['4月'], place: null, audience: [] };
  const organizers = [{ name: '区司法局', role: 'boss' }];
  const odd = {
    ...NOTHING,
    activities: [{ ...activity, organizers, theme: null, measures: { people: 3 } }],
    stations: [{ name: null, level: 'city', phone: '' }],
    isDistractor: undefined,
  };
  expect(problemsOfReading(odd)).toEqual([
    'activities[0].title is ""',
    'activities[0].type is "PARTY"',
    'activities[0].dates is ["4月"]',
    'activities[0].measures is {"people":3}',
    'organizers[0].role is "boss"',
    'stations[0].level is "city"',
    'stations[0].phone is not known',
    'isDistractor is no boolean',
  ]);
});
