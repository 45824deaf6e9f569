import { beginningsIn, initialsIn } from './search-reading.js';
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

/** Beginnings of readings that are kept; a longer one is looked at. */
const READING_SIZES = [2, 3, 5];
const INITIALS_SIZES = [2, 3];
/** So much of a whole name tells it from nearly all others. */
const WHOLE_SIZE = 40;

/** Any text as a token of Latin letters, digits and one sign that occurs in no other place. */
const safe = (text: string): string =>
  text.replace(/[^a-z0-9]/g, (sign) => `é${sign.charCodeAt(0).toString(36)}é`);

export const audienceToken = (kind: string, mark: string): string =>
  AUDIENCE + safe(`${kind}:${mark}`);
export const kindToken = (kind: string): string => KIND + safe(kind);
export const regionToken = (regionId: string): string => REGION + safe(regionId);

const wholeToken = (whole: string): string =>
  WHOLE + Array.from(whole).slice(0, WHOLE_SIZE).join('');

const gramTokens = (field: string, normalised: string): string[] =>
  runsOf(normalised).flatMap((run) =>
    [...gramsOf(run, 1), ...gramsOf(run, 2)].map((gram) => field + gram),
  );

/** The tokens of a document's texts, each once. */
export function tokensOf({ names, body, reading }: Searchable): string[] {
  const lines = names.split('\n');
  const tokens = [
    ...lines.filter(Boolean).map((name) => wholeToken(compact(name))),
    ...lines.flatMap((name) => gramTokens(NAME, name)),
    ...gramTokens(BODY, body),
    ...beginningsIn(reading, READING_SIZES).map((letters) => READING + letters),
    ...initialsIn(reading).flatMap((run) =>
      INITIALS_SIZES.flatMap((size) => gramsOf(run, size)).map((letters) => INITIALS + letters),
    ),
  ];
  return [...new Set(tokens)];
}

/** All tokens of a stored document: of its texts, and of who may find it, of what kind and where it is. */
export function rowTokens(row: StoredDocument): string[] {
  const marks = JSON.parse(row.audience) as string[];
  return [
    ...tokensOf(row),
    kindToken(row.kind),
    ...new Set(marks.map((mark) => audienceToken(row.kind, mark))),
    ...new Set(row.regionPath.split('/').filter(Boolean).map(regionToken)),
  ];
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
