import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { linesOf } from '../../../bench/articles/answers.ts';
import { differences } from '../../../bench/articles/differences.ts';
import { type AnnotatedItem, NOTHING } from '../../../bench/articles/shapes.ts';

const MEASURE = 'bench/articles/measure.jsonl';
const items = linesOf<AnnotatedItem>(readFileSync(MEASURE, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'articles-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the scorer on answers that were made before. */
function score(answers: readonly object[], ...args: readonly string[]) {
  const file = join(folder, 'answers.jsonl');
  writeFileSync(file, answers.map((answer) => JSON.stringify(answer)).join('\n'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bench/articles/score.ts', '--answers', file, ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const perfect = items.map(({ id, expected }) => ({ id, ...expected }));

it('gives a perfect answer a macro F1 of 1, and tells totals only', () => {
  const { status, stdout } = score(perfect, '--measure');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^macro F1 +1\.000/m);
  expect(stdout).not.toMatch(/^m-/m);
});

it('gives silence nothing', () => {
  const silent = items.map(({ id }) => ({ id, ...NOTHING }));
  expect(score(silent, '--measure').stdout).toMatch(/^macro F1 +0\.000/m);
});

it.each([
  [['--measure', '--diff']],
  [['--measure', '--ids', 'm-01']],
  [['--file', MEASURE, '--diff']],
])('does not look at the measuring half item by item: %j', (args) => {
  const { status, stdout, stderr } = score(perfect, ...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('not looked at item by item');
});

it('names an item without an answer', () => {
  const { status, stderr } = score(perfect.slice(1), '--measure');
  expect(status).toBe(1);
  expect(stderr).toContain('no answer to m-001');
});

it('tells what differs, and nothing where nothing is lost', () => {
  const expected = {
    ...NOTHING,
    isDistractor: false,
    bases: [{ name: '云汀区国防教育馆', action: 'visited' as const }],
    donations: [{ donor: null, recipient: '白石小学', copies: 300 }],
  };
  const like = { ...expected, bases: [{ name: '区国防教育馆', action: 'visited' as const }] };
  expect(differences(expected, like)).toEqual([]);
  expect(differences(expected, NOTHING)).toEqual([
    '  missed base: 云汀区国防教育馆 | visited',
    '  donations: — → 白石小学 300\n      read: —',
    '  isDistractor: false',
  ]);
});
