import type { MappedText } from './mapped-text.js';

/** What a line of a pasted page is. */
export type LineKind = 'HEADLINE' | 'BODY' | 'SOURCE' | 'BYLINE' | 'NOISE';

export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: LineKind;
}

const LONGEST_HEADLINE = 48;

/** Lines of a web page that belong to no article. */
const NOISE =
  /^(分享(?:到|至|[:]|$)|上一[篇条]|下一[篇条]|打印|关闭|【?字体|字号|当前位置|您(现在)?的?位置|所在位置|首页|相关(链接|阅读|文章|附件|推荐|新闻|稿件)|关联稿件|版权|免责|扫一扫|附件|网友评论|返回|阅读(量|次数|数|人数)?[::]?\d|浏览(量|次数)?[::]?|点击(数|量|次数)?[::]|发布(时间|日期)[::]|更新时间|责任?编辑?[::]|编辑[::]|审[核稿校][::]|校对[::]|一审|二审|三审|初审|复审|终审|投稿|热线|Copyright|http|视频[::]|摄影[::]|图片来源|声明|温馨提示|点赞|收藏|【(?:字体|打印|关闭|责任编辑|编辑|纠错|大|返回))/i;

/** Lines that name the unit or paper behind the article: the last resort for its organizer. */
const SOURCE =
  /^[((]?(来源|稿源|信息来源|文章来源|供稿(单位)?|单位|报送单位|作者单位|撰稿|供图|文\/图|图文|文图|文字|作者|通讯员|记者)\s?[::/|]/;

/** A line that says what it holds: it goes on in no other. */
export const LABELLED = /^(?:联合)?(?:主办|承办|协办|指导|支持|活动)(?:单位|方|地点|时间)?[:]/;
const BYLINE = /^(·[^·]{2,24}·|[((](本报|本刊|记者|通讯员|全媒体|文|图|作者|编辑)[^))]{0,40}[))])$/;
/** A line of its own in brackets: the sender, the writer. */
const IN_BRACKETS = /^[((][^()()]{2,36}[))]$/;
const BYLINE_END = /·[\p{Script=Han} ]{2,20}·$/u;
const SENTENCE_END = /[。!?;:…”)》】]$/;
const FULL_STOP = /[。!?]/;
const FULL_STOP_INSIDE = /[。!?;]./;
const LEAD = leadPattern();

/** The beginnings of an article's first body line. */
function leadPattern(): RegExp {
  const day = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日';
  const words =
    '近日|日前|近期|近年来|今年|连日来|昨[日天]|今[日天]|当[日天]|为(?:了|进一步|深入|切实|加强|贯彻|提高|增强|普及|迎接|营造|认真|全面|有效|帮助|推动)|在第|第.{1,3}个|本报讯|本网讯|.{2,12}(?:讯|电)[((]|\\d{1,2}日(?:上午|下午|晚)?[,,]|去年|一季度|二季度|上半年|眼下|连日|一直以来|随着|围绕|根据|按照';
  return new RegExp(`^(?:${day}|${words})`);
}

/** Whether a line begins the way articles begin. */
export const beginsLikeAnArticle = (text: string): boolean =>
  LEAD.test(text) || /^.{0,40}?\d{1,2}月\d{1,2}日/.test(text);

/** Whether a line closes an article with the names of its writers, as newspapers do. */
export const closesAnArticle = (line: Line): boolean => BYLINE_END.test(line.text);

export const endsASentence = (text: string): boolean => SENTENCE_END.test(text);

/** The lines of a page, each with what it is. */
export function linesOf(page: MappedText): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of page.text.split('\n')) {
    const text = raw.trim();
    const from = start + raw.indexOf(text);
    if (text) lines.push({ start: from, end: from + text.length, text, kind: kindOf(text) });
    start += raw.length + 1;
  }
  return lines;
}

function kindOf(text: string): LineKind {
  if (LABELLED.test(text)) return 'BODY';
  if (BYLINE.test(text)) return 'BYLINE';
  if (text.length < 40 && IN_BRACKETS.test(text)) return 'SOURCE';
  if (text.length < 80 && SOURCE.test(text) && !FULL_STOP.test(text)) return 'SOURCE';
  if (text.length < 160 && NOISE.test(text)) return 'NOISE';
  return looksLikeAHeadline(text) ? 'HEADLINE' : 'BODY';
}

/** Short, without a full stop at its end or inside, and not the first half of a broken sentence. */
function looksLikeAHeadline(text: string): boolean {
  if (text.length > LONGEST_HEADLINE || !/\p{Script=Han}{2}/u.test(text)) return false;
  if (/[。;,:]$/.test(text) || FULL_STOP_INSIDE.test(text)) return false;
  return !(LEAD.test(text) && text.includes(',')) && !BYLINE_END.test(text);
}
