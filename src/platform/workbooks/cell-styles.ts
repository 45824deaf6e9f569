import type { Alignment, Border, Borders, Style } from '@cj-tech-master/excelts';
import type { Cell, ColumnKind, DateCell } from './sheet.js';
import { isDate } from './sheet.js';

type Look = Partial<Style>;

const LINE: Partial<Border> = { style: 'thin' };
const FRAME: Partial<Borders> = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const BODY = { name: '宋体', size: 10.5 };
const HEAD = { name: '黑体', size: 10.5 };
const FILL: Look['fill'] = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFEDEDED' },
};

const inMiddle = (horizontal: Alignment['horizontal']): Partial<Alignment> => ({
  horizontal,
  vertical: 'middle',
  wrapText: true,
});

export const TITLE: Look = {
  font: { name: '方正小标宋简体', size: 18 },
  alignment: inMiddle('center'),
};
export const SUBTITLE: Look = { font: BODY, alignment: inMiddle('left') };
export const HEADER: Look = {
  font: HEAD,
  alignment: inMiddle('center'),
  border: FRAME,
  fill: FILL,
};
export const NOTE: Look = { font: BODY, alignment: inMiddle('left'), border: FRAME };

const DAY = 'yyyy"年"m"月"d"日"';

/** A real date, shown with its clock time or the words of its part of the day. */
const dateFormat = ({ time, words }: DateCell): string => {
  if (time) return `${DAY} hh:mm`;
  return words ? `${DAY}"${words.replaceAll('"', '')}"` : DAY;
};

const FORMATS: Readonly<Record<ColumnKind, string | null>> = {
  text: null,
  word: null,
  code: '@',
  whole: '0',
  money: '#,##0.00',
  date: null,
};

const looks = new Map<string, Look>();

/** One object a look: a workbook writes each of them once. */
function look(key: string, make: () => Look): Look {
  let found = looks.get(key);
  if (!found) {
    found = make();
    looks.set(key, found);
  }
  return found;
}

/** How a cell of the column looks, in an ordinary line or in that of the sums. */
export function lookOf(cell: Cell, kind: ColumnKind, isTotal: boolean): Look {
  const format = isDate(cell) ? dateFormat(cell) : FORMATS[kind];
  return look(`${kind} ${format ?? ''} ${isTotal}`, () => ({
    font: isTotal ? HEAD : BODY,
    alignment: inMiddle(kind === 'text' && !isTotal ? 'left' : 'center'),
    border: FRAME,
    ...(format && { numFmt: format }),
  }));
}
