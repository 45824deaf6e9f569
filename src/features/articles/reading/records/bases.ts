import { readWords } from '../events/read-values.js';
import type { BaseAction, BaseDraft, Reason } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Mention } from '../events/mentions.js';
import { boundaryBefore } from '../words/boundary-words.js';

/** What bases of national security education are called. */
const BASE =
  /(?:全民|总体)?(?:国家安全(?:观)?|国安|国防|反间谍|保密|人民防线|国门生物安全|生物安全|科技安全|生态安全)(?:法治|文化|科普|宣传|主题|警示|和国防|人民防线)*(?:教育|宣传|主题|体验|宣教)?(?:主题|宣传|培训|实践|体验|示范|实训|科普|研学)*(?:基地|公园|广场|教育馆|展览馆|展馆|馆|教育中心|体验中心|展厅|示范点|实践地|阵地|长廊)(?!建设|管理|等级|名单|数量)/g;
/** What stands between a unit and the title of honour that it receives. */
const HONOUR =
  /(?:被|获|荣获|获评|获得|正式|成功|一同|一并|共同|分别|同时|等)?[^,。;]{0,16}?(?:命名为|授予|评为|确定为|认定为|列为|入选|授牌|挂上|接过|获评|挂牌|成为|被确定|被命名|被评|作为|增挂)/;

const ACTIONS: readonly { action: BaseAction; before: RegExp; behind: RegExp }[] = [
  {
    action: 'unveiled',
    before: /(?:为|举行|举办)[^,。;]{0,10}$/,
    behind:
      /^[”’]?(?:在[^,。;]{0,24})?(?:的)?(?:正式|顺利|隆重)?(?:揭牌|揭幕|开园|开馆|落成|建成|启用|挂牌|建设完成|成立|开放|投用|展览开幕|投入使用|亮相|的牌子)/,
  },
  {
    action: 'unveiled',
    before: /(?:为|举行)[^,。;]{0,6}$/,
    behind: /^[”’]?[^,。;]{0,6}(?:揭牌|揭幕|授牌)/,
  },
  {
    action: 'named',
    before:
      /(?:命名为|授予|评为|确定为|认定为|列为|入选|公布了?|宣布了?|获评|被命名|授牌)[^,。;]{0,16}$/,
    behind: /^[”’]?(?:名单|授牌|牌匾|牌子|称号|颁牌)?/,
  },
  {
    action: 'visited',
    before: /(?:走进|走入|参观|来到|前往|走访|赴|到|打卡|在)了?[^,。;]{0,6}$/,
    behind: /^[”’]?(?:参观|开展|学习|实地|接受|,|。|内|进行|里)?/,
  },
  { action: 'visited', before: /$/, behind: /^,?[^。;]{0,8}(?:迎来|接待)/ },
];

const RANK: readonly BaseAction[] = ['unveiled', 'named', 'visited', 'mentioned'];
const GENERIC =
  /^(?:国家安全|国安|国防|全民国家安全)?(?:教育|宣传|主题)*(?:基地|阵地|广场|公园|馆|展厅|长廊)$/;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly action: BaseAction;
  readonly reasons: readonly Reason[];
}

/** The education bases of an article, each once, with the strongest thing that happened to it. */
export function basesIn(mentions: readonly Mention[], mapped: MappedText): BaseDraft[] {
  const found = mentions.flatMap((mention) => basesOfSentence(mention));
  const kept: Found[] = [];
  for (const base of found) {
    const at = kept.findIndex(({ name }) => name.endsWith(base.name) || base.name.endsWith(name));
    const other = kept[at];
    if (!other) kept.push(base);
    else kept[at] = stronger(other, base);
  }
  return kept
    .filter(
      ({ name, action }) => !GENERIC.test(name) || action === 'unveiled' || action === 'named',
    )
    .map(({ start, end, action, reasons }) => ({
      name: readWords(mapped, { start, end }, reasons),
      action,
    }));
}

function stronger(one: Found, other: Found): Found {
  const action = RANK.find((each) => each === one.action || each === other.action) ?? one.action;
  return { ...(other.name.length > one.name.length ? other : one), action };
}

function basesOfSentence({ sentence, units }: Mention): Found[] {
  const found: Found[] = [];
  const text = sentence.text;
  for (const match of text.matchAll(BASE)) {
    const start = baseStart(text, match.index);
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, start - 40), start);
    const honoured = units.filter((unit) => unit.end <= start && unit.strength === 'FULL');
    const own = HONOUR.test(before) ? honoured : [];
    const action = own.length ? 'named' : actionOf(text, start, end);
    if (own.length)
      for (const unit of own)
        found.push({
          ...at(sentence.start, unit.start, unit.end),
          name: unit.name,
          action,
          reasons: [],
        });
    else
      found.push({
        ...at(sentence.start, start, end),
        name: text.slice(start, end),
        action,
        reasons: ['NAME_IS_TITLE_OF_HONOUR'],
      });
  }
  return found;
}

const at = (offset: number, start: number, end: number): { start: number; end: number } => ({
  start: offset + start,
  end: offset + end,
});

const LONGEST = 20;

function baseStart(text: string, from: number): number {
  let start = from;
  while (
    start > 0 &&
    from - start < LONGEST &&
    !/[\s,、。;:!?()“”‘’《》0-9]/.test(text[start - 1] ?? '')
  )
    if (boundaryBefore(text, start)) break;
    else start--;
  return start;
}

function actionOf(text: string, start: number, end: number): BaseAction {
  const before = text.slice(Math.max(0, start - 30), start);
  const behind = text.slice(end, end + 40);
  const rule = ACTIONS.find(
    (each) =>
      each.before.test(before) && each.behind.test(behind) && each.behind.exec(behind) !== null,
  );
  if (!rule) return /^[^,。;]{0,14}(?:揭牌|开园|授牌|揭幕)/.test(behind) ? 'unveiled' : 'mentioned';
  return rule.action;
}
