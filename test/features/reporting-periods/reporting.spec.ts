import { describe, expect, it } from '@jest/globals';
import {
  earlier,
  Gap,
  gapsOf,
  type Reminded,
  reminderText,
  ReturnStatus,
  statusOf,
} from '../../../src/features/reporting-periods/reporting.policy.js';

const DEADLINE = '2023-04-17T10:00:00.000Z';
const { ON_TIME, LATE, MISSING } = ReturnStatus;

it.each<[string | null, ReturnStatus]>([
  [null, MISSING],
  ['2023-04-17T09:59:59.999Z', ON_TIME],
  [DEADLINE, ON_TIME],
  ['2023-04-17T10:00:00.001Z', LATE],
])('first reported at %s: %s', (at, status) => expect(statusOf(at, DEADLINE)).toBe(status));

it.each<[string | null, string | null, string | null]>([
  [null, null, null],
  ['2023', null, '2023'],
  [null, '2023', '2023'],
  ['2022', '2023', '2022'],
  ['2023', '2022', '2022'],
])('of %s and %s the earlier is %s', (a, b, first) => expect(earlier(a, b)).toBe(first));

const owing: Reminded = {
  unit: '朝晖社区',
  campaign: '2023年全民国家安全教育周',
  period: '第一周',
  startsOn: '2023-04-10',
  endsOn: '2023-04-16',
  deadline: DEADLINE,
  overdue: true,
  status: MISSING,
  toClose: 0,
  withoutPhotos: 0,
};
const WHAT = '“2023年全民国家安全教育周”第一周(4月10日至4月16日)的活动情况';

describe('a reminder', () => {
  it.each<[string, Partial<Reminded>]>([
    [
      `【催报】朝晖社区:${WHAT}应于4月17日18:00前报送,至今未收到,请尽快填报;如无活动,请作零报告。谢谢!`,
      {},
    ],
    [
      `【催报】朝晖社区:${WHAT}请于4月17日18:00前报送;如无活动,请作零报告。谢谢!`,
      { overdue: false },
    ],
    [
      '【催报】朝晖社区:2场活动已结束尚未结项,请补填实际人数和总结。谢谢!',
      { status: LATE, toClose: 2 },
    ],
    [
      '【催报】朝晖社区:\n1. 2场活动已结束尚未结项,请补填实际人数和总结;\n2. 1场已结项活动缺照片,请补传;\n谢谢!',
      { status: ON_TIME, toClose: 2, withoutPhotos: 1 },
    ],
  ])('%s', (text, change) => expect(reminderText({ ...owing, ...change })).toBe(text));

  it('names the worst first, and is for nobody who owes nothing', () => {
    const { NOT_REPORTED, NOT_CLOSED, NO_PHOTO } = Gap;
    expect(gapsOf({ status: MISSING, toClose: 1, withoutPhotos: 1 })).toEqual([
      NOT_REPORTED,
      NOT_CLOSED,
      NO_PHOTO,
    ]);
    expect(gapsOf({ status: LATE, toClose: 0, withoutPhotos: 0 })).toEqual([]);
  });
});
