import { expect, test } from '@jest/globals';
import { allOf, anyOf, type Candidates } from '../../../src/platform/search/search-tokens.js';
import { textsSay } from '../../../src/platform/search/token-texts.js';

/** What is asked of names and of the rest, clause by clause. */
const asked = (wanted: Candidates): unknown[] => {
  const { params } = textsSay(wanted);
  return Array.from({ length: params.length / 2 }, (_, at) => params.slice(2 * at, 2 * at + 2));
};

test.each<[string, Candidates, unknown[]]>([
  ['a piece of the names', 't讲座', [['{%讲座%}', '{}']]],
  ['a piece of the rest', 'b讲座', [['{}', '{%讲座%}']]],
  ['either', anyOf(['t讲座', 'b讲座']), [['{%讲座%}', '{%讲座%}']]],
  ['one of each way', anyOf([allOf(['t法治', 't治讲']), 't普法']), [['{%法治%,%普法%}', '{}']]],
  [
    'all of them',
    allOf(['t法治', 'b讲座']),
    [
      ['{%法治%}', '{}'],
      ['{}', '{%讲座%}'],
    ],
  ],
  ['nothing of who may find it', allOf(['t讲座', 'aactivityé1méall']), [['{%讲座%}', '{}']]],
  ['nothing where a reading would do', anyOf(['tslf', 'pslf', 'islf']), []],
  ['nothing of a whole name', 'x讲座', []],
])('looks for %s', (_title, wanted, clauses) => {
  expect(asked(wanted)).toEqual(clauses);
});

test('a long query makes no longer statement', () => {
  const wanted = allOf(Array.from({ length: 50 }, (_, at) => `t${at}`));
  expect(asked(wanted)).toHaveLength(4);
});
