import { describe, expect, it } from '@jest/globals';
import {
  hoursOn,
  inOrder,
  isOpenAt,
  localMoment,
  marksOf,
  nextOpening,
  problemsOf,
} from '../../../src/features/legal-aid/duty-days.policy.js';
import type { DutySchedule } from '../../../src/features/legal-aid/duty-schedule.entity.js';
import { Weekday } from '../../../src/features/venues/opening-hours.entity.js';

const slot = (text: string, onDuty: string | null = null) => {
  const [from = '', to = ''] = text.split('-');
  return { from, to, onDuty };
};
const LAWYER = slot('14:00-17:00', '律师');
const OFFICE = [slot('09:00-12:00'), slot('14:00-17:00')];

const schedule = (parts: Partial<DutySchedule>): DutySchedule => ({
  weekly: [],
  monthly: [],
  exceptions: [],
  ...parts,
});
const exception = (date: string, more: object = {}) => ({
  date,
  hours: [],
  movedTo: null,
  note: null,
  ...more,
});
const byNumber = (dayOfMonth: number) => ({
  dayOfMonth,
  weekday: null,
  nth: null,
  hours: [LAWYER],
});
const byWeekday = (weekday: Weekday, nth: number) => ({
  dayOfMonth: null,
  weekday,
  nth,
  hours: [LAWYER],
});
const FIFTEENTH = byNumber(15);
const openOn = (plan: Partial<DutySchedule>, day: string): boolean =>
  hoursOn(schedule(plan), day).length > 0;

describe('the marks of a day', () => {
  it.each([
    ['2023-04-15', ['W6', 'D15', 'W6#3']],
    ['2023-05-01', ['W1', 'D1', 'W1#1']],
    ['2023-05-07', ['W7', 'D7', 'W7#1']],
    ['2023-05-08', ['W1', 'D8', 'W1#2']],
    ['2023-05-29', ['W1', 'D29', 'W1#5', 'W1#-1']],
    ['2023-04-30', ['W7', 'D30', 'W7#5', 'D-1', 'W7#-1']],
    ['2023-02-28', ['W2', 'D28', 'W2#4', 'D-1', 'W2#-1']],
    ['2024-02-28', ['W3', 'D28', 'W3#4', 'W3#-1']],
    ['2024-02-29', ['W4', 'D29', 'W4#5', 'D-1', 'W4#-1']],
    ['2023-12-31', ['W7', 'D31', 'W7#5', 'D-1', 'W7#-1']],
  ])('%s: %j', (day, marks) => expect(marksOf(day)).toEqual(marks));
});

describe('a monthly duty', () => {
  it.each<[string, Partial<DutySchedule>, string[], string[]]>([
    [
      'on the 15th falls on it, whatever the weekday',
      { monthly: [FIFTEENTH] },
      ['2023-04-15', '2023-05-15', '2024-02-15'],
      ['2023-04-14', '2023-04-16'],
    ],
    [
      'on the 31st leaves shorter months out',
      { monthly: [byNumber(31)] },
      ['2023-01-31', '2023-03-31'],
      ['2023-02-28', '2023-04-30', '2023-05-01'],
    ],
    [
      'on the 29th comes in February every fourth year',
      { monthly: [byNumber(29)] },
      ['2024-02-29'],
      ['2023-02-28', '2023-03-01'],
    ],
    [
      'on the last day is in every month',
      { monthly: [byNumber(-1)] },
      ['2023-01-31', '2023-02-28', '2024-02-29', '2023-04-30', '2023-12-31'],
      ['2024-02-28', '2023-01-30', '2023-05-30'],
    ],
    [
      'on the first Monday may be the 1st and at latest the 7th',
      { monthly: [byWeekday(Weekday.MONDAY, 1)] },
      ['2023-05-01', '2023-08-07', '2023-04-03'],
      ['2023-05-08', '2023-04-10', '2023-04-04'],
    ],
    [
      'on the fifth Monday comes in some months only',
      { monthly: [byWeekday(Weekday.MONDAY, 5)] },
      ['2023-05-29', '2023-07-31'],
      ['2023-04-24', '2023-06-26'],
    ],
    [
      'on the last Monday may be the fourth or the fifth',
      { monthly: [byWeekday(Weekday.MONDAY, -1)] },
      ['2023-04-24', '2023-05-29', '2023-02-27'],
      ['2023-05-22', '2023-04-17'],
    ],
  ])('%s', (_, plan, open, closed) => {
    expect(open.filter((day) => !openOn(plan, day))).toEqual([]);
    expect(closed.filter((day) => openOn(plan, day))).toEqual([]);
  });

  it('comes beside the hours of the week', () => {
    const plan = schedule({
      weekly: [{ day: Weekday.MONDAY, hours: [slot('09:00-12:00')] }],
      monthly: [FIFTEENTH],
    });
    expect(hoursOn(plan, '2023-05-15')).toEqual([slot('09:00-12:00'), LAWYER]);
  });
});

describe('an exception', () => {
  const plan = {
    weekly: [{ day: Weekday.MONDAY, hours: OFFICE }],
    monthly: [FIFTEENTH],
  };
  // The 15th of April 2023 was a Saturday.
  it.each<[string, object[], string, object[]]>([
    ['closes the 15th on a weekend', [exception('2023-04-15')], '2023-04-15', []],
    [
      'with hours stands instead of the week and the month',
      [exception('2023-05-15', { hours: [slot('10:00-11:00')] })],
      '2023-05-15',
      [slot('10:00-11:00')],
    ],
    [
      'moves the lawyer to Monday, beside the hours of that day',
      [exception('2023-04-15', { movedTo: '2023-04-17' })],
      '2023-04-17',
      [slot('09:00-12:00'), slot('14:00-17:00'), LAWYER],
    ],
    [
      'leaves nothing on the day it moves from',
      [exception('2023-04-15', { movedTo: '2023-04-17' })],
      '2023-04-15',
      [],
    ],
    [
      'moves the lawyer to a day that is closed otherwise',
      [exception('2023-04-15', { movedTo: '2023-04-18' })],
      '2023-04-18',
      [LAWYER],
    ],
    [
      'moves the monthly duty only: hours of the week stay where they are',
      [exception('2023-05-15', { movedTo: '2023-05-16' })],
      '2023-05-16',
      [LAWYER],
    ],
    [
      'moves to a date with an arrangement of its own, beside it',
      [
        exception('2023-04-15', { movedTo: '2023-04-17' }),
        exception('2023-04-17', { hours: [slot('08:00-09:00')] }),
      ],
      '2023-04-17',
      [slot('08:00-09:00'), LAWYER],
    ],
    ['touches no other 15th', [exception('2023-04-15')], '2023-06-15', [LAWYER]],
  ])('%s', (_, exceptions, day, expected) => {
    expect(hoursOn(schedule({ ...plan, exceptions: exceptions as never }), day)).toEqual(expected);
  });
});

describe('open at', () => {
  const plan = schedule({
    weekly: [
      { day: Weekday.MONDAY, hours: OFFICE },
      { day: Weekday.SUNDAY, hours: [slot('20:00-24:00')] },
    ],
  });
  it.each<[string, string, boolean]>([
    ['2023-04-10', '08:59', false],
    ['2023-04-10', '09:00', true],
    ['2023-04-10', '11:59', true],
    ['2023-04-10', '12:00', false],
    ['2023-04-10', '13:59', false],
    ['2023-04-10', '14:00', true],
    ['2023-04-10', '17:00', false],
    ['2023-04-09', '23:59', true],
    ['2023-04-10', '00:00', false],
    ['2023-04-11', '10:00', false],
  ])('%s %s: %s', (day, time, open) => expect(isOpenAt(plan, { day, time })).toBe(open));

  it.each([
    ['2023-04-09T15:59:59.999Z', { day: '2023-04-09', time: '23:59' }],
    ['2023-04-09T16:00:00.000Z', { day: '2023-04-10', time: '00:00' }],
    ['2023-12-31T16:00:00.000Z', { day: '2024-01-01', time: '00:00' }],
    ['2023-04-10T01:00:00.000Z', { day: '2023-04-10', time: '09:00' }],
  ])('reads %s as Shanghai time %j', (moment, local) =>
    expect(localMoment(new Date(moment))).toEqual(local),
  );
});

describe('the next opening', () => {
  const monthly = schedule({ monthly: [FIFTEENTH] });
  it.each<[string, DutySchedule, string, object | null]>([
    ['is the one that runs', monthly, '2023-05-15 16:59', { date: '2023-05-15', ...LAWYER }],
    [
      'is next month’s once it is over',
      monthly,
      '2023-05-15 17:00',
      { date: '2023-06-15', ...LAWYER },
    ],
    ['crosses the year', monthly, '2023-12-16 09:00', { date: '2024-01-15', ...LAWYER }],
    [
      'is where it was moved to',
      schedule({
        monthly: [FIFTEENTH],
        exceptions: [exception('2023-04-15', { movedTo: '2023-04-17' })],
      }),
      '2023-04-14 18:00',
      { date: '2023-04-17', ...LAWYER },
    ],
    [
      'finds a fifth Monday three months ahead',
      schedule({ monthly: [byWeekday(Weekday.MONDAY, 5)] }),
      '2023-07-31 18:00',
      { date: '2023-10-30', ...LAWYER },
    ],
    ['is none without hours', schedule({}), '2023-05-15 09:00', null],
  ])('%s', (_, plan, moment, expected) => {
    const [day = '', time = ''] = moment.split(' ');
    expect(nextOpening(plan, { day, time })).toEqual(expected);
  });

  it('is unknown while the hours are', () => {
    expect(nextOpening(null, { day: '2023-05-15', time: '09:00' })).toBeNull();
  });
});

describe('a schedule that cannot be', () => {
  it.each<[string, Partial<DutySchedule>, string[]]>([
    ['nothing is wrong', { monthly: [FIFTEENTH], exceptions: [exception('2023-04-15')] }, []],
    [
      'ends before it begins',
      { weekly: [{ day: Weekday.MONDAY, hours: [slot('12:00-09:00')] }] },
      ['s.weekly.0.hours.0.to'],
    ],
    [
      'lasts no time',
      { exceptions: [exception('2023-04-15', { hours: [slot('09:00-09:00')] })] },
      ['s.exceptions.0.hours.0.to'],
    ],
    [
      'names a day twice',
      {
        weekly: [
          { day: Weekday.MONDAY, hours: OFFICE },
          { day: Weekday.MONDAY, hours: OFFICE },
        ],
      },
      ['s.weekly.1.day'],
    ],
    ['names a rule twice', { monthly: [FIFTEENTH, FIFTEENTH] }, ['s.monthly.1']],
    [
      'names a date twice',
      { exceptions: [exception('2023-04-15'), exception('2023-04-15')] },
      ['s.exceptions.1.date'],
    ],
    [
      'has a rule without a day',
      { monthly: [{ ...FIFTEENTH, dayOfMonth: null }] },
      ['s.monthly.0'],
    ],
    ['has a rule of both kinds', { monthly: [{ ...FIFTEENTH, nth: 1 }] }, ['s.monthly.0']],
    ['counts from nought', { monthly: [byNumber(0)] }, ['s.monthly.0.dayOfMonth']],
    ['has a rule without hours', { monthly: [{ ...FIFTEENTH, hours: [] }] }, ['s.monthly.0.hours']],
    [
      'moves what does not fall there',
      { monthly: [FIFTEENTH], exceptions: [exception('2023-04-16', { movedTo: '2023-04-17' })] },
      ['s.exceptions.0.movedTo'],
    ],
    [
      'moves a duty to where it is',
      { monthly: [FIFTEENTH], exceptions: [exception('2023-04-15', { movedTo: '2023-04-15' })] },
      ['s.exceptions.0.movedTo'],
    ],
  ])('%s', (_, plan, paths) => {
    expect(problemsOf(schedule(plan), 's').map(({ path }) => path)).toEqual(paths);
  });
});

it('a schedule is kept in order: Monday first, mornings first, dates in turn', () => {
  const given = schedule({
    weekly: [
      { day: Weekday.TUESDAY, hours: OFFICE.toReversed() },
      { day: Weekday.MONDAY, hours: OFFICE },
      { day: Weekday.FRIDAY, hours: [] },
    ],
    exceptions: [exception('2023-05-01'), exception('2023-04-15')],
  });
  expect(inOrder(given)).toEqual(
    schedule({
      weekly: [
        { day: Weekday.MONDAY, hours: OFFICE },
        { day: Weekday.TUESDAY, hours: OFFICE },
      ],
      exceptions: [exception('2023-04-15'), exception('2023-05-01')],
    }),
  );
});
