import type { PageSetup, WorkbookWriter } from '@cj-tech-master/excelts';
import { HEADER, lookOf, NOTE, SUBTITLE, TITLE } from './cell-styles.js';
import { writable } from './cell-text.js';
import { inPrint } from './print-marks.js';
import {
  type Cell,
  type Column,
  type DateCell,
  isDate,
  type Line,
  type SheetHead,
} from './sheet.js';

type Target = ReturnType<WorkbookWriter['addWorksheet']>;

const A4 = 9;
const TITLE_HEIGHT = 34;
const HEADER_HEIGHT = 26;
const ROW_HEIGHT = 22;
const LINE_HEIGHT = 15;
/** What Excel takes at most. */
const MOST_HEIGHT = 409;
/** What does not show in the name of a sheet, and how long that may be. */
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
const LONGEST_NAME = 31;

const PAGE: Partial<PageSetup> = {
  paperSize: A4,
  orientation: 'landscape',
  fitToPage: true,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
};

/** Beyond this width of a page its letters would be too small: a register goes over several. */
const READABLE = 230;

/** The lines of the header stand on every page, of a register over several pages also its first columns. */
function pageOf(columns: readonly Column[], headerLines: string): Partial<PageSetup> {
  const pages = Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / READABLE);
  return {
    ...PAGE,
    fitToWidth: pages,
    printTitlesRow: headerLines,
    ...(pages > 1 && { printTitlesColumn: 'A:B' }),
  };
}

const CLOCK = /^(\d{2}):(\d{2})$/;

/** Spreadsheets know no time zones: the local day and time, as if they were UTC. */
function dateOf({ day, time }: DateCell): Date {
  const [, hours = '00', minutes = '00'] = CLOCK.exec(time ?? '') ?? [];
  return new Date(`${day}T${hours}:${minutes}:00Z`);
}

const valueOf = (cell: Cell): string | number | Date | null => {
  if (isDate(cell)) return dateOf(cell);
  return typeof cell === 'string' ? writable(cell) || null : cell;
};

/** How wide a text is, in Latin characters. */
const breadth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

const EDGES = 2;

/** In how many lines a text stands in a cell of this width. */
const linesOf = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil(breadth(part) / (width - EDGES))), 0);

/** Heights are told: not every program finds them for itself, and none for merged cells. */
const heightFor = (lines: number, least: number): number =>
  Math.min(MOST_HEIGHT, Math.max(least, lines * LINE_HEIGHT + 6));

/** Writes one sheet from top to bottom; what is written is not kept. */
export class SheetWriter {
  private readonly columns: readonly Column[];
  private readonly sheet: Target;
  private next = 1;

  constructor(workbook: WorkbookWriter, { name, title, subtitles = [], columns }: SheetHead) {
    this.columns = columns;
    const above = (title ? 1 : 0) + subtitles.length;
    const first = above + 1;
    const last = above + (columns.some(({ group }) => group) ? 2 : 1);
    this.sheet = workbook.addWorksheet(name.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME), {
      views: [{ state: 'frozen', xSplit: 0, ySplit: last, showGridLines: false }],
      pageSetup: pageOf(columns, `${first}:${last}`),
      headerFooter: { oddFooter: '&C第 &P 页,共 &N 页' },
      ...(title === undefined && {
        autoFilter: { from: { row: last, column: 1 }, to: { row: last, column: columns.length } },
      }),
    });
    this.sheet.columns = columns.map(({ width }) => ({ width }));
    if (title) this.across(title, TITLE, TITLE_HEIGHT);
    for (const text of subtitles) this.across(text, SUBTITLE);
    this.header(first, last);
  }

  write(lines: readonly Line[]): void {
    for (const line of lines)
      if (line.kind === 'note') this.across(line.text, NOTE);
      else this.cells(line.cells, line.kind === 'total');
  }

  finish(): void {
    this.sheet.commit();
  }

  /** A line over all columns. */
  private across(words: string, style: typeof NOTE, least = ROW_HEIGHT): void {
    const text = inPrint(words);
    const line = this.sheet.getRow(this.next);
    const room = this.columns.reduce((sum, { width }) => sum + width, 0);
    line.height = heightFor(linesOf(text, room), least);
    line.getCell(1).value = writable(text);
    this.columns.forEach((_, index) => {
      line.getCell(index + 1).style = style;
    });
    if (this.columns.length > 1)
      this.sheet.mergeCells(this.next, 1, this.next, this.columns.length);
    line.commit();
    this.next += 1;
  }

  /** The titles; where some share a group, in two lines: the group over them, the others merged. */
  private header(first: number, last: number): void {
    const upper = this.sheet.getRow(first);
    const lower = this.sheet.getRow(last);
    const lines = this.columns.map(({ title, width }) => linesOf(title, width));
    for (const line of [upper, lower]) line.height = heightFor(Math.max(...lines), HEADER_HEIGHT);
    this.columns.forEach(({ title, group }, index) => {
      upper.getCell(index + 1).value = group ?? title;
      lower.getCell(index + 1).value = title;
      for (const line of [upper, lower]) line.getCell(index + 1).style = HEADER;
    });
    if (first < last) this.mergeHeader(first, last);
    lower.commit();
    this.next = last + 1;
  }

  private mergeHeader(first: number, last: number): void {
    let start = 0;
    this.columns.forEach(({ group }, index) => {
      if (!group) this.sheet.mergeCells(first, index + 1, last, index + 1);
      if (group !== this.columns[start]?.group) start = index;
      const ends = group && group !== this.columns[index + 1]?.group;
      if (ends && index > start) this.sheet.mergeCells(first, start + 1, first, index + 1);
    });
  }

  private cells(cells: readonly Cell[], isTotal: boolean): void {
    const line = this.sheet.getRow(this.next);
    let most = 1;
    this.columns.forEach(({ kind, width }, index) => {
      const cell = cells[index] ?? null;
      if (typeof cell === 'string') most = Math.max(most, linesOf(cell, width));
      const target = line.getCell(index + 1);
      target.value = valueOf(cell);
      target.style = lookOf(cell, kind, isTotal);
    });
    line.height = heightFor(most, ROW_HEIGHT);
    line.commit();
    this.next += 1;
  }
}
