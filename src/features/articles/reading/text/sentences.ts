/** A sentence of an article. Offsets count in the article's text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Its text with everything in quotes and book-title marks blotted out, so that no rule looks inside. */
  readonly masked: string;
  readonly text: string;
  /** Number of its paragraph. */
  readonly paragraph: number;
}

/** Stand for a character in quotes, and in book-title marks. */
export const QUOTED = '\ue000';
export const TITLED = '\ue001';

const LONGEST_QUOTE = 160;
const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》' };

/** Blots out what stands between quotes; the marks themselves stay. An unclosed quote is left open. */
export function mask(text: string): string {
  const chars = text.split('');
  for (let at = 0; at < chars.length; at++) {
    const close = PAIRS[text[at] ?? ''];
    if (!close) continue;
    const end = closing(text, at, close);
    if (end < 0) continue;
    chars.fill(close === '》' ? TITLED : QUOTED, at + 1, end);
    at = end;
  }
  return chars.join('');
}

/** Where the quote that opens here closes: quotes of its own kind inside it are skipped. */
function closing(text: string, open: number, close: string): number {
  const opener = text[open];
  const limit = Math.min(text.length, open + LONGEST_QUOTE);
  let depth = 0;
  for (let at = open; at < limit; at++) {
    if (text[at] === '\n') return -1;
    if (text[at] === opener) depth++;
    if (text[at] === close && --depth === 0) return at;
  }
  const first = text.slice(open, limit).indexOf(close);
  return depth > 1 && first > 0 ? open + first : -1;
}

const STOP = /[。!?;\n]/;
/** No sentence is longer: a text without full stops is cut, so that no rule has a long way to go. */
const LONGEST_SENTENCE = 800;

/** The sentences of a text; full stops inside quotes end none. */
export function sentencesOf(text: string): Sentence[] {
  const masked = mask(text);
  const sentences: Sentence[] = [];
  let start = 0;
  let paragraph = 0;
  for (let at = 0; at <= masked.length; at++) {
    const char = masked[at] ?? '\n';
    const cut = at - start >= LONGEST_SENTENCE && /[,、]/.test(char);
    if (!STOP.test(char) && !cut && at - start < LONGEST_SENTENCE * 2) continue;
    const end = char === '\n' ? at : at + 1;
    const piece = masked.slice(start, end);
    if (piece.trim())
      sentences.push({ start, end, paragraph, masked: piece, text: text.slice(start, end) });
    if (char === '\n') paragraph++;
    start = at + 1;
  }
  return sentences;
}
