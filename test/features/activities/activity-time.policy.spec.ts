import { describe, expect, it } from '@jest/globals';
import { DayPeriod } from '../../../src/features/activities/activity-status.policy.js';
import {
  slotOf,
  sortAtOf,
  timeProblems,
  todayInShanghai,
  type When,
} from '../../../src/features/activities/activity-time.policy.js';

const unknown: When = {
  startsOn: null,
  endsOn: null,
  startTime: null,
  endTime: null,
  period: null,
};
const on = (more: Partial<When>): When => ({ ...unknown, startsOn: '2023-04-10', ...more });
const { MORNING, AFTERNOON, EVENING } = DayPeriod;

describe('sortAtOf', () => {
  it.each<[string, When, string]>([
    ['an unknown day', unknown, '9999'],
    ['a day', on({}), '2023-04-10T00:00'],
    ['a morning', on({ period: MORNING }), '2023-04-10T08:00'],
    ['an afternoon', on({ period: AFTERNOON }), '2023-04-10T13:00'],
    ['an evening', on({ period: EVENING }), '2023-04-10T18:30'],
    ['a clock time', on({ startTime: '09:30' }), '2023-04-10T09:30'],
  ])('%s', (_name, when, expected) => {
    expect(sortAtOf(when)).toBe(expected);
  });
});

describe('slotOf', () => {
  const day = { firstDay: '2023-04-10', lastDay: '2023-04-10' };
  it.each<[string, When, ReturnType<typeof slotOf>]>([
    ['an unknown day', unknown, null],
    ['a day', on({}), { ...day, from: 0, to: 1440 }],
    ['a morning', on({ period: MORNING }), { ...day, from: 480, to: 720 }],
    ['a clock time', on({ startTime: '09:30' }), { ...day, from: 570, to: 690 }],
    ['a late clock time', on({ startTime: '23:00' }), { ...day, from: 1380, to: 1440 }],
    [
      'hours on several days',
      on({ endsOn: '2023-04-16', startTime: '09:00', endTime: '17:00' }),
      { firstDay: '2023-04-10', lastDay: '2023-04-16', from: 540, to: 1020 },
    ],
    [
      'a night through',
      on({ endsOn: '2023-04-11', startTime: '20:00', endTime: '06:00' }),
      { firstDay: '2023-04-10', lastDay: '2023-04-11', from: 0, to: 1440 },
    ],
  ])('%s', (_name, when, expected) => {
    expect(slotOf(when)).toEqual(expected);
  });
});

describe('timeProblems', () => {
  it.each<[string, When, string[]]>([
    ['nothing known', unknown, []],
    ['one day', on({ endsOn: '2023-04-10' }), []],
    ['several days', on({ endsOn: '2023-04-16', startTime: '20:00', endTime: '06:00' }), []],
    ['an end without a start', { ...unknown, endsOn: '2023-04-10' }, ['endsOn']],
    ['an end before the start', on({ endsOn: '2023-04-09' }), ['endsOn']],
    ['a time without a day', { ...unknown, startTime: '09:00' }, ['startsOn']],
    ['a period without a day', { ...unknown, period: MORNING }, ['startsOn']],
    ['a period beside a time', on({ startTime: '09:00', period: MORNING }), ['period']],
    ['an end time without a start time', on({ endTime: '09:00' }), ['endTime']],
    [
      'an end time before the start time',
      on({ startTime: '09:00', endTime: '08:59' }),
      ['endTime'],
    ],
    ['no time at all in between', on({ startTime: '09:00', endTime: '09:00' }), ['endTime']],
  ])('%s', (_name, when, expected) => {
    expect(timeProblems(when).map(({ path }) => path)).toEqual(expected);
  });
});

it('knows the day in Shanghai, eight hours ahead', () => {
  expect(todayInShanghai(new Date('2023-04-14T15:59:59Z'))).toBe('2023-04-14');
  expect(todayInShanghai(new Date('2023-04-14T16:00:00Z'))).toBe('2023-04-15');
});
