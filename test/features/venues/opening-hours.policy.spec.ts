import { describe, expect, it } from '@jest/globals';
import { type OpeningHours, Weekday } from '../../../src/features/venues/opening-hours.entity.js';
import {
  hoursOn,
  inOrder,
  problemsOf,
  weekdayNumber,
} from '../../../src/features/venues/opening-hours.policy.js';

/** `09:00-12:00 14:00-17:00` */
const ranges = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [from = '', to = ''] = part.split('-');
      return { from, to };
    });

const monday = (text: string): OpeningHours => ({
  weekly: [{ day: Weekday.MONDAY, hours: ranges(text) }],
  exceptions: [],
});

describe('opening hours', () => {
  it.each([
    ['09:00-12:00', []],
    ['09:00-12:00 12:00-17:00', []],
    ['14:00-17:00 09:00-12:00', []],
    ['00:00-24:00', []],
    ['', []],
    ['12:00-09:00', ['hours.weekly.0.hours.0.to']],
    ['22:00-02:00', ['hours.weekly.0.hours.0.to']],
    ['09:00-09:00', ['hours.weekly.0.hours.0.to']],
    ['09:00-12:00 11:59-17:00', ['hours.weekly.0.hours.1']],
    ['11:59-17:00 09:00-12:00', ['hours.weekly.0.hours.1']],
    ['09:00-17:00 10:00-11:00', ['hours.weekly.0.hours.1']],
    ['10:00-11:00 10:00-11:00', ['hours.weekly.0.hours.1']],
  ])('%s: problems at %j', (text, paths) => {
    expect(problemsOf(monday(text), 'hours').map(({ path }) => path)).toEqual(paths);
  });

  it('name a day and a date once', () => {
    const hours: OpeningHours = {
      weekly: [...monday('09:00-12:00').weekly, ...monday('13:00-14:00').weekly],
      exceptions: ['2023-05-01', '2023-05-02', '2023-05-01'].map((date) => ({
        date,
        hours: ranges(date === '2023-05-02' ? '18:00-06:00' : ''),
        note: null,
      })),
    };
    expect(problemsOf(hours, 'hours').map(({ path }) => path)).toEqual([
      'hours.weekly.1.day',
      'hours.exceptions.2.date',
      'hours.exceptions.1.hours.0.to',
    ]);
  });

  it('are kept in order, days without hours left out', () => {
    const { SUNDAY, TUESDAY, MONDAY } = Weekday;
    const exception = (date: string, text: string) => ({ date, hours: ranges(text), note: '' });
    expect(
      inOrder({
        weekly: [
          { day: SUNDAY, hours: ranges('14:00-17:00 09:00-12:00') },
          { day: TUESDAY, hours: [] },
          { day: MONDAY, hours: ranges('09:00-12:00') },
        ],
        exceptions: [exception('2023-05-02', ''), exception('2023-05-01', '10:00-11:00')],
      }),
    ).toEqual({
      weekly: [
        { day: MONDAY, hours: ranges('09:00-12:00') },
        { day: SUNDAY, hours: ranges('09:00-12:00 14:00-17:00') },
      ],
      exceptions: [
        { date: '2023-05-01', hours: ranges('10:00-11:00'), note: null },
        { date: '2023-05-02', hours: [], note: null },
      ],
    });
  });

  const week: OpeningHours = {
    ...monday('09:00-12:00'),
    exceptions: [
      { date: '2023-04-10', hours: [], note: '闭馆' },
      { date: '2023-04-11', hours: ranges('10:00-11:00'), note: null },
    ],
  };
  it.each([
    ['2023-04-03', ranges('09:00-12:00')],
    ['2023-04-04', []],
    ['2023-04-10', []],
    ['2023-04-11', ranges('10:00-11:00')],
  ])('on %s are %j', (day, expected) => {
    expect(hoursOn(week, day)).toEqual(expected);
    expect(hoursOn(null, day)).toBeNull();
  });

  it.each([
    ['2023-04-10', 1],
    ['2023-04-15', 6],
    ['2023-04-16', 7],
    ['2024-02-29', 4],
  ])('%s is day %i of its week', (day, number) => {
    expect(weekdayNumber(day)).toBe(number);
  });
});
