import type { Query, Term } from './search-query.js';
import { spokenIn } from './search-reading.js';
import { compact, normalise } from './search-text.js';

/** From a character of a text up to but not including another, in UTF-16 units. */
export type Mark = readonly [start: number, end: number];

/** Letters and digits without a break, as they are compared, and where each unit of them stood. */
interface Run {
  text: string;
  places: Mark[];
}

/** Where the text says what is looked for; marks neither touch nor overlap. */
export function marksIn(text: string, query: Query): Mark[] {
  const marks = runsIn(text).flatMap((run) =>
    query.terms.flatMap((term) =>
      termIn(run.text, term).map(([start, end]): Mark => {
        const first = run.places[start];
        const last = run.places[end - 1];
        return [first?.[0] ?? 0, last?.[1] ?? 0];
      }),
    ),
  );
  return joined(marks);
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run = { text: '', places: [] };
  let at = 0;
  for (const character of text) {
    const place: Mark = [at, (at += character.length)];
    const folded = compact(normalise(character));
    if (!folded && run.text) {
      runs.push(run);
      run = { text: '', places: [] };
    }
    run.text += folded;
    run.places.push(...Array<Mark>(folded.length).fill(place));
  }
  return run.text ? [...runs, run] : runs;
}

function termIn(run: string, { phrases, words, spoken }: Term): Mark[] {
  const written = [...phrases, ...words.flat()].flatMap((phrase) => occurrences(run, phrase));
  return spoken === null ? written : [...written, ...spokenIn(run, spoken)];
}

function occurrences(run: string, phrase: string): Mark[] {
  const found: Mark[] = [];
  for (let at = run.indexOf(phrase); at >= 0; at = run.indexOf(phrase, at + phrase.length))
    found.push([at, at + phrase.length]);
  return found;
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && mark[0] <= last[1])
      result[result.length - 1] = [last[0], Math.max(last[1], mark[1])];
    else result.push(mark);
  }
  return result;
}
