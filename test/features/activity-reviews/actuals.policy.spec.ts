import { describe, expect, it } from '@jest/globals';
import { figureProblems } from '../../../src/features/activity-reviews/actuals.policy.js';
import { waitingDays } from '../../../src/features/activity-reviews/waiting.policy.js';

const PLAIN = { headcountEstimated: false, audiencesOverlap: false };
const OVERLAP = { ...PLAIN, audiencesOverlap: true };
const ESTIMATE = { ...PLAIN, headcountEstimated: true };

describe('the headcounts of the audiences', () => {
  it.each<[string, typeof PLAIN, number[], string[]]>([
    ['none', PLAIN, [], []],
    ['less than the whole', PLAIN, [40, 50], []],
    ['just the whole', PLAIN, [50, 50], []],
    ['more than the whole together', PLAIN, [50, 51], ['audienceCounts']],
    ['more together, with an overlap', OVERLAP, [100, 100], []],
    ['one larger than the whole', PLAIN, [10, 101], ['audienceCounts.1.headcount']],
    ['one larger, with an overlap', OVERLAP, [101], ['audienceCounts.0.headcount']],
    ['larger than an estimate', ESTIMATE, [101, 20], []],
  ])('%s', (_name, flags, counts, expected) => {
    const audienceCounts = counts.map((headcount) => ({ headcount }));
    const problems = figureProblems({ actualHeadcount: 100, ...flags, audienceCounts });
    expect(problems.map(({ path }) => path)).toEqual(expected);
  });
});

describe('waitingDays', () => {
  it.each<[string | null, number | null]>([
    [null, null],
    ['2023-04-10T08:00:00.000Z', 0],
    ['2023-04-09T08:00:00.001Z', 0],
    ['2023-04-09T08:00:00.000Z', 1],
    ['2023-04-01T00:00:00.000Z', 9],
  ])('since %s: %s', (since, expected) => {
    expect(waitingDays(since, new Date('2023-04-10T08:00:00.000Z'))).toBe(expected);
  });
});
