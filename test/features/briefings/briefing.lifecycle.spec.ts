import { describe, expect, it } from '@jest/globals';
import { gapsIn, statusAfter } from '../../../src/features/briefings/briefing.lifecycle.js';
import {
  BriefingStatus,
  BriefingStepKind,
} from '../../../src/features/briefings/briefing-status.policy.js';

const leadsTo = (kind: BriefingStepKind, status: BriefingStatus): BriefingStatus | null => {
  try {
    return statusAfter(kind, status);
  } catch {
    return null;
  }
};

describe('the life of a briefing', () => {
  it.each([
    ['DRAFT', { CHANGE: 'DRAFT', SUBMIT: 'FIRST_REVIEW' }],
    ['RETURNED', { CHANGE: 'RETURNED', SUBMIT: 'FIRST_REVIEW' }],
    ['FIRST_REVIEW', { WITHDRAW: 'DRAFT', FIRST_REVIEW: 'SECOND_REVIEW', RETURN: 'RETURNED' }],
    ['SECOND_REVIEW', { WITHDRAW: 'DRAFT', SECOND_REVIEW: 'FINAL_REVIEW', RETURN: 'RETURNED' }],
    ['FINAL_REVIEW', { WITHDRAW: 'DRAFT', FINAL_REVIEW: 'APPROVED', RETURN: 'RETURNED' }],
    ['APPROVED', { WITHDRAW: 'DRAFT', RETURN: 'RETURNED', ISSUE: 'ISSUED' }],
    ['ISSUED', {}],
  ])('from %s', (status, expected) => {
    const steps = Object.values(BriefingStepKind)
      .map((kind) => [kind, leadsTo(kind, status as BriefingStatus)])
      .filter(([, to]) => to !== null);
    expect(Object.fromEntries(steps)).toEqual(expected);
  });
});

describe('gaps', () => {
  it.each([
    [[], []],
    [[1, 2, 3], []],
    [
      [1, 4],
      [2, 3],
    ],
    [[3], [1, 2]],
  ])('in %j are %j', (numbers, gaps) => expect(gapsIn(numbers)).toEqual(gaps));
});
