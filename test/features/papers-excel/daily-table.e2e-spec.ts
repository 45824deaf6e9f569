import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inPrint } from '../../../src/platform/workbooks/print-marks.js';
import { cellsIn, openWorkbook } from '../../support/sheets.js';
import { type PaperWeek, refusalIn, startPaperWeek } from './paper-week.js';

jest.setTimeout(60_000);

let week: PaperWeek;
beforeAll(async () => {
  week = await startPaperWeek();
});
afterAll(() => week.server.close());

const daily = (query: Record<string, unknown>, token = week.tokens.office) =>
  week.get(token, 'daily-table.xlsx', query);

const empty = (count: number): null[] => Array<null>(count).fill(null);

describe('the daily table', () => {
  it('has one line a street, units in brackets, and adds up', async () => {
    const workbook = await openWorkbook((await daily({ day: '2023-04-10' })).bytes);
    expect(cellsIn(workbook, '日报表')).toEqual([
      ['崇川区国家安全宣传教育活动日报表', ...empty(9)],
      [inPrint('填报单位:区委宣传部    填报人:张三    日期:2023年4月10日'), ...empty(9)],
      [
        ...['序号', '街道(镇)', '开展活动(场)', '覆盖人数(人次)', '发放宣传资料(份)'],
        ...['悬挂横幅(条)', '展出展板(块)', '接受咨询(人次)', '媒体报道(篇)', '备注'],
      ],
      [1, '虹桥街道', 0, 0, 0, 0, 0, 0, 0, null],
      [2, '学田街道', 1, 120, 60_000, 20, 0, 0, 0, '其中约数 120 人次'],
      ['合计', null, 1, 120, 60_000, 20, 0, 0, 0, '其中约数 120 人次'],
    ]);
  });

  it('gives what is held above the streets a line of its own', async () => {
    const workbook = await openWorkbook((await daily({ day: '2023-04-05' })).bytes);
    expect(cellsIn(workbook, '日报表').slice(3)).toEqual([
      [1, '虹桥街道', 0, 0, 0, 0, 0, 0, 0, null],
      [2, '学田街道', 0, 0, 0, 0, 0, 0, 0, null],
      [3, '崇川区本级', 1, 30, 0, 0, 0, 0, 0, null],
      ['合计', null, 1, 30, 0, 0, 0, 0, 0, null],
    ]);
  });

  it('counts what the figures of the day count', async () => {
    for (const day of ['2023-04-05', '2023-04-10', '2023-04-12']) {
      const workbook = await openWorkbook((await daily({ day })).bytes);
      const [, , closed, participants] = cellsIn(workbook, '日报表').at(-1) ?? [];
      const { activityFigures } = await week.server.anonymous.ok(
        `query($regionId: ID!, $day: LocalDate!) {
          activityFigures(regionId: $regionId, from: $day, to: $day, by: STREET) {
            total { closed participants } } }`,
        { regionId: week.tree.district.id, day },
      );
      expect({ closed, participants }).toEqual(activityFigures.total);
    }
  });

  it('has a line a community for a street', async () => {
    const { street } = week.tree;
    const answer = await daily({ day: '2023-04-12', regionId: street.id });
    const lines = cellsIn(await openWorkbook(answer.bytes), '日报表');
    expect(lines.slice(2).map((line) => line.slice(0, 4))).toEqual([
      ['序号', '社区(村)', '开展活动(场)', '覆盖人数(人次)'],
      [1, '果园社区', 0, 0],
      [2, '学田社区', 1, 80],
      ['合计', null, 1, 80],
    ]);
  });

  it.each([
    [{ day: '2023-4-1' }, [400, 'INVALID_INPUT', 'day']],
    [{ regionId: 'x' }, [400, 'INVALID_INPUT', 'regionId']],
    [{ regionId: '0192c0de-0000-7000-8000-000000000000' }, [404, 'NOT_FOUND', null]],
    [{ street: 'x' }, [400, 'INVALID_INPUT', 'street']],
  ])('is refused for %j', async (query, refusal) => {
    expect(refusalIn(await daily(query)).slice(0, 3)).toEqual(refusal);
  });
});
