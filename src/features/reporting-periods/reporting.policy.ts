import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/calendar.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';

/** Whether and when a unit reported. */
export enum ReturnStatus {
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
  MISSING = 'MISSING',
}

/** What a unit still owes. */
export enum Gap {
  NOT_REPORTED = 'NOT_REPORTED',
  NOT_CLOSED = 'NOT_CLOSED',
  NO_PHOTO = 'NO_PHOTO',
}

/** Instants are text of one width: their order is the order of time. */
export function statusOf(firstReportedAt: string | null, deadline: string): ReturnStatus {
  if (firstReportedAt === null) return ReturnStatus.MISSING;
  return firstReportedAt <= deadline ? ReturnStatus.ON_TIME : ReturnStatus.LATE;
}

/** The earlier of two moments that may not have come. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** What is owed, of what a return says. */
export interface Owed {
  status: ReturnStatus;
  toClose: number;
  withoutPhotos: number;
}

/** The unit's debts, the worst first; of none there is nothing to remind of. */
export const gapsOf = ({ status, toClose, withoutPhotos }: Owed): Gap[] => [
  ...(status === ReturnStatus.MISSING ? [Gap.NOT_REPORTED] : []),
  ...(toClose > 0 ? [Gap.NOT_CLOSED] : []),
  ...(withoutPhotos > 0 ? [Gap.NO_PHOTO] : []),
];

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });

const dayText = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** `4月17日18:00` in Asia/Shanghai. */
export function momentText(moment: string): string {
  const date = new Date(moment);
  return `${dayText(dayOf(date))}${CLOCK.format(date)}`;
}

/** What a reminder is about. */
export interface Reminded extends Owed {
  unit: string;
  campaign: string;
  period: string;
  startsOn: string;
  endsOn: string;
  deadline: string;
  /** Whether the deadline has passed. */
  overdue: boolean;
}

function debts(told: Reminded): string[] {
  const days =
    told.startsOn === told.endsOn
      ? dayText(told.startsOn)
      : `${dayText(told.startsOn)}至${dayText(told.endsOn)}`;
  const what = `“${told.campaign}”${told.period}(${days})的活动情况`;
  const by = momentText(told.deadline);
  return gapsOf(told).map((gap) => {
    if (gap === Gap.NOT_CLOSED) return `${told.toClose}场活动已结束尚未结项,请补填实际人数和总结`;
    if (gap === Gap.NO_PHOTO) return `${told.withoutPhotos}场已结项活动缺照片,请补传`;
    return told.overdue
      ? `${what}应于${by}前报送,至今未收到,请尽快填报;如无活动,请作零报告`
      : `${what}请于${by}前报送;如无活动,请作零报告`;
  });
}

/** A text to paste into WeChat; of one debt a sentence, of several a list. */
export function reminderText(told: Reminded): string {
  const owed = debts(told);
  if (owed.length === 1) return `【催报】${told.unit}:${owed[0]}。谢谢!`;
  const lines = owed.map((line, index) => `${index + 1}. ${line};`);
  return [`【催报】${told.unit}:`, ...lines, '谢谢!'].join('\n');
}

/**
 * Who reported is between the office and the unit: a unit sees its own return, those who read what is
 * unpublished the returns of units below them. `unit` is the organization's alias.
 */
export function returnsVisibleTo(actor: Actor, unit: string): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const own = actor.organizationId ? [sql`${raw(unit)}.id = ${actor.organizationId}`] : [];
  const below =
    actor.can(Permission.ReadUnpublished) && actor.region
      ? [inSubtree(`${unit}.region_id`, actor.region.path)]
      : [];
  return or([...own, ...below]);
}
