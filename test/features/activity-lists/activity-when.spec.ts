import { describe, expect, it } from '@jest/globals';
import { DayPeriod } from '../../../src/features/activities/activity-status.policy.js';
import { whenText } from '../../../src/features/activity-lists/activity-when.policy.js';

const unknown = {
  startsOn: null,
  endsOn: null,
  startTime: null,
  endTime: null,
  period: null,
  dateWords: null,
};
const days = (startsOn: string, endsOn: string | null = null) => ({ startsOn, endsOn });

describe('whenText', () => {
  it.each([
    ['nothing known', {}, '时间待定'],
    ['only words', { dateWords: '连日来' }, '连日来'],
    ['a day', days('2023-04-10'), '2023年4月10日'],
    ['a day beats words', { ...days('2023-04-10'), dateWords: '近日' }, '2023年4月10日'],
    ['a morning', { ...days('2023-04-10'), period: DayPeriod.MORNING }, '2023年4月10日上午'],
    ['an afternoon', { ...days('2023-12-01'), period: DayPeriod.AFTERNOON }, '2023年12月1日下午'],
    ['an evening', { ...days('2023-04-10'), period: DayPeriod.EVENING }, '2023年4月10日晚上'],
    ['a clock time', { ...days('2023-04-10'), startTime: '09:30' }, '2023年4月10日09:30'],
    [
      'a start and an end',
      { ...days('2023-04-10'), startTime: '09:30', endTime: '11:00' },
      '2023年4月10日09:30至11:00',
    ],
    ['the same day twice', days('2023-04-10', '2023-04-10'), '2023年4月10日'],
    ['days of one month', days('2023-04-10', '2023-04-16'), '2023年4月10日至16日'],
    ['two months', days('2023-04-15', '2023-05-15'), '2023年4月15日至5月15日'],
    ['two years', days('2023-12-30', '2024-01-03'), '2023年12月30日至2024年1月3日'],
    [
      'the same month of two years',
      days('2023-04-10', '2024-04-16'),
      '2023年4月10日至2024年4月16日',
    ],
    [
      'mornings of several days',
      { ...days('2023-04-10', '2023-04-16'), period: DayPeriod.MORNING },
      '2023年4月10日至16日每天上午',
    ],
    [
      'hours of several days',
      { ...days('2023-04-10', '2023-04-16'), startTime: '09:00', endTime: '17:00' },
      '2023年4月10日至16日每天09:00至17:00',
    ],
  ])('prints %s', (_what, when, expected) => {
    expect(whenText({ ...unknown, ...when })).toBe(expected);
  });
});
