import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';
import { typeset } from './chinese-typography.js';
import {
  BODY_SIZE,
  CLOSER,
  type FontKey,
  FONTS,
  LATIN,
  LINE,
  TITLE_SIZE,
  TWO_CHARACTERS,
} from './word-page.js';

/** How a piece of text looks. */
export interface Look {
  font: FontKey;
  size: number;
  color?: string;
  closer?: boolean;
}

/** What XML 1.0 cannot hold, even escaped. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export const writable = (text: string): string => text.replace(UNWRITABLE, '');

const fontOf = (key: FontKey) => {
  const { name } = FONTS[key];
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: name };
};

export const run = (text: string, { font, size, color, closer }: Look): TextRun =>
  new TextRun({
    text: typeset(writable(text)),
    font: fontOf(font),
    size,
    ...(color && { color }),
    ...(closer && { characterSpacing: CLOSER }),
  });

export const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

const BODY: Look = { font: 'fangSong', size: BODY_SIZE, closer: true };

const inBody = (text: string, font: FontKey, heading: boolean): Paragraph =>
  new Paragraph({
    children: [run(text, { ...BODY, font })],
    alignment: heading ? AlignmentType.LEFT : AlignmentType.BOTH,
    indent: { firstLine: TWO_CHARACTERS },
    spacing: exactly(LINE),
    keepNext: heading,
    widowControl: false,
  });

const TITLE_LINE = Math.round(LINE * 1.15);

/** Paragraphs of running text and its headings. */
export const TEXTS = {
  title: (text: string): Paragraph =>
    new Paragraph({
      children: [run(text, { font: 'title', size: TITLE_SIZE })],
      alignment: AlignmentType.CENTER,
      spacing: { ...exactly(TITLE_LINE), before: LINE, after: LINE },
      keepNext: true,
    }),
  heading1: (text: string): Paragraph => inBody(text, 'hei', true),
  heading2: (text: string): Paragraph => inBody(text, 'kai', true),
  paragraph: (text: string): Paragraph => inBody(text, 'fangSong', false),
  /** Words of the system to the clerk, and a correction's notice. */
  remark: (text: string): Paragraph => inBody(text, 'kai', false),
} as const;

/** A paragraph as low as can be: it carries what stands elsewhere. */
export const sliver = (pageBreakBefore = false): Paragraph =>
  new Paragraph({ spacing: exactly(20), pageBreakBefore, children: [] });
