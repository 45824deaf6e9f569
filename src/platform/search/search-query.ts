import { compact, cut, MAX_QUERY, normalise, runsOf } from './search-text.js';

/** A word that is looked for, written in any of its ways. */
export type Word = readonly string[];

export interface Term {
  /** As typed, and with synonyms put in. */
  readonly phrases: Word;
  /** The words it is made of, each of which must be there; none when it is one word. */
  readonly words: readonly Word[];
  /** Latin letters, which may also be the reading or the initials of a name. */
  readonly spoken: string | null;
}

/** What somebody looks for: every term must be found. */
export interface Query {
  readonly terms: readonly Term[];
  /** The whole of it, to be compared with whole names. */
  readonly whole: string;
}

/** Groups of words that mean the same, normalised. */
export type Synonyms = readonly (readonly string[])[];

/** A Chinese run of so many characters or more is looked for by its words as well. */
const LONG = 4;
const MAX_PHRASES = 8;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const SPOKEN = /^(?=.*[a-z])[a-z0-9]{2,}$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Reads what somebody typed, whatever it is. Nothing in it is an operator. */
export function parseQuery(text: string, synonyms: Synonyms = []): Query {
  const normalised = cut(normalise(cut(text, MAX_QUERY)), MAX_QUERY);
  const runs = [...new Set(runsOf(normalised))];
  return { terms: runs.map((run) => termOf(run, synonyms)), whole: compact(normalised) };
}

const termOf = (run: string, synonyms: Synonyms): Term => ({
  phrases: phrasesOf(run, synonyms),
  words: wordsOf(run, synonyms),
  spoken: SPOKEN.test(run) ? run : null,
});

/** The run itself and what it becomes with synonyms in the place of a word in it. */
function phrasesOf(run: string, synonyms: Synonyms): string[] {
  const phrases = new Set([run]);
  for (const group of synonyms) {
    const present = longestIn(run, group);
    if (!present) continue;
    for (const other of group) phrases.add(run.replace(present, other));
    if (phrases.size >= MAX_PHRASES) break;
  }
  return [...phrases].slice(0, MAX_PHRASES);
}

const longestIn = (run: string, group: readonly string[]): string | undefined =>
  group.filter((word) => run.includes(word)).toSorted((a, b) => b.length - a.length)[0];

const size = (text: string): number => Array.from(text).length;

/** Cut at known words first, then where a dictionary cuts. */
function wordsOf(run: string, synonyms: Synonyms): Word[] {
  if (!HAN_ONLY.test(run) || size(run) < LONG) return [];
  const words = joined(piecesOf(run, synonyms));
  const different = [...new Set(words)].filter((word) => word !== run);
  return different.map((word) => phrasesOf(word, synonyms));
}

/**
 * Characters that the dictionary does not know as words make one together (崇川区, 赠书); a single one
 * among words (的, 进, 日) says little and is left out.
 */
function joined(pieces: readonly string[]): string[] {
  const words: string[] = [];
  let characters = '';
  for (const piece of [...pieces, '']) {
    if (size(piece) === 1) {
      characters += piece;
      continue;
    }
    words.push(characters, piece);
    characters = '';
  }
  return words.filter((word) => size(word) > 1);
}

function piecesOf(run: string, synonyms: Synonyms): string[] {
  const present = synonyms.flatMap((group) => longestIn(run, group) ?? []);
  const [known] = present.toSorted((a, b) => b.length - a.length);
  if (!known || known === run) return known ? [known] : segmented(run);
  const at = run.indexOf(known);
  const around = [run.slice(0, at), run.slice(at + known.length)];
  const [before = [], after = []] = around.map((part) => (part ? piecesOf(part, synonyms) : []));
  return [...before, known, ...after];
}

const segmented = (run: string): string[] =>
  Array.from(segmenter.segment(run), ({ segment }) => segment);
