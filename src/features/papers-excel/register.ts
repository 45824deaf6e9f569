import type { Actor } from '../../platform/access/actor.js';
import type { Cell, Column } from '../../platform/workbooks/sheet.js';

/** What users call a value of an enumeration of the API. */
export type Words = (type: string, value: string) => string;

/** One column of a register, and what it shows of an entry. */
export interface RegisterColumn<E> extends Column {
  of(entry: E, words: Words): Cell;
  /** Only for those who may see such facts at all; others get the register without the column. */
  internal?: true;
}

/** A list of the API as a sheet: the same records for the same filter, one line each or several. */
export interface Register<N = unknown, E = unknown> {
  /** The last part of its address. */
  code: string;
  title: string;
  /** The query behind it, and the types of its arguments. */
  list: string;
  filterType: string;
  orderType: string;
  /** What is asked of each record. */
  selection: string;
  columns: readonly RegisterColumn<E>[];
  /** The lines of a record. */
  entriesOf(node: N): readonly E[];
  /** Whether the asker is one of those for whom the internal columns are. */
  seesInside(actor: Actor): boolean;
}

export interface Named {
  name: string;
}

/** Several names in one cell. */
export const names = (list: readonly Named[]): string | null =>
  list.map(({ name }) => name).join('、') || null;

export const day = (text: string | null): Cell => (text === null ? null : { day: text });

export const yesOrNo = (value: boolean): string => (value ? '是' : '否');
