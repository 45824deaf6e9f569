import { readFileSync } from 'node:fs';
import { answersOf, linesOf, readItems } from './answers.ts';
import { differences } from './differences.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { addReading, emptyTallies, FIELDS, macroF1, scoreOf, type Tallies } from './scoring.ts';
import type { AnnotatedItem, Reading } from './shapes.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const share = (value: number) => value.toFixed(3);

/** Fields against precision, recall and F1, with what stands behind them. */
function table(tallies: Tallies): string {
  const rows = FIELDS.map((field) => {
    const tally = tallies[field];
    const score = scoreOf(tally);
    const cells = score ? [score.precision, score.recall, score.f1].map(share) : ['—', '—', '—'];
    return [field, ...cells, String(tally.right), String(tally.missed), String(tally.surplus)];
  });
  const head = ['field', 'precision', 'recall', 'F1', 'right', 'missed', 'surplus'];
  const lines = [head, ...rows, ['macro F1', '', '', share(macroF1(tallies)), '', '', '']];
  return lines
    .map(
      ([name = '', ...cells]) => name.padEnd(12) + cells.map((cell) => cell.padStart(10)).join(''),
    )
    .join('\n');
}

function score(items: readonly AnnotatedItem[], answers: ReadonlyMap<string, Reading>): Tallies {
  const tallies = emptyTallies();
  for (const { id, expected } of items) {
    const answer = answers.get(id);
    if (answer) addReading(tallies, expected, answer);
  }
  return tallies;
}

function tellDifferences(
  items: readonly AnnotatedItem[],
  answers: ReadonlyMap<string, Reading>,
): void {
  for (const { id, note, expected } of items) {
    const answer = answers.get(id);
    const lines = answer ? differences(expected, answer) : [];
    if (lines.length > 0) say([`${id} (${note})`, ...lines, ''].join('\n'));
  }
}

function run({ file, answers: ready, ids, diff }: Options): void {
  const items = linesOf<AnnotatedItem>(readFileSync(file, 'utf8')).filter(({ id }) =>
    id.startsWith(ids),
  );
  const output = ready === null ? readItems(items) : readFileSync(ready, 'utf8');
  const answers = answersOf(output, items);
  if (diff) tellDifferences(items, answers);
  say(table(score(items, answers)));
  const silent = items.filter(
    ({ id, expected }) => answers.get(id)?.isDistractor === expected.isDistractor,
  );
  say(`${items.length} items; in or out of scope right: ${silent.length}`);
}

try {
  run(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n${USAGE}`);
  process.exitCode = 1;
}
