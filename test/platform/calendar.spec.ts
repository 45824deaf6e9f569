import { describe, expect, it } from '@jest/globals';
import { dayOf } from '../../src/platform/calendar.js';

describe('the day', () => {
  it.each([
    ['2023-04-14T15:59:59.999Z', '2023-04-14'],
    ['2023-04-14T16:00:00.000Z', '2023-04-15'],
    ['2023-12-31T16:00:00.000Z', '2024-01-01'],
  ])('of %s is %s in Asia/Shanghai', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day);
  });
});
