import { today } from '../../platform/calendar.js';
import { dayText } from './activity-table-row.js';

/** What stands above a table. */
export interface HeadFacts {
  regionName: string;
  campaignName: string | null;
  from: string;
  to: string;
  unit: string;
  reporter: { name: string; post?: string | undefined; phone?: string | undefined };
}

type Period = Pick<HeadFacts, 'from' | 'to'>;

const DAY_MS = 86_400_000;
const SUBJECT = '国家安全宣传教育';
const GAP = '    ';

const daysOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** What people call the period. */
export function wordOf(period: Period): string {
  const days = daysOf(period);
  if (days === 1) return '本日';
  return days === 7 ? '本周' : '本期';
}

/** A campaign's name often begins with that of its region. */
export function titleOf({ regionName, campaignName }: HeadFacts): string {
  const subject = campaignName ?? SUBJECT;
  return `${subject.startsWith(regionName) ? '' : regionName}${subject}活动信息统计表`;
}

/** `2023年4月10日至4月16日`, or one day. */
export const periodText = ({ from, to }: Period): string =>
  from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`;

/** Who reports, then for when. */
export function subtitlesOf(facts: HeadFacts): string[] {
  const { unit, reporter } = facts;
  const sent = dayText(today());
  return [
    [
      `填报单位:${unit}`,
      `填报人:${reporter.name}`,
      `职务:${reporter.post ?? ''}`,
      `联系电话:${reporter.phone ?? ''}`,
    ].join(GAP),
    `统计时段:${periodText(facts)}${GAP}报送时间:${sent}`,
  ];
}
