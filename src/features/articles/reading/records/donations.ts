import { NUMBER, valueOf } from '../counts.js';
import { referredTo } from '../entities/references.js';
import type { UnitSpan } from '../entities/organizations.js';
import type { Mention } from '../events/mentions.js';
import { readAt, readWords } from '../events/read-values.js';
import type { ArticleUnits } from '../events/units-of-article.js';
import type { DonationDraft, Read } from '../reading.types.js';
import type { MappedText } from '../text/mapped-text.js';

const GIVING =
  /捐赠|赠送|捐献|赠予|赠阅|赠书|捐书|捐出|转赠|送书|送去|送来|送上|送出|配送|收到|获赠|接受.{0,12}捐/;
const BOOKS =
  /图书|书籍|新书|赠书|捐书|读物|绘本|书本|丛书|课外书|教材|送书|书刊|旧书|读本|[余多]?[册本](?!次|书屋)/;
/** Leaflets are handed out, and reading lent or exchanged: no donation. */
const NO_DONATION = /宣传[册单品手资]|[^,。]{0,4}手册|资料|折页|单页|借阅|交换|销售|书签|证书/;
const SURE_DONATION = /图书|书籍|捐赠|赠书|捐书|读物|绘本|新书/;
const NOT_TOLD = /将继续|下一步|计划|拟|倡议[^书]|近年来|累计|今后/;
/** A gift named only as the occasion's title: `赠书仪式`. */
const OCCASION = /[赠捐][^,。;“”]{0,6}(?:仪式|活动)/g;
const COPIES = new RegExp(`${NUMBER}(?:余|多)?[册本](?!次)`, 'g');
const GIFT = '(?:捐赠|赠送|捐献|赠书|捐书|送去|送来|送上|送出|赠予|赠阅|转赠|捐出|配送|送书)';

/** The words around the recipient, the surest first. */
const RECIPIENTS: readonly RegExp[] = [
  new RegExp(
    `(?:向|给|为|对)(?<name>[^,。;:]{2,60}?)(?:无偿|免费|现场|集中|代表|共|一次性|慷慨|爱心|分别)*${GIFT}`,
  ),
  new RegExp(`${GIFT}(?:给了?|至|到)(?<name>[^,。;:]{2,40})`),
  new RegExp(
    '(?<name>[^,。;:、]{2,30}?)(?:已|共|累计|先后|陆续)*(?:收到|获赠|接受了?)[^。;]{0,40}(?:捐|赠|图书|书)',
  ),
];
const RECEIVED = /(?:收到|接受|获得|获赠)(?:了|来自)?(?<from>[^,。;]{0,24}?)(?:捐赠|赠送|捐献|的)/;
const CIVILIANS =
  /(?<name>(?:辖区|社区|爱心|热心|全校|广大)*(?:居民|群众|师生|学生|校友|市民|爱心人士|读者|毕业生|党员))们?(?:也|都|还|自发|踊跃|纷纷|共|积极)*(?:捐|送|拿)/;

interface Clause {
  readonly masked: string;
  /** Where the clause begins in its sentence. */
  readonly start: number;
}

/** The book donations of an article. */
export function donationsIn(
  mentions: readonly Mention[],
  units: ArticleUnits,
  mapped: MappedText,
): DonationDraft[] {
  const drafts = mentions
    .filter(({ sentence }) => tellsOfAGift(sentence.masked))
    .flatMap((mention) =>
      withDonors(giftsOf(mention).map((clause) => donationOf(clause, { mention, units, mapped }))),
    );
  return merged(drafts.filter(({ recipient, copies }) => recipient ?? copies));
}

/** `A向B捐赠…,向C捐赠…`: the donor is named once. */
function withDonors(drafts: readonly DonationDraft[]): DonationDraft[] {
  return drafts.map((draft, at) => ({
    ...draft,
    donor: draft.donor ?? (at > 0 && draft.recipient ? (drafts[at - 1]?.donor ?? null) : null),
  }));
}

function tellsOfAGift(masked: string): boolean {
  const told = masked.replace(OCCASION, '');
  if (!GIVING.test(told) || !BOOKS.test(told) || NOT_TOLD.test(told.slice(0, told.search(GIVING))))
    return false;
  return !NO_DONATION.test(told) || SURE_DONATION.test(told);
}

/** Each clause that gives books; a sentence that gives once is read whole. */
function giftsOf({ sentence: { masked } }: Mention): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const part of masked.split(/(?<=[,;])/)) {
    const counted = part.search(COPIES) >= 0 && GIVING.test(part);
    if (counted) clauses.push({ masked: part, start });
    start += part.length;
  }
  return clauses.length > 1 ? clauses : [{ masked, start: 0 }];
}

interface Setting {
  readonly mention: Mention;
  readonly units: ArticleUnits;
  readonly mapped: MappedText;
}

function donationOf(clause: Clause, setting: Setting): DonationDraft {
  const { sentence } = setting.mention;
  const [count] = clause.masked.matchAll(COPIES);
  const from = sentence.start + clause.start + (count?.index ?? 0);
  const span = { start: from, end: from + (count?.[0].length ?? 0) };
  return {
    donor: donorOf(clause, setting),
    recipient: recipientOf(clause, setting),
    copies: count ? readAt(setting.mapped, span, copiesOf(count)) : null,
  };
}

function copiesOf({ groups }: RegExpExecArray): number {
  const { number = '', scale = '', scaleBehind = '' } = groups ?? {};
  return valueOf(number + scale + scaleBehind);
}

const LEAD = /^(?:活动现场|仪式上|现场|活动中|会上|还|并|同时|共|[^向]*?月\d{1,2}日,?)+/;
const PEOPLE_BEHIND = /(?:的)?(?:全体)?(?:学生|师生|代表|孩子们|同学们|居民)+$/;

function recipientOf(clause: Clause, { mention, units, mapped }: Setting): Read<string> | null {
  for (const pattern of RECIPIENTS) {
    const match = pattern.exec(clause.masked);
    const whole = match?.groups?.name;
    if (!match || !whole) continue;
    const lead = LEAD.exec(whole)?.[0].length ?? 0;
    const name = whole.slice(lead).replace(PEOPLE_BEHIND, '') || whole.slice(lead);
    const start =
      mention.sentence.start + clause.start + match.index + match[0].indexOf(whole) + lead;
    if (name.length < 2 || /^(?:价值|这些|每|他|她)/.test(name)) continue;
    return referred(name, units) ?? readWords(mapped, { start, end: start + name.length });
  }
  return null;

  function referred(name: string, all: ArticleUnits): Read<string> | null {
    const kind = /^(?:该|我|本)(.+)$/.exec(name)?.[1];
    const named = all.before(mention.sentence.end);
    const unit = kind ? referredTo(kind, named, []) : null;
    return unit && readWords(mapped, unit, ['UNIT_BY_REFERENCE']);
  }
}

function donorOf(clause: Clause, { mention, units, mapped }: Setting): Read<string> | null {
  const offset = mention.sentence.start + clause.start;
  const received = RECEIVED.exec(clause.masked);
  const from = received?.groups?.from ?? '';
  if (received && from.length > 1) {
    const start = offset + received.index + received[0].indexOf(from);
    return readWords(mapped, { start, end: start + from.length });
  }
  if (received) return null;
  const giver = giverOf(clause, mention);
  if (giver) return giver.readWith(units, mapped, mention.sentence.start);
  const people = CIVILIANS.exec(clause.masked);
  if (!people?.groups?.name) return null;
  const start = offset + people.index;
  return readWords(mapped, { start, end: start + people.groups.name.length });
}

/** The unit in front of the verb; `A联合B` gives together. */
function giverOf(clause: Clause, { roles, units, sentence }: Mention) {
  const told = clause.masked.replace(OCCASION, (name) => '仪'.repeat(name.length));
  const verb = clause.start + Math.max(told.search(new RegExp(GIFT)), 0);
  const inClause = ({ start, end }: UnitSpan): boolean => start >= clause.start && end <= verb;
  const acting = roles.filter(({ role, unit }) => role === 'host' && inClause(unit));
  const joined = roles.filter(({ role, unit }) => role === 'co_organizer' && inClause(unit));
  const first = acting[0]?.unit ?? units.find((unit) => isSubject(unit, clause, sentence.masked));
  if (!first || first.end > verb) return null;
  if (/现场还?[向为给]/.test(sentence.masked.slice(first.end, verb))) return null;
  const last = joined.at(-1)?.unit ?? acting.at(-1)?.unit ?? first;
  return {
    readWith(all: ArticleUnits, mapped: MappedText, offset: number): Read<string> | null {
      if (last !== first && last.start > first.start)
        return readWords(mapped, { start: offset + first.start, end: offset + last.end });
      const resolved = all.resolve(first, offset);
      return resolved && readWords(mapped, resolved.unit, resolved.reasons);
    },
  };
}

const isSubject = (unit: UnitSpan, clause: Clause, masked: string): boolean =>
  unit.strength !== 'BARE' &&
  unit.start >= clause.start &&
  /^$|[,。;日午]$/.test(masked.slice(Math.max(clause.start, unit.start - 1), unit.start));

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
  differs(one.copies, other.copies) ||
  (one.copies !== null && other.copies !== null && differs(one.donor, other.donor)) ||
  (one.copies !== null && other.copies !== null && differs(one.recipient, other.recipient));

const differs = <T>(one: Read<T> | null, other: Read<T> | null): boolean =>
  one !== null && other !== null && one.value !== other.value;
