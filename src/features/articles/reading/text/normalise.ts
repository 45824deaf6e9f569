import { MappedText } from './mapped-text.js';

/** Marks that are written in several ways, and the one way that the rules know. */
const ONE_WAY: Readonly<Record<string, string>> = {
  '[': '【',
  ']': '】',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '〝': '“',
  '〞': '”',
  '\u201f': '”',
  '\ufe51': '、',
  '\uff64': '、',
  '\uff61': '。',
  '\ufe50': ',',
  '\ufe54': ';',
  '\u30fb': '·',
  '\u2022': '·',
  '\u2027': '·',
  '\u2219': '·',
  '\u25cf': '·',
  '\u301c': '~',
  '\u2013': '-',
  '\r': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
};

/** Full-width forms stand this far behind the plain ones. */
const FULL_WIDTH = { first: 0xff01, last: 0xff5e, shift: 0xfee0 };
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad*#]/;
const BLANK = /[\s\u00a0\u3000]/;
const TAG = /<\/?[a-z][^<>\n]{0,300}>/iy;
const BLOCK_TAG = /^<\/?(p|div|br|li|h\d|tr)/i;
const ENTITY = /&(?:nbsp|ensp|emsp|quot|ldquo|rdquo|middot|amp);/y;
const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&middot;': '·',
};
/** Beside these a blank says nothing. */
const CLOSED = /[0-9、,。;:?!()“”‘’《》【】\n%~—-]/;
const SENTENCE_END = /[。!?”)]/;

function plain(char: string): string {
  const code = char.charCodeAt(0);
  const narrow =
    code >= FULL_WIDTH.first && code <= FULL_WIDTH.last
      ? String.fromCharCode(code - FULL_WIDTH.shift)
      : char;
  return ONE_WAY[narrow] ?? narrow;
}

/** Collects the characters that stay, each with its place in the source. */
class Writer {
  private readonly chars: string[] = [];
  private readonly origins: number[] = [];
  private quoteOpen = false;
  private blanks = 0;

  write(char: string, origin: number): void {
    if (char === ' ') {
      this.blanks++;
      return;
    }
    this.settleBlanks(char, origin);
    const quoted = char === '"' ? (this.quoteOpen ? '”' : '“') : char;
    if (quoted === '“') this.quoteOpen = true;
    if (quoted === '”' || quoted === '\n') this.quoteOpen = false;
    this.push(quoted, origin);
  }

  /** Two blanks behind a full stop stand for a new paragraph; else one is kept between words. */
  private settleBlanks(char: string, origin: number): void {
    const { blanks, last } = this;
    this.blanks = 0;
    if (!blanks || !last || last === '\n' || char === '\n') return;
    if (blanks > 1 && SENTENCE_END.test(last)) this.push('\n', origin);
    else if (!CLOSED.test(last) && !CLOSED.test(char)) this.push(' ', origin);
  }

  private get last(): string {
    return this.chars.at(-1) ?? '';
  }

  private push(char: string, origin: number): void {
    if (char === '\n' && this.last === '\n') return;
    this.chars.push(char);
    this.origins.push(origin);
  }

  mapped(source: string): MappedText {
    return new MappedText(this.chars.join(''), Int32Array.from(this.origins), source);
  }
}

/** The text in one way of writing: marks, digits and blanks alike, mark-up left out. */
export function normalise(source: string): MappedText {
  const writer = new Writer();
  for (let at = 0; at < source.length; at++) {
    const raw = source[at] ?? '';
    const tag = raw === '<' ? matchAt(TAG, source, at) : '';
    const entity = raw === '&' ? matchAt(ENTITY, source, at) : '';
    if (tag) writer.write(BLOCK_TAG.test(tag) ? '\n' : ' ', at);
    else if (entity) writer.write(ENTITIES[entity] ?? ' ', at);
    else if (!INVISIBLE.test(raw)) writer.write(readable(raw), at);
    at += Math.max(tag.length, entity.length, 1) - 1;
  }
  return writer.mapped(source);
}

function readable(raw: string): string {
  const char = plain(raw);
  return char !== '\n' && BLANK.test(char) ? ' ' : char;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
