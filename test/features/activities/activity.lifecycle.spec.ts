import { describe, expect, it } from '@jest/globals';
import {
  ActivityStatus,
  StepKind,
} from '../../../src/features/activities/activity-status.policy.js';
import {
  changesForReview,
  checkDeletable,
  checkEditable,
  type Life,
  reviewLevels,
  takeStep,
} from '../../../src/features/activities/activity.lifecycle.js';
import { RegionLevel } from '../../../src/features/regions/region.entity.js';
import { UserError } from '../../../src/platform/errors.js';

const { DRAFT, SUBMITTED, RETURNED, APPROVED, PUBLISHED, CLOSED, POSTPONED, CANCELLED } =
  ActivityStatus;
const { PROVINCE, CITY, DISTRICT, STREET, COMMUNITY } = RegionLevel;
const BEFORE = '2023-04-01T00:00:00.000Z';
const AT = '2023-04-02T00:00:00.000Z';

const life = (status: ActivityStatus): Life => ({
  status,
  reviewLevel: status === SUBMITTED ? STREET : null,
  waitingSince: status === SUBMITTED ? BEFORE : null,
  submittedAt: status === DRAFT ? null : BEFORE,
  publishedAt: status === PUBLISHED || status === CLOSED ? BEFORE : null,
  closedAt: status === CLOSED ? BEFORE : null,
});

const after = (kind: StepKind, from: Life, levels = [STREET, DISTRICT]): Life => {
  takeStep(kind, from, { levels, at: AT });
  return from;
};

const outcome = (work: () => void): string => {
  try {
    work();
    return 'OK';
  } catch (error) {
    return error instanceof UserError ? error.code : 'INTERNAL';
  }
};

describe('reviewLevels', () => {
  it.each<[RegionLevel, RegionLevel[], RegionLevel[]]>([
    [COMMUNITY, [STREET, DISTRICT, CITY, PROVINCE], [STREET, DISTRICT]],
    [COMMUNITY, [DISTRICT, CITY, PROVINCE], [DISTRICT]],
    [STREET, [DISTRICT, CITY, PROVINCE], [DISTRICT]],
    [DISTRICT, [CITY, PROVINCE], [DISTRICT]],
    [CITY, [PROVINCE], [CITY]],
    [PROVINCE, [], [PROVINCE]],
  ])('of a unit of a %s below %j are %j', (own, above, expected) => {
    expect(reviewLevels(own, above)).toEqual(expected);
  });
});

describe('a step', () => {
  const WAY: Record<
    Exclude<StepKind, StepKind.REGISTER>,
    Partial<Record<ActivityStatus, string>>
  > = {
    SUBMIT: { DRAFT: SUBMITTED, RETURNED: SUBMITTED, POSTPONED: SUBMITTED },
    WITHDRAW: { SUBMITTED: DRAFT },
    APPROVE: { SUBMITTED: SUBMITTED },
    RETURN: { SUBMITTED: RETURNED },
    CHANGE: { APPROVED: SUBMITTED, PUBLISHED: SUBMITTED },
    PUBLISH: { APPROVED: PUBLISHED },
    CLOSE: { PUBLISHED: CLOSED },
    POSTPONE: {
      ...{ DRAFT: POSTPONED, SUBMITTED: POSTPONED, RETURNED: POSTPONED },
      ...{ APPROVED: POSTPONED, PUBLISHED: POSTPONED },
    },
    CANCEL: {
      ...{ DRAFT: CANCELLED, SUBMITTED: CANCELLED, RETURNED: CANCELLED },
      ...{ APPROVED: CANCELLED, PUBLISHED: CANCELLED, POSTPONED: CANCELLED },
    },
  };

  it.each(
    Object.entries(WAY).flatMap(([kind, way]) =>
      Object.values(ActivityStatus).map((from): [string, string, string] => [
        kind,
        from,
        way[from] ?? 'CONFLICT',
      ]),
    ),
  )('%s from %s leads to %s', (kind, from, expected) => {
    const start = life(from as ActivityStatus);
    const untouched = { ...start };
    const code = outcome(() => after(kind as StepKind, start));
    expect(code === 'OK' ? start.status : code).toBe(expected);
    if (code !== 'OK') expect(start).toEqual(untouched);
  });

  it('goes up one level at a time and is approved after the last', () => {
    const activity = after(StepKind.SUBMIT, life(DRAFT));
    expect(activity).toEqual({
      ...life(SUBMITTED),
      waitingSince: AT,
      submittedAt: AT,
    });
    expect(after(StepKind.APPROVE, activity)).toMatchObject({
      status: SUBMITTED,
      reviewLevel: DISTRICT,
    });
    expect(after(StepKind.APPROVE, activity)).toEqual({
      ...life(APPROVED),
      submittedAt: AT,
    });
  });

  it('begins again at the first level after a return and after a change', () => {
    const returned = after(StepKind.SUBMIT, life(RETURNED));
    const changed = after(StepKind.CHANGE, life(PUBLISHED));
    for (const activity of [returned, changed])
      expect(activity).toEqual({ ...life(SUBMITTED), waitingSince: AT, submittedAt: AT });
  });

  it('opens to the public on publication only, stays open when closed, else is shut', () => {
    expect(after(StepKind.PUBLISH, life(APPROVED)).publishedAt).toBe(AT);
    expect(after(StepKind.CLOSE, life(PUBLISHED))).toEqual({ ...life(CLOSED), closedAt: AT });
    for (const kind of [StepKind.CHANGE, StepKind.POSTPONE, StepKind.CANCEL])
      expect(after(kind, life(PUBLISHED)).publishedAt).toBeNull();
  });

  it('waits for nobody once the review is over', () => {
    for (const kind of [StepKind.WITHDRAW, StepKind.RETURN, StepKind.POSTPONE, StepKind.CANCEL])
      expect(after(kind, life(SUBMITTED))).toMatchObject({ reviewLevel: null, waitingSince: null });
  });
});

describe('an edit', () => {
  it.each<[ActivityStatus, string]>([
    [DRAFT, 'OK'],
    [SUBMITTED, 'CONFLICT'],
    [RETURNED, 'OK'],
    [APPROVED, 'OK'],
    [PUBLISHED, 'OK'],
    [CLOSED, 'CONFLICT'],
    [POSTPONED, 'OK'],
    [CANCELLED, 'CONFLICT'],
  ])('of %s: %s', (status, expected) => {
    expect(outcome(() => checkEditable(status))).toBe(expected);
  });

  const TIME_PLACE_SIZE = [
    ...['startsOn', 'endsOn', 'startTime', 'endTime', 'period', 'dateWords'],
    ...['regionId', 'venueId', 'placeText', 'expectedHeadcount'],
  ];
  const OTHERS = ['title', 'brief', 'contactPhone', 'campaignId', 'typeId', 'parts', 'sortAt'];

  it.each<[ActivityStatus, string[]]>([
    [DRAFT, []],
    [RETURNED, []],
    [POSTPONED, []],
    [APPROVED, TIME_PLACE_SIZE],
    [PUBLISHED, TIME_PLACE_SIZE],
  ])('of time, place or size in %s is reviewed again for %j', (status, expected) => {
    expect(changesForReview(status, [...OTHERS, ...TIME_PLACE_SIZE])).toEqual(expected);
    expect(changesForReview(status, OTHERS)).toEqual([]);
  });
});

describe('a deletion', () => {
  it.each<[string, Life, string]>([
    ['a draft', life(DRAFT), 'OK'],
    ['a draft that was withdrawn', { ...life(DRAFT), submittedAt: BEFORE }, 'CONFLICT'],
    ...Object.values(ActivityStatus)
      .filter((status) => status !== DRAFT)
      .map((status): [string, Life, string] => [status, life(status), 'CONFLICT']),
  ])('of %s', (_name, activity, expected) => {
    expect(outcome(() => checkDeletable(activity))).toBe(expected);
  });
});
