import type { Rule } from '../rule.js';

/** A place as it stands in a text, with how directly the event is tied to it. */
export interface PlaceSpan {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** 3: governed by the holding verb; 2: stands as the scene; 1: one goes there. */
  readonly weight: number;
}

interface PlaceRule extends Rule {
  readonly weight: number;
}

const NAME = '(?<place>[^,。;:!?()\\s在]{2,36}?)';
const HOW =
  '(?:[隆正成顺热如圆精火][重式功利烈期满彩热](?:地)?|联合|集中|共同|同步|统一|现场|组织|面向[^,。;]{0,8}|为[^,。;]{0,12}){0,3}';
const HELD =
  '(?:举行|举办|召开|启动|开展|开讲|开幕|揭牌|上演|拉开(?:了)?(?:帷幕|序幕)|进行|揭幕|开园|举|办起|演出|开设|开启|组织|推出|上了|上起|授课|启幕|亮相|挂牌|宣讲|讲授|播放|放映|开课|开赛|开营|开班|落幕|落下帷幕|收官|点亮)';
const SET_UP =
  '(?:设置|设立|设点|设|摆放|摆设|摆起|摆|搭建|搭起|悬挂|拉起|张贴|发放|派发|布置|开辟|竖起|支起|利用|通过|采取|采用|以|向|为|对|接受|观看|参观|集中|开设|布设|展出|架设|摆点)';
const GO =
  '(?:走进|走入|深入到?|来到|[摆搬开送设走](?:到了?|进了?|在|上了?)|前往|赶赴|奔赴|赴|走访|进驻|送进|送到|参观了?|抵达|到达|组织[^,。;]{2,16}?到|(?<=[日午晚,者员警工所局区院会站队校办心])(?:到|进))';

/** The frames in which a place stands. */
export const PLACE_RULES: readonly PlaceRule[] = [
  {
    name: 'held at',
    weight: 3,
    about: 'The holding verb governs the place.',
    pattern: new RegExp(`[在于]${NAME}${HOW}${HELD}`, 'g'),
    examples: ['启动仪式在学田公园内成功举办', '在社区文化广场举办“国安在身边”主题宣讲'],
  },
  {
    name: 'set up at',
    weight: 2,
    about: 'Stands, banners and leaflets show the scene.',
    pattern: new RegExp(`在${NAME}${SET_UP}`, 'g'),
    examples: ['在小区门口设置咨询台'],
  },
  {
    name: 'scene',
    weight: 2,
    about: 'The scene stands alone before the sentence.',
    pattern: /在(?<place>[^,。;:!?()\s在]{3,30}),/g,
    examples: ['在云汀区松桥镇,民警为村民讲解'],
  },
  {
    name: 'goes to',
    weight: 1,
    about: 'People go to the place; it must be one.',
    pattern: new RegExp(
      `${GO}(?<place>[^,。;:!?()\\s在]{2,26}?)(?=[,。;、]|开展|举办|举行|组织|进行|向|为|对|与|参观|发放|,|宣传|宣讲|集中|学习|通过|以|实地|$)`,
      'g',
    ),
    examples: ['走进云汀区国家安全教育基地参观', '来到橡林小学,'],
  },
  {
    name: 'relies on',
    weight: 1,
    about: 'The place that the acting unit makes use of.',
    pattern: /(?:依托|利用)(?<place>[^,。;:!?()\s在]{3,24}?)(?=,|开展|举办|组织)/g,
    examples: ['依托白石小区“红色驿站”,开展'],
  },
  {
    name: 'photo',
    weight: 2,
    about: 'A caption: the day, the place, then what is to be seen.',
    pattern:
      /^[▲▼◀▶■]?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚)?,(?<place>[^,。;:!?()\s在]{3,24}),/g,
    examples: ['4月15日,云汀市清水社区,民警入户讲解'],
  },
  {
    name: 'lively',
    weight: 2,
    about: 'The place is said to be full of people.',
    pattern:
      /(?:^|,)(?<place>[^,。;:!?()\s]{3,24}?)[里内上前]?(?:热闹|灯光|彩旗|人潮|人流如|人群|笑声|书香|人头攒动|人来人往|座无虚席|气氛|欢声|掌声|人声|锣鼓|歌声)/g,
    examples: ['4月15日傍晚,竹林村农家大院里热闹非凡'],
  },
  {
    name: 'labelled',
    weight: 3,
    about: 'A line that says so.',
    pattern: /(?:活动)?地点[:为是](?<place>[^,。;:!?()\s]{2,30})/g,
    examples: ['地点:区文化馆一楼报告厅'],
  },
];

/** What follows 在 and is no place. */
const NO_PLACE =
  /师生|志愿者|居民(?!委|小区|楼)|民警|齐聚|走进|来到|深入|参观|前往|开展|组织|发放|^(?:\d{4}年)?\d{1,2}月|^\d{1,2}日|之际|期间|[时后]$|前夕|方面$|基础上|过程|指导|支持|领导|带领|帮助|配合|见证|线上|网上|网络上|辖区|全[市区县镇乡校国省街]|^各|社会$|身边$|第.{1,4}[个届次]|以来|活动(?!中心|室|广场|站|基地|场)|环节|此次|本次|仪式|大家|群众中|工作$|工作中|校内外|心中|心间|现场$|日常|生活中?$|互动|微信|公众号|平台|课堂上|会上|当天|当日|上午|下午|同时|实践中|范围|教育日|共同|^(?:全面|广泛|集中|深入)$|^[^\p{Script=Han}“]+$|认识|形式|宣传[^部栏站]|下$|氛围|中国特色|新时代(?!文明)|.*[他她它我您]们?|即将|到来|来临|家中|每年|(?:[一二三四五六七八九十]+|\d+)个/u;
const GENERIC =
  /^(?:人员密集场所|人流密集区|公共场所|重点区域|街头|街头巷尾|田间地头|社区|小区|学校|校园|企业|机关|农村|农家|乡村|村|村里|村内|村社|街道|基层|基地|广场|公园|商铺|商户|店铺|沿街商铺|门店|楼栋|楼道|家庭|居民家中|群众家中|居民家|社区内|校园内|小区内|一线|军营|网络|课堂|班级|教室|现场|城乡|集市|市场|单位|工地|宾馆|寺庙|宗教场所|商场|超市|景区|车间|企业车间|主会场|分会场|村组|村屯|农户家中?|院落|网格|会场|馆内|园内|展厅|展区|该.*|本.*|人群中|居民中|群众|居民|居民小区|现场|我.*|办案区|沿街.*|主干道|大街小巷|.*[、和](?:小区|企业|商铺|商户|学校|校园|社区|村组|居民家中|田间地头))$/;
/** A place that one goes to must end like one. */
const VENUE_END =
  /(?:广场|公园|小学|中学|[一二三四五六七八九十]中|学校|社区|小区|[^农乡]村|公司|企业|工地|车站|[火客]站|市场|集市|赶集点|商圈|街|馆|中心|基地|寺|医院|景区|湖|商场|超市|大院|会议室|报告厅|礼堂|操场|宫|剧院|影院|码头|机场|大学|学院|幼儿园|中队|大队|支队|厂|所|厅|室|楼|院|门口|门前|口岸|港|夜市|古城|古镇|故居|园|大厦|酒店|宾馆|旧址|镇|乡|街道|集团|部队|连队|校区|书店|书院|校|站|局|银行|城|场|路|塔|岛|山|庙|堂|亭|桥|苑|府|府邸|里|坊|巷|庄|屯|两侧|街区|门|风光带|绿道|中庭|坝|书屋|之家|路口|交叉口|车间|长廊|大集|大棚|展位|组|嘎查|[^园景社校]区|\d+号)$/;
const TAIL =
  /(?:[内里]|(?<=广场|操场|大街|舞台|公园|街|集市|大集|市场|码头)上|活动现场|现场|之中|当中)$/;

/** The places of a masked sentence, whose own words stand in `text`; the surest first. */
export function placesIn(masked: string, text: string): PlaceSpan[] {
  const places: PlaceSpan[] = [];
  for (const { pattern, weight, name } of PLACE_RULES)
    for (const match of masked.matchAll(pattern)) {
      const inside = match.groups?.place ?? '';
      const start = match.index + match[0].indexOf(inside);
      const place = trimmed(start, inside, text);
      if (isPlace(place.name, name) && !places.some((other) => meet(other, place)))
        places.push({ ...place, weight });
    }
  return places.sort((a, b) => b.weight - a.weight || a.start - b.start);
}

const meet = (
  one: { start: number; end: number },
  other: { start: number; end: number },
): boolean => one.start < other.end && other.start < one.end;

function trimmed(start: number, inside: string, text: string): Omit<PlaceSpan, 'weight'> {
  const lead =
    /^(?:了|昨晚的|今天的|当天的|位于|到|其|其中的?|辖区的?|辖区内的?|作为[^,。;]{2,24}的|我[市区县镇校]|城区的?|本[市区县镇]|人流量?较?大的|人员密集的)/.exec(
      inside,
    )?.[0] ?? '';
  const end = start + inside.replace(TAIL, '').length;
  return { start: start + lead.length, end, name: text.slice(start + lead.length, end) };
}

function isPlace(name: string, frame: string): boolean {
  if (name.length < 2 || NO_PLACE.test(name) || GENERIC.test(name)) return false;
  const bare = name.replace(/(?:门口|门前|[一二三四五]楼)?[”’]?$/, '');
  return (
    frame === 'held at' || frame === 'labelled' || VENUE_END.test(name) || VENUE_END.test(bare)
  );
}
