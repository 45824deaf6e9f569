import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Gap, ReturnStatus } from './reporting.policy.js';

registerEnumType(ReturnStatus, {
  name: 'ReportingReturnStatus',
  description: '报送情况 — whether and when a unit reported.',
  valuesMap: {
    ON_TIME: { description: '按时报送 — reported by the deadline.' },
    LATE: { description: '迟报 — reported after the deadline.' },
    MISSING: { description: '未报 — has not reported.' },
  },
});

registerEnumType(Gap, {
  name: 'ReportingGap',
  description: '欠缺 — what a unit still owes.',
  valuesMap: {
    NOT_REPORTED: { description: '未报 — nothing was reported.' },
    NOT_CLOSED: { description: '未结项 — an activity is over and has no actual figures.' },
    NO_PHOTO: { description: '缺照片 — a closed activity has no photo.' },
  },
});

/** How one unit reported on one period. */
@ObjectType({ description: '报送明细 — how one unit reported on a period.' })
export class ReportingReturn {
  organizationId: string;

  /** What it is called; papers print it. */
  organizationName: string;

  @Field(() => ReturnStatus, { description: '报送情况 — on time, late, or not at all.' })
  status: ReturnStatus;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: '首报时间 — when it first submitted an activity, or said there was none.',
  })
  firstReportedAt: string | null;

  @Field(() => Boolean, {
    description: '零报告 — it said that it had nothing to report, and submitted nothing.',
  })
  nil: boolean;

  @Field(() => String, { nullable: true, description: '零报告说明 — what it said besides.' })
  nilReason: string | null;

  @Field(() => Int, {
    description:
      '待结项场次 — its activities that are over and not closed, as far as you see them.',
  })
  toClose: number;

  @Field(() => Int, {
    description: '缺照片场次 — its closed activities without a photo.',
  })
  withoutPhotos: number;
}

@ObjectType({ description: '报送统计 — how many of the units you may see reported.' })
export class ReportingCounts {
  @Field(() => Int, { description: '应报单位 — units that are to report.' })
  expected: number;

  @Field(() => Int, { description: '按时报送 — reported by the deadline.' })
  onTime: number;

  @Field(() => Int, { description: '迟报 — reported after it.' })
  late: number;

  @Field(() => Int, { description: '未报 — have not reported.' })
  missing: number;
}

@ObjectType({ description: '催报 — a unit that owes something, and a text to send to it.' })
export class ReportingReminder {
  organizationId: string;

  @Field(() => [Gap], { description: '欠缺 — what it owes.' })
  gaps: Gap[];

  @Field(() => String, { description: '催报文字 — ready to be pasted into WeChat.' })
  text: string;
}
