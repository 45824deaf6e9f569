import { registerEnumType } from '@nestjs/graphql';

/** Where an activity stands in its life; see `activity.lifecycle.ts`. */
export enum ActivityStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
  CLOSED = 'CLOSED',
  POSTPONED = 'POSTPONED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(ActivityStatus, {
  name: 'ActivityStatus',
  description: '活动状态 — where an activity stands in its life.',
  valuesMap: {
    DRAFT: { description: '草稿 — being written; only its own unit works on it.' },
    SUBMITTED: { description: '待审核 — submitted; waits for the reviewer of reviewLevel.' },
    RETURNED: { description: '已退回 — returned with a reason; may be corrected and resubmitted.' },
    APPROVED: { description: '已通过 — approved at every level; not yet public.' },
    PUBLISHED: { description: '已发布 — open to the public.' },
    CLOSED: { description: '已结项 — over, with its actual figures.' },
    POSTPONED: {
      description: '已延期 — put off with a reason; may get a new time and be resubmitted.',
    },
    CANCELLED: { description: '已取消 — called off with a reason.' },
  },
});

/** A part of a day, when no clock time is known. */
export enum DayPeriod {
  MORNING = 'MORNING',
  AFTERNOON = 'AFTERNOON',
  EVENING = 'EVENING',
}

registerEnumType(DayPeriod, {
  name: 'DayPeriod',
  description: '时段 — a part of a day, when no clock time is known.',
  valuesMap: {
    MORNING: { description: '上午 — morning, 08:00 to 12:00.' },
    AFTERNOON: { description: '下午 — afternoon, 13:00 to 18:00.' },
    EVENING: { description: '晚上 — evening, 18:30 to 22:00.' },
  },
});

/** What was done to an activity on its way. */
export enum StepKind {
  REGISTER = 'REGISTER',
  SUBMIT = 'SUBMIT',
  WITHDRAW = 'WITHDRAW',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  CHANGE = 'CHANGE',
  PUBLISH = 'PUBLISH',
  CLOSE = 'CLOSE',
  POSTPONE = 'POSTPONE',
  CANCEL = 'CANCEL',
}

registerEnumType(StepKind, {
  name: 'ActivityStepKind',
  description: '办理步骤 — what was done to an activity on its way.',
  valuesMap: {
    REGISTER: { description: '登记 — registered as a draft.' },
    SUBMIT: { description: '提交 — submitted for review.' },
    WITHDRAW: { description: '撤回 — taken back by its unit before the review was over.' },
    APPROVE: { description: '审核通过 — let through by the reviewer of one level.' },
    RETURN: { description: '退回 — returned with a reason.' },
    CHANGE: { description: '变更送审 — time, place or size changed; reviewed again.' },
    PUBLISH: { description: '发布 — opened to the public.' },
    CLOSE: { description: '结项 — closed with its actual figures.' },
    POSTPONE: { description: '延期 — put off with a reason.' },
    CANCEL: { description: '取消 — called off with a reason.' },
  },
});
