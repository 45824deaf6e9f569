import { describe, expect, it } from '@jest/globals';
import { inPrint } from '../../../src/platform/workbooks/print-marks.js';
import { keptDigits, withoutFormula, writable } from '../../../src/platform/workbooks/cell-text.js';

describe('a text that a spreadsheet would compute', () => {
  it.each([
    '=1+1',
    '+86 513',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1+1',
    '\n=1',
    '\uff1d1+1',
    '\uff0b1',
    '\uff0d1',
    '\uff20A1',
    '=HYPERLINK("http://x","点这里")',
    "=cmd|' /C calc'!A0",
  ])('gets an apostrophe: %j', (text) => expect(withoutFormula(text)).toBe(`'${text}`));

  it.each(['', '国家安全', '1+1=2', '15-21日', 'a@b.cn', '(-1)', '《=》'])(
    'is left alone where it is none: %j',
    (text) => expect(withoutFormula(text)).toBe(text),
  );
});

describe('digits that are no number', () => {
  it.each([
    ['13800138000', '\t13800138000'],
    ['0007', '\t0007'],
    ['9787010001234', '\t9787010001234'],
    ['0513-85512345', '0513-85512345'],
    ['=1', "'=1"],
    ['', ''],
  ])('%j is written as %j', (code, written) => expect(keptDigits(code)).toBe(written));
});

describe('a text for a cell', () => {
  it.each([
    ['一\r\n二\r三', '一\n二\n三'],
    ['a\u0000b\u000bc\u001f', 'abc'],
    ['半个\ud83d字', '半个字'],
    ['整个\u{1f600}字', '整个\u{1f600}字'],
    ['x'.repeat(32_768), `${'x'.repeat(32_766)}…`],
  ])('holds what XML and Excel hold: %#', (text, held) => expect(writable(text)).toBe(held));
});

describe('marks in print', () => {
  it.each([
    ['填报单位:区委', '填报单位\uff1a区委'],
    ['日期:2023年', '日期\uff1a2023年'],
    ['2场,覆盖3人次;累计(约)', '2场\uff0c覆盖3人次\uff1b累计\uff08约\uff09'],
    ['09:30 http://a,b', '09:30 http://a,b'],
  ])('%j is %j', (text, printed) => expect(inPrint(text)).toBe(printed));
});
