import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { WordColumn, WordField, WordPicture } from './word-document.js';
import { PAGE, pixels, TABLE_SIZE } from './word-page.js';
import { exactly, type Look, run, writable } from './word-text.js';

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

type Align = keyof typeof ALIGN;

const ROW_LINE = 400;
const CELL_MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };
const LINE_OF_TABLE = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const sides = <T>(line: T) => ({ top: line, bottom: line, left: line, right: line });

/** Every line of the table. */
export const linesOf = (line: typeof LINE_OF_TABLE | typeof NO_LINE) => ({
  ...sides(line),
  insideHorizontal: line,
  insideVertical: line,
});

const LABEL: Look = { font: 'hei', size: TABLE_SIZE };
const VALUE: Look = { font: 'fangSong', size: TABLE_SIZE };

const paragraphsOf = (text: string, look: Look, align: Align): Paragraph[] =>
  text.split('\n').map(
    (line) =>
      new Paragraph({
        children: [run(line, look)],
        alignment: ALIGN[align],
        spacing: exactly(ROW_LINE),
      }),
  );

interface CellShape {
  look: Look;
  align: Align;
  width: number;
  span?: number;
}

const cell = (text: string, { look, align, width, span = 1 }: CellShape): TableCell =>
  new TableCell({
    children: paragraphsOf(text, look, align),
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.CENTER,
  });

const wholeWidth = (rows: TableRow[], columnWidths: number[]): Table =>
  new Table({
    rows,
    columnWidths,
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: CELL_MARGINS,
    borders: linesOf(LINE_OF_TABLE),
  });

/** A list with a head that is repeated on every page. */
export function listTable(
  columns: readonly WordColumn[],
  rows: readonly (readonly string[])[],
): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width * PAGE.textWidth) / whole));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      cell(title, { look: LABEL, align: 'center', width: widths[at] ?? 0 }),
    ),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ align }, at) =>
          cell(row[at] ?? '', { look: VALUE, align, width: widths[at] ?? 0 }),
        ),
      }),
  );
  return wholeWidth([head, ...body], widths);
}

const FORM_WIDTHS = [0.16, 0.34, 0.16, 0.34].map((share) => Math.floor(share * PAGE.textWidth));
const LEAST_HEIGHT = 640;
const LONG = 40;

/** A form: one field or two a row. */
export function formTable(rows: readonly (readonly WordField[])[]): Table {
  const [label = 0, value = 0] = FORM_WIDTHS;
  const rest = FORM_WIDTHS.slice(1).reduce((sum, width) => sum + width, 0);
  const fieldCells = (field: WordField, alone: boolean): TableCell[] => [
    cell(field.label, { look: LABEL, align: 'center', width: label }),
    cell(field.value, {
      look: VALUE,
      align: alone && field.value.length > LONG ? 'left' : 'center',
      width: alone ? rest : value,
      span: alone ? FORM_WIDTHS.length - 1 : 1,
    }),
  ];
  const made = rows.map(
    (fields) =>
      new TableRow({
        height: { value: LEAST_HEIGHT, rule: 'atLeast' },
        children: fields.flatMap((field) => fieldCells(field, fields.length === 1)),
      }),
  );
  return wholeWidth(made, FORM_WIDTHS);
}

/** The largest a picture may be, in mm: alone on a line, or beside another. */
const ALONE = { width: 140, height: 93 };
const BESIDE = { width: 75, height: 56 };

const CAPTION: Look = { font: 'kai', size: TABLE_SIZE };

function imageOf({ data, width, height, caption }: WordPicture, room: typeof ALONE): Paragraph {
  const scale = Math.min(pixels(room.width) / width, pixels(room.height) / height);
  const text = writable(caption);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [
      new ImageRun({
        type: 'jpg',
        data,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: text || '图片', description: text, title: text },
      }),
    ],
  });
}

const pictureCell = (picture: WordPicture, alone: boolean): TableCell =>
  new TableCell({
    columnSpan: alone ? 2 : 1,
    width: { size: PAGE.textWidth / (alone ? 1 : 2), type: WidthType.DXA },
    children: [
      imageOf(picture, alone ? ALONE : BESIDE),
      ...paragraphsOf(picture.caption, CAPTION, 'center'),
    ],
  });

/** Pictures two a line with their captions; the last of an odd number stands alone. */
export function pictureTable(pictures: readonly WordPicture[]): Table {
  const rows: TableRow[] = [];
  for (let at = 0; at < pictures.length; at += 2) {
    const line = pictures.slice(at, at + 2);
    const children = line.map((picture) => pictureCell(picture, line.length === 1));
    rows.push(new TableRow({ cantSplit: true, children }));
  }
  return new Table({
    rows,
    columnWidths: [PAGE.textWidth / 2, PAGE.textWidth / 2],
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: linesOf(NO_LINE),
  });
}
