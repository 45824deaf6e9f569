import { valueOf, NUMBER } from '../counts.js';
import { readAt, readWords } from '../events/read-values.js';
import type { Mention } from '../events/mentions.js';
import type { ArticleUnits } from '../events/units-of-article.js';
import type { DonationDraft, Read } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';

const GIVING = /捐赠|赠送|捐献|赠予|送去|送上|赠书|捐书|捐出|转赠|送书|赠阅|募集/;
const BOOKS =
  /图书|书籍|新书|赠书|捐书|读物|绘本|书本|丛书|课外书|教材|送书|书刊|[余多]?[册本](?!次)/;
/** Leaflets are handed out, not donated. */
const LEAFLETS = /宣传[册单品手资]|手册|资料|折页|单页/;
const COPIES = new RegExp(`${NUMBER}(?:余|多)?[册本](?!次)`, 'g');
const TO =
  /(?:向|给|为|赠予|送给)(?<to>[^,。;:]{2,40}?)(?:无偿|免费|现场|集中|代表|共|一次性)*(?:捐赠|赠送|捐献|赠书|捐书|送去|送上|送出|赠予|赠阅|转赠|捐出)|(?:捐赠|赠送|捐|送|赠)给了?(?<given>[^,。;:]{2,40})|(?<scope>全[市区县镇校][^,。;]{0,6}(?:系统|学校|社区|中小学))/;
const RECEIVED = /(?:收到|接受|获得|获赠)(?:了|来自)?(?<from>[^,。;]{0,24}?)(?:捐赠|赠送|捐献)/;
const PEOPLE = /^(?:[^,。;]{0,4})(?:居民|群众|师生|学生|校友|市民|爱心人士|读者)/;

/** The book donations of an article. */
export function donationsIn(
  mentions: readonly Mention[],
  units: ArticleUnits,
  mapped: MappedText,
): DonationDraft[] {
  const drafts = mentions
    .filter(({ sentence: { masked } }) => GIVING.test(masked) && BOOKS.test(masked))
    .filter(({ sentence: { masked } }) => !LEAFLETS.test(masked) || /图书|书籍|捐赠/.test(masked))
    .filter(({ sentence: { masked } }) => !/将继续|下一步|计划/.test(masked))
    .map((mention) => donationOf(mention, units, mapped));
  return merged(drafts.filter(({ donor, recipient, copies }) => donor ?? recipient ?? copies));
}

function donationOf(mention: Mention, units: ArticleUnits, mapped: MappedText): DonationDraft {
  const { masked, start } = mention.sentence;
  const [count] = masked.matchAll(COPIES);
  const copies = count
    ? readAt(
        mapped,
        { start: start + count.index, end: start + count.index + count[0].length },
        copiesOf(count),
      )
    : null;
  return {
    donor: donorOf(mention, units, mapped),
    recipient: recipientOf(mention, mapped),
    copies,
  };
}

function copiesOf({ groups }: RegExpExecArray): number {
  const { number = '', scale = '', scaleBehind = '' } = groups ?? {};
  return valueOf(number + scale + scaleBehind);
}

function recipientOf({ sentence }: Mention, mapped: MappedText): Read<string> | null {
  const match = TO.exec(sentence.masked);
  const name = (match?.groups?.to ?? match?.groups?.given ?? match?.groups?.scope ?? '').replace(
    /(?:师生|学生)?代表$/,
    '',
  );
  if (!match || !name) return null;
  const start = sentence.start + match.index + match[0].indexOf(name);
  return readWords(mapped, { start, end: start + name.length });
}

function donorOf(mention: Mention, units: ArticleUnits, mapped: MappedText): Read<string> | null {
  const { masked, start } = mention.sentence;
  const received = RECEIVED.exec(masked);
  const from = received?.groups?.from ?? '';
  if (received && PEOPLE.test(from)) {
    const at = start + received.index + received[0].indexOf(from);
    return readWords(mapped, { start: at, end: at + from.length });
  }
  const giver = mention.roles.find(({ role }) => role === 'host');
  const resolved = giver && !received ? units.resolve(giver.unit, start) : null;
  return resolved ? readWords(mapped, resolved.unit, resolved.reasons) : null;
}

/** Sentences that tell of one gift: each gives what the others lack. */
function merged(drafts: readonly DonationDraft[]): DonationDraft[] {
  const kept: DonationDraft[] = [];
  for (const draft of drafts) {
    const at = kept.findIndex((other) => !contradicts(other, draft));
    const other = kept[at];
    if (!other) kept.push(draft);
    else
      kept[at] = {
        donor: other.donor ?? draft.donor,
        recipient: other.recipient ?? draft.recipient,
        copies: other.copies ?? draft.copies,
      };
  }
  return kept;
}

const contradicts = (one: DonationDraft, other: DonationDraft): boolean =>
  differs(one.recipient, other.recipient) ||
  differs(one.copies, other.copies) ||
  differs(one.donor, other.donor);

const differs = <T>(one: Read<T> | null, other: Read<T> | null): boolean =>
  one !== null && other !== null && one.value !== other.value;
