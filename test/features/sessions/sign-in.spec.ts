import { describe, expect, it } from '@jest/globals';
import {
  counted,
  secondsToWait,
  uncounted,
  waitAfter,
} from '../../../src/features/sessions/sign-in.lifecycle.js';

const AT = '2023-04-10T01:00:00.000Z';

describe('the wait after failed sign-ins', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [50, 900],
  ])('is, after %i failures under one name, %i s', (count, seconds) => {
    expect(waitAfter(count, 5) / 1000).toBe(seconds);
  });

  it('begins with the last free failure and ends by itself', () => {
    const fifth = counted({ count: 4, lastAt: AT, blockedUntil: AT }, AT, 5);
    expect(fifth).toEqual({ count: 5, lastAt: AT, blockedUntil: '2023-04-10T01:00:30.000Z' });
    expect(secondsToWait(fifth, '2023-04-10T01:00:10.500Z')).toBe(20);
    expect(secondsToWait(fifth, '2023-04-10T01:00:30.000Z')).toBe(0);
    expect(secondsToWait(null, AT)).toBe(0);
  });

  it('forgets failures of the day before', () => {
    const old = { count: 20, lastAt: '2023-04-09T00:59:59.999Z', blockedUntil: AT };
    expect(counted(old, AT, 5).count).toBe(1);
  });

  it('leaves the failures of others when an attempt from a shared address succeeds', () => {
    const before = { count: 31, lastAt: AT, blockedUntil: '2023-04-10T01:01:00.000Z' };
    expect(uncounted(before, 30)).toEqual({
      count: 30,
      lastAt: AT,
      blockedUntil: '2023-04-10T01:00:30.000Z',
    });
  });
});
