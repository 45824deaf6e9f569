/** A picture of a document, ready to be put in. */
export interface WordPicture {
  /** JPEG. */
  data: Uint8Array;
  width: number;
  height: number;
  caption: string;
}

/** A column of a table; widths are shares of the whole. */
export interface WordColumn {
  title: string;
  width: number;
  align: 'left' | 'center' | 'right';
}

/** A cell of a form: what is asked, and what is filled in. */
export interface WordField {
  label: string;
  value: string;
}

/** The red head of a briefing. */
export interface WordRedHead {
  kind: 'redHead';
  mark: string | null;
  series: string;
  issue: string;
  unit: string;
  date: string;
}

/** The foot of the last page: 报, 送, 发, and how many were printed. */
export interface WordImprint {
  kind: 'imprint';
  lines: readonly WordField[];
  unit: string;
  printed: string;
  copies: string | null;
}

/** One piece of a document after another. Plain data: it is handed to another thread. */
export type WordBlock =
  | { kind: 'title' | 'heading1' | 'heading2' | 'paragraph' | 'remark'; text: string }
  | { kind: 'table'; columns: readonly WordColumn[]; rows: readonly (readonly string[])[] }
  | { kind: 'form'; rows: readonly (readonly WordField[])[] }
  | { kind: 'pictures'; pictures: readonly WordPicture[] }
  | { kind: 'pageBreak' }
  | WordRedHead
  | WordImprint;

/** A document on the page of GB/T 9704-2012. */
export interface WordDocument {
  /** For the file's properties; what is printed stands in the blocks. */
  title: string;
  author: string;
  blocks: readonly WordBlock[];
}

export const WORD_MIME_TYPE =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
