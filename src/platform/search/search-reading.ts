import { LRUCache } from 'lru-cache';
import { syllablesOf } from './pinyin.js';
import { runsOf } from './search-text.js';

const HAN = /\p{Script=Han}/u;
const KEPT = 20_000;
const known = new LRUCache<string, string>({ max: KEPT });

/**
 * How names are read aloud, in Latin letters without tones: the syllables of a run with spaces
 * between them, runs with `|`. What is not Chinese reads as itself. Runs without Chinese have none.
 */
export const readingOf = (normalised: string): string =>
  runsOf(normalised)
    .filter((run) => HAN.test(run))
    .map((run) => readingOfRun(run))
    .join('|');

function readingOfRun(run: string): string {
  let reading = known.get(run);
  if (reading === undefined) {
    reading = syllablesOf(run).join(' ');
    known.set(run, reading);
  }
  return reading;
}

const runsIn = (reading: string): string[][] =>
  reading ? reading.split('|').map((run) => run.split(' ')) : [];

/** The readings from each syllable on, to the end of its run or at least `letters` long. */
export function* startsIn(reading: string, letters: number): Generator<string> {
  for (const syllables of runsIn(reading))
    for (let start = 0; start < syllables.length; start += 1) {
      let text = '';
      for (let next = start; next < syllables.length && text.length < letters; next += 1)
        text += syllables[next] ?? '';
      yield text;
    }
}

/** The first letters of the syllables, by run. */
export const initialsIn = (reading: string): string[] =>
  runsIn(reading).map((syllables) => syllables.map((one) => Array.from(one)[0] ?? '').join(''));

/** Whether characters that follow each other read like this; the last one may be cut short. */
export function readsLike(reading: string, typed: string): boolean {
  for (const start of startsIn(reading, typed.length)) if (start.startsWith(typed)) return true;
  return false;
}

/** Whether characters that follow each other begin with these letters. */
export const hasInitials = (reading: string, typed: string): boolean =>
  initialsIn(reading).some((initials) => initials.includes(typed));
