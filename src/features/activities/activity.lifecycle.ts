import { Conflict, say, type Text } from '../../platform/errors.js';
import { RegionLevel } from '../regions/region.entity.js';
import { ActivityStatus as Status, StepKind } from './activity-status.policy.js';

/** The part of an activity that its life changes. */
export interface Life {
  status: Status;
  reviewLevel: RegionLevel | null;
  waitingSince: string | null;
  submittedAt: string | null;
  publishedAt: string | null;
  closedAt: string | null;
}

/** What a step needs beside the activity itself. */
export interface Circumstances {
  /** The levels that review it, lowest first; see {@link reviewLevels}. */
  levels: readonly RegionLevel[];
  at: string;
}

const LIVING = [
  Status.DRAFT,
  Status.SUBMITTED,
  Status.RETURNED,
  Status.APPROVED,
  Status.PUBLISHED,
] as const;

/** From which statuses a step may be taken. Nothing leaves CLOSED or CANCELLED. */
const FROM: Readonly<Record<StepKind, readonly Status[]>> = {
  [StepKind.REGISTER]: [],
  [StepKind.SUBMIT]: [Status.DRAFT, Status.RETURNED, Status.POSTPONED],
  [StepKind.WITHDRAW]: [Status.SUBMITTED],
  [StepKind.APPROVE]: [Status.SUBMITTED],
  [StepKind.RETURN]: [Status.SUBMITTED],
  [StepKind.CHANGE]: [Status.APPROVED, Status.PUBLISHED],
  [StepKind.PUBLISH]: [Status.APPROVED],
  [StepKind.CLOSE]: [Status.PUBLISHED],
  [StepKind.POSTPONE]: LIVING,
  [StepKind.CANCEL]: [...LIVING, Status.POSTPONED],
};

const EDITABLE: readonly Status[] = [
  Status.DRAFT,
  Status.RETURNED,
  Status.POSTPONED,
  Status.APPROVED,
  Status.PUBLISHED,
];

const NAMES: Readonly<Record<Status, Text>> = {
  [Status.DRAFT]: say('草稿', 'a draft'),
  [Status.SUBMITTED]: say('待审核', 'waiting for review'),
  [Status.RETURNED]: say('已退回', 'returned'),
  [Status.APPROVED]: say('已通过', 'approved'),
  [Status.PUBLISHED]: say('已发布', 'published'),
  [Status.CLOSED]: say('已结项', 'closed'),
  [Status.POSTPONED]: say('已延期', 'postponed'),
  [Status.CANCELLED]: say('已取消', 'cancelled'),
};

/** The levels that have reviewers for those below them; cities and provinces review only themselves. */
const REVIEWED_AT: readonly RegionLevel[] = [RegionLevel.STREET, RegionLevel.DISTRICT];

/**
 * The levels that review what a unit submits: one reviewer per level above its region up to the
 * district (初审, 复审); where there is none above, its own. `above`: from its parent to the root.
 */
export function reviewLevels(own: RegionLevel, above: readonly RegionLevel[]): RegionLevel[] {
  const levels = above.filter((level) => REVIEWED_AT.includes(level));
  return levels.length ? levels : [own];
}

const wrongStage = (status: Status): Conflict =>
  new Conflict(
    say(
      `该活动目前${NAMES[status].zh},不能进行此操作`,
      `The activity is ${NAMES[status].en}; this cannot be done now`,
    ),
    { status },
  );

/** Refuses a step that does not follow from where the activity stands. */
export function checkStep(kind: StepKind, status: Status): void {
  if (!FROM[kind].includes(status)) throw wrongStage(status);
}

/** Where a step leads; an approval only after the last level. */
const TO: Readonly<Record<StepKind, Status>> = {
  [StepKind.REGISTER]: Status.DRAFT,
  [StepKind.SUBMIT]: Status.SUBMITTED,
  [StepKind.WITHDRAW]: Status.DRAFT,
  [StepKind.APPROVE]: Status.APPROVED,
  [StepKind.RETURN]: Status.RETURNED,
  [StepKind.CHANGE]: Status.SUBMITTED,
  [StepKind.PUBLISH]: Status.PUBLISHED,
  [StepKind.CLOSE]: Status.CLOSED,
  [StepKind.POSTPONE]: Status.POSTPONED,
  [StepKind.CANCEL]: Status.CANCELLED,
};

/** The level that must act after the step; null: none. */
function levelAfter(kind: StepKind, life: Life, levels: readonly RegionLevel[]) {
  if (kind === StepKind.SUBMIT || kind === StepKind.CHANGE) return levels[0] ?? null;
  if (kind !== StepKind.APPROVE || !life.reviewLevel) return null;
  return levels[levels.indexOf(life.reviewLevel) + 1] ?? null;
}

/** Takes a step: changes the activity's stage, or raises CONFLICT. */
export function takeStep(kind: StepKind, life: Life, { levels, at }: Circumstances): void {
  checkStep(kind, life.status);
  const level = levelAfter(kind, life, levels);
  life.status = level ? Status.SUBMITTED : TO[kind];
  life.reviewLevel = level;
  life.waitingSince = level ? at : null;
  if (level && kind !== StepKind.APPROVE) life.submittedAt = at;
  if (kind === StepKind.CLOSE) life.closedAt = at;
  else life.publishedAt = kind === StepKind.PUBLISH ? at : null;
}

/** Refuses an edit where the stage forbids it; tells to withdraw what is under review. */
export function checkEditable(status: Status): void {
  if (EDITABLE.includes(status)) return;
  if (status !== Status.SUBMITTED) throw wrongStage(status);
  throw new Conflict(
    say(
      '该活动正在审核,请先撤回再修改',
      'The activity is being reviewed; withdraw it before editing it',
    ),
    { status },
  );
}

/** What a plan may not change after approval without being reviewed again: time, place and size. */
const REVIEWED_AGAIN = [
  'startsOn',
  'endsOn',
  'startTime',
  'endTime',
  'period',
  'dateWords',
  'regionId',
  'venueId',
  'placeText',
  'expectedHeadcount',
] as const;

/** Whether these changes of an activity in this status send it back to its reviewers. */
export const changesForReview = (status: Status, changed: readonly string[]): string[] =>
  FROM[StepKind.CHANGE].includes(status)
    ? REVIEWED_AGAIN.filter((field) => changed.includes(field))
    : [];

/** A draft that nobody else has seen yet may be deleted; anything later is cancelled. */
export function checkDeletable({ status, submittedAt }: Life): void {
  if (status === Status.DRAFT && !submittedAt) return;
  throw new Conflict(
    say(
      '只能删除从未提交过的草稿;已提交过的活动请取消',
      'Only a draft that was never submitted can be deleted; cancel the activity instead',
    ),
    { status },
  );
}
