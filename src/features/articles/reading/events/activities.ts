import { countsIn, type Count } from '../counts.js';
import type { ActivityDraft, Measure, Read, Reason } from '../reading.types.js';
import type { Article } from '../text/articles.js';
import type { MappedText } from '../text/mapped-text.js';
import { typeOf } from '../types.js';
import { audienceIn } from './audience.js';
import type { Mention } from './mentions.js';
import { titleOf, type Occasion } from './occasions.js';
import { organizersOf } from './organizers.js';
import { confidenceOf, readAt, readWords } from './read-values.js';
import { themeIn } from './titles.js';
import type { ArticleUnits } from './units-of-article.js';

/** What an article says beside one occasion of it. */
export interface Surroundings {
  readonly article: Article;
  readonly headline: readonly Mention[];
  readonly body: readonly Mention[];
  readonly units: ArticleUnits;
  readonly only: boolean;
}

/** The draft of one occasion, every value with its stretch. */
export function activityOf(occasion: Occasion, around: Surroundings): ActivityDraft {
  const { mapped } = around.article;
  const sentences = [occasion.lead, ...occasion.more].map(({ sentence }) => sentence);
  const organizers = organizersOf(occasion, around, mapped);
  const days = daysOf(occasion, around);
  return {
    title: titleRead(occasion, around),
    type: typeRead(occasion, around),
    dates: days,
    dateWords: days.length ? null : vagueWords(occasion, around),
    place: placeOf(occasion, mapped, new Set(organizers.map(({ name }) => name.value))),
    organizers,
    audience: audienceIn(sentences, mapped),
    theme: themeOf(mapped, around.only ? null : occasion),
    measures: measuresOf(occasion, around),
  };
}

function titleRead(
  { lead }: Occasion,
  { article, headline, only }: Surroundings,
): Read<string> | null {
  const named = [lead, ...(only ? headline : [])].find(({ title }) => title !== null);
  if (!named?.title) return only ? wholeHeadline(headline, article.mapped) : null;
  const span = within(named, named.title);
  return readWords(article.mapped, span, named === lead ? [] : ['TITLE_FROM_HEADLINE']);
}

function wholeHeadline(headline: readonly Mention[], mapped: MappedText): Read<string> | null {
  const line = headline.at(-1)?.sentence;
  return line ? readWords(mapped, line, ['TITLE_FROM_HEADLINE', 'TITLE_OR_THEME']) : null;
}

/** `…宣传月活动全面开启`: the verb behind the name makes it a launch. */
const LAUNCHED = /^[^,。;]{0,24}?(?:全面开启|拉开(?:了)?(?:帷幕|序幕|大幕)|正式启动|启动(?=[,。]))/;

function typeRead(
  { lead, more }: Occasion,
  { article, headline, only }: Surroundings,
): ActivityDraft['type'] {
  const textOf = (mentions: readonly Mention[]): string =>
    mentions.map(({ sentence }) => sentence.text).join('');
  const behind = lead.title?.voice === 'PASSIVE' ? lead.sentence.text.slice(lead.title.end) : '';
  const title = `${titleOf(lead)}${LAUNCHED.exec(behind)?.[0] ?? ''}`;
  const body = textOf([...(only ? headline : []), lead, ...more]);
  const { type, inTitle } = typeOf(title, lead.sentence.text, body);
  return readAt(article.mapped, lead.sentence, type, inTitle ? [] : ['TYPE_GUESSED']);
}

const within = (
  mention: Mention,
  span: { start: number; end: number },
): { start: number; end: number } => ({
  start: mention.sentence.start + span.start,
  end: mention.sentence.start + span.end,
});

/** The lead's own days; else, unless it leaves them open, those of what tells more of the same. */
function daysOf(
  occasion: Occasion,
  { article, headline, body, only }: Surroundings,
): Read<string>[] {
  const { lead, more } = occasion;
  const near = only ? [...headline, ...body.slice(0, 3)] : more.slice(0, 1);
  const sources =
    lead.vague && !lead.dates.length ? [lead] : [lead, ...near, ...(only ? more : [])];
  const inherited = lead.roles.some(({ role }) => role === 'host')
    ? []
    : body.slice(0, Math.max(0, body.indexOf(lead))).reverse();
  for (const mention of [...sources, ...inherited]) {
    const reads = mention.dates.flatMap((span) =>
      span.days.map((day) => readAt(article.mapped, within(mention, span), day, span.reasons)),
    );
    if (reads.length) return mention === lead ? beforeVerb(reads, mention, article.mapped) : reads;
  }
  return [];
}

/** Of several dates in the lead, those before the name of the event count. */
function beforeVerb(
  reads: Read<string>[],
  { title, sentence }: Mention,
  mapped: MappedText,
): Read<string>[] {
  if (!title) return reads;
  const limit = mapped.stretch(sentence.start + title.end, sentence.start + title.end).start;
  const before = reads.filter(({ stretch }) => (stretch?.start ?? 0) < limit);
  const first = before[0]?.stretch?.start ?? reads[0]?.stretch?.start;
  const kept = before.length ? before : reads;
  return kept.filter(({ stretch }) => (stretch?.start ?? 0) - (first ?? 0) < SAME_ROW);
}

/** Dates farther apart than this belong to different things. */
const SAME_ROW = 24;

function vagueWords({ lead }: Occasion, { article, body }: Surroundings): Read<string> | null {
  const mention = [lead, ...body].find(({ vague }) => vague);
  if (!mention?.vague) return null;
  return readWords(article.mapped, within(mention, mention.vague), ['DATE_VAGUE']);
}

function placeOf(
  { lead, more }: Occasion,
  mapped: MappedText,
  organizers: ReadonlySet<string>,
): Read<string> | null {
  for (const mention of [lead, ...more]) {
    const least = mention === lead ? 1 : 2;
    const place = mention.places.find(
      ({ weight, name }) => weight >= least && (weight > 2 || !organizers.has(name)),
    );
    const reasons: Reason[] = mention === lead ? [] : ['PLACE_FROM_BODY'];
    if (place) return readWords(mapped, within(mention, place), reasons);
  }
  return null;
}

/** Sums over several units belong to none of them. */
const OF_ALL = /全[市区县镇乡街省](?:共|累计)|各[^,。;]{1,8}(?:共|累计)/;

function measuresOf(
  { lead, more }: Occasion,
  { article, body, only }: Surroundings,
): ActivityDraft['measures'] {
  const measures: Partial<Record<Measure, Read<number>>> = {};
  const before = only ? body.slice(0, Math.max(0, body.indexOf(lead))) : [];
  for (const { sentence } of [lead, ...more, ...before]) {
    if (!only && OF_ALL.test(sentence.masked)) continue;
    for (const count of countsIn(sentence.masked)) {
      const span = { start: sentence.start + count.start, end: sentence.start + count.end };
      if (isBetter(count, measures[count.measure], sentence.masked))
        measures[count.measure] = readAt(article.mapped, span, count.value);
    }
  }
  return measures;
}

/** The first number of a kind holds, unless a later sentence sums up. */
const isBetter = (count: Count, held: Read<number> | undefined, masked: string): boolean =>
  !held || (count.value > held.value && /共|总计|合计|累计/.test(masked.slice(0, count.start)));

function themeOf(mapped: MappedText, occasion: Occasion | null): Read<string> | null {
  const { start, end } = occasion?.lead.sentence ?? { start: 0, end: mapped.text.length };
  const theme = themeIn(mapped.text.slice(start, end));
  if (!theme) return null;
  const span = { start: start + theme.start, end: start + theme.end };
  return { ...readWords(mapped, span), confidence: confidenceOf([]) };
}
