import {
  beginsLikeAnArticle,
  closesAnArticle,
  endsASentence,
  LABELLED,
  linesOf,
  type Line,
} from './lines.js';
import type { MappedText } from './mapped-text.js';
import { sentencesOf, type Sentence } from './sentences.js';

/** One article of a page: its headline lines, its body, the lines that name where it comes from. */
export interface Article {
  /** Headline, body and source lines, one paragraph a line, broken lines joined again. */
  readonly mapped: MappedText;
  readonly headline: readonly Sentence[];
  readonly body: readonly Sentence[];
  readonly sources: readonly Sentence[];
}

interface Draft {
  headline: Line[];
  body: Line[];
  sources: Line[];
}

const empty = (): Draft => ({ headline: [], body: [], sources: [] });

/**
 * Splits a page into its articles. A byline closes an article. On a page that has bylines a headline
 * opens one when what follows it begins the way articles begin and what stands before is a finished
 * sentence. Other short lines are headings inside an article and stay with its body.
 */
export function articlesOf(page: MappedText): Article[] {
  const lines = linesOf(page).filter(({ kind }) => kind !== 'NOISE');
  const printed = lines.some(closesAnArticle);
  const drafts: Draft[] = [];
  let draft = empty();
  let closed = false;
  lines.forEach((line, at) => {
    const isNew = draft.body.length > 0 && line.kind !== 'SOURCE' && line.kind !== 'BYLINE';
    if (isNew && (closed || (printed && opensAnArticle(lines, at)))) {
      drafts.push(draft);
      draft = empty();
    }
    place(line, draft);
    closed = closesAnArticle(line);
  });
  drafts.push(draft);
  return drafts.filter(hasText).map((each) => build(page, each));
}

const hasText = ({ headline, body }: Draft): boolean => headline.length + body.length > 0;

function place(line: Line, draft: Draft): void {
  if (line.kind === 'SOURCE' || line.kind === 'BYLINE') draft.sources.push(line);
  else if (line.kind === 'HEADLINE' && !draft.body.length) draft.headline.push(line);
  else draft.body.push(line);
}

const MOST_HEADLINES = 4;

function opensAnArticle(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.kind !== 'HEADLINE' || !endsASentence(lines[at - 1]?.text ?? '')) return false;
  for (let next = at + 1; next <= at + MOST_HEADLINES; next++) {
    const line = lines[next];
    if (!line) return false;
    if (line.kind === 'BODY') return beginsLikeAnArticle(line.text);
  }
  return false;
}

/** A body line that ends in mid-sentence goes on in the next one. */
const breaksOff = ({ kind, text }: Line): boolean =>
  kind === 'BODY' &&
  !LABELLED.test(text) &&
  !endsASentence(text) &&
  !closesAnArticle({ kind, text, start: 0, end: 0 });

function build(page: MappedText, draft: Draft): Article {
  const ordered = [...draft.headline, ...draft.body, ...draft.sources];
  const pieces = ordered.map((line, at) => {
    const next = ordered[at + 1];
    const joined = breaksOff(line) && next?.kind === 'BODY' && !LABELLED.test(next.text);
    return { start: line.start, end: line.end, glue: joined ? '' : '\n' };
  });
  const mapped = page.compose(pieces);
  const lengthOf = (count: number): number =>
    pieces
      .slice(0, count)
      .reduce((sum, { start, end, glue }) => sum + end - start + glue.length, 0);
  const bodyAt = lengthOf(draft.headline.length);
  const sourcesAt = lengthOf(draft.headline.length + draft.body.length);
  const sentences = sentencesOf(mapped.text);
  return {
    mapped,
    headline: sentences.filter(({ start }) => start < bodyAt),
    body: sentences.filter(({ start }) => start >= bodyAt && start < sourcesAt),
    sources: sentences.filter(({ start }) => start >= sourcesAt),
  };
}
