import type { UnitSpan } from '../entities/organizations.js';
import type { Mention } from '../events/mentions.js';
import { readWords } from '../events/read-values.js';
import type { BaseAction, BaseDraft } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import { nameStart } from './name-start.js';

/** What bases of national security education are called. */
const BASE =
  /(?:全民|总体)?(?:国家安全(?:观)?|国安|国防(?:动员)?|反间(?:谍|防谍)|保密|人民防线|国门(?:生物)?安全|(?:生物|科技|生态|网络|粮食|核|数据|国土|海洋|金融|能源)安全)(?:法治|文化|科普|宣传|主题|警示|和国防|人民防线|宣教|教育|培训|实践|体验|示范|实训|研学|特色)*(?:基地|公园|广场|展览馆|展馆|馆|中心|展厅|体验厅|示范点|实践地|长廊|街区|小屋|步道|(?<=示范|特色|实验)学?校)(?!行|游|之旅|建设|管理|等级|数量|代表)/g;

/** Words by which a unit receives the title of honour that follows. */
const RECEIVES =
  /(?:被|获|荣获|获评|获得|正式|成功|一同|一并|共同|分别|同时)?(?:命名为|授予|评为|确定为|认定为|列为|入选|接过|获评|成为|被确定|被命名|被评|增挂|挂上|挂牌|被授予)(?:了)?[^,。;“]{0,14}[“]?$/;
/** `将A确定为…`. */
const GIVEN = /将(?<name>[^,。;]{2,24}?)(?:命名|确定|认定|评定|列)为[^,。;]{0,14}[“]?$/;
/** Words by which a unit that bears the title already is named. */
const BEARS = /作为[^,。;]{0,10}[“]?$/;
const UNVEILED_FOR = /为[^。;]{2,60}$/;
const UNVEILED =
  /^(?:——[^”,。;]{2,16})?[”’]?(?:、[^,。;]{2,40}?)?(?:近日|日前)?[也均都已]*的?(?:正式|顺利|隆重)?(?:在[^,。;]{0,24})?(?:正式|顺利|隆重)?[^,。;]{0,4}(?:揭牌|揭幕|开园|开馆|落成|建成|启用|挂牌|建设完成|成立|开放|投用|展览开幕|投入使用|亮相|牌子)/;
const NAMED_AS =
  /(?:命名|授予|评为|确定为|认定为|列为|入选|公布了?|宣布了?|获评|授牌)[^,。;]{0,16}$/;
const VISITED = /(?:走进|走入|参观了?|来到|前往|走访|赴|到|打卡)[^,。;]{0,4}$/;
/** `前往A和B参观`: others may stand between. */
const VISITED_AMONG = /(?:走进|走入|参观了?|来到|前往|走访|赴|到|打卡)[^,。;]{0,40}$/;
const RECEIVES_VISITORS = /^,?[^。;]{0,8}(?:迎来|接待)/;
const SPEAKS_FOR_BASES = /基地代表、?$/;
const RANKED: readonly BaseAction[] = ['unveiled', 'named', 'visited', 'mentioned'];
/** The subject alone, or a title of honour with its rank: no place has this name. */
const GENERIC =
  /^(?:全民|总体)?(?:国家安全(?:观)?|国安|国防)(?:教育|宣传|主题|实践|培训|体验)*(?:基地|阵地|广场|公园|馆|展厅|长廊|示范点)$/;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly action: BaseAction;
  /** A place under its own name, not under the title that it bears. */
  readonly own: boolean;
}

/** The education bases of an article, each once, with the strongest thing that happened to it. */
export function basesIn(mentions: readonly Mention[], mapped: MappedText): BaseDraft[] {
  const kept: Found[] = [];
  for (const base of mentions.flatMap(basesOfSentence)) {
    const at = kept.findIndex(({ name }) => name.endsWith(base.name) || base.name.endsWith(name));
    const other = kept[at];
    if (other) kept[at] = stronger(other, base);
    else kept.push(base);
  }
  const owned = kept.some(({ own }) => own);
  return kept
    .filter(
      ({ own, action, name }) => own || (isOfUse(name, action) && !(owned && action !== 'visited')),
    )
    .map(({ start, end, action, own }) => ({
      name: readWords(mapped, { start, end }, own ? [] : ['NAME_IS_TITLE_OF_HONOUR']),
      action,
    }));
}

const isOfUse = (name: string, action: BaseAction): boolean =>
  !GENERIC.test(name) || action === 'unveiled' || action === 'named';

function stronger(one: Found, other: Found): Found {
  const action = RANKED.find((each) => each === one.action || each === other.action) ?? one.action;
  const fuller = one.own === other.own ? other.name.length > one.name.length : other.own;
  return { ...(fuller ? other : one), action };
}

const LONG_AGO = /此前|曾(?:被|获)|先后被|19\d\d年/;

function basesOfSentence(mention: Mention): Found[] {
  const { sentence } = mention;
  if (LONG_AGO.test(sentence.masked)) return [];
  const found = [...sentence.text.matchAll(BASE)].flatMap((match) => {
    const start = nameStart(sentence.text, match.index);
    const end = match.index + match[0].length;
    const counted = COUNTED.exec(sentence.text.slice(0, start));
    if (counted) return countedBases(mention, counted[0].startsWith('等') ? counted.index : 0, end);
    const quoted = /“[^”]*$/.test(sentence.text.slice(0, start));
    return sentence.text.startsWith('——', end) && !quoted ? [] : basesAt(mention, start, end);
  });
  return [...found, ...speakers(mention)].map((base) => ({
    ...base,
    start: sentence.start + base.start,
    end: sentence.start + base.end,
  }));
}

const COUNTED = /(?:等)?(?:首批|新命名的?|新增)?[\d一二三四五六七八九十两多余]+[家个处]$/;

/** `为A、B等5家国家安全教育基地授牌`, `为3家…授牌,分别是A、B`: the members beside the number. */
function countedBases({ sentence: { text }, units }: Mention, start: number, end: number): Found[] {
  const members = [...listBefore(units, text, start), ...listAfter(units, text, end)];
  if (!/授牌|揭牌|命名|公布|入选|颁/.test(text)) return [];
  return members.map((unit) => ({ ...unit, action: 'named', own: true }));
}

/** A title of honour with what stands around it in its sentence. */
interface Title {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly behind: string;
  readonly units: readonly UnitSpan[];
  /** The units side by side that stand last before it. */
  readonly list: readonly UnitSpan[];
}

/** The ways to tell who bears a title; the first that finds someone decides. */
const BEARERS: readonly ((title: Title) => Found[])[] = [
  givenTo,
  receivedBy,
  listedBehind,
  unveiledFor,
  bearersOf,
  namedBehind,
];

function basesAt({ sentence: { text }, units }: Mention, start: number, end: number): Found[] {
  const before = text.slice(0, start);
  const behind = text.slice(end, end + 30);
  const title = { text, start, end, before, behind, units, list: listBefore(units, text, start) };
  for (const way of BEARERS) {
    const found = way(title);
    if (found.length) return found;
  }
  if (/^[”’]?名单/.test(behind)) return [];
  const action = actionOf(text, start, end, before);
  return [{ start, end, name: text.slice(start, end), action, own: false }];
}

const own = (action: BaseAction, members: readonly UnitSpan[]): Found[] =>
  members.map(({ start, end, name }) => ({ start, end, name, action, own: true }));

/** `将A确定为…`. */
function givenTo({ before }: Title): Found[] {
  const given = GIVEN.exec(before);
  const name = given?.groups?.name;
  if (!given || !name) return [];
  const start = given.index + 1;
  return [{ start, end: start + name.length, name, action: 'named', own: true }];
}

/** `A、B被命名为…`; a plate that is hung up unveils. */
function receivedBy({ before, list }: Title): Found[] {
  const verb = RECEIVES.exec(before);
  if (!verb) return [];
  const action = /(?:挂上|增挂|挂牌)/.test(verb[0]) ? 'unveiled' : 'named';
  const members = membersBefore(before, verb.index);
  return members.length > list.length
    ? members.map((member) => ({ ...member, action, own: true }))
    : own(action, list);
}

const MEMBERS =
  /(?:^|[,。;:]|其中|为|分别)(?<list>[^,。;:]{2,90}?)(?:等)?(?:[\d一二三四五六七八九十两多余]+[家个处](?:单位|场馆|场所)?|单位)?$/;
const NO_MEMBER = /[会议日由在将向也]|^这|国安办|授予|活动|^(?:当天|此次|现场|本次|同时|该)/;

/** The names in front of the verb, whatever they end in: `A公园、B和C等3家单位被命名为…`. */
function membersBefore(before: string, verb: number): Pick<Found, 'start' | 'end' | 'name'>[] {
  const match = MEMBERS.exec(before.slice(0, verb));
  const list = match?.groups?.list ?? '';
  if (!match || !list) return [];
  let start = match.index + match[0].indexOf(list);
  const members = list.split(/([、和与及])/).map((part) => {
    const member = { start, end: start + part.length, name: part };
    start += part.length;
    return member;
  });
  const names = members.filter(({ name }) => !/^[、和与及]$/.test(name));
  return names.every(({ name }) => name.length > 2 && name.length < 24 && !NO_MEMBER.test(name))
    ? names
    : [];
}

/** `…名单,A、B榜上有名`, `为“…”A、B授牌`. */
function listedBehind({ text, end, behind, units }: Title): Found[] {
  const honoured = text[end] === '”' && /授牌|颁牌/.test(text.slice(end));
  return /^[”’]?名单/.test(behind) || honoured ? own('named', listAfter(units, text, end)) : [];
}

/** `为A、B“…”揭牌`. */
function unveiledFor({ before, behind, list }: Title): Found[] {
  return UNVEILED.test(behind) && UNVEILED_FOR.test(before) ? own('unveiled', list) : [];
}

/** `作为…的A`, `A作为…`. */
function bearersOf({ text, start, end, before, units, list }: Title): Found[] {
  if (!BEARS.test(before)) return [];
  const behind = units.find(
    (unit) => unit.start >= end && unit.start - end <= 3 && unit.strength === 'FULL',
  );
  if (!behind) return own(actionOf(text, start, end, before), list);
  const visited = VISITED.test(before.replace(BEARS, ''));
  return own(visited ? 'visited' : actionOf(text, behind.start, behind.end, before), [behind]);
}

/** `…教育基地A馆`: the bearer's own name right behind the title. */
function namedBehind({ text, start, end, before, units }: Title): Found[] {
  const whole = units.find((unit) => unit.start <= start && unit.end > end + 2);
  if (!whole) return [];
  const action = actionOf(text, end, whole.end, before);
  return [{ start: end, end: whole.end, name: text.slice(end, whole.end), action, own: true }];
}

/** The units side by side that stand last before the title, in the same clause. */
function listBefore(units: readonly UnitSpan[], text: string, before: number): UnitSpan[] {
  const list: UnitSpan[] = [];
  let next = before;
  for (const unit of [...units].reverse()) {
    if (unit.end > before || unit.strength !== 'FULL') continue;
    const gap = text.slice(unit.end, next);
    const joined = list.length
      ? /^(?:[、和与及]|以及)$/.test(gap)
      : !/[。;]|[^等],/.test(gap) && gap.length < 40;
    if (!joined) break;
    list.unshift(unit);
    next = unit.start;
  }
  return list;
}

/** `公布…基地名单,A、B榜上有名`. */
function listAfter(units: readonly UnitSpan[], text: string, after: number): UnitSpan[] {
  const list: UnitSpan[] = [];
  for (const unit of units) {
    const gap = text.slice(list.at(-1)?.end ?? after, unit.start);
    const joined = list.length
      ? /^(?:[、和与及]|以及)$/
      : /^[”’]?(?:名单)?[^。;]{0,12}?(?:[,:]|分别是|分别为|包括)$|^[”’]$/;
    if (unit.start > after && joined.test(gap)) list.push(unit);
  }
  return list;
}

/** `国家安全教育基地代表、十里坊小学作交流发言`. */
const speakers = ({ sentence: { text }, units }: Mention): Found[] =>
  units
    .filter((unit) => unit.strength === 'FULL' && SPEAKS_FOR_BASES.test(text.slice(0, unit.start)))
    .map((unit) => ({
      start: unit.start,
      end: unit.end,
      name: unit.name,
      action: 'named',
      own: true,
    }));

function actionOf(text: string, start: number, end: number, before: string): BaseAction {
  const behind = text.slice(end, end + 40);
  if (UNVEILED.test(behind)) return 'unveiled';
  if (NAMED_AS.test(before)) return 'named';
  const led = text.slice(Math.max(0, start - 48), start);
  const seen = /^(?:等地?)?(?:参观|学习|研学|打卡|[,。]|开展|接受|实地)/.test(behind);
  const goes = seen ? VISITED_AMONG : VISITED;
  return goes.test(led) || RECEIVES_VISITORS.test(behind) ? 'visited' : 'mentioned';
}
