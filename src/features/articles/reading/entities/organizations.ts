import { boundaryBefore } from '../words/boundary-words.js';
import { HEAD } from './organization-heads.js';
import type { KnownNames } from './known-names.js';
import { referencesIn } from './references.js';

/** A unit's name as it stands in a text. Offsets count in the text that was searched. */
export interface UnitSpan {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** The head noun that the name ends in. */
  readonly head: string;
  /**
   * FULL: a name of its own, or a head noun that says which unit of the place it is (派出所);
   * DIVISION: only a district or town; BARE: a head noun that says nothing alone (社区).
   */
  readonly strength: 'FULL' | 'DIVISION' | 'BARE';
  /** Stands for a unit named elsewhere: 该所, 我校, 本馆. */
  readonly refers: boolean;
}

const LONGEST_NAME = 28;
const NOT_IN_A_NAME = /[\s,、。;:!?()“”‘’《》【】|/\ue000\ue001·~—\-+=]/;
const CONJUNCTION = /[和与及暨同跟]/;
/** Words that begin with a conjunction's character. */
const NO_CONJUNCTION = /^(?:和[平谐顺睦美合兴丰悦润苑]|同[心德济安江仁福乐兴里创])/;
const REFERRING = /[该我本]$/;
/** What a unit is called as a whole: nothing is named by it. */
const WHOLE = /[各全两每多几]$|(?:所有|全体|相关|有关|多个|多家|周边|附近|当地|基层|广大)$/;
const QUALIFIER = /^[省市州区县旗镇乡村]$/;

/** Head nouns of which each town has one: enough of a name in a list. */
const SPEAKING =
  /^共青团|[师团]$|机关$|人大|政协|派出所|司法所|平安办|综治|政法委|宣传部|统战部|武装部|团委|妇联|工会|残联|服务站|文化站|司法局|公安局|教育局|办(?:公室)?$|办事处|法院|检察院|分局|国安办|中心$|服务队|消防|纪委|关工委|执法|[部处科]$/;

/** `5所小学`, `11个街道`: counted, not named. */
const isCounted = (masked: string, start: number): boolean =>
  /[\d一二两三四五六七八九十几多余][所家个名座]$/.test(
    masked.slice(Math.max(0, start - 1), start + 1),
  ) ||
  /[\d一二两三四五六七八九十几多余][所家个名座]$/.test(masked.slice(Math.max(0, start - 2), start));

interface Head {
  readonly start: number;
  readonly end: number;
  readonly division: boolean;
}

/** Every unit named in a masked text, from left to right. */
export function unitsIn(masked: string, known: KnownNames): UnitSpan[] {
  const heads = headsIn(masked);
  const headEnds = new Map(heads.map(({ start, end }) => [end, start]));
  const units: UnitSpan[] = [];
  for (let at = heads.length - 1; at >= 0; at--) {
    const head = heads[at];
    if (!head) continue;
    const start = nameStart(masked, head, headEnds);
    units.unshift(unitOf(masked, start, head));
    while (at > 0 && (heads[at - 1]?.start ?? -1) >= start) at--;
  }
  const listed = withListed(masked, units);
  const references = referencesIn(masked).filter(({ start, end }) =>
    listed.every((unit) => unit.strength === 'BARE' || unit.end <= start || end <= unit.start),
  );
  const named = listed.filter((unit) =>
    references.every(({ start, end }) => unit.end <= start || end <= unit.start),
  );
  return known.over(
    masked,
    [...named, ...references].sort((a, b) => a.start - b.start),
  );
}

const LISTED =
  /、(?<name>[\p{Script=Han}“”\ue000]{2,14}?)(?=、|[和与及](?=[^、,。]{2,12}(?:等|、|,|。))|等(?:[\d一二三四五六七八九十多余几]*[家个余])?[^,。;]{0,6}(?:单位|部门)|榜上)/gu;

/** Members of a list of units whose last word is no known head: they stand between units, or before 等部门. */
function withListed(masked: string, units: readonly UnitSpan[]): UnitSpan[] {
  const all = [...units];
  for (const match of masked.matchAll(LISTED)) {
    const name = match.groups?.name ?? '';
    const start = match.index + 1;
    const end = start + name.length;
    const follows = all.some((unit) => unit.end === match.index && unit.strength !== 'BARE');
    const free = !all.some((unit) => unit.start < end && start < unit.end);
    if (follows && free && isOneName(masked, start, end))
      all.push({ start, end, name, head: name, strength: 'FULL', refers: false });
  }
  return all.sort((a, b) => a.start - b.start);
}

function isOneName(masked: string, start: number, end: number): boolean {
  for (let at = start + 1; at <= end; at++) if (boundaryBefore(masked, at)) return false;
  return true;
}

function headsIn(masked: string): Head[] {
  const heads: Head[] = [];
  for (const match of masked.matchAll(HEAD)) {
    const end = match.index + match[0].length;
    heads.push({ start: match.index, end, division: match.groups?.division !== undefined });
  }
  return heads;
}

/** Walks left from the head to where its name begins. */
function nameStart(masked: string, head: Head, headEnds: ReadonlyMap<number, number>): number {
  const limit = Math.max(0, head.end - LONGEST_NAME);
  let at = head.start;
  while (at > limit) {
    const bracket = bracketBefore(masked, at);
    if (bracket >= 0) at = bracket;
    else if (headEnds.has(at) && at > (headEnds.get(at) ?? at)) at = headEnds.get(at) ?? at;
    else if (closes(masked, at, headEnds)) break;
    else at--;
  }
  return at > limit ? at : cutLong(at, head, headEnds);
}

/** A name longer than names are has swallowed something: it begins after the first head in it. */
function cutLong(from: number, head: Head, headEnds: ReadonlyMap<number, number>): number {
  if (from === 0) return 0;
  for (let at = from + 1; at < head.start; at++) if (headEnds.has(at)) return at;
  return head.start;
}

function closes(masked: string, at: number, headEnds: ReadonlyMap<number, number>): boolean {
  const before = masked[at - 1] ?? '';
  if (NOT_IN_A_NAME.test(before) || /[A-Za-z%]/.test(before)) return true;
  if (/[0-9]/.test(before))
    return !/[团师连中]/.test(masked[at] ?? '') && !/[0-9]/.test(masked[at] ?? '');
  if (/[年月日号时分点]/.test(before) && /[0-9]/.test(masked[at - 2] ?? '')) return true;
  if (NO_CONJUNCTION.test(masked.slice(at - 1, at + 1))) return false;
  if (CONJUNCTION.test(before) && (headEnds.has(at - 1) || boundaryBefore(masked, at - 1)))
    return true;
  return boundaryBefore(masked, at);
}

const LONGEST_BRACKET = 10;

/** `明远(云汀)律师事务所`, `古田县“侨乡”陈列馆`: what is set off inside a name is stepped over. */
function bracketBefore(masked: string, at: number): number {
  const opener = masked[at - 1] === ')' ? '(' : masked[at - 1] === '”' ? '“' : null;
  if (!opener) return -1;
  const open = masked.slice(Math.max(0, at - LONGEST_BRACKET), at).lastIndexOf(opener);
  const from = Math.max(0, at - LONGEST_BRACKET) + open;
  return open > 0 && /\p{Script=Han}/u.test(masked[from - 1] ?? '') ? from : -1;
}

function unitOf(masked: string, start: number, head: Head): UnitSpan {
  const own = masked.slice(start, head.start);
  const before = masked.slice(Math.max(0, start - 3), start);
  const noun = masked.slice(head.start, head.end);
  const bare = (own === '' && !SPEAKING.test(noun)) || (QUALIFIER.test(own) && head.division);
  return {
    start,
    end: head.end,
    name: masked.slice(start, head.end),
    head: noun,
    strength:
      bare || WHOLE.test(before) || isCounted(masked, start)
        ? 'BARE'
        : head.division
          ? 'DIVISION'
          : 'FULL',
    refers: REFERRING.test(before),
  };
}
