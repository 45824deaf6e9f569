import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dayText } from '../../../src/features/papers-excel/activity-table-row.js';
import { inPrint } from '../../../src/platform/workbooks/print-marks.js';
import { today } from '../../../src/platform/calendar.js';
import { cellsIn, formatsIn, openWorkbook } from '../../support/sheets.js';
import { type PaperWeek, refusalIn, startPaperWeek } from './paper-week.js';

jest.setTimeout(60_000);

let week: PaperWeek;
beforeAll(async () => {
  week = await startPaperWeek();
});
afterAll(() => week.server.close());

const PERIOD = { from: '2023-04-10', to: '2023-04-16' };

const table = async (
  token: string | null = week.tokens.office,
  filter: Record<string, unknown> = {},
) => {
  const asked = { ...PERIOD, campaignId: week.campaignId, ...filter };
  const reporter = { post: '科员', phone: '0513-85512345' };
  return week.get(token, 'activity-table.xlsx', { filter: asked, ...reporter });
};

const emptyCells = (count: number): null[] => Array<null>(count).fill(null);
const period = () =>
  inPrint(`统计时段:2023年4月10日至2023年4月16日    报送时间:${dayText(today())}`);

describe('the table of activities', () => {
  it('shows each activity of the week once, with its reports, and adds up', async () => {
    const answer = await table();
    expect(answer.status).toBe(200);
    const workbook = await openWorkbook(answer.bytes);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '活动信息统计表',
      '数据汇总',
      '未报单位',
    ]);
    expect(cellsIn(workbook, '活动信息统计表')).toEqual([
      ['崇川区国家安全教育周活动信息统计表', ...emptyCells(11)],
      [
        inPrint('填报单位:区委宣传部    填报人:张三    职务:科员    联系电话:0513-85512345'),
        ...emptyCells(11),
      ],
      [period(), ...emptyCells(11)],
      ['序号', '单位', '拟开展活动', ...emptyCells(4), '已开展活动', ...emptyCells(4)],
      [
        null,
        null,
        ...['活动时间', '活动名称', '活动地点', '主承办单位', '活动简介'],
        ...['新闻标题', '推送时间', '推送平台', '报道链接', '活动摘要'],
      ],
      [
        1,
        '学田街道办事处',
        '日 2023-04-10',
        '=HYPERLINK("http://x","点这里")',
        '学田公园',
        inPrint('主办:学田街道办事处、虹桥街道办事处\n承办:学田社区'),
        '两个街道一起办',
        '1. 上周的报道\n2. 两街道同日开讲\n3. =再谈',
        '1. 2023年4月6日\n2. 2023年4月11日\n3. 2023年4月12日',
        '1. —\n2. 南通日报\n3. 崇川发布',
        '1. —\n2. https://example.cn/a\n3. —',
        '+发放资料',
      ],
      [
        ...[2, '学田社区', '日 2023-04-12 09:30', '国家安全讲座', null, '学田社区'],
        ...[...emptyCells(5), '听众踊跃'],
      ],
      [
        ...[3, '区委宣传部', '2023年4月14日至20日', '展板巡展', null, inPrint('主办:区委宣传部')],
        ...emptyCells(6),
      ],
      [
        ...[4, '区委宣传部', '日 2023-04-15', '尚未公开的计划', null, inPrint('主办:区委宣传部')],
        ...emptyCells(6),
      ],
      ['合计', '3个单位', null, '共4场', ...emptyCells(7), inPrint('已开展2场,覆盖200人次')],
    ]);
    const day = 'yyyy"年"m"月"d"日"';
    expect(formatsIn(workbook, '活动信息统计表', 6)[2]).toBe(`${day}"上午"`);
    expect(formatsIn(workbook, '活动信息统计表', 7)[2]).toBe(`${day} hh:mm`);
    expect(answer.headers.get('content-disposition')).toContain(
      encodeURIComponent('崇川区国家安全教育周活动信息统计表'),
    );
  });

  it('has the figures of the week and of the campaign so far, with the sentence', async () => {
    const workbook = await openWorkbook((await table()).bytes);
    expect(cellsIn(workbook, '数据汇总')).toEqual([
      ['工作开展情况汇总表', ...emptyCells(7)],
      [period(), ...emptyCells(7)],
      ['序号', '工作内容', '计量单位', '本周', null, '累计', null, '备注'],
      [
        ...[null, null, null, '场次(数量)', '覆盖规模(人次)'],
        ...['场次(数量)', '覆盖规模(人次)', null],
      ],
      [1, '讲座宣讲', '场', 1, 80, 3, 117, null],
      [2, '集中宣传', '场', 1, 120, 1, 120, null],
      ['合计', null, '场', 2, 200, 4, 237, '累计中约数 120 人次'],
      [3, '宣传资料', '份', 60_000, null, 60_000, null, null],
      [4, '宣传手册', '册', 40, null, 40, null, null],
      [5, '横幅', '条', 20, null, 20, null, null],
      [6, '媒体报道', '篇', 2, null, 3, null, null],
      [inPrint('本周2场,覆盖200人次;累计4场,覆盖237人次。'), ...emptyCells(7)],
      [inPrint('共开展活动4场次,覆盖237人次,发放宣传资料60040份,媒体报道3篇。'), ...emptyCells(7)],
      [inPrint('累计中有日期不详的活动1场,不计入本周。'), ...emptyCells(7)],
    ]);
  });

  it('counts what the figures of the region count', async () => {
    const workbook = await openWorkbook((await table()).bytes);
    const sums = cellsIn(workbook, '数据汇总').find(([first]) => first === '合计') ?? [];
    const { activityFigures } = await week.server.anonymous.ok(
      `query($regionId: ID!, $from: LocalDate!, $to: LocalDate!) {
        activityFigures(regionId: $regionId, from: $from, to: $to, by: STREET) {
          total { closed participants } } }`,
      { regionId: week.tree.district.id, ...PERIOD },
    );
    expect({ closed: sums[3], participants: sums[4] }).toEqual(activityFigures.total);
  });

  it('names the units of which nothing is known, to those who would know', async () => {
    const workbook = await openWorkbook((await table()).bytes);
    expect(cellsIn(workbook, '未报单位')).toEqual([
      ['未报单位名单', ...emptyCells(4)],
      [period(), ...emptyCells(4)],
      ['序号', '单位', '单位类别', '所属区划', '催报情况'],
      [1, '果园小学', '学校', '果园社区', null],
    ]);
    const regionId = week.tree.district.id;
    const elsewhere = await openWorkbook((await table(week.tokens.stranger, { regionId })).bytes);
    expect(elsewhere.worksheets.map(({ name }) => name)).toEqual(['活动信息统计表', '数据汇总']);
    const below = await openWorkbook((await table(week.tokens.community, { regionId })).bytes);
    expect(below.worksheets).toHaveLength(2);
  });

  it('shows nobody what the list would not show them', async () => {
    const { bytes } = await table(week.tokens.stranger, { regionId: week.tree.district.id });
    const workbook = await openWorkbook(bytes);
    const titles = cellsIn(workbook, '活动信息统计表').map((line) => line[3]);
    expect(titles.slice(5)).toEqual([
      '=HYPERLINK("http://x","点这里")',
      '国家安全讲座',
      '展板巡展',
      '共3场',
    ]);
  });

  it.each([
    [{ from: null }, 'filter.from', '填写有误:“起始日期”不能为空'],
    [{ to: 7 }, 'filter.to', '填写有误:“截止日期”不能为空'],
    [{ to: '2023-02-31' }, 'filter.to', '“截止日期”'],
    [{ to: '2023-04-01' }, 'filter.to', '截止日期不能早于起始日期'],
    [{ unknown: 1 }, 'filter.unknown', '不是可填的字段'],
    [{ statuses: ['GONE'] }, 'filter.statuses', '“状态”'],
  ])('is refused for %j with the name of the field', async (filter, path, words) => {
    const [status, code, field, message] = refusalIn(await table(undefined, filter));
    expect([status, code]).toEqual([400, 'INVALID_INPUT']);
    expect(field).toContain(path);
    expect(message).toContain(words);
  });

  it('is refused to who is not signed in', async () => {
    expect(refusalIn(await table(null)).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
  });
});
