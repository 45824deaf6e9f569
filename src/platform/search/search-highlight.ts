import { syllablesOf } from './pinyin.js';
import type { Query, Term, Word } from './search-query.js';
import { normalise } from './search-text.js';

/** A piece of a text: what was looked for, or what stands around it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** The normalised text, and from which characters of the text each of its characters came. */
interface Mapped {
  flat: string;
  starts: number[];
  ends: number[];
}

type Range = readonly [from: number, to: number];

/** So much of a text is shown around what was found. */
const AROUND = 20;
const LONGEST = 100;
const CUT = '…';

/** Normalises a text character by character, so that every place in it is known. */
function mapped(text: string): Mapped {
  const flat: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const plain = normalise(character) || ' ';
    for (const unit of plain.split('')) {
      if (unit === ' ' && flat.at(-1) === ' ') continue;
      flat.push(unit);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { flat: flat.join(''), starts, ends };
}

function* occurrences(flat: string, phrase: string): Generator<Range> {
  for (let at = flat.indexOf(phrase); at >= 0; at = flat.indexOf(phrase, at + 1))
    yield [at, at + phrase.length];
}

const said = (flat: string, word: Word): Range[] =>
  word.flatMap((phrase) => [...occurrences(flat, phrase)]);

/** The characters whose syllables from one on spell the letters, or begin with them one by one. */
function* spokenIn(flat: string, letters: string): Generator<Range> {
  const syllables = syllablesOf(flat);
  const characters = Array.from(flat);
  if (syllables.length !== characters.length) return;
  for (let start = 0; start < characters.length; start += 1) {
    const count = spelled(syllables.slice(start), letters);
    if (count === 0) continue;
    const from = characters.slice(0, start).join('').length;
    yield [from, from + characters.slice(start, start + count).join('').length];
  }
}

function spelled(syllables: readonly string[], letters: string): number {
  let reading = '';
  for (const [index, syllable] of syllables.entries()) {
    if (syllable.trim() === '') break;
    reading += syllable;
    if (reading.startsWith(letters)) return index + 1;
    if (!letters.startsWith(reading)) break;
  }
  const initials = Array.from(letters);
  const fits = initials.every((letter, index) => syllables[index]?.startsWith(letter));
  return fits ? initials.length : 0;
}

function rangesOf(flat: string, term: Term, isName: boolean): Range[] {
  const whole = said(flat, term.phrases);
  if (whole.length) return whole;
  const spoken = isName && term.spoken ? [...spokenIn(flat, term.spoken)] : [];
  return spoken.length ? spoken : term.words.flatMap((word) => said(flat, word));
}

/** The ranges in order, those that touch made one. */
function joined(ranges: readonly Range[]): Range[] {
  const found: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** The hits as ranges of the text itself. */
function hitsIn(text: string, { terms }: Query, isName: boolean): Range[] {
  const { flat, starts, ends } = mapped(text);
  const ranges = terms.flatMap((term) => rangesOf(flat, term, isName));
  return joined(ranges.map(([from, to]): Range => [starts[from] ?? 0, ends[to - 1] ?? 0]));
}

/** Not in the middle of a character of two halves. */
const whole = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;

/**
 * The text in pieces, hits marked; a long one cut around its first hits. Null: nothing of what was
 * looked for stands in it. Names are also looked at as they are read aloud.
 */
export function highlight(
  text: string,
  query: Query,
  options: { isName: boolean },
): Piece[] | null {
  const hits = hitsIn(text, query, options.isName);
  const [first] = hits;
  if (!first) return null;
  const from = text.length <= LONGEST ? 0 : whole(text, Math.max(0, first[0] - AROUND));
  const to =
    text.length <= LONGEST
      ? text.length
      : whole(text, Math.min(text.length, Math.max(from + LONGEST, first[1] + AROUND)));
  const pieces: Piece[] = from > 0 ? [{ text: CUT, hit: false }] : [];
  let at = from;
  for (const [start, end] of hits.filter((hit) => hit[1] <= to)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  const rest = text.slice(at, to) + (to < text.length ? CUT : '');
  if (rest) pieces.push({ text: rest, hit: false });
  return pieces;
}
