import { registerEnumType } from '@nestjs/graphql';

/** Where a briefing stands. */
export enum BriefingStatus {
  DRAFT = 'DRAFT',
  FIRST_REVIEW = 'FIRST_REVIEW',
  SECOND_REVIEW = 'SECOND_REVIEW',
  FINAL_REVIEW = 'FINAL_REVIEW',
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
  ISSUED = 'ISSUED',
}

registerEnumType(BriefingStatus, {
  name: 'BriefingStatus',
  description: '简报状态 — where a briefing stands.',
  valuesMap: {
    DRAFT: { description: '草稿 — being written.' },
    FIRST_REVIEW: { description: '待初审 — handed in, waits for the first reviewer.' },
    SECOND_REVIEW: { description: '待复审 — waits for the second reviewer.' },
    FINAL_REVIEW: { description: '待终审 — waits for the final reviewer.' },
    APPROVED: { description: '已终审 — may be issued.' },
    RETURNED: { description: '已退回 — came back with a reason, to be corrected.' },
    ISSUED: { description: '已印发 — numbered, frozen and sent out; it never changes again.' },
  },
});

/** What a step of a briefing's life is. */
export enum BriefingStepKind {
  DRAFT = 'DRAFT',
  CHANGE = 'CHANGE',
  SUBMIT = 'SUBMIT',
  WITHDRAW = 'WITHDRAW',
  FIRST_REVIEW = 'FIRST_REVIEW',
  SECOND_REVIEW = 'SECOND_REVIEW',
  FINAL_REVIEW = 'FINAL_REVIEW',
  RETURN = 'RETURN',
  ISSUE = 'ISSUE',
}

registerEnumType(BriefingStepKind, {
  name: 'BriefingStepKind',
  description: '简报办理步骤 — what was done.',
  valuesMap: {
    DRAFT: { description: '起草 — it was begun.' },
    CHANGE: { description: '修改 — it was edited.' },
    SUBMIT: { description: '送审 — it was handed in.' },
    WITHDRAW: { description: '撤回 — its unit took it back before it was issued.' },
    FIRST_REVIEW: { description: '初审通过 — passed the first review.' },
    SECOND_REVIEW: { description: '复审通过 — passed the second review.' },
    FINAL_REVIEW: { description: '终审通过 — passed the final review.' },
    RETURN: { description: '退回 — it was returned, with a reason.' },
    ISSUE: { description: '印发 — it was issued.' },
  },
});

/** What a section of a briefing is made of. */
export enum BriefingSectionKind {
  LEAD = 'LEAD',
  TEXT = 'TEXT',
  ACTIVITY = 'ACTIVITY',
  ACTIVITY_LIST = 'ACTIVITY_LIST',
  MEDIA_COVERAGE = 'MEDIA_COVERAGE',
  FIGURES = 'FIGURES',
}

registerEnumType(BriefingSectionKind, {
  name: 'BriefingSectionKind',
  description: '简报栏目种类 — what a section of a briefing is made of.',
  valuesMap: {
    LEAD: { description: '导语 — when, who, what and the result, in the editor’s words.' },
    TEXT: { description: '正文 — a text under a heading.' },
    ACTIVITY: { description: '活动报道 — one activity, told from its record.' },
    ACTIVITY_LIST: { description: '活动一览 — a table of activities.' },
    MEDIA_COVERAGE: { description: '媒体报道 — a list of press reports.' },
    FIGURES: { description: '数据 — the figures of the period, as sentence and table.' },
  },
});
