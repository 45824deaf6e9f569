import type { Reason } from './reading.types.js';

/** A day or a row of days as it stands in a text. */
export interface DateSpan {
  /** The security day itself, the day of a law: no day of an event. */
  readonly background: boolean;
  readonly start: number;
  readonly end: number;
  /** Days `YYYY-MM-DD`. */
  readonly days: readonly string[];
  readonly reasons: readonly Reason[];
}

/** What an article says about when it is: from its publication, its dateline, its edition of the day. */
export interface Calendar {
  readonly year: number | null;
  readonly yearReasons: readonly Reason[];
  /** The day of the dateline or of publication: what 今天 and a bare 15日 are counted from. */
  readonly anchor: string | null;
}

const DAY_MS = 86_400_000;
const FIRST_EDITION_YEAR = 2015;
/** A date this many days behind the publication belongs to the year before. */
const AHEAD_DAYS = 8;

const DIGITS = '零一二三四五六七八九十';

/** 十一 → 11; digits as they are. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens ? DIGITS.indexOf(tens) : 1) : 0;
  return ten * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

const pad = (value: number): string => String(value).padStart(2, '0');

function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (at.getUTCMonth() !== month - 1 || date < 1) return null;
  return `${year}-${pad(month)}-${pad(date)}`;
}

const shifted = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

const EDITION =
  /(?:第([零一二三四五六七八九十]{1,3}|\d{1,2})|首)个[“"]?(?:“?4[·.]15”?)?[“"]?全民国家安全(?:教育|宣传)?日/;
const YEAR = /(20[12]\d)年/;
const STAMP = /(20[12]\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*\d{1,2}[::]\d{2}/;
const LABELLED_STAMP = /(?:时间|日期|发布于)\s?[::]?\s?(20[12]\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/;
const DATELINE = /(\d{1,2})月(\d{1,2})日(?:讯|电)/;
const THEME_YEARS: readonly [RegExp, number][] = [
  [/统筹传统安全和非传统安全/, 2021],
  [/感悟新时代国家安全成就/, 2022],
  [/夯实以新安全格局保障新发展格局的社会基础/, 2023],
  [/创新引领(?:10|十)周年/, 2024],
  [/走深走实(?:10|十)周年|走深走实.{0,3}十周年/, 2025],
];

/** What the article tells about its year, from the surest to the least sure source. */
export function calendarOf(text: string, published: string | null, themes = THEME_YEARS): Calendar {
  if (published) {
    const year = Number(published.slice(0, 4));
    return { year, yearReasons: [], anchor: datelineOf(text, year) ?? published };
  }
  const edition = EDITION.exec(text);
  const theme = themes.find(([pattern]) => pattern.test(text))?.[1];
  const written = YEAR.exec(text)?.[1];
  const year = edition
    ? FIRST_EDITION_YEAR + numberOf(edition[1] ?? '一')
    : (theme ?? Number(written ?? 0));
  return { year: year || null, yearReasons: ['YEAR_GUESSED'], anchor: datelineOf(text, year) };
}

/** The day a web page says it was published, in the text as it was sent. */
export function publishedIn(source: string): string | null {
  const [, year, month, date] = STAMP.exec(source) ?? LABELLED_STAMP.exec(source) ?? [];
  return year && month && date ? day(Number(year), Number(month), Number(date)) : null;
}

function datelineOf(text: string, year: number): string | null {
  const [, month, date] = DATELINE.exec(text.slice(0, 200)) ?? [];
  return year && month && date ? day(year, Number(month), Number(date)) : null;
}

const MONTH_DAY =
  '(?:(?<year>20[12]\\d)年|(?<relative>今年|去年))?(?<month>\\d{1,2})月(?<from>\\d{1,2})日?';
const TO = '(?:上午|下午|晚上?)?(?:-|—+|~|至|到)(?:(?<toMonth>\\d{1,2})月)?(?<to>\\d{1,2})日';
const MORE = '(?<more>(?:[、和及](?:\\d{1,2}月)?\\d{1,2}(?:日|(?=[、和及]\\d|[开举组在进分])))+)';
const FULL_DATE = new RegExp(`${MONTH_DAY}(?:${TO}|${MORE})?`, 'g');
const DOTTED = /(?<![\d.])(?<year>20[12]\d)[-./](?<month>\d{1,2})[-./](?<from>\d{1,2})(?![\d.])/g;
const BARE_DAY =
  /(?<![\d月年第每.])(?<from>\d{1,2})日(?=上午|下午|晚|早|,|当天|至|讯|[^\d本]{0,3}在|[至到、和及-]\d|\p{Script=Han})(?:[至到-](?<to>\d{1,2})日)?(?<more>(?:[、和及]\d{1,2}日)+)?/gu;
const RELATIVE =
  /(?<word>(?:国家安全(?:教育|宣传)?日[”"]?)(?:当天|当日|这一天)|今天|今日(?!\p{Script=Han}{2,4}(?:讯|网|客户端|报))|今晚|昨晚|昨天|昨日|前天|当天|当日|同一天|同日|(?<=^|[。,])(?:上午|下午)(?=[\d,]))/gu;
const BEFORE: Readonly<Record<string, number>> = { 昨天: 1, 昨日: 1, 昨晚: 1, 前天: 2 };

/** Words that leave the day open. */
export const VAGUE =
  /近日|日前|近期|连日来|前几天|这几天|近段时间|来临之际|到来之际|期间|近来|本周|上周|本月/;

/** Dates that are no day of an event: the security day itself, every month, laws, foundations. */
const NOT_AN_EVENT: readonly RegExp[] = [
  /^,?记者(?:从|在)?[^,。]{2,20}(?:获悉|了解到)/,
  /^(?:讯|电)/,
  /^(?:我国|全国|中国)?的?(?:第.{1,4}[个届次]|首个|一年一度的?|[“"]?全民国家安全|[“"]?国家安全(?:教育|宣传)?日|每年的)/,
  /^(?:上午|下午)?,?(?:今天)?(?:是|为我国|系|迎来)(?!$)/,
  /^[”"’]?(?:[·“]|,?全民|国家安全日|国家安全(?:教育|宣传)?日)/,
  /^(?:起)?(?:正式)?(?:施行|实施|生效|通过|颁布|公布实施|建成|开馆|修订|修正|召开的)/,
];
const NOT_BEFORE =
  /每年的?$|每月的?$|自$|截至$|截止$|于$(?<=开馆于|建于|始建于|成立于|通过于)|[“"]$|始建.{0,3}$/;

/** The days named in a sentence. `last` is the day named last before it: 当天 and a bare 15日 lean on it. */
export function datesIn(masked: string, calendar: Calendar, last: string | null): DateSpan[] {
  const matches = [FULL_DATE, DOTTED, BARE_DAY, RELATIVE].flatMap((pattern) => [
    ...masked.matchAll(pattern),
  ]);
  const spans: DateSpan[] = [];
  let before = last;
  for (const match of matches.sort((a, b) => a.index - b.index || b[0].length - a[0].length)) {
    if (match.index < (spans.at(-1)?.end ?? 0)) continue;
    const span = read(match, calendar, before);
    spans.push({ ...span, background: !mayBeAnEvent(masked, span) });
    before = span.days.at(-1) ?? before;
  }
  return spans;
}

function mayBeAnEvent(masked: string, { start, end }: { start: number; end: number }): boolean {
  const after = masked.slice(end, end + 30);
  const before = masked.slice(Math.max(0, start - 8), start);
  return !NOT_AN_EVENT.some((pattern) => pattern.test(after)) && !NOT_BEFORE.test(before);
}

function read(
  match: RegExpExecArray,
  calendar: Calendar,
  last: string | null,
): Omit<DateSpan, 'background'> {
  const at = { start: match.index, end: match.index + match[0].length };
  const groups = match.groups ?? {};
  if (groups.word?.startsWith('国家安全')) return { ...at, ...securityDay(calendar) };
  if (groups.word) return { ...at, ...relativeDay(groups.word, calendar.anchor, last) };
  const month = last?.slice(5, 7) ?? calendar.anchor?.slice(5, 7) ?? 0;
  const inMonth = Number(groups.month ?? month);
  const year = groups.year ? Number(groups.year) : yearFor(groups, inMonth, calendar);
  if (!year || !inMonth) return { ...at, days: [], reasons: ['DATE_UNKNOWN'] };
  const guessed = groups.month ? [] : (['MONTH_GUESSED'] as const);
  const reasons = [...(groups.year ? [] : calendar.yearReasons), ...guessed];
  return { ...at, days: daysOf(groups, year, inMonth), reasons };
}

function securityDay({ year, yearReasons }: Calendar): Pick<DateSpan, 'days' | 'reasons'> {
  return year === null
    ? { days: [], reasons: ['DATE_UNKNOWN'] }
    : { days: [`${year}-04-15`], reasons: yearReasons };
}

/** 今天 leans on the publication; 当天 on the day that was named before it. */
function relativeDay(
  word: string,
  anchor: string | null,
  last: string | null,
): Pick<DateSpan, 'days' | 'reasons'> {
  const from = /[当同午]/.test(word) ? (last ?? anchor) : anchor;
  if (!from) return { days: [], reasons: ['DATE_UNKNOWN'] };
  return { days: [shifted(from, -(BEFORE[word] ?? 0))], reasons: [] };
}

/** A day well behind the publication was a year earlier. */
function yearFor(
  { relative, from }: Readonly<Record<string, string | undefined>>,
  month: number,
  { year, anchor }: Calendar,
): number | null {
  if (year === null) return null;
  if (relative === '去年') return year - 1;
  const read = day(year, month, Number(from));
  return anchor && read && read > shifted(anchor, AHEAD_DAYS) ? year - 1 : year;
}

function daysOf(
  groups: Readonly<Record<string, string | undefined>>,
  year: number,
  month: number,
): string[] {
  const days = [day(year, month, Number(groups.from))];
  if (groups.to) days.push(day(year, Number(groups.toMonth ?? month), Number(groups.to)));
  let inMonth = month;
  for (const [, next, date] of (groups.more ?? '').matchAll(/(?:(\d{1,2})月)?(\d{1,2})/g)) {
    inMonth = Number(next ?? inMonth);
    days.push(day(year, inMonth, Number(date)));
  }
  return [...new Set(days.filter((each) => each !== null))];
}
