import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnnotatedItem, Reading } from './shapes.ts';
import { problemsOfReading } from './well-formed.ts';

/** The compiled program behind `npm run articles:read`. */
const PROGRAM = fileURLToPath(new URL('../../dist/articles-read.js', import.meta.url));

/** The lines of a JSONL file or output. */
export const linesOf = <T>(jsonLines: string): T[] =>
  jsonLines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** The answers by item; an item without an answer, or with one of the wrong shape, is an error. */
export function answersOf(
  output: string,
  items: readonly AnnotatedItem[],
): ReadonlyMap<string, Reading> {
  const answers = new Map(
    linesOf<Reading & { id: string }>(output).map(({ id, ...reading }) => [id, reading]),
  );
  for (const { id } of items) {
    const answer = answers.get(id);
    if (!answer) throw new Error(`no answer to ${id}`);
    const [problem] = problemsOfReading({ ...answer });
    if (problem) throw new Error(`the answer to ${id} is not well-formed: ${problem}`);
  }
  return answers;
}

/** Reads the texts with the program as anyone would: JSON lines in, JSON lines out. */
export function readItems(items: readonly AnnotatedItem[]): string {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: npm run build`);
  const input = items.map(({ id, text, published }) => JSON.stringify({ id, text, published }));
  return execFileSync(process.execPath, [PROGRAM], {
    input: `${input.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
