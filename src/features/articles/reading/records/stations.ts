import type { Mention } from '../events/mentions.js';
import { readWords } from '../events/read-values.js';
import type { StationDraft, StationLevel } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import { nameStart } from './name-start.js';

const STATION =
  /(?:残疾人|助残)[^,。;、“”的]{0,6}?(?:法律|维权|法援)[^,。;、“”的]{0,8}?(?:站点|站|驿站|联络点|联系点|服务点|工作点|岗|窗口|工作室)(?!长|点|台|位)|(?:残疾人)?(?:权益)?(?:保障|维护)?(?:法律援助中心驻[^,。;]{2,10}?|法律援助|法律服务|法律救助|公共法律服务|维权|法援)(?:残疾人)?(?:专属)?(?:法律)?(?:维权|工作|服务|援助|志愿|中心)*(?:站点|站|驿站|联络点|联系点|服务点|工作点|岗|工作室)(?!长|点|台)/g;
const OPENED =
  /成立|设立|揭牌|挂牌|建成|组建|启用|落户|建立|授牌|开设|入驻|设有|正式运行|投入使用|打造|走进|来到|到|值班|坐班|举行|共建|覆盖|运行/;
const PLANNED = /将(?:在|设立|建立|成立|于|继续)|计划|拟(?:在|设)|争取|预计|下一步|年底前|今后/;
const BACKGROUND = /^(?:近年来|目前|过去|今年以来|截至)/;
/** Stations of legal aid are ours whoever they are for; other legal services where it is for disabled people. */
const FOR_AID = /法律援助|法援|法律救助/;
const DISABLED = /残疾|残联|助残|聋|盲/;
const THREE =
  /三级|两级|区街联动|区、(?:街道|镇)、(?:社区|村)|县、(?:乡|镇).{0,3}、村|市、县|区级[^。]{0,20}街道[^。]{0,20}社区/;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly level: StationLevel;
  /** Told as what was there before. */
  readonly background: boolean;
}

/** The legal-aid stations for disabled people that an article shows at work. */
export function stationsIn(mentions: readonly Mention[], mapped: MappedText): StationDraft[] {
  const article = mentions.map(({ sentence }) => sentence.text).join('');
  const forDisabled = DISABLED.test(article);
  const found = mentions.flatMap((mention) =>
    stationsOf(mention).filter(
      ({ name }) =>
        (forDisabled || FOR_AID.test(name)) &&
        (OPENED.test(mention.sentence.text) || hasPlaceName(name)),
    ),
  );
  const fresh = found.some(({ background, name }) => !background && hasPlaceName(name));
  return distinct(
    fresh ? found.filter(({ background, name }) => !background || name.startsWith('三级')) : found,
  ).map(({ start, end, level }) => ({ name: readWords(mapped, { start, end }), level }));
}

function stationsOf({ sentence }: Mention): Found[] {
  const named = [...sentence.text.matchAll(STATION)].filter(
    ({ index, 0: name }) =>
      !sentence.text.startsWith('——', index + name.length) &&
      !PLANNED.test(sentence.text.slice(0, index)),
  );
  return named.map((match) => {
    const end = match.index + match[0].length;
    const start = stationStart(sentence.text, match.index, end);
    const name = sentence.text.slice(start, end);
    return {
      start: sentence.start + start,
      end: sentence.start + end,
      name,
      level: levelOf(name, sentence.text),
      background: BACKGROUND.test(sentence.text),
    };
  });
}

/** A name in quotes begins where they open; else where its own words begin, a grade among them. */
function stationStart(text: string, from: number, end: number): number {
  const open = text.slice(Math.max(0, from - 24), from).lastIndexOf('“');
  if (text[end] === '”' && open >= 0) return Math.max(0, from - 24) + open + 1;
  const start = nameStart(text, from);
  return start === from && text.slice(from - 2, from) === '三级' ? from - 2 : start;
}

const hasPlaceName = (name: string): boolean => /[区县市旗州镇乡村]|街道|社区|三级/.test(name);

const bare = (name: string): string => name.replace(/工作|专属/g, '').replace(/服务(?=站|点)/g, '');

/** One line a station: the same words with a place's name in front, or in other order, are one. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of found) {
    const at = kept.findIndex(({ name }) => isSame(bare(name), bare(each.name)));
    const other = kept[at];
    if (!other) kept.push(each);
    else kept[at] = { ...(isFuller(each, other) ? each : other), level: levelOfBoth(other, each) };
  }
  const named = kept.filter(({ name }) => hasPlaceName(name) || !LOOSE.test(name));
  return named.length ? named : kept;
}

/** The kind of a station, without whose it is. */
const LOOSE = /^(?:法律援助|法律服务|维权|法援)[^区县市]{0,4}(?:站点?|点|驿站)$|^残疾人专属/;

const isSame = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);

const isFuller = (one: Found, other: Found): boolean =>
  hasPlaceName(one.name) !== hasPlaceName(other.name)
    ? hasPlaceName(one.name)
    : one.name.length > other.name.length;

function levelOfBoth(one: Found, other: Found): StationLevel {
  if (one.level === 'multi' || other.level === 'multi') return 'multi';
  return one.level === 'district' ? other.level : one.level;
}

function levelOf(name: string, sentence: string): StationLevel {
  if (/社区|村/.test(name)) return 'community';
  if (/街道|镇|乡/.test(name)) return 'street';
  if (THREE.test(sentence)) return 'multi';
  if (/[区县市旗州省]/.test(name)) return 'district';
  if (/在[^,。;]{0,10}(?:社区|村)/.test(sentence)) return 'community';
  return /街道|乡镇|在[^,。;]{0,10}镇/.test(sentence) ? 'street' : 'district';
}
