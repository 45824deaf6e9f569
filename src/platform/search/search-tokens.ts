import { initialsIn, startsIn } from './search-reading.js';
import type { Query, Term, Word } from './search-query.js';
import { type Searchable, Tier } from './search-match.js';
import type { StoredDocument } from './search-store.js';
import { compact, gramsOf, runsOf } from './search-text.js';

/** What tokens a document must have, so that it is worth being looked at. */
export type Candidates = string | { all: readonly Candidates[] } | { any: readonly Candidates[] };

const one = (parts: readonly Candidates[]): Candidates | undefined =>
  parts.length === 1 ? parts[0] : undefined;
export const allOf = (parts: readonly Candidates[]): Candidates => one(parts) ?? { all: parts };
export const anyOf = (parts: readonly Candidates[]): Candidates => one(parts) ?? { any: parts };

/** The first letter of a token says what it is of. */
const NAME = 't';
const BODY = 'b';
const WHOLE = 'x';
const READING = 'p';
const INITIALS = 'i';
const AUDIENCE = 'a';
const REGION = 'r';
const KIND = 'k';
/** Every document has it. */
export const EVERY = 'd';

/** Beginnings of readings that are kept; a longer one is looked at. */
const READING_SIZES = [2, 3, 5];
const LONGEST_BEGINNING = 5;
const INITIALS_SIZES = [2, 3];
/** So much of a whole name tells it from nearly all others. */
const WHOLE_SIZE = 40;

/** Any text as a token of Latin letters, digits and one sign that occurs in no other place. */
const safe = (text: string): string =>
  text.replaceAll(/[^a-z0-9]/g, (sign) => `é${sign.charCodeAt(0).toString(36)}é`);

export const audienceToken = (kind: string, mark: string): string =>
  AUDIENCE + safe(`${kind.toLowerCase()}:${mark}`);
export const kindToken = (kind: string): string => KIND + safe(kind.toLowerCase());
export const regionToken = (regionId: string): string => REGION + safe(regionId);

const wholeToken = (whole: string): string =>
  WHOLE + Array.from(whole).slice(0, WHOLE_SIZE).join('');

/** Whether the token is of a whole name, which few documents share. */
export const isWhole = (token: string): boolean => token.startsWith(WHOLE);

/** The piece of the names or of the rest that the token stands for; null for one of another sort. */
export function gramIn(token: string): { field: 'names' | 'body'; text: string } | null {
  const text = token.slice(1);
  if (token.startsWith(NAME)) return { field: 'names', text };
  return token.startsWith(BODY) ? { field: 'body', text } : null;
}

/** Every character and every pair of characters of a normalised text. */
function addGrams(tokens: Set<string>, field: string, normalised: string): void {
  for (const run of runsOf(normalised)) {
    let last = '';
    for (const character of run) {
      tokens.add(field + character);
      if (last) tokens.add(field + last + character);
      last = character;
    }
  }
}

function addSpoken(tokens: Set<string>, reading: string): void {
  for (const start of startsIn(reading, LONGEST_BEGINNING))
    for (const size of READING_SIZES)
      if (start.length >= size) tokens.add(READING + start.slice(0, size));
  for (const initials of initialsIn(reading))
    for (const size of INITIALS_SIZES)
      for (const letters of gramsOf(initials, size)) tokens.add(INITIALS + letters);
}

/** The tokens of a document's texts, each once. */
export function tokensOf({ names, body, reading }: Searchable): Set<string> {
  const tokens = new Set<string>();
  for (const name of names.split('\n')) {
    if (name) tokens.add(wholeToken(compact(name)));
    addGrams(tokens, NAME, name);
  }
  addGrams(tokens, BODY, body);
  addSpoken(tokens, reading);
  return tokens;
}

/** All tokens of a stored document: of its texts, and of who may find it, of what kind and where it is. */
export function rowTokens(row: StoredDocument): string[] {
  const tokens = tokensOf(row).add(kindToken(row.kind)).add(EVERY);
  for (const mark of JSON.parse(row.audience) as string[])
    tokens.add(audienceToken(row.kind, mark));
  for (const id of row.regionPath.split('/')) if (id) tokens.add(regionToken(id));
  return [...tokens];
}

/** A phrase in a field: its overlapping pairs, or its only character. */
const phraseIn = (field: string, phrase: string): Candidates => {
  const pairs = gramsOf(phrase, 2);
  return allOf([...new Set(pairs.length ? pairs : [phrase])].map((gram) => field + gram));
};

const wordIn = (fields: readonly string[], word: Word): Candidates =>
  anyOf(word.flatMap((phrase) => fields.map((field) => phraseIn(field, phrase))));

function spokenAs(spoken: string | null): Candidates[] {
  if (spoken === null) return [];
  const size = READING_SIZES.findLast((one) => one <= spoken.length) ?? spoken.length;
  const grams = gramsOf(spoken, Math.min(spoken.length, Math.max(...INITIALS_SIZES)));
  return [READING + spoken.slice(0, size), allOf(grams.map((gram) => INITIALS + gram))];
}

const named = ({ phrases, spoken }: Term): Candidates =>
  anyOf([wordIn([NAME], phrases), ...spokenAs(spoken)]);

const inWords = (fields: readonly string[], { words }: Term): Candidates[] =>
  words.length ? [allOf(words.map((word) => wordIn(fields, word)))] : [];

const said = (term: Term): Candidates =>
  anyOf([named(term), wordIn([BODY], term.phrases), ...inWords([NAME, BODY], term)]);

/** Whether the tier can have hits that no tier before it has. */
export const hasTier = ({ terms }: Query, tier: Tier): boolean =>
  tier !== Tier.NAME_WORDS || terms.some((term) => term.words.length > 0);

/** Documents beyond these cannot be of the tier; some of these may not be of it. */
export function candidatesOf({ terms, whole }: Query, tier: Tier): Candidates {
  switch (tier) {
    case Tier.EXACT:
      return wholeToken(whole);
    case Tier.NAME:
      return allOf(terms.map((term) => named(term)));
    case Tier.NAME_WORDS:
      return allOf(terms.map((term) => anyOf([named(term), ...inWords([NAME], term)])));
    case Tier.ANYWHERE:
      return allOf(terms.map((term) => said(term)));
  }
}

/** Documents of a kind beyond these are no hits in any tier. */
export const candidatesOfKind = (kind: string, query: Query): Candidates =>
  allOf([
    kindToken(kind),
    anyOf([candidatesOf(query, Tier.EXACT), candidatesOf(query, Tier.ANYWHERE)]),
  ]);

export const countTokens = (part: Candidates): number => {
  if (typeof part === 'string') return 1;
  const parts = 'all' in part ? part.all : part.any;
  return parts.reduce((sum, inner) => sum + countTokens(inner), 0);
};

const nested = (part: Candidates, render: (token: string) => string, words: [string, string]) => {
  const walk = (node: Candidates): string => {
    if (typeof node === 'string') return render(node);
    const [parts, word] = 'all' in node ? [node.all, words[0]] : [node.any, words[1]];
    return `(${parts.map(walk).join(` ${word} `)})`;
  };
  return walk(part);
};

/** In the words of SQLite's FTS5. Tokens are letters and digits only: nothing can break out. */
export const inFts5 = (part: Candidates): string =>
  nested(part, (token) => `"${token}"`, ['AND', 'OR']);

/** In the words of PostgreSQL's tsquery. */
export const inTsquery = (part: Candidates): string =>
  nested(part, (token) => `'${token}'`, ['&', '|']);
