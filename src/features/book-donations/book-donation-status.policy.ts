import { registerEnumType } from '@nestjs/graphql';

/** Where a donation stands. */
export enum BookDonationStatus {
  PLEDGED = 'PLEDGED',
  RECEIVED = 'RECEIVED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(BookDonationStatus, {
  name: 'BookDonationStatus',
  description: '赠书状态 — where a donation stands.',
  valuesMap: {
    PLEDGED: { description: '已认捐 — promised, not yet handed over; not public.' },
    RECEIVED: { description: '已接收 — handed over; public.' },
    CANCELLED: { description: '已取消 — called off, with a reason; not public.' },
  },
});

/** Who gave the books. */
export enum BookDonorKind {
  UNIT = 'UNIT',
  PERSON = 'PERSON',
  ANONYMOUS = 'ANONYMOUS',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(BookDonorKind, {
  name: 'BookDonorKind',
  description: '赠书方类别 — who gave the books.',
  valuesMap: {
    UNIT: { description: '单位 — a registered unit.' },
    PERSON: {
      description: '个人 — a person; the name is public only if that person agreed to it.',
    },
    ANONYMOUS: { description: '匿名 — wishes not to be named: no name is kept at all.' },
    UNKNOWN: { description: '未知 — not known yet; to be completed.' },
  },
});

/** What a step of a donation's life is. */
export enum BookDonationStepKind {
  PLEDGE = 'PLEDGE',
  RECORD = 'RECORD',
  RECEIVE = 'RECEIVE',
  CHANGE = 'CHANGE',
  CANCEL = 'CANCEL',
}

registerEnumType(BookDonationStepKind, {
  name: 'BookDonationStepKind',
  description: '赠书办理步骤 — what was done.',
  valuesMap: {
    PLEDGE: { description: '登记认捐 — a promise was recorded.' },
    RECORD: { description: '登记赠书 — books already handed over were recorded.' },
    RECEIVE: { description: '接收 — promised books were handed over.' },
    CHANGE: { description: '修改、补充 — the record was edited or completed.' },
    CANCEL: { description: '取消 — it was called off, with a reason.' },
  },
});

/** What a record of a donation may still lack. */
export enum BookDonationGap {
  NO_COPIES = 'NO_COPIES',
  NO_TITLES = 'NO_TITLES',
  NO_DONOR = 'NO_DONOR',
  NO_DATE = 'NO_DATE',
  NO_RECIPIENT = 'NO_RECIPIENT',
  NO_PROOF = 'NO_PROOF',
}

registerEnumType(BookDonationGap, {
  name: 'BookDonationGap',
  description: '待补充项 — what the record of a donation still lacks.',
  valuesMap: {
    NO_COPIES: { description: '缺册数 — it is not known how many copies.' },
    NO_TITLES: { description: '缺书目 — it is not known which books.' },
    NO_DONOR: { description: '缺赠书方 — it is not known who gave them (anonymous is known).' },
    NO_DATE: { description: '缺日期 — it is not known on which day.' },
    NO_RECIPIENT: {
      description: '缺受赠方 — neither a recipient nor a scope in words is given.',
    },
    NO_PROOF: { description: '缺凭证 — no certificate, list or photo is attached.' },
  },
});

/** What the rows of totals stand for. */
export enum BookDonationTotalBy {
  TITLE = 'TITLE',
  DONOR = 'DONOR',
  RECIPIENT = 'RECIPIENT',
  STREET = 'STREET',
  CAMPAIGN = 'CAMPAIGN',
}

registerEnumType(BookDonationTotalBy, {
  name: 'BookDonationTotalBy',
  description: '赠书合计口径 — what each row of the totals stands for.',
  valuesMap: {
    TITLE: {
      description:
        '按书 — one row a book (by ISBN, else by title), and one for copies whose title is not known. Copies and value add up; a donation of several books is counted at each, so donations do not.',
    },
    DONOR: {
      description:
        '按赠书方 — one row a unit; persons, anonymous and unknown donors in one row each, never by name.',
    },
    RECIPIENT: {
      description:
        '按受赠方 — a donation to one unit at that unit; a donation to several once, in a row of its own, since nobody knows who got how many; a donation to a scope in words at those words.',
    },
    STREET: {
      description:
        '按街道 — one row a street or town; what went to a district or higher in a row of its own.',
    },
    CAMPAIGN: { description: '按活动周 — one row a campaign, and one for none.' },
  },
});
