import { describe, expect, it } from '@jest/globals';
import {
  scoreOf,
  SuggestionReason,
} from '../../../src/features/media-stories/activity-likeness.policy.js';
import {
  gramsOf,
  likeness,
  rounded,
  shiftDay,
} from '../../../src/features/media-stories/title-likeness.policy.js';

describe('the likeness of titles', () => {
  it.each([
    ['国安教育周启动', '国安教育周启动', 1],
    ['国安教育周启动', '国安教育周今日启动', 0.71],
    ['abcd', 'bcda', 0.67],
    ['国家安全进校园', '文明城市长效管理', 0],
    ['国', '国', 1],
    ['', '', 0],
  ])('%s, %s: %d', (one, other, expected) => {
    expect(rounded(likeness(gramsOf(one), gramsOf(other)))).toBe(expected);
    expect(rounded(likeness(gramsOf(other), gramsOf(one)))).toBe(expected);
  });

  it('counts characters beyond the basic plane as one', () =>
    expect([...gramsOf('𠮷野家')]).toEqual(['𠮷野', '野家']));
});

describe('days', () => {
  it.each([
    ['2023-04-14', -14, '2023-03-31'],
    ['2023-12-30', 3, '2024-01-02'],
    ['2024-02-28', 1, '2024-02-29'],
  ])('%s and %d: %s', (day, days, expected) => expect(shiftDay(day, days)).toBe(expected));
});

describe('the score of an activity', () => {
  const report = {
    titleKey: '崇川全民国家安全教育周在十里坊小学启动',
    publishedOn: '2023-04-11',
    organizationIds: ['gab'],
  };
  const activity = {
    titleKey: '崇川区全民国家安全教育周启动仪式',
    startsOn: '2023-04-10',
    endsOn: null,
    organizers: [{ id: 'slf', names: ['南通市十里坊小学', '十里坊小学'] }],
  };
  const { TITLE, UNIT, DATE } = SuggestionReason;

  it.each([
    ['title, unit and day', {}, [TITLE, UNIT, DATE]],
    [
      'a unit that the report names',
      { organizers: [{ id: 'gab', names: [] }] },
      [TITLE, UNIT, DATE],
    ],
    ['no day', { startsOn: null }, [TITLE, UNIT]],
    ['long ago', { startsOn: '2022-04-10' }, [TITLE, UNIT]],
    ['of several days', { startsOn: '2023-03-01', endsOn: '2023-05-01' }, [TITLE, UNIT, DATE]],
    ['a name too short to tell', { organizers: [{ id: 'x', names: ['小学'] }] }, [TITLE, DATE]],
    ['nothing alike', { titleKey: '文明城市', organizers: [] }, [DATE]],
  ])('%s', (_, given, reasons) =>
    expect(scoreOf(report, { ...activity, ...given }).reasons).toEqual(reasons),
  );

  it('rises with each of them, to no more than 1', () => {
    const all = scoreOf(report, activity).score;
    expect(all).toBeGreaterThan(scoreOf(report, { ...activity, organizers: [] }).score);
    expect(all).toBeGreaterThan(scoreOf(report, { ...activity, startsOn: null }).score);
    expect(scoreOf(report, { ...activity, titleKey: report.titleKey }).score).toBeLessThanOrEqual(
      1,
    );
  });
});
