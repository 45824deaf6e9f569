import { describe, expect, it } from '@jest/globals';
import { isLike, titleLikeness } from '../../../bench/articles/likeness.ts';
import {
  addReading,
  emptyTallies,
  type Field,
  FIELDS,
  macroF1,
  scoreOf,
  type Tallies,
} from '../../../bench/articles/scoring.ts';
import { NOTHING, type ReadActivity, type Reading } from '../../../bench/articles/shapes.ts';

const launch = (change: Partial<ReadActivity> = {}): ReadActivity => ({
  title: '“国安在身边”宣传周启动仪式',
  type: 'LAUNCH_CEREMONY',
  dates: ['2024-04-10', '2024-04-12'],
  place: '云汀公园',
  organizers: [
    { name: '云汀区司法局', role: 'host' },
    { name: '白石街道办事处', role: 'undertaker' },
  ],
  audience: ['居民'],
  theme: null,
  measures: { participants: 200, units: 12 },
  ...change,
});

const stall = (change: Partial<ReadActivity> = {}): ReadActivity => ({
  title: '反间谍法集市宣传',
  type: 'OUTREACH_STALL',
  dates: [null],
  place: null,
  organizers: [{ name: '松桥派出所', role: 'host' }],
  audience: [],
  theme: null,
  measures: {},
  ...change,
});

const whole = (change: Partial<Reading> = {}): Reading => ({
  activities: [launch(), stall()],
  bases: [{ name: '云汀区国防教育馆', action: 'visited' }],
  donations: [{ donor: '云汀区图书馆', recipient: '白石小学', copies: 300 }],
  stations: [{ name: '云汀区残疾人法律援助工作站', level: 'district' }],
  isDistractor: false,
  ...change,
});

function tallied(expected: Reading, answered: Reading): Tallies {
  const tallies = emptyTallies();
  addReading(tallies, expected, answered);
  return tallies;
}

const notPerfect = (tallies: Tallies): Field[] =>
  FIELDS.filter((field) => scoreOf(tallies[field])?.f1 !== 1);

const withLaunch = (change: Partial<ReadActivity>): Reading =>
  whole({ activities: [launch(change), stall()] });

const MISTAKES: readonly (readonly [mistake: string, Reading, fields: Field[]])[] = [
  ['a wrong type', withLaunch({ type: 'LECTURE' }), ['type']],
  ['a wrong day', withLaunch({ dates: ['2024-04-10', '2024-04-13'] }), ['date']],
  ['a day that is missing', withLaunch({ dates: ['2024-04-10'] }), ['date']],
  ['days not known', withLaunch({ dates: [] }), ['date']],
  ['a wrong place', withLaunch({ place: '樱花广场' }), ['place']],
  ['no place', withLaunch({ place: null }), ['place']],
  [
    'a role exchanged',
    withLaunch({
      organizers: [
        { name: '云汀区司法局', role: 'guidance' },
        { name: '白石街道办事处', role: 'undertaker' },
      ],
    }),
    ['roles'],
  ],
  [
    'an organizer too few',
    withLaunch({ organizers: [{ name: '云汀区司法局', role: 'host' }] }),
    ['organizers', 'roles'],
  ],
  ['a wrong count', withLaunch({ measures: { participants: 20, units: 12 } }), ['measures']],
  ['a count of another kind', withLaunch({ measures: { families: 200, units: 12 } }), ['measures']],
  [
    'a day where none is known',
    whole({ activities: [launch(), stall({ dates: ['2024-04-15'] })] }),
    ['date'],
  ],
  [
    'a place where none is named',
    whole({ activities: [launch(), stall({ place: '松桥镇' })] }),
    ['place'],
  ],
  [
    'an activity missed',
    whole({ activities: [launch()] }),
    ['activity', 'type', 'date', 'organizers', 'roles'],
  ],
  [
    'an activity too much',
    whole({
      activities: [launch(), stall(), stall({ title: '老党员座谈', organizers: [], dates: [] })],
    }),
    ['activity', 'type', 'date'],
  ],
  ['a base not read', whole({ bases: [] }), ['bases']],
  [
    'another act at a base',
    whole({ bases: [{ name: '云汀区国防教育馆', action: 'named' }] }),
    ['bases'],
  ],
  [
    'other copies',
    whole({ donations: [{ donor: '云汀区图书馆', recipient: '白石小学', copies: null }] }),
    ['donations'],
  ],
  [
    'no donor',
    whole({ donations: [{ donor: null, recipient: '白石小学', copies: 300 }] }),
    ['donations'],
  ],
  [
    'another level of a station',
    whole({ stations: [{ name: '云汀区残疾人法律援助工作站', level: 'street' }] }),
    ['stations'],
  ],
  [
    'a station too much',
    whole({
      stations: [
        { name: '云汀区残疾人法律援助工作站', level: 'district' },
        { name: '松桥镇法律服务点', level: 'street' },
      ],
    }),
    ['stations'],
  ],
];

describe('the score of a reading', () => {
  it('is 1 in every field for a perfect answer, in whatever order', () => {
    const answer = whole({ activities: [stall(), launch()] });
    const tallies = tallied(whole(), answer);
    expect(FIELDS.map((field) => scoreOf(tallies[field]))).toEqual(
      FIELDS.map(() => ({ precision: 1, recall: 1, f1: 1 })),
    );
    expect(macroF1(tallies)).toBe(1);
  });

  it.each(MISTAKES)('falls for %s in its own fields only', (_, answer, fields) => {
    expect(notPerfect(tallied(whole(), answer))).toEqual(fields);
  });

  it('forgives spaces, quotation marks and the upper level of a name', () => {
    const answer = withLaunch({
      title: '「国安在身边」宣传周 启动仪式',
      place: '“云汀公园”',
      organizers: [
        { name: '区司法局', role: 'host' },
        { name: '白石街道办事处', role: 'undertaker' },
      ],
    });
    expect(notPerfect(tallied(whole(), answer))).toEqual([]);
  });

  it('counts everything that a silent text is said to hold against precision', () => {
    const tallies = tallied(NOTHING, whole());
    expect(FIELDS.map((field) => scoreOf(tallies[field])?.f1)).toEqual(FIELDS.map(() => 0));
    expect(FIELDS.filter((field) => tallies[field].missed > 0)).toEqual([]);
  });

  it('judges no field that is neither expected nor answered', () => {
    const tallies = tallied(NOTHING, NOTHING);
    expect(FIELDS.map((field) => scoreOf(tallies[field]))).toEqual(FIELDS.map(() => null));
  });

  it('gives half for the name of a base and half for what happened to it', () => {
    const answer = whole({ bases: [{ name: '区国防教育馆', action: 'mentioned' }] });
    expect(tallied(whole(), answer).bases).toEqual({ right: 0.5, surplus: 0.5, missed: 0.5 });
  });

  it('gives half for the copies of a donation, a quarter each for donor and recipient', () => {
    const answer = whole({ donations: [{ donor: null, recipient: '白石小学', copies: 30 }] });
    expect(tallied(whole(), answer).donations).toEqual({
      right: 0.25,
      surplus: 0.75,
      missed: 0.75,
    });
  });

  it('takes two activities that have nothing in common for two', () => {
    const one = whole({ activities: [launch()] });
    const other = whole({ activities: [stall()] });
    expect(tallied(one, other).activity).toEqual({ right: 0, surplus: 1, missed: 1 });
  });
});

it.each([
  ['云汀区司法局', '区司法局', true],
  ['云汀区司法局', '司法局', false],
  ['云汀区司法局', '云汀区财政局', false],
  ['“一号”广场', '一号 广场', true],
  ['白石街道樱花公园', '樱花公园', false],
  [null, null, true],
  [null, '樱花公园', false],
])('%p and %p are the same name: %p', (one, other, expected) => {
  expect(isLike(one, other)).toBe(expected);
});

it('tells how like titles are', () => {
  expect(titleLikeness('宣传活动', '宣传活动')).toBe(1);
  expect(titleLikeness('宣传活动', '法治讲座')).toBe(0);
  expect(titleLikeness('宣传活动', '宣传讲座')).toBeCloseTo(1 / 3);
});
