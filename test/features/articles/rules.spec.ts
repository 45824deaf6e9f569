import { describe, expect, it } from '@jest/globals';
import { COUNT_RULES } from '../../../src/features/articles/reading/counts.js';
import { PLACE_RULES } from '../../../src/features/articles/reading/entities/places.js';
import { ROLE_FRAMES } from '../../../src/features/articles/reading/events/role-frames.js';
import type { Rule } from '../../../src/features/articles/reading/rule.js';
import { OURS } from '../../../src/features/articles/reading/scope.js';
import { TYPE_RULES } from '../../../src/features/articles/reading/types.js';

const TABLES: Record<string, readonly Rule[]> = {
  counts: COUNT_RULES,
  places: PLACE_RULES,
  roles: ROLE_FRAMES,
  scope: OURS,
  types: TYPE_RULES,
};

describe.each(Object.entries(TABLES))('the rules of %s', (_table, rules) => {
  it.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s: each example is recognised',
    (_name, { pattern, examples }) => {
      const alone = new RegExp(pattern.source, pattern.flags.replace('g', ''));
      expect(examples.filter((example) => !alone.test(example))).toEqual([]);
      expect(examples.length).toBeGreaterThan(0);
    },
  );
});
