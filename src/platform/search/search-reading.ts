import { LRUCache } from 'lru-cache';
import { pinyin } from 'pinyin-pro';
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
    reading = pinyin(run, { toneType: 'none', type: 'array', v: true }).join(' ');
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

/** Where a run is read like this or has these initials, in UTF-16 units of the run. */
export function spokenIn(run: string, typed: string): [number, number][] {
  if (!HAN.test(run)) return [];
  const characters = [...run];
  const syllables = readingOfRun(run).split(' ');
  const initials = syllables.map((one) => [...one][0] ?? '');
  const found: [number, number][] = [];
  let at = 0;
  for (const [start, character] of characters.entries()) {
    const read = readTo(syllables, start, typed);
    const size = read || (startsWith(initials, start, typed) ? typed.length : 0);
    const length = characters.slice(start, start + size).join('').length;
    if (size) found.push([at, at + length]);
    at += character.length;
  }
  return found;
}

/** How many syllables from this one on read like the typed; 0 when they do not. */
function readTo(syllables: readonly string[], start: number, typed: string): number {
  let text = '';
  let next = start;
  while (next < syllables.length && text.length < typed.length) {
    text += syllables[next] ?? '';
    next += 1;
  }
  return text.startsWith(typed) ? next - start : 0;
}

const startsWith = (initials: readonly string[], start: number, typed: string): boolean =>
  initials.slice(start, start + typed.length).join('') === typed;
