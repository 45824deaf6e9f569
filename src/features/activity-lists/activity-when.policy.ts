import { DayPeriod } from '../activities/activity-status.policy.js';
import type { When } from '../activities/activity-time.policy.js';

const PERIODS: Readonly<Record<DayPeriod, string>> = {
  [DayPeriod.MORNING]: '上午',
  [DayPeriod.AFTERNOON]: '下午',
  [DayPeriod.EVENING]: '晚上',
};

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

/** The last day without what it has in common with the first: `16日`, `5月15日`, `2024年1月3日`. */
function lastDay(first: Day, last: Day): string {
  if (last.year !== first.year) return `${last.year}年${last.month}月${last.day}日`;
  return last.month === first.month ? `${last.day}日` : `${last.month}月${last.day}日`;
}

function clock({ startTime, endTime, period }: When): string {
  if (startTime) return endTime ? `${startTime}至${endTime}` : startTime;
  return period ? PERIODS[period] : '';
}

/**
 * The time as papers print it: `2023年4月10日上午`, `2023年4月10日至16日每天09:00至11:00`; without a
 * date its own words (`连日来`), or that it is not settled yet.
 */
export function whenText(when: When & { dateWords: string | null }): string {
  if (!when.startsOn) return when.dateWords ?? '时间待定';
  const first = dayOf(when.startsOn);
  const start = `${first.year}年${first.month}月${first.day}日`;
  const time = clock(when);
  if (!when.endsOn || when.endsOn === when.startsOn) return `${start}${time}`;
  const range = `${start}至${lastDay(first, dayOf(when.endsOn))}`;
  return time ? `${range}每天${time}` : range;
}
