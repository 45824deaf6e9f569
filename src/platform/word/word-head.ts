import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  OverlapType,
  Paragraph,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { WordImprint, WordRedHead } from './word-document.js';
import { BODY_SIZE, LINE, PAGE, SMALL_SIZE, TITLE_SIZE } from './word-page.js';
import { exactly, type Look, run } from './word-text.js';

const RED = 'FF0000';
/** The red line stands a little below unit and date. */
const RULE_LINE = 20;
const HALF_LINE = Math.round(LINE / 2);
const TEXT: Look = { font: 'fangSong', size: BODY_SIZE };

/** The name fills the line but is never larger than 48 pt. */
const LARGEST = 96;
const ROOM = 860;

const seriesSize = (series: string): number =>
  Math.max(TITLE_SIZE, Math.min(LARGEST, Math.floor(ROOM / [...series].length)));

const ONE_CHARACTER = 320;

/** Something at the left end of a line and something at its right end. */
const ends = (left: string, right: string, look: Look, indent: number) => ({
  children: [run(left, look), new TextRun({ children: [new Tab()] }), run(right, look)],
  indent: { left: indent, right: indent },
  tabStops: [{ type: TabStopType.RIGHT, position: PAGE.textWidth - indent }],
});

/** Mark, name, number, unit and date, and the red line. */
export function redHead({ mark, series, issue, unit, date }: WordRedHead): Paragraph[] {
  const size = seriesSize(series);
  return [
    new Paragraph({
      children: [run(mark ?? '', { font: 'hei', size: BODY_SIZE })],
      spacing: exactly(LINE),
    }),
    new Paragraph({
      children: [run(series, { font: 'title', size, color: RED })],
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(size * 14), before: LINE, after: HALF_LINE },
    }),
    new Paragraph({
      children: [run(issue, TEXT)],
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(LINE), after: HALF_LINE },
    }),
    new Paragraph({
      ...ends(unit, date, TEXT, ONE_CHARACTER),
      spacing: exactly(LINE),
    }),
    new Paragraph({
      spacing: exactly(RULE_LINE),
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 1 } },
    }),
  ];
}

const IMPRINT: Look = { font: 'fangSong', size: SMALL_SIZE };
const IMPRINT_LINE = 480;
const IMPRINT_CHARACTER = 280;
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

const imprintRow = (children: Paragraph[], lines: number): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: lines * IMPRINT_LINE, rule: HeightRule.ATLEAST },
    children: [new TableCell({ children, width: { size: PAGE.textWidth, type: WidthType.DXA } })],
  });

/** Characters in the first line of a receiver, and in those after it, which begin further in. */
const FIRST_LINE = Math.floor(PAGE.textWidth / IMPRINT_CHARACTER) - 2;
const NEXT_LINES = FIRST_LINE - 2;

const linesOf = (text: string): number =>
  1 + Math.max(0, Math.ceil(([...text].length - FIRST_LINE) / NEXT_LINES));

const receiver = (text: string): Paragraph =>
  new Paragraph({
    children: [run(text, IMPRINT)],
    // The line of the printing stays on the page of its receivers.
    keepNext: true,
    // Lines after the first begin below the first word after the colon.
    indent: {
      left: 3 * IMPRINT_CHARACTER,
      right: IMPRINT_CHARACTER,
      hanging: 2 * IMPRINT_CHARACTER,
    },
    spacing: exactly(IMPRINT_LINE),
  });

/** The foot: it stands at the bottom of the page on which the text ends. */
export function imprint({ lines, unit, printed, copies }: WordImprint): Table {
  const texts = lines.map(({ label, value }) => `${label}:${value}`);
  const high = texts.reduce((sum, text) => sum + linesOf(text), 0);
  const printing = new Paragraph({
    ...ends(`${unit} ${printed}`, copies ?? '', IMPRINT, IMPRINT_CHARACTER),
    spacing: exactly(IMPRINT_LINE),
  });
  return new Table({
    rows: [...(high ? [imprintRow(texts.map(receiver), high)] : []), imprintRow([printing], 1)],
    columnWidths: [PAGE.textWidth],
    width: { size: PAGE.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NONE,
      right: NONE,
      insideHorizontal: THIN,
      insideVertical: NONE,
    },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteVerticalPosition: PAGE.height - PAGE.bottom - (high + 1) * IMPRINT_LINE,
      overlap: OverlapType.NEVER,
    },
  });
}
