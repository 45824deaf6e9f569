import type { Measure } from './reading.types.js';
import type { Rule } from './rule.js';

/** A number that a text gives for a measure. */
export interface Count {
  readonly measure: Measure;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** A number as articles write it; 约, 近, 余, 多 are no part of the value. */
export const NUMBER =
  '(?<number>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|[一二两三四五六七八九]?[百千万十](?=余|多|[人名份册本])|[一二两三四五六七八九十百]{1,4}(?=[个家块组支]|余|多|人次))(?<scale>[十百千万]{0,2})(?:[余多]|来)?(?<scaleBehind>[万千百]?)(?:余|多)?';

const ONES: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };

/** 1.2万 → 12000; 三百 → 300; 十二 → 12. */
export function valueOf(text: string): number {
  const digits = /^[\d,.]+/.exec(text)?.[0] ?? '';
  const rest = text.slice(digits.length);
  if (digits) {
    const scale = [...rest].reduce((product, char) => product * (SCALES[char] ?? 1), 1);
    return Math.round(Number(digits.replaceAll(',', '')) * scale);
  }
  let sum = 0;
  let ones = 0;
  for (const char of rest) {
    const scale = SCALES[char];
    if (scale) {
      sum += (ones || 1) * scale;
      ones = 0;
    } else ones = ONES[char] ?? 0;
  }
  return sum + ones;
}

interface CountRule extends Rule {
  readonly measure: Measure;
}

const rule = (measure: Measure, about: string, source: string, examples: string[]): CountRule => ({
  name: measure,
  measure,
  about,
  pattern: new RegExp(source, 'g'),
  examples,
});

const PEOPLE_NOUN =
  '(?:师生|学生|同学|教师|老师|干部|职工|群众|居民|村民|市民|党员|志愿者|代表|人员|青年|少年|队员|儿童|孩子|官兵|战士|干警|民警|家长|残疾人|学员|观众|员工|骨干|会员|朋友|选手|老人|老年人|幼儿|青少年|工友|商户|农民|网格员|读者|听众|网友|家属|技术骨干)';
/** `200名社区居民`, `180余师生`: with a counting word other words may stand between. */
const PEOPLE = `(?:[名位](?:[^\\d,。;、()]{0,14}?)${PEOPLE_NOUN}|(?:[^\\d,。;、()年分级号时点岁期届处公班个米家所]{0,4}?)${PEOPLE_NOUN})`;
const PAPERS =
  '[^,。;\\d]{0,10}?(?:资料|手册|折页|单页|册子|彩页|传单|读本|材料|宣传[单册品页物]|纪念品|礼品|倡议书|明白纸|明白卡|扇|袋|口袋书|书签|围裙|雨伞)';

/** Which number is which measure. The first rule that claims a number has it. */
export const COUNT_RULES: readonly CountRule[] = [
  rule(
    'consultations',
    'Questions answered on the spot.',
    `(?:咨询|解答|答疑|问询)[^。;\\d]{0,24}?${NUMBER}(?:人次|人|余?次|个问题|个|件|起|条|例)`,
    ['接受咨询700余人次', '现场解答群众咨询50余次'],
  ),
  rule(
    'consultations',
    'The number stands before the word.',
    `为${NUMBER}(?:余)?(?:名|位|人次|人|次)[^,。;\\d]{0,8}?(?:提供|进行)?[^,。;\\d]{0,6}咨询`,
    ['为30余名群众提供法律咨询'],
  ),
  rule(
    'posters',
    'Posters put up.',
    `(?:海报|挂图)[^,。;\\d]{0,8}?${NUMBER}(?:余)?(?:张|幅|份|条|套)`,
    ['张贴海报40余张'],
  ),
  rule(
    'posters',
    'The number stands before the word.',
    `${NUMBER}(?:余)?(?:张|幅|份|套)[^,。;\\d]{0,8}?(?:海报|挂图)`,
    ['40余份宣传海报'],
  ),
  rule(
    'displayBoards',
    'Boards set up.',
    `(?:展板|展牌|板报|版面|宣传板|宣传牌)[^,。;\\d]{0,8}?${NUMBER}(?:余)?(?:块|面|个|幅|张|套)`,
    ['宣传展板60余块'],
  ),
  rule(
    'displayBoards',
    'The number stands before the word.',
    `${NUMBER}(?:余)?(?:块|面|个|幅|张)[^,。;\\d]{0,8}?(?:展板|展牌|宣传板|板报)`,
    ['90块展板'],
  ),
  rule(
    'materialsDistributed',
    'Papers and small gifts handed out.',
    `(?:发放|派发|分发|散发|赠送|赠阅|派送|发送|送出|印发|发出)[^。;]{0,40}?${NUMBER}(?:余)?(?:份|册|本|张|个|件|套|页)`,
    ['发放宣传资料800余份', '发放3万余份宣传单'],
  ),
  rule(
    'materialsDistributed',
    'The paper, then its number.',
    `(?:资料|手册|折页|单页|册子|彩页|传单|读本|宣传[单册品页物])[^,。;\\d]{0,8}?${NUMBER}(?:余)?(?:份|册|本|张|件|套)`,
    ['宣传手册2600余份'],
  ),
  rule(
    'materialsDistributed',
    'The number, then the paper.',
    `${NUMBER}(?:余)?(?:份|(?:册|本|张|件|套|个)${PAPERS})`,
    ['2600余份宣传资料'],
  ),
  rule('families', 'Families together.', `${NUMBER}(?:余)?(?:组|个|户|对)(?:亲子)?家庭`, [
    '15组亲子家庭',
  ]),
  rule('families', 'Parents and children counted in pairs.', `${NUMBER}(?:余)?(?:组|对)亲子`, [
    '20对亲子',
  ]),
  rule(
    'teams',
    'Teams that compete.',
    `${NUMBER}(?:余)?支(?:代表|参赛)?[^,。;\\d]{0,6}?(?<!分|服务|宣讲|志愿)(?:队伍|代表队|参赛队|队)(?!员)`,
    ['12支队伍'],
  ),
  rule(
    'units',
    'Units that take part.',
    `${NUMBER}(?:余)?(?:家|个)[^,。;\\d]{0,12}?(?:单位|部门)`,
    ['62家单位', '20余家部门和单位'],
  ),
  rule('participants', 'People, with a word for who they are.', `${NUMBER}(?:余)?${PEOPLE}`, [
    '1000余名师生',
    '80名社区居民',
  ]),
  rule(
    'participants',
    'People counted as such.',
    `${NUMBER}(?:余)?(?:人次|人)(?!大|民|员|们|次|签名|以上|行)(?:次)?`,
    ['近200人', '300余人次'],
  ),
];

/** Numbers that belong to years, to the whole district, to the reader's counter. */
const BACKGROUND =
  /辐射|出动|年来|由$|已服务|前[一二三四五几]场|已接待|试运行|近年来|今年以来|去年|目前|截至|已累计|自.{1,12}(?:以来|成立)|先后|历年|一直以来|每年|现有|总人口|约有|常住|面积|浏览|阅读|点击|播放量|转发|下一步|接下来|计划|预计|覆盖|惠及|影响/;
/** A sentence about the years before. */
const LOOKS_BACK =
  /^(?:据了解,?|据悉,?|据统计,?|截至[^,]{0,8},?)?(?:近年来|今年以来|去年以来|目前,?全|多年来|一直以来|自[^,]{2,16}以来)/;
/** Books that are given are a donation, not leaflets. */
const BOOK_GIFT =
  /捐[赠书献]|赠书|(?:向|给|为)[^,。;]{2,24}(?:校|小学|中学|书屋|图书馆)[^,。;]{0,4}赠送《|(?:赠送|送去|送上|送来|赠予)[^。;]{0,30}(?:图书|书籍|新书|读物|绘本)|(?:图书|书籍|新书|读物|绘本)[^。;]{0,20}(?:赠|送)/;
const PRIZE = /^[\d一二两三四五六七八九十余]+[名人位][^,。;]{0,6}(?:荣获|获得|获评|被评)/;
const NOT_PEOPLE = /^.{0,3}(?:人民|人大)/;

/** The numbers of a sentence, each with its measure. */
export function countsIn(masked: string): Count[] {
  const counts: Count[] = [];
  if (LOOKS_BACK.test(masked)) return counts;
  const rules = BOOK_GIFT.test(masked)
    ? COUNT_RULES.filter(({ measure }) => measure !== 'materialsDistributed')
    : COUNT_RULES;
  for (const { pattern, measure } of rules)
    for (const match of masked.matchAll(pattern)) {
      const count = countOf(match, measure);
      const taken = counts.some(({ start, end }) => start < count.end && count.start < end);
      if (!taken && !isBackground(masked, count.start)) counts.push(count);
    }
  return counts.sort((a, b) => a.start - b.start);
}

function countOf(match: RegExpExecArray, measure: Measure): Count {
  const { number = '', scale = '', scaleBehind = '' } = match.groups ?? {};
  const start = match.index + match[0].indexOf(number);
  const value = valueOf(number + scale + scaleBehind);
  return { measure, value, start, end: match.index + match[0].length };
}

function isBackground(masked: string, start: number): boolean {
  const clause = masked.slice(Math.max(0, start - 24), start);
  const behind = masked.slice(start, start + 20);
  return BACKGROUND.test(clause) || NOT_PEOPLE.test(behind) || PRIZE.test(behind);
}
