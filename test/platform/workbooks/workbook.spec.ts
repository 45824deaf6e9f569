import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { begun, ending } from '../../../src/platform/workbooks/begun.js';
import { csvOf } from '../../../src/platform/workbooks/csv.js';
import { inPrint } from '../../../src/platform/workbooks/print-marks.js';
import {
  type Line,
  note,
  row,
  type Sheet,
  type SheetHead,
  total,
} from '../../../src/platform/workbooks/sheet.js';
import { workbookOf } from '../../../src/platform/workbooks/workbook.js';
import { cellsIn, fieldsIn, formatsIn, openWorkbook } from '../../support/sheets.js';

const head: SheetHead = {
  name: '表/一',
  title: '标题',
  subtitles: ['填报单位:=1+1'],
  columns: [
    { title: '序号', kind: 'whole', width: 7 },
    { title: '时间', group: '拟开展', kind: 'date', width: 17 },
    { title: '名称', group: '拟开展', kind: 'text', width: 20 },
    { title: '电话', group: '已开展', kind: 'code', width: 16 },
    { title: '金额(元)', group: '已开展', kind: 'money', width: 12 },
  ],
};
const lines: Line[][] = [
  [
    row([1, { day: '2023-04-10' }, '=1+1', '013800138000', 12.5]),
    row([2, { day: '2023-04-10', time: '09:30' }, '一\n二,"三"', '=cmd', null]),
    row([3, { day: '2023-04-10', words: '上午' }, '', '@SUM(1)', 0]),
    row([4, '连日来', '+1', null, -1]),
  ],
  [],
  [total(['合计', null, '共4项', null, 11.5]), note('=说明')],
];
const sheet = (): Sheet => ({ head, lines: Readable.from(lines) });

describe('a workbook', () => {
  it('comes back as it was written: texts as texts, dates as dates', async () => {
    const workbook = await openWorkbook(await buffer(workbookOf([sheet()])));
    expect(cellsIn(workbook, '表 一')).toEqual([
      ['标题', null, null, null, null],
      [inPrint('填报单位:=1+1'), null, null, null, null],
      ['序号', '拟开展', null, '已开展', null],
      [null, '时间', '名称', '电话', '金额(元)'],
      [1, '日 2023-04-10', '=1+1', '013800138000', 12.5],
      [2, '日 2023-04-10 09:30', '一\n二,"三"', '=cmd', null],
      [3, '日 2023-04-10', null, '@SUM(1)', 0],
      [4, '连日来', '+1', null, -1],
      ['合计', null, '共4项', null, 11.5],
      ['=说明', null, null, null, null],
    ]);
    const day = 'yyyy"年"m"月"d"日"';
    expect([5, 6, 7].map((line) => formatsIn(workbook, '表 一', line).slice(1))).toEqual([
      [day, null, '@', '#,##0.00'],
      [`${day} hh:mm`, null, '@', '#,##0.00'],
      [`${day}"上午"`, null, '@', '#,##0.00'],
    ]);
  });

  it('is set up to be printed: A4 across, the header on each page, fitted to its width', async () => {
    const workbook = await openWorkbook(await buffer(workbookOf([sheet()])));
    const { pageSetup, views, autoFilter } = workbook.getWorksheet('表 一')!;
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:4',
    });
    expect(views).toMatchObject([{ state: 'frozen', ySplit: 4 }]);
    expect(autoFilter).toBeFalsy();
  });

  it('can be filtered where it has no title', async () => {
    const columns = head.columns.map(({ title, kind, width }) => ({ title, kind, width }));
    const plain = { head: { name: '台账', columns }, lines: Readable.from([[row([1])]]) };
    const workbook = await openWorkbook(await buffer(workbookOf([plain])));
    expect(workbook.getWorksheet('台账')!.autoFilter).toBe('A1:E1');
  });

  it('ends with an error where its lines do', async () => {
    const broken = (async function* () {
      yield await Promise.resolve([row([1])]);
      throw new Error('gone');
    })();
    await expect(buffer(workbookOf([{ head, lines: broken }]))).rejects.toThrow('gone');
  });
});

describe('a list in plain text', () => {
  it('opens in Excel: with its mark, whole lines, nothing computed, digits kept', async () => {
    const bytes = await buffer(csvOf(sheet()));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(fieldsIn(bytes)).toEqual([
      ['序号', '时间', '名称', '电话', '金额(元)'],
      ['1', '2023-04-10', "'=1+1", '\t013800138000', '12.50'],
      ['2', '2023-04-10 09:30', '一\n二,"三"', "'=cmd", ''],
      ['3', '2023-04-10 上午', '', "'@SUM(1)", '0.00'],
      ['4', '连日来', "'+1", '', '-1.00'],
      ['合计', '', '共4项', '', '11.50'],
      ["'=说明"],
    ]);
    expect(bytes.toString().replaceAll('\r\n', '')).not.toMatch(/\r/);
  });
});

describe('portions', () => {
  const portions = (ends: string[]) =>
    (async function* () {
      try {
        yield await Promise.resolve(1);
        yield 2;
      } finally {
        ends.push('made');
      }
    })();

  it('end once, read to the end, left early, or never begun', async () => {
    const ends: string[] = [];
    const told = async () => ending(await begun(portions(ends)), () => ends.push('told'));
    const seen: number[] = [];
    for await (const one of await told()) seen.push(one);
    expect([seen, ends.splice(0)]).toEqual([
      [1, 2],
      ['made', 'told'],
    ]);
    for await (const one of await told()) if (one === 1) break;
    expect(ends.splice(0).toSorted()).toEqual(['made', 'told']);
    await (await told())[Symbol.asyncIterator]().return?.();
    expect(ends.splice(0).toSorted()).toEqual(['made', 'told']);
  });
});
