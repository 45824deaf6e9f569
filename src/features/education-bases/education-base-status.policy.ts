import { registerEnumType } from '@nestjs/graphql';

/** Where the designation of a base stands. */
export enum EducationBaseStatus {
  APPLIED = 'APPLIED',
  UNDER_REVIEW = 'UNDER_REVIEW',
  RETURNED = 'RETURNED',
  DESIGNATED = 'DESIGNATED',
  REVIEW_DUE = 'REVIEW_DUE',
  REVOKED = 'REVOKED',
}

registerEnumType(EducationBaseStatus, {
  name: 'EducationBaseStatus',
  description: '基地状态 — where the designation of a base stands.',
  valuesMap: {
    APPLIED: { description: '已申报 — applied for; waits for its review.' },
    UNDER_REVIEW: { description: '评审中 — being reviewed.' },
    RETURNED: { description: '已退回 — refused with a reason; may be applied for again.' },
    DESIGNATED: { description: '已命名 — named and in force.' },
    REVIEW_DUE: { description: '待复核 — named; called for re-review.' },
    REVOKED: { description: '已撤销 — no longer a base; stays on record.' },
  },
});

/** Who a base is named for, lowest first. */
export enum EducationBaseLevel {
  DISTRICT = 'DISTRICT',
  CITY = 'CITY',
  PROVINCIAL = 'PROVINCIAL',
  NATIONAL = 'NATIONAL',
}

registerEnumType(EducationBaseLevel, {
  name: 'EducationBaseLevel',
  description: '基地级别 — the level at which a base is named.',
  valuesMap: {
    DISTRICT: { description: '区(县)级 — district level.' },
    CITY: { description: '市级 — city level.' },
    PROVINCIAL: { description: '省级 — provincial level.' },
    NATIONAL: { description: '国家级 — national level.' },
  },
});

/** A step of a designation's life. */
export enum EducationBaseStepKind {
  APPLY = 'APPLY',
  REGISTER = 'REGISTER',
  START_REVIEW = 'START_REVIEW',
  RETURN = 'RETURN',
  DESIGNATE = 'DESIGNATE',
  PROMOTE = 'PROMOTE',
  CALL_REVIEW = 'CALL_REVIEW',
  RENEW = 'RENEW',
  REVOKE = 'REVOKE',
}

registerEnumType(EducationBaseStepKind, {
  name: 'EducationBaseStepKind',
  description: '命名办理步骤 — a step of a designation’s life.',
  valuesMap: {
    APPLY: { description: '申报 — applied for, or again after a refusal.' },
    REGISTER: { description: '补登 — entered from an earlier list, as named already.' },
    START_REVIEW: { description: '开始评审 — the review begins.' },
    RETURN: { description: '退回 — refused for now, with a reason.' },
    DESIGNATE: { description: '命名 — named.' },
    PROMOTE: { description: '升格 — named at a higher level.' },
    CALL_REVIEW: { description: '通知复核 — called for re-review.' },
    RENEW: { description: '复核通过 — confirmed after the re-review.' },
    REVOKE: { description: '撤销 — the name is taken back, with a reason.' },
  },
});

/** Whom a base suits. */
export enum GradeBand {
  PRESCHOOL = 'PRESCHOOL',
  PRIMARY_LOWER = 'PRIMARY_LOWER',
  PRIMARY_UPPER = 'PRIMARY_UPPER',
  JUNIOR_HIGH = 'JUNIOR_HIGH',
  SENIOR_HIGH = 'SENIOR_HIGH',
  VOCATIONAL = 'VOCATIONAL',
  UNIVERSITY = 'UNIVERSITY',
  ADULT = 'ADULT',
}

registerEnumType(GradeBand, {
  name: 'GradeBand',
  description: '适合学段 — school stage that a base suits.',
  valuesMap: {
    PRESCHOOL: { description: '学前 — kindergarten.' },
    PRIMARY_LOWER: { description: '小学低年级 — primary school, years 1 to 3.' },
    PRIMARY_UPPER: { description: '小学高年级 — primary school, years 4 to 6.' },
    JUNIOR_HIGH: { description: '初中 — junior high school.' },
    SENIOR_HIGH: { description: '高中 — senior high school.' },
    VOCATIONAL: { description: '职业学校 — vocational school.' },
    UNIVERSITY: { description: '大学 — college and university.' },
    ADULT: { description: '成人 — adults.' },
  },
});

/** What it costs to come in. */
export enum Admission {
  FREE = 'FREE',
  PRICED = 'PRICED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(Admission, {
  name: 'Admission',
  description: '收费情况 — what it costs to come in.',
  valuesMap: {
    FREE: { description: '免费 — free of charge.' },
    PRICED: { description: '收费 — at a price; see the note.' },
    UNKNOWN: { description: '未知 — nobody has asked yet.' },
  },
});
