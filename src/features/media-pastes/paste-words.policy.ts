/** A stretch of a pasted line, and what it means. */
export interface Taken {
  value: string;
  /** The line without it. */
  rest: string;
}

/** Links as people paste them, with or without `https://`; they end before a sign of ours. */
export const LINK =
  /(?:https?:\/\/|www\.|(?:[a-z\d-]+\.)+(?:com|cn|net|org|tv)\/)[^\s<>"'“”‘’【】《》「」、,。;!)\u4e00-\u9fff]*/giu;

/** What stands before a title and is none of it. */
const NUMBER =
  /^(?:[((]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[))]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、..::](?!\d)|[①-⑳❶-❿]|[-–—•·●■◆*★☆▪]+\s*|第\d{1,3}[条篇][、::]?)\s*/u;
const LABEL =
  /^(?:标题|题目|新闻标题|报道标题|链接|网址|原文链接|原文|报道链接|新闻链接|阅读原文|点击(?:查看|阅读)(?:原文)?)\s*[::]?\s*/u;
/** What WeChat and Douyin put around a title when a page is shared as text. */
const SHARED: readonly RegExp[] = [
  /^\[(?:链接|网页|视频)\]\s*/u,
  /^[\d.]+\s+(?:[\w:/@.]+\s+)*复制(?:打开|此链接)[^【]*(?:看看)?/u,
  /(?:复制此链接|复制打开|打开(?:抖音|今日头条|微博)|长按复制)[^,。]*[,。!]?.*$/u,
  /^我在[^,,]{1,20}(?:看到|发现)(?:了)?(?:一篇)?[::,,]?/u,
  /(?:点击链接|点击蓝字|戳链接)(?:查看|阅读)?[^\s]*$/u,
];
const EDGES = /^[\s::|丨_,,;;—–-]+|[\s::|丨_,,;;—–-]+$/gu;

/** The line without its number, its label and what sharing put around it. */
export function stripped(line: string): string {
  let text = line.trim();
  for (const around of SHARED) text = text.replace(around, ' ').trim();
  return text.replace(NUMBER, '').replace(LABEL, '').replace(EDGES, '');
}

/** `[title](link)` as both side by side. */
export const unmarked = (line: string): string =>
  line.replace(/\[([^\]]+)\]\((https?:[^\s)]+)\)/gu, '$1 $2');

const DAY =
  /(?<year>20\d\d)(?:[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})|\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号])/u;
const DAY_AT_EDGE: readonly RegExp[] = [
  new RegExp(`[(([【]\\s*${DAY.source}\\s*[))\\]】]`, 'u'),
  new RegExp(`^${DAY.source}(?:\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?)?(?=[\\s,,::|丨]|$)`, 'u'),
  new RegExp(`(?<=[\\s,,::|丨))】]|^)${DAY.source}(?:\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?)?$`, 'u'),
];

function dayOf(groups: Record<string, string | undefined>): string | null {
  const { year = '', month = groups.m ?? '', day = groups.d ?? '' } = groups;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) ? text : null;
}

/** A day that stands apart: in brackets, or at one end of the line. One within a title is part of it. */
export function takeDay(line: string): Taken | null {
  for (const pattern of DAY_AT_EDGE) {
    const found = pattern.exec(line);
    const value = found?.groups ? dayOf(found.groups) : null;
    if (found && value) return { value, rest: without(line, found) };
  }
  return null;
}

/** How outlets are called. */
const OUTLET_LIKE =
  /(?:[日晚早晨周时商导]报|(?:法治|法制|青年|都市)报|日报社|新华社|[^全上]网|电视台|电台|广播|广电|卫视|频道|发布|在线|客户端|公众号|视频号|抖音号?|融媒(?:体中心)?|传媒|新闻|头条|学习强国)$/u;
const LONGEST_OUTLET = 20;

/** Whether an outlet in the register goes by this name. */
export type IsKnown = (name: string) => boolean;

export const isOutlet = (name: string, isKnown: IsKnown): boolean =>
  isKnown(name) || ([...name].length <= LONGEST_OUTLET && OUTLET_LIKE.test(name));

const NAME = '([^【】\\[\\]()()《》|丨_::]{2,24})';
const WORD = '([^\\s【】\\[\\]()()《》|丨_::]{2,24})';

/** Where an outlet stands beside a title; `strict`: only one of the register is taken there. */
const OUTLET_PLACES: readonly { pattern: RegExp; strict: boolean }[] = [
  { pattern: new RegExp(`^[【\\[]${NAME}[】\\]]`, 'u'), strict: false },
  { pattern: new RegExp(`^[((《]${NAME}[))》]`, 'u'), strict: false },
  { pattern: new RegExp(`[【\\[((]${NAME}[】\\]))]$`, 'u'), strict: false },
  { pattern: new RegExp(`《${NAME}》$`, 'u'), strict: true },
  { pattern: new RegExp(`^${NAME}\\s*[::|丨]`, 'u'), strict: true },
  { pattern: new RegExp(`\\s*(?:[|丨_]|\\s[-–—]+|——)\\s*${NAME}$`, 'u'), strict: true },
  { pattern: new RegExp(`(?:来源|媒体|稿源)[::]\\s*${NAME}$`, 'u'), strict: false },
  { pattern: new RegExp(`^${WORD}\\s+`, 'u'), strict: true },
  { pattern: new RegExp(`\\s+${WORD}$`, 'u'), strict: true },
];

/** The outlet that stands beside a title. */
export function takeOutlet(line: string, isKnown: IsKnown): Taken | null {
  for (const { pattern, strict } of OUTLET_PLACES) {
    const found = pattern.exec(line);
    const name = found?.[1]?.trim() ?? '';
    const isOne = strict ? isKnown(name) : isOutlet(name, isKnown);
    if (found && isOne) return { value: name, rest: without(line, found) };
  }
  return null;
}

/** An outlet in brackets, or before a colon, and nothing else. */
function outletHeading(line: string, isKnown: IsKnown): string | null {
  const name = /^(?:[【《[]([^】》\]]{2,24})[】》\]][::]?|(.{2,24})[::])$/u.exec(line);
  const value = (name?.[1] ?? name?.[2] ?? line).trim();
  return isKnown(value) || (name && isOutlet(value, isKnown)) ? value : null;
}

/** A line of nothing but a day, an outlet or both: 2023年4月14日, 【南通日报】, 南通日报 2023-04-14 */
export function asideIn(
  line: string,
  isKnown: IsKnown,
): { day: string | null; outlet: string | null } {
  const day = takeDay(stripped(line));
  const rest = day ? day.rest : line.trim();
  const outlet = rest ? outletHeading(rest, isKnown) : null;
  return rest && !outlet ? { day: null, outlet: null } : { day: day?.value ?? null, outlet };
}

/** The outlet that a line of its own names for what stands before it: 来源:南通日报 */
export const outletBehind = (line: string): string | null =>
  /^(?:来源|媒体|稿源|刊发媒体|发布平台)[::]\s*(.{2,24})$/u.exec(line.trim())?.[1]?.trim() ?? null;

const without = (line: string, { 0: taken, index }: RegExpExecArray): string =>
  `${line.slice(0, index)} ${line.slice(index + taken.length)}`.replace(EDGES, '');

/** The cells of a row that was copied from a sheet: day and outlet by themselves, the title the longest. */
export function takeCells(
  line: string,
  isKnown: IsKnown,
): { title: string; day: string | null; outlet: string | null } {
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);
  let day: string | null = null;
  let outlet: string | null = null;
  let title = '';
  for (const cell of cells) {
    const aside = asideIn(cell, isKnown);
    day ??= aside.day;
    outlet ??= aside.outlet ?? (cells.length > 1 && isOutlet(cell, isKnown) ? cell : null);
    const isTitle = !aside.day && cell !== outlet && !aside.outlet;
    if (isTitle && cell.length > title.length) title = cell;
  }
  return { title, day, outlet };
}
