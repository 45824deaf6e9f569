import { describe, expect, it } from '@jest/globals';
import {
  EducationBaseLevel,
  EducationBaseStatus,
  EducationBaseStepKind as Kind,
} from '../../../src/features/education-bases/education-base-status.policy.js';
import {
  frozenFor,
  type Standing,
  standingAfter,
} from '../../../src/features/education-bases/education-base.lifecycle.js';
import { Conflict, InvalidInput } from '../../../src/platform/errors.js';

const { APPLIED, UNDER_REVIEW, RETURNED, DESIGNATED, REVIEW_DUE, REVOKED } = EducationBaseStatus;
const { DISTRICT, CITY, PROVINCIAL, NATIONAL } = EducationBaseLevel;

const DAYS = { before: '2023-04-10', today: '2024-05-01' };
const DAY = '2023-05-01';

const standing = (status: EducationBaseStatus): Standing => ({
  status,
  level: CITY,
  batch: '第一批',
  namedOn: '2023-04-10',
});

/** Where each step leads from each status; what is not named is refused. */
const LIFE: Readonly<Record<Kind, Partial<Record<EducationBaseStatus, EducationBaseStatus>>>> = {
  [Kind.APPLY]: { [RETURNED]: APPLIED },
  [Kind.REGISTER]: {},
  [Kind.START_REVIEW]: { [APPLIED]: UNDER_REVIEW },
  [Kind.RETURN]: { [APPLIED]: RETURNED, [UNDER_REVIEW]: RETURNED },
  [Kind.DESIGNATE]: { [UNDER_REVIEW]: DESIGNATED },
  [Kind.PROMOTE]: { [DESIGNATED]: DESIGNATED, [REVIEW_DUE]: DESIGNATED },
  [Kind.CALL_REVIEW]: { [DESIGNATED]: REVIEW_DUE },
  [Kind.RENEW]: { [REVIEW_DUE]: DESIGNATED },
  [Kind.REVOKE]: { [DESIGNATED]: REVOKED, [REVIEW_DUE]: REVOKED },
};

const outcome = (kind: Kind, status: EducationBaseStatus): EducationBaseStatus | null => {
  try {
    return standingAfter(kind, standing(status), { day: DAY, level: NATIONAL }, DAYS).status;
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
};

describe('a designation', () => {
  it.each(Object.values(Kind))('%s leads where it should, from nowhere else', (kind) => {
    const found = Object.values(EducationBaseStatus).map((status) => [
      status,
      outcome(kind, status),
    ]);
    const wanted = Object.values(EducationBaseStatus).map((status) => [
      status,
      LIFE[kind][status] ?? null,
    ]);
    expect(found).toEqual(wanted);
  });

  it('gets level, batch and day with the name, and keeps them through every other step', () => {
    const after = (kind: Kind, status: EducationBaseStatus) =>
      standingAfter(kind, standing(status), { day: DAY, level: PROVINCIAL, batch: '第二批' }, DAYS);
    const kept = { level: CITY, batch: '第一批', namedOn: '2023-04-10' };
    expect(after(Kind.DESIGNATE, UNDER_REVIEW)).toEqual({
      status: DESIGNATED,
      level: PROVINCIAL,
      batch: '第二批',
      namedOn: DAY,
    });
    expect(after(Kind.CALL_REVIEW, DESIGNATED)).toEqual({ status: REVIEW_DUE, ...kept });
    expect(after(Kind.RENEW, REVIEW_DUE)).toEqual({ status: DESIGNATED, ...kept });
    expect(after(Kind.REVOKE, REVIEW_DUE)).toEqual({ status: REVOKED, ...kept });
    expect(after(Kind.APPLY, RETURNED)).toEqual({ status: APPLIED, ...kept, level: PROVINCIAL });
  });

  it.each([
    [DISTRICT, false],
    [CITY, false],
    [PROVINCIAL, true],
    [NATIONAL, true],
  ])('rises from city level to %s: %s', (level, may) => {
    const rise = () => standingAfter(Kind.PROMOTE, standing(DESIGNATED), { day: DAY, level }, DAYS);
    if (may) expect(rise().level).toBe(level);
    else expect(rise).toThrow(InvalidInput);
  });

  it.each([
    ['2023-04-09', false],
    ['2023-04-10', true],
    ['2024-05-01', true],
    ['2024-05-02', false],
  ])('takes a step of %s, after one of 10 April 2023, on 1 May 2024: %s', (day, may) => {
    const step = () => standingAfter(Kind.REVOKE, standing(DESIGNATED), { day }, DAYS);
    if (may) expect(step().status).toBe(REVOKED);
    else expect(step).toThrow(InvalidInput);
  });

  it('is out of its operator’s hands while it is reviewed and once it is revoked', () => {
    const frozen = Object.values(EducationBaseStatus).filter((status) => frozenFor(status));
    expect(frozen).toEqual([UNDER_REVIEW, REVOKED]);
  });
});
