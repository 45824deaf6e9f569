import { describe, expect, it } from '@jest/globals';
import { countsIn } from '../../../src/features/articles/reading/counts.js';
import { calendarOf, datesIn } from '../../../src/features/articles/reading/dates.js';

const daysIn = (text: string, published: string | null, last: string | null = null): string[] =>
  datesIn(text, calendarOf(text, published), last)
    .filter(({ background }) => !background)
    .flatMap(({ days }) => [...days]);

describe('days', () => {
  it.each<[string, string, string | null, string[]]>([
    ['year of publication', '4月12日上午,柳叶社区', '2022-04-13', ['2022-04-12']],
    ['December read in January', '12月30日,柳叶社区', '2024-01-03', ['2023-12-30']],
    ['year of the edition', '第九个全民国家安全教育日前夕,4月12日', null, ['2024-04-12']],
    ['edition in Chinese numerals', '第十一个全民国家安全教育日前夕,4月12日', null, ['2026-04-12']],
    ['year of the theme', '以“感悟新时代国家安全成就”为主题,4月12日', null, ['2022-04-12']],
    ['no year anywhere', '4月12日,柳叶社区', null, []],
    ['a range', '4月12日至16日', '2023-04-20', ['2023-04-12', '2023-04-16']],
    ['a range over months', '4月15日—5月15日', '2023-05-20', ['2023-04-15', '2023-05-15']],
    [
      'an enumeration',
      '4月10、11、12日开展',
      '2023-04-20',
      ['2023-04-10', '2023-04-11', '2023-04-12'],
    ],
    ['the security day itself', '4月15日是第八个全民国家安全教育日', '2023-04-16', []],
    ['当天 leans on it', '4月15日是第八个全民国家安全教育日。当天', '2023-04-18', ['2023-04-15']],
    ['昨日', '昨日,柳叶社区', '2023-04-18', ['2023-04-17']],
    ['a dateline is no event', '沐川4月16日讯 昨天下午', '2023-04-18', ['2023-04-15']],
    ['every month', '每月15日,律师值班', '2023-04-18', []],
    ['reported, not held', '4月18日,记者从区司法局获悉', '2023-04-18', []],
  ])('%s', (_what, text, published, days) => expect(daysIn(text, published)).toEqual(days));

  it('gives a bare day the month of the day before it', () => {
    expect(daysIn('13日晚,情景剧上演', '2023-05-02', '2023-04-12')).toEqual(['2023-04-13']);
  });
});

describe('counts', () => {
  it.each<[string, Record<string, number>]>([
    [
      '发放宣传资料1.2万余份,接受咨询480余人次',
      { materialsDistributed: 12000, consultations: 480 },
    ],
    ['展出展板36块,张贴海报20余张', { displayBoards: 36, posters: 20 }],
    ['62家单位参加,近200人到场', { units: 62, participants: 200 }],
    ['15组亲子家庭共32人', { families: 15, participants: 32 }],
    ['来自12支队伍的60名选手', { teams: 12, participants: 60 }],
    ['1,200余名师生参加', { participants: 1200 }],
    ['近年来,累计开展活动40场,覆盖3000人次', {}],
    ['向柳叶小学捐赠图书300册', {}],
    ['3分钟后民警赶到,900余名学生撤离', { participants: 900 }],
  ])('%s', (text, expected) =>
    expect(
      Object.fromEntries(countsIn(text).map(({ measure, value }) => [measure, value])),
    ).toEqual(expected),
  );
});
