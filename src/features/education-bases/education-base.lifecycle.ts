import {
  Conflict,
  type FieldProblem,
  InvalidInput,
  say,
  type Text,
} from '../../platform/errors.js';
import {
  EducationBaseLevel,
  EducationBaseStatus as Status,
  EducationBaseStepKind as Kind,
} from './education-base-status.policy.js';

/** How the designation of a base stands: the part of it that its steps change. */
export interface Standing {
  status: Status;
  level: EducationBaseLevel;
  batch: string | null;
  namedOn: string | null;
}

/** What a step says beside its kind. */
export interface GivenStep {
  /** Null: not known, which only an earlier list may say. */
  day: string | null;
  level?: EducationBaseLevel | null;
  batch?: string | null;
}

/** When the step before it was, and what day it is. */
export interface Days {
  before: string | null;
  today: string;
}

/** From which statuses a step may be taken; nothing leaves REVOKED: what is named anew is a new base. */
const FROM: Readonly<Record<Kind, readonly Status[]>> = {
  [Kind.APPLY]: [Status.RETURNED],
  [Kind.REGISTER]: [],
  [Kind.START_REVIEW]: [Status.APPLIED],
  [Kind.RETURN]: [Status.APPLIED, Status.UNDER_REVIEW],
  [Kind.DESIGNATE]: [Status.UNDER_REVIEW],
  [Kind.PROMOTE]: [Status.DESIGNATED, Status.REVIEW_DUE],
  [Kind.CALL_REVIEW]: [Status.DESIGNATED],
  [Kind.RENEW]: [Status.REVIEW_DUE],
  [Kind.REVOKE]: [Status.DESIGNATED, Status.REVIEW_DUE],
};

/** Where a step leads. */
export const LEADS_TO: Readonly<Record<Kind, Status>> = {
  [Kind.APPLY]: Status.APPLIED,
  [Kind.REGISTER]: Status.DESIGNATED,
  [Kind.START_REVIEW]: Status.UNDER_REVIEW,
  [Kind.RETURN]: Status.RETURNED,
  [Kind.DESIGNATE]: Status.DESIGNATED,
  [Kind.PROMOTE]: Status.DESIGNATED,
  [Kind.CALL_REVIEW]: Status.REVIEW_DUE,
  [Kind.RENEW]: Status.DESIGNATED,
  [Kind.REVOKE]: Status.REVOKED,
};

/** Steps that give the name, with its level, batch and day. */
const NAMING: readonly Kind[] = [Kind.REGISTER, Kind.DESIGNATE, Kind.PROMOTE];

export const isNaming = (kind: Kind): boolean => NAMING.includes(kind);

const NAMES: Readonly<Record<Status, Text>> = {
  [Status.APPLIED]: say('已申报', 'applied for'),
  [Status.UNDER_REVIEW]: say('正在评审', 'under review'),
  [Status.RETURNED]: say('已退回', 'returned'),
  [Status.DESIGNATED]: say('已命名', 'designated'),
  [Status.REVIEW_DUE]: say('待复核', 'due for re-review'),
  [Status.REVOKED]: say('已撤销', 'revoked'),
};

const wrongStage = (status: Status): Conflict =>
  new Conflict(
    say(
      `该基地目前${NAMES[status].zh},不能进行此操作`,
      `The base is ${NAMES[status].en}; this cannot be done now`,
    ),
    { status },
  );

/** Refuses a step that does not follow from where the designation stands. */
export function checkStep(kind: Kind, status: Status): void {
  if (!FROM[kind].includes(status)) throw wrongStage(status);
}

/** Why a step cannot be of its day: days never run backwards, nor ahead of us. */
export function dayProblems(
  day: string | null,
  { before, today }: Days,
  path = 'input',
): FieldProblem[] {
  if (day === null) return [];
  const problem = (zh: string, en: string) => [{ path: `${path}.day`, text: say(zh, en) }];
  if (day > today) return problem('日期不能晚于今天', 'is after today');
  if (before && day < before)
    return problem(`不能早于上一步的日期 ${before}`, `is before the last step, of ${before}`);
  return [];
}

const LEVELS = Object.values(EducationBaseLevel);

function levelProblems(kind: Kind, from: EducationBaseLevel, to: EducationBaseLevel) {
  if (kind !== Kind.PROMOTE || LEVELS.indexOf(to) > LEVELS.indexOf(from)) return [];
  const text = say('升格后的级别须高于现有级别', 'must be above the present level');
  return [{ path: 'input.level', text }];
}

/** How the base stands after the step. Raises CONFLICT or INVALID_INPUT. */
export function standingAfter(kind: Kind, now: Standing, given: GivenStep, days: Days): Standing {
  checkStep(kind, now.status);
  const level = given.level ?? now.level;
  const problems = [...dayProblems(given.day, days), ...levelProblems(kind, now.level, level)];
  if (problems.length) throw new InvalidInput(problems);
  const status = LEADS_TO[kind];
  if (!isNaming(kind)) return { ...now, status, ...(kind === Kind.APPLY && { level }) };
  return { status, level, batch: given.batch ?? null, namedOn: given.day };
}

const KEPT_BY_OPERATOR: readonly Status[] = [
  Status.APPLIED,
  Status.RETURNED,
  Status.DESIGNATED,
  Status.REVIEW_DUE,
];

/** Why its operator may not change it now: what is being reviewed or was revoked stays as it is. */
export const frozenFor = (status: Status): Text | null =>
  KEPT_BY_OPERATOR.includes(status)
    ? null
    : say(
        `该基地${NAMES[status].zh},不能修改`,
        `The base is ${NAMES[status].en} and stays as it is`,
      );
