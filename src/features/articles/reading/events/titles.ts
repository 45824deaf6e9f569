import { boundaryBefore } from '../words/boundary-words.js';

/** A title as it stands in a sentence, with how it was found. */
export interface TitleSpan {
  readonly start: number;
  readonly end: number;
  /** ACTIVE: object of a holding verb; PASSIVE: what is held; the verb begins at `verb`. */
  readonly voice: 'ACTIVE' | 'PASSIVE';
  readonly verb: number;
}

/** The nouns that an event's name ends in; the weak ones only where nothing stronger follows. */
const EVENT_NOUN =
  /(?:宣传(?:教育)?(?:周|月|日)?|主题(?:教育|宣传)?|普法|教育)?(?:系列)?活动(?:周|月|日)?(?![中的现时前后期])|仪式|启动会|讲座|报告会|宣讲会?|班[(]?[队团]?[)]?会|队会|团课|党课|公开课|微课|思政课|第一课|教育课|安全课|法治课|普法课|主题课|专题课|亲子课堂|课堂|大讲堂|讲堂|培训[班会]?|演练|演习|展览|图片展览?|书画展览?|巡回展览?|巡展|展播|成果展示?|作品展|主题展(?:览)?|书展|竞赛(?:总?决赛|初赛|复赛|校级决赛)?|总?决赛|大讨论|比赛|大赛|挑战赛|演讲赛|擂台赛|闯关赛|辩论赛|知识赛|答题|竞答|问答|文艺汇演|汇演|演出|晚会|观影|展演|情景剧|音乐会|宣传周|宣传月|宣传日|教育周|教育月|活动周|活动月|开放日|专场|沙龙|座谈会?|分享会|读书会|体验营|夏令营|研学|游园会|游园|主题党日|党日|团日|论坛|大会(?!址|堂|场)|晨会|宣誓|征文|路演|直播|飞行棋|游戏|测试|宣教|集中宣传|法律咨询|咨询|普法宣传|法治宣传|安全宣传|主题宣传|宣传服务|(?:专题|集中)学习|志愿服务|主题教育|(?:安全|法治|国防|保密)教育课?|灯光秀|家长会|故事会|专题报告|小戏|辅导|快闪|接力|签名|国旗下讲话|国旗下的讲话|升旗|集市|法律服务|进校园|进社区|进农村|进企业|进机关|主题实践|实践|义诊|行动|宣传/gu;
const VERB =
  /(?:组织)?(?:开展|举办|举行|召开|启动(?!仪式|会|式|暨|活动)|推出|开设|开启|组织|进行|上演|策划|承办|主办|制作|办起|参加|参与|作(?!为)(?=[^,。]{0,6}“)|开起|带来|送上|上|奉献|打造|观看|收听)(?:了|起|的是)?(?!的|帷幕)/g;
const MEASURE =
  /^(?:[一二两三四五六七八九十数多几\d]+(?:余)?)?(?:场次?|次|堂|期|节|项|个|批|轮|系列)(?!活动)/;
const MODIFIER =
  /^(?:这[趟次场]|我[市县区镇乡校街村省院]|全[市县区镇乡校街村省](?:\d+个班级)?|“[^”]{1,80}”为(?:主题|题)的|了|一[场次堂期节项系]列?|此次|本次|该|为期[^的,]{1,6}的|以[^,。;]{1,60}?为(?:主题|主线|内容|重点)的?|主题(?:是|为)(?:“[^”]{1,80}”|[^,。;]{1,60}?)(?:的|(?=一系列))|题为|[^“”,。;]{1,12}(?:多样|多彩|丰富|生面|生动|有趣|有声有色|深刻|特殊|特别|有意义|深入人心|隆重|独特|精彩|集中|热烈|各具特色|灵活|有力|有序|广泛|系列|接地气|鲜活|实在|一系列)的|一系列|系列|系|了一系列|有关|关于|相关|以(?!案)|围绕)/;
const LONGEST_TITLE = 120;
const HELD =
  /(?:[在于][^,。;]{2,40}?)?(?:隆重|成功|顺利|圆满|正式|如期|同步|热烈|全面)*(?:举行|举办|启动|开幕|召开|拉开(?:了)?(?:帷幕|序幕|大幕)|开讲|开班|上演|揭牌|开展|开赛|开课|进行|启幕|亮相|开启|落下帷幕|落幕|点亮|收官|结束)(?=[,。;!]|$|\n|了[,。]|。)/g;
/** `为深入开展…活动,…`: what an event is for, not the event. */
const PURPOSE =
  /(?:^|[,。:;]|\))为(?:了)?(?:深入|进一步|广泛|扎实|认真|切实|更好地?|有效|持续|全面|做好|积极|贯彻落实|组织|推动|确保)*$/;
const BY_WHOM = /(?:由[^,。;]{2,60}?|联合|共同|组织)(?:主办|承办|协办|举办|开展|组织|发起|策划)的/g;
const HELD_BY = /(?<name>[^,。;:!?\n]{4,60})由[^,。;]{2,60}?(?:主办|举办|承办|组织|牵头|发起)/g;
/** Words of time between a name and its verb. */
const WHEN =
  /(?:(?:\d{1,2}月)?\d{1,2}日|今天|今日|昨天|昨日|当天|当日|近日|日前)?(?:上午|下午|晚上?)?(?:就此|也|将|已)?$/;
const ORGANIZED_BY =
  /(?:主办|承办|协办|举办|组织|牵头|开展|联合|策划|参与|指导|支持)(?:开展|举办|承办|主办)?的/g;

/** The titles in a sentence: what holding verbs govern, and what is said to be held. */
export function titlesIn(masked: string, text: string): TitleSpan[] {
  const titles = [
    ...activeTitles(masked, text),
    ...passiveTitles(masked, text),
    ...attributedTitles(masked, text),
  ];
  return titles.sort((a, b) => a.start - b.start);
}

function* activeTitles(masked: string, text: string): Iterable<TitleSpan> {
  for (const match of masked.matchAll(VERB)) {
    const from = match.index + match[0].length;
    if (PURPOSE.test(masked.slice(0, match.index))) continue;
    const phrase =
      /^(?![、和])[^,。;:!?\n]{2,}/.exec(masked.slice(from, from + LONGEST_TITLE))?.[0] ?? '';
    const span = namedIn(phrase, text.slice(from, from + phrase.length));
    if (span)
      yield {
        start: from + span.start,
        end: from + span.end,
        voice: 'ACTIVE',
        verb: match.index,
      };
  }
}

function* passiveTitles(masked: string, text: string): Iterable<TitleSpan> {
  for (const match of masked.matchAll(HELD)) {
    const comma = Math.max(
      ...[',', '。', ':', ')'].map((mark) => masked.lastIndexOf(mark, match.index - 1)),
    );
    const from = Math.max(comma + 1, match.index - LONGEST_TITLE);
    const phrase = masked.slice(from, match.index).replace(WHEN, '');
    const start = from + afterOrganizers(phrase);
    const until = from + phrase.length;
    const span = namedIn(masked.slice(start, until), text.slice(start, until));
    if (span && start + span.end >= until - 1)
      yield {
        start: start + span.start,
        end: start + span.end,
        voice: 'PASSIVE',
        verb: match.index,
      };
  }
}

/** `由A和B举办的“…”活动上`, `“…”活动由A主办`: the name beside those who hold it. */
function* attributedTitles(masked: string, text: string): Iterable<TitleSpan> {
  for (const match of masked.matchAll(BY_WHOM)) {
    const from = match.index + match[0].length;
    const phrase = /^[^,。;:!?\n]{2,}/.exec(masked.slice(from, from + LONGEST_TITLE))?.[0] ?? '';
    const span = namedIn(phrase, text.slice(from, from + phrase.length));
    if (span)
      yield {
        start: from + span.start,
        end: from + span.end,
        voice: 'PASSIVE',
        verb: match.index,
      };
  }
  for (const { index, groups } of masked.matchAll(HELD_BY)) {
    const phrase = groups?.name ?? '';
    const start = index + afterOrganizers(phrase);
    const span = namedIn(
      masked.slice(start, index + phrase.length),
      text.slice(start, index + phrase.length),
    );
    if (span)
      yield { start: start + span.start, end: start + span.end, voice: 'PASSIVE', verb: index };
  }
}

/** Where the name begins in `由…主办的“…”活动`, or behind a date. */
function afterOrganizers(phrase: string): number {
  let start =
    /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚上?)?|^\d{1,2}日(?:上午|下午|晚上?)?|^(?:当天|当日|近日|日前|昨日|今天)(?:上午|下午)?/.exec(
      phrase,
    )?.[0].length ?? 0;
  for (const match of phrase.matchAll(ORGANIZED_BY)) start = match.index + match[0].length;
  return start;
}

/** The event's name within a phrase: from its first word that describes it to its last noun. */
function namedIn(phrase: string, text: string): { start: number; end: number } | null {
  const end = endOfName(phrase, text);
  if (end < 0 || governsAnother(phrase.slice(0, end))) return null;
  const start = startOfName(phrase, text, end);
  return end - start >= 2 ? { start, end } : null;
}

/** `组织党员开展…活动`: what the second verb governs is the name, not what the first does. */
const governsAnother = (phrase: string): boolean =>
  /(?:开展|举办|举行|召开|参加|进行|组织|设置|设立|悬挂|[^去]赴|前往|参观|走进|来到)(?!的)/.test(
    phrase,
  );

function endOfName(phrase: string, text: string): number {
  let end = -1;
  for (const match of phrase.matchAll(EVENT_NOUN)) {
    const gap = end < 0 ? '' : phrase.slice(end, match.index);
    if (end >= 0 && (gap.replace(/“[^”]*”/g, '').length > 14 || /[,向为对给在]/.test(gap))) break;
    end = match.index + match[0].length;
  }
  const quoted = /^[^“”]{0,20}“[^”]*”/.exec(phrase)?.[0].length ?? 0;
  if (end >= 0 || !quoted) return end;
  if (/(?:站|基地|馆|中心|公园|展厅|点|驿站|牌匾|牌)”$/.test(text.slice(0, quoted))) return end;
  const closed = quoted === phrase.length || /^[棋盘由上]/.test(phrase.slice(quoted));
  return closed || endsInANoun(text.slice(0, quoted)) ? quoted : end;
}

/** A quotation whose own last word is an event noun is a title by itself. */
const endsInANoun = (quoted: string): boolean => {
  const inner = quoted.replace(/^.*“|”$/g, '');
  return [...inner.matchAll(EVENT_NOUN)].some((m) => m.index + m[0].length === inner.length);
};

function startOfName(phrase: string, text: string, end: number): number {
  let start = 0;
  for (let round = 0; round < 4; round++) {
    const rest = phrase.slice(start, end);
    const lead = MODIFIER.exec(rest)?.[0] ?? MEASURE.exec(rest)?.[0];
    if (!lead || lead.length >= rest.length - 1 || !hasNoun(rest.slice(lead.length))) break;
    start += lead.length;
  }
  const cut = /^(?:[^“”]{0,30}?)(?=“)/.exec(text.slice(start, end))?.[0].length ?? 0;
  return cut && boundaryBefore(text, start + cut) ? start + cut : start;
}

const hasNoun = (text: string): boolean => new RegExp(EVENT_NOUN.source, 'u').test(text);

const THEME =
  /(?:以|围绕着?|紧扣|聚焦)(?:[^,。;“]{0,6})“(?<quoted>[^”]{4,80})”(?:这一|为)?(?:活动|宣传|教育)?(?:为)?主题|主题(?:为|是|:)“?(?<named>[^”。;]{4,80})(?:”|。)|(?:活动|教育|宣传|年)(?:的)?主题“(?<bare>[^”]{4,80})”|以(?<plain>[^“”,。;]{4,40})为主题/;

/** The slogan that an article is held under. */
export function themeIn(text: string): { start: number; end: number } | null {
  const match = THEME.exec(text);
  const groups = match?.groups ?? {};
  const theme = groups.quoted ?? groups.named ?? groups.bare ?? groups.plain;
  if (!match || !theme) return null;
  const start = match.index + match[0].indexOf(theme);
  return { start, end: start + theme.length };
}
