import type { UnitSpan } from './organizations.js';

/** 该所, 我校, 本馆: a unit called by its kind alone. */
const REFERENCE =
  /(?:该|我|本)(?<kind>社区|街道|小学|中学|学校|学院|中心|派出所|司法所|校|所|站|馆|院|局|镇|乡|村|园|会|队|公司|集团|支部|县|区|市)(?!领导|级|长|民|域|内外)/g;

/** Kinds that many names share, by what such names end in. */
const KINDS: Readonly<Record<string, RegExp>> = {
  校: /(?:小学|中学|学校|大学|学院|中心校|完小|职校|高中|初中|附小|附中|[一二三四五六七八九十]中|党校|职高|技校|职教中心)$/,
  学校: /(?:小学|中学|学校|大学|学院|中心校|完小|职校|高中|初中|附小|附中|[一二三四五六七八九十]中|党校|职高|技校|职教中心|幼儿园)$/,
  院: /(?:医院|法院|检察院|学院|研究院)$/,
  园: /幼儿园$/,
  社区: /社区(?:居委会|居民委员会|党委|党支部|党总支)?$/,
  街道: /街道(?:办事处|办)?$/,
};

/** The references in a masked sentence, to be read like bare head nouns. */
export function referencesIn(masked: string): UnitSpan[] {
  return [...masked.matchAll(REFERENCE)].map((match) => {
    const kind = match.groups?.kind ?? '';
    const end = match.index + match[0].length;
    return { start: match.index, end, name: kind, head: kind, strength: 'BARE', refers: true };
  });
}

/** The named unit of this kind that stands last before the reference, else the first behind it. */
export function referredTo<T extends { name: string }>(
  kind: string,
  before: readonly T[],
  behind: readonly T[],
): T | null {
  const fits = KINDS[kind] ?? new RegExp(`${kind}$`, 'u');
  const is = ({ name }: T): boolean => fits.test(name) && name.length > kind.length + 1;
  return [...before].reverse().find(is) ?? behind.find(is) ?? null;
}
