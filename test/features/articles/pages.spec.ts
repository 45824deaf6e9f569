import { describe, expect, it } from '@jest/globals';
import { readPage } from '../../../src/features/articles/reading/reader.js';

const PAGE = `抓项目 稳增长

临江区召开经济工作会议

4月10日,临江区召开经济工作会议。会议指出,要狠抓落实,推

动高质量发展。 **·金某 杨某·**

临江全民国家安全教育周启动 推动理念落地生根

第八个全民国家安全教育日到来之际,4月11日上午,临江区全民国家安全教育周启动仪式在石桥小学举行。

现场,向全区教育系统赠书。 ·何某·

旧改暖民心

近年来,临江区改造老旧小区40个。 ·田某·
`;

describe('pages', () => {
  const { articles } = readPage({ text: PAGE, published: null });

  it('splits at bylines and headlines and joins broken lines', () => {
    expect(articles.map(({ headline }) => headline?.value)).toEqual([
      '抓项目 稳增长 临江区召开经济工作会议',
      '临江全民国家安全教育周启动 推动理念落地生根',
      '旧改暖民心',
    ]);
  });

  it('finds what is ours in the one article that has it', () => {
    expect(articles.map(({ activities }) => activities.length)).toEqual([0, 1, 0]);
    const [activity] = articles[1]?.activities ?? [];
    expect(activity?.dates.map(({ value }) => value)).toEqual(['2023-04-11']);
    expect(articles[1]?.donations.map(({ recipient }) => recipient?.value)).toEqual([
      '全区教育系统',
    ]);
  });

  it('tells for each value where it stands in the text as it was sent', () => {
    const [activity] = articles[1]?.activities ?? [];
    const at = (stretch?: { start: number; end: number } | null): string =>
      stretch ? PAGE.slice(stretch.start, stretch.end) : '';
    expect(at(activity?.title?.stretch)).toBe('临江区全民国家安全教育周启动仪式');
    expect(at(activity?.place?.stretch)).toBe('石桥小学');
    expect(at(activity?.dates[0]?.stretch)).toBe('4月11日');
  });

  it('tells how sure it is, and why not', () => {
    const [activity] = articles[1]?.activities ?? [];
    expect(activity?.place).toMatchObject({ confidence: 'SURE', reasons: [] });
    expect(activity?.dates[0]).toMatchObject({ confidence: 'LIKELY', reasons: ['YEAR_GUESSED'] });
  });
});

describe('speed', () => {
  it('reads a page of 6,000 characters in well under 300 ms', () => {
    const page = PAGE.repeat(Math.ceil(6000 / PAGE.length)).slice(0, 6000);
    readPage({ text: page, published: null });
    const start = performance.now();
    readPage({ text: page, published: null });
    expect(performance.now() - start).toBeLessThan(300);
  });

  it.each([
    ['quotes that never close', '“'],
    ['one word', '开展'],
    ['heads only', '、社区'],
    ['locatives', '在国家安全'],
    ['short lines', '国家\n'],
    ['sentences', '4月10日,柳叶社区开展国家安全宣传活动。'],
    ['captions', '柳叶社区发放国家安全资料1份;'],
    ['stations', '残疾人法律援助站成立'],
  ])('200,000 characters of %s do not blow up', (_what, piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = performance.now();
    readPage({ text, published: '2024-04-15' });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
