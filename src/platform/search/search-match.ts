import { hasInitials, readsLike, readingOf } from './search-reading.js';
import type { Query, Term, Word } from './search-query.js';
import type { SearchDocument } from './search-source.js';
import { compact, cut, MAX_BODY, MAX_NAMES, normalise } from './search-text.js';

/** A document as it is compared with queries. */
export interface Searchable {
  /** Title and other names, one a line. */
  names: string;
  body: string;
  reading: string;
}

/** How well a document answers: the lower, the further up it stands. */
export enum Tier {
  /** It is called so. */
  EXACT,
  /** Its names have every term as typed. */
  NAME,
  /** Its names have the words of every term. */
  NAME_WORDS,
  /** The rest of it is needed for some of the words. */
  ANYWHERE,
}

export function searchable({ title, names, body }: SearchDocument): Searchable {
  const all = [...new Set([title, ...names].map((name) => normalise(name)))].filter(Boolean);
  const lines = cut(all.join('\n'), MAX_NAMES);
  const texts = body.map((text) => normalise(cut(text, MAX_BODY))).filter(Boolean);
  return {
    names: lines,
    body: cut(texts.join(' '), MAX_BODY),
    reading: readingOf(lines.replaceAll('\n', ' ')),
  };
}

const says = (text: string, word: Word): boolean => word.some((phrase) => text.includes(phrase));

const isNamed = ({ names, reading }: Searchable, { phrases, spoken }: Term): boolean =>
  says(names, phrases) ||
  (spoken !== null && (readsLike(reading, spoken) || hasInitials(reading, spoken)));

const isNamedInWords = (document: Searchable, term: Term): boolean =>
  isNamed(document, term) ||
  (term.words.length > 0 && term.words.every((word) => says(document.names, word)));

const isSaid = (document: Searchable, term: Term): boolean =>
  isNamedInWords(document, term) ||
  says(document.body, term.phrases) ||
  (term.words.length > 0 &&
    term.words.every((word) => says(document.names, word) || says(document.body, word)));

const isCalled = ({ names }: Searchable, { whole }: Query): boolean =>
  names.split('\n').some((name) => compact(name) === whole);

/** The definition of a hit: how the document answers the query, or null when it does not. */
export function tierOf(document: Searchable, query: Query): Tier | null {
  const { terms } = query;
  if (terms.length === 0) return null;
  if (isCalled(document, query)) return Tier.EXACT;
  if (terms.every((term) => isNamed(document, term))) return Tier.NAME;
  if (terms.every((term) => isNamedInWords(document, term))) return Tier.NAME_WORDS;
  return terms.every((term) => isSaid(document, term)) ? Tier.ANYWHERE : null;
}
