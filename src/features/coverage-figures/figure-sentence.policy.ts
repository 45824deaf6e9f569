/** A number as a sentence needs it. */
export interface Said {
  value: number;
  /** The part of it that comes from estimates. */
  estimated: number;
}

/** What the sentence tells of; a part that is zero is left out. */
export interface Told {
  activities: Said;
  participants: Said;
  handouts: Said;
  mediaReports: Said;
}

const WAN = 10_000;
const ROUND = 10;
const NOTHING = '暂未开展活动';

/** `1.2`, never rounded up: 19,999 are 1.9万余 and not 2万. */
const inWan = (value: number): string => String(Math.floor(value / (WAN / 10)) / 10);

/**
 * A number as papers print it. From 10,000 on in 万 with one decimal, and 余 for what that leaves out.
 * An estimate that is round says 余 (60000余份), any other 约.
 */
export function numberText({ value, estimated }: Said, unit: string): string {
  const large = value >= WAN;
  const cut = large && value % (WAN / 10) !== 0;
  const number = large ? `${inWan(value)}万` : String(value);
  if (cut || (estimated > 0 && value % ROUND === 0)) return `${number}余${unit}`;
  return estimated > 0 ? `约${number}${unit}` : `${number}${unit}`;
}

const PARTS: readonly [key: keyof Told, verb: string, unit: string][] = [
  ['activities', '开展活动', '场次'],
  ['participants', '覆盖', '人次'],
  ['handouts', '发放宣传资料', '份'],
  ['mediaReports', '媒体报道', '篇'],
];

const partsOf = (told: Told): string[] =>
  PARTS.filter(([key]) => told[key].value > 0).map(
    ([key, verb, unit]) => `${verb}${numberText(told[key], unit)}`,
  );

/** `共开展活动X场次,覆盖Y人次,发放宣传资料Z份,媒体报道W篇`. */
export function sentenceOf(told: Told): string {
  const parts = partsOf(told);
  if (parts.length === 0) return NOTHING;
  return told.activities.value > 0 ? `共${parts.join(',')}` : parts.join(',');
}

/** `本周开展活动X场次,…;累计开展活动…`: a period beside the whole of it. */
export function sentenceWithTotal(period: Told, total: Told, word = '本周'): string {
  const parts = partsOf(period);
  const now = `${word}${parts.length ? parts.join(',') : NOTHING}`;
  const all = partsOf(total);
  return all.length ? `${now};累计${all.join(',')}` : now;
}
