import { describe, expect, it } from '@jest/globals';
import {
  countedTwice,
  type Held,
  isTenfold,
  likeness,
} from '../../../src/features/odd-figures/odd-figure.policy.js';

const held: Held = {
  id: '1',
  title: '国家安全进校园主题宣讲',
  unit: 'school',
  unitName: '十里坊小学',
  day: '2023-04-15',
  headcount: 320,
  venueId: null,
  place: 'street',
};
const other: Held = { ...held, id: '2', unit: 'police', title: '国家安全进校园宣讲活动' };

describe('what seems to be counted twice', () => {
  it.each<[string, Partial<Held>, boolean]>([
    ['two units, one school', {}, true],
    ['one of them names the venue', { venueId: 'school' }, true],
    ['the same unit', { unit: 'school' }, false],
    ['another day', { day: '2023-04-16' }, false],
    ['another headcount', { headcount: 321 }, false],
    ['another street', { place: 'elsewhere' }, false],
    ['another title', { title: '法律援助站揭牌' }, false],
  ])('%s: %j', (_, change, twice) => {
    expect(countedTwice([held, { ...other, ...change }])).toHaveLength(twice ? 1 : 0);
  });

  it('two venues are two activities', () => {
    const [one, two] = [
      { ...held, venueId: 'a' },
      { ...other, venueId: 'b' },
    ];
    expect(countedTwice([one, two])).toEqual([]);
    expect(countedTwice([one, { ...two, venueId: 'a' }])).toHaveLength(1);
  });
});

it.each<[string, string, number]>([
  ['国家安全', '国家安全', 1],
  ['“国家安全”', '国家安全', 1],
  ['国家安全', '法律援助', 0],
  ['国家安全日', '国家安全周', 0.75],
])('%s and %s are alike by %d', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected);
});

it.each<[number, number, boolean]>([
  [1000, 100, true],
  [999, 100, false],
  [1000, 0, false],
])('%d after %d: %s', (now, before, odd) => expect(isTenfold(now, before)).toBe(odd));
