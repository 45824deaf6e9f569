/** How the values of a column are kept and shown. */
export type ColumnKind =
  /** Prose, wrapped. */
  | 'text'
  /** A short word, in the middle. */
  | 'word'
  /** Digits that are no number: phones, ISBN, numbers of documents. */
  | 'code'
  /** A whole number. */
  | 'whole'
  /** Yuan, two decimals. */
  | 'money'
  /** A day, or a day with a time. */
  | 'date';

/** A real date: a day, with a clock time (`09:30`) or the part of the day in words (上午). */
export interface DateCell {
  day: string;
  time?: string | null | undefined;
  words?: string | null | undefined;
}

export type Cell = string | number | DateCell | null;

export interface Column {
  title: string;
  /** What stands above this column and its neighbours of the same group. */
  group?: string;
  kind: ColumnKind;
  /** In Latin characters; a Chinese one takes two. */
  width: number;
}

/** One line of a sheet. */
export type Line =
  | { kind: 'row'; cells: readonly Cell[] }
  /** The sums at the end. */
  | { kind: 'total'; cells: readonly Cell[] }
  /** A sentence across all columns. */
  | { kind: 'note'; text: string };

/** All of a sheet but its lines. */
export interface SheetHead {
  name: string;
  /** A title over all columns, and lines under it; a register has neither, and can be filtered. */
  title?: string;
  subtitles?: readonly string[];
  columns: readonly Column[];
}

/** A sheet, its lines in portions: the next is made when the one before is written. */
export interface Sheet {
  head: SheetHead;
  lines: AsyncIterable<readonly Line[]>;
}

export const row = (cells: readonly Cell[]): Line => ({ kind: 'row', cells });
export const total = (cells: readonly Cell[]): Line => ({ kind: 'total', cells });
export const note = (text: string): Line => ({ kind: 'note', text });

export const isDate = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null;
