import { describe, expect, it } from '@jest/globals';
import {
  aYearLater,
  editionOf,
  expectedEdition,
  nameNextYear,
  securityDayIn,
  themeOf,
} from '../../../src/features/campaigns/campaign-edition.js';

describe('the edition', () => {
  it.each([
    [2016, 1],
    [2023, 8],
    [2025, 10],
  ])('of %i is %i', (year, edition) => {
    expect(editionOf(year)).toBe(edition);
  });

  it.each<[number | null, string, string | null, number | null]>([
    [8, '2023-04-10', '2023-04-16', null],
    [null, '2023-04-10', null, null],
    [9, '2023-04-10', '2023-04-16', 8],
    [7, '2023-04-15', null, 8],
    [8, '2022-12-01', '2023-04-30', null],
    [7, '2022-12-01', '2023-04-30', null],
    [9, '2022-12-01', '2023-04-30', 7],
  ])('%j in the window from %s to %s should be %j', (edition, startsOn, endsOn, expected) => {
    expect(expectedEdition({ edition, startsOn, endsOn })).toBe(expected);
  });
});

describe('the day', () => {
  it.each<[string, string | null, string | null]>([
    ['2023-04-10', '2023-04-16', '2023-04-15'],
    ['2023-04-15', '2023-04-15', '2023-04-15'],
    ['2023-04-01', null, '2023-04-15'],
    ['2022-12-01', '2023-04-30', '2023-04-15'],
    ['2023-04-16', '2023-05-15', null],
    ['2023-04-01', '2023-04-14', null],
    ['2023-06-01', null, null],
  ])('in the window from %s to %s is %j', (startsOn, endsOn, day) => {
    expect(securityDayIn({ startsOn, endsOn })).toBe(day);
  });
});

describe('a year later', () => {
  it.each([
    ['2023-04-15', '2024-04-15'],
    ['2024-02-29', '2025-02-28'],
    ['2023-02-28', '2024-02-28'],
  ])('%s is %s', (day, later) => {
    expect(aYearLater(day)).toBe(later);
  });

  it.each<[string, number | null, string]>([
    ['2023年全民国家安全教育周', 8, '2024年全民国家安全教育周'],
    ['第8届国家安全教育周(2023)', 8, '第9届国家安全教育周(2024)'],
    ['第8届国家安全教育周', null, '第8届国家安全教育周'],
    ['第18届运动会', 8, '第18届运动会'],
  ])('%s (edition %j) is %s', (name, edition, later) => {
    expect(nameNextYear(name, '2023-04-10', edition)).toBe(later);
  });
});

describe('the theme', () => {
  it('is known from 2021 to 2025', () => {
    expect(
      [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => themeOf(year) !== null),
    ).toEqual([false, true, true, true, true, true, false]);
  });
});
