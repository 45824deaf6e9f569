import { readWords } from '../events/read-values.js';
import type { Mention } from '../events/mentions.js';
import type { Read, StationDraft, StationLevel } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';
import { nameStart } from './name-start.js';

const STATION =
  /(?:残疾人)?(?:法律援助|法律服务|法律救助|公共法律服务|维权|法援)(?:残疾人)?(?:法律)?(?:维权|工作|服务|援助|志愿)*(?:站点|站|驿站|联络点|联系点|服务点|工作点|岗|工作室)/g;
const OPENED =
  /成立|设立|揭牌|挂牌|建成|组建|启用|落户|建立|授牌|开设|入驻|设有|正式运行|投入使用|依托|打造|覆盖|走进|来到|值班/;
const PLANNED = /将(?:在|设立|建立|成立|于)|计划|拟(?:在|设)|争取|预计|下一步|年底前/;
const DISABLED = /残疾|残联|助残|聋|盲/;
const THREE = /三级|两级|区街联动|区、(?:街道|镇)、(?:社区|村)|县、(?:乡|镇).{0,3}、村|市、县/;

/** The legal-aid stations for disabled people that an article shows at work. */
export function stationsIn(mentions: readonly Mention[], mapped: MappedText): StationDraft[] {
  const article = mentions.map(({ sentence }) => sentence.text).join('');
  if (!DISABLED.test(article)) return [];
  const opened = mentions.filter(
    ({ sentence: { text } }) => OPENED.test(text) && !PLANNED.test(text),
  );
  const kept: StationDraft[] = [];
  for (const { sentence } of opened)
    for (const match of sentence.text.matchAll(STATION)) {
      const station = stationOf(sentence, match, mapped);
      const at = kept.findIndex(({ name }) => same(name, station.name));
      const other = kept[at];
      if (!other) kept.push(station);
      else if ((station.name?.value.length ?? 0) > (other.name?.value.length ?? 0))
        kept[at] = station;
    }
  return kept;
}

const same = (one: Read<string> | null, other: Read<string> | null): boolean =>
  one !== null &&
  other !== null &&
  (one.value.endsWith(other.value) || other.value.endsWith(one.value));

function stationOf(
  sentence: Mention['sentence'],
  match: RegExpExecArray,
  mapped: MappedText,
): StationDraft {
  const named = nameStart(sentence.text, match.index);
  const start = named === match.index ? withGrade(sentence.text, named) : named;
  const end = match.index + match[0].length;
  const name = readWords(mapped, { start: sentence.start + start, end: sentence.start + end });
  return { name, level: levelOf(sentence.text.slice(start, end), sentence.text) };
}

/** `三级残疾人法律援助站`: the grade is all of the name there is. */
const withGrade = (text: string, at: number): number =>
  text.slice(at - 2, at) === '三级' ? at - 2 : at;

function levelOf(name: string, sentence: string): StationLevel {
  if (THREE.test(sentence)) return 'multi';
  if (/社区|村/.test(name)) return 'community';
  if (/街道|镇|乡/.test(name)) return 'street';
  if (/[区县市旗州省]/.test(name)) return 'district';
  return /街道|乡镇/.test(sentence) ? 'street' : 'district';
}
