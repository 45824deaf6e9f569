import type { ActivityForm } from './reading.types.js';
import type { Rule } from './rule.js';

interface TypeRule extends Rule {
  readonly type: ActivityForm;
  /** How much one sign in the title weighs; in the body it weighs a tenth. */
  readonly weight: number;
}

const rule = (
  type: ActivityForm,
  weight: number,
  about: string,
  pattern: RegExp,
  examples: string[],
): TypeRule => ({ name: type, type, weight, about, pattern, examples });

/** Signs of an activity's main form, in the order in which they decide when they weigh the same. */
export const TYPE_RULES: readonly TypeRule[] = [
  rule(
    'LAUNCH_CEREMONY',
    40,
    'A launch stays one whatever follows it.',
    /启动仪式|启动暨|全面开启|拉开(?:了)?(?:帷幕|序幕)|启动会|启动式|开幕(?:式|仪式)|首发仪式|启动活动|正式启动|(?:宣传周|宣传月|活动周|活动月|教育周)启动/g,
    ['宣传月启动仪式'],
  ),
  rule('DRILL', 30, 'Drills.', /演练|演习|疏散逃生/g, ['应急疏散演练']),
  rule(
    'FAMILY_SCHOOL',
    30,
    'Parents and children.',
    /家长学校|亲子|家长课堂|家庭课堂|家长会|大手拉小手|小手拉大手/g,
    ['亲子课堂'],
  ),
  rule(
    'COMPETITION_QUIZ',
    26,
    'Contests and quizzes.',
    /竞赛|大赛|比赛|挑战赛|竞答|答题|知识问答|演讲赛|辩论赛|征文|擂台|抢答|闯关赛|有奖问答|书画赛|知识赛|测试/g,
    ['国家安全知识竞赛'],
  ),
  rule(
    'GAME',
    26,
    'Games.',
    /飞行棋|转盘|边玩边学|游戏|大富翁|寻宝|剧本杀|棋盘|闯关|游园|密室|打卡|桌游|集章|套圈|趣味运动/g,
    ['安全大富翁'],
  ),
  rule(
    'PERFORMANCE_SCREENING',
    26,
    'Stage and screen.',
    /文艺(?:汇演|演出|晚会|展演|宣传|节目|巡演)|汇演|演出|情景剧|观影|影片|电影|放映|晚会|小品|话剧|展演|快板|戏曲|专题片展播|相声|舞台剧|微电影|短视频展播|音乐会|快闪/g,
    ['普法情景剧'],
  ),
  rule(
    'EXHIBITION',
    24,
    'Exhibitions.',
    /展览|图片展|书画展|书展|巡展|展出|主题展|作品展|成果展|展板巡|手抄报展|巡回展|展陈/g,
    ['国家安全主题展览'],
  ),
  rule(
    'LECTURE',
    24,
    'One speaks, many listen.',
    /讲座|宣讲|分享会|报告会|普法课|法治课|专题辅导|大讲堂|讲堂|道德讲堂|专题报告|授课|微党课|党课|辅导报告|法律课堂|法治课堂|普法讲|专题课|宣讲会|开讲|法治副校长.{0,12}(?:课|讲)/g,
    ['反间谍知识讲座'],
  ),
  rule('TRAINING', 24, 'Training.', /培训|专题学习|集中学习|轮训|研修|业务学习|集训|研训/g, [
    '保密培训班',
  ]),
  rule(
    'CLASS',
    24,
    'Lessons at schools.',
    /主题班[队团]?会|班[(（]?[队团][)）]?会|班会|队会|国家安全(?:教育)?(?:第一)?课|思政课|国旗下|升旗|开学第一课|班级|同上一堂|主题课|晨会|团课|队课|公开课|主题团日|少先队|集体备课|教育课|课堂/g,
    ['国家安全主题班会'],
  ),
  rule(
    'VISIT',
    24,
    'Groups go to see a place.',
    /参观|研学|开放日|走进.{2,16}(?:基地|馆|中心)(?!开展|举)|实地|打卡参观|体验活动|观摩学习|游学/g,
    ['走进国家安全教育基地参观'],
  ),
  rule(
    'ONLINE',
    22,
    'On the screen only.',
    /线上(?:活动|宣传|答题|学习|课|班会|讲座)|云端|网络直播|直播|微信群|网上|云课堂|短视频|空中课堂|H5/g,
    ['线上学习'],
  ),
  rule(
    'OUTREACH_STALL',
    20,
    'Talking to passers-by, leaflets, counsel.',
    /宣传活动|集中宣传|宣传教育活动|咨询|发放|入户|赶集|摆摊|宣传周|宣传月|进社区|宣传台|普法宣传|宣传点|主题宣传|街头|宣教活动|大集|宣传品|系列宣传|普法活动|法治宣传|宣传服务|义诊|夜市|敲门|上门|志愿服务|宣传进|为民服务|便民服务|法律服务|进(?:社区|楼道|家庭|万家|商|村|乡|小区|集市|景区|夜市)|宣传日|宣传车|普及活动|宣传册|展台|展位|过往/g,
    ['集中宣传活动', '赶集日发放资料'],
  ),
  rule(
    'OTHER',
    18,
    'Ceremonies and meetings of their own kind.',
    /揭牌|授牌|挂牌|开园|捐赠|赠书|捐书|主题党日|党日|座谈|签名|读书|沙龙|研讨|论坛|命名|签约|宣誓|成立仪式|表彰/g,
    ['揭牌仪式', '主题党日'],
  ),
];

/** The main form by the signs in its title, and in the sentences about it. */
export function typeOf(
  title: string,
  lead: string,
  body: string,
): { type: ActivityForm; inTitle: boolean } {
  const inTitle = best(title, TYPE_RULES, 1);
  if (inTitle && !isVague(title, inTitle, body)) return { type: inTitle, inTitle: true };
  const rules = TYPE_RULES.filter(({ type }) => type !== 'LAUNCH_CEREMONY');
  const bySigns = (inTitle ? null : best(lead, rules, 3)) ?? best(body, rules, 3);
  const toldOnly = /宣传|普及|讲解|发放/.test(body) ? 'OUTREACH_STALL' : 'OTHER';
  return { type: bySigns ?? inTitle ?? toldOnly, inTitle: false };
}

/** A title that only says that something was made known leaves the form to the body. */
const isVague = (title: string, type: ActivityForm, body: string): boolean =>
  (type === 'OUTREACH_STALL' && /宣传教育活动|宣教活动|系列|普及活动/.test(title)) ||
  (type === 'OTHER' &&
    title.includes('党日') &&
    /(?:走进|参观|赴|来到)[^,。;]{0,30}(?:馆|基地)/.test(body));

function best(text: string, rules: readonly TypeRule[], cap: number): ActivityForm | null {
  let winner: ActivityForm | null = null;
  let most = 0;
  for (const { type, weight, pattern } of rules) {
    const score = Math.min(text.match(pattern)?.length ?? 0, cap) * weight;
    if (score > most) [winner, most] = [type, score];
  }
  return winner;
}
