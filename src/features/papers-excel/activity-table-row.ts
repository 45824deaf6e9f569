import { inPrint } from '../../platform/workbooks/print-marks.js';
import type { Cell, Column } from '../../platform/workbooks/sheet.js';
import type { Tallied } from './tally.js';
import type { Named, Words } from './register.js';

interface Report {
  title: string;
  publishedOn: string | null;
  outlet: Named | null;
  outletText: string | null;
  link: string | null;
}

/** An activity as the table of activities shows and counts it. */
export interface TableActivity extends Tallied {
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  startTime: string | null;
  period: string | null;
  when: string;
  place: string | null;
  ownerOrganization: Named;
  organizers: { role: string; organization: Named }[];
  brief: string | null;
  summary: string | null;
  mediaReports: { totalCount: number; nodes: Report[] };
}

/** More reports than these do not fit into a line of a table: their number is told instead. */
const SHOWN_REPORTS = 5;

export const TABLE_SELECTION = `title status startsOn endsOn startTime period when place
  ownerOrganization { name } organizers { role organization { name } } brief summary
  actualHeadcount headcountEstimated type { name position }
  materials { quantity countingWord estimated material { name position } }
  mediaReports(first: ${SHOWN_REPORTS}, orderBy: PUBLISHED_ASC) {
    totalCount nodes { title publishedOn outlet { name } outletText link } }`;

const PLANNED = '拟开展活动';
const HELD = '已开展活动';

export const TABLE_COLUMNS: readonly Column[] = [
  { title: '序号', kind: 'whole', width: 6 },
  { title: '单位', kind: 'text', width: 14 },
  { title: '活动时间', group: PLANNED, kind: 'date', width: 16 },
  { title: '活动名称', group: PLANNED, kind: 'text', width: 19 },
  { title: '活动地点', group: PLANNED, kind: 'text', width: 13 },
  { title: '主承办单位', group: PLANNED, kind: 'text', width: 20 },
  { title: '活动简介', group: PLANNED, kind: 'text', width: 22 },
  { title: '新闻标题', group: HELD, kind: 'text', width: 21 },
  { title: '推送时间', group: HELD, kind: 'date', width: 16 },
  { title: '推送平台', group: HELD, kind: 'text', width: 12 },
  { title: '报道链接', group: HELD, kind: 'text', width: 19 },
  { title: '活动摘要', group: HELD, kind: 'text', width: 25 },
];

/** A day alone is a real date, with its hour or part of the day; anything else stands in words. */
function timeOf(activity: TableActivity, words: Words): Cell {
  const { startsOn, endsOn, startTime, period, when } = activity;
  if (!startsOn || (endsOn && endsOn !== startsOn)) return when;
  return { day: startsOn, time: startTime, words: period && words('DayPeriod', period) };
}

const LEADING: readonly (readonly [string, string])[] = [
  ['HOST', '主办'],
  ['UNDERTAKER', '承办'],
];

/** Hosts and undertakers; where there are neither, whoever else organizes it. */
function leadersOf({ organizers }: TableActivity): string {
  const lines = LEADING.flatMap(([role, word]) => {
    const units = organizers.filter((one) => one.role === role);
    return units.length ? [`${inPrint(`${word}:`)}${unitsOf(units)}`] : [];
  });
  return lines.length ? lines.join('\n') : unitsOf(organizers);
}

const unitsOf = (organizers: TableActivity['organizers']): string =>
  organizers.map(({ organization }) => organization.name).join('、');

/** What the reports say, each in its line; several are numbered, so that the cells can be read together. */
function inLines(
  { totalCount, nodes }: TableActivity['mediaReports'],
  text: (report: Report) => string | null,
  ending = '',
): string | null {
  if (nodes.length <= 1) return (nodes[0] && text(nodes[0])) ?? null;
  const lines = nodes.map((report, index) => `${index + 1}. ${text(report) ?? '—'}`);
  return [...lines, ...(totalCount > nodes.length && ending ? [ending] : [])].join('\n');
}

function pushedOn({ totalCount, nodes }: TableActivity['mediaReports']): Cell {
  const [only] = nodes;
  if (nodes.length === 1 && only?.publishedOn) return { day: only.publishedOn };
  return inLines({ totalCount, nodes }, ({ publishedOn }) => publishedOn && dayText(publishedOn));
}

/** `2023年4月10日` */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The cells of an activity, but for its number. */
export function cellsOf(activity: TableActivity, words: Words): Cell[] {
  const { mediaReports: reports } = activity;
  return [
    activity.ownerOrganization.name,
    timeOf(activity, words),
    activity.title,
    activity.place,
    leadersOf(activity),
    activity.brief,
    inLines(reports, ({ title }) => title, `等 ${reports.totalCount} 篇`),
    pushedOn(reports),
    inLines(reports, ({ outlet, outletText }) => outlet?.name ?? outletText),
    inLines(reports, ({ link }) => link),
    activity.status === 'CLOSED' ? activity.summary : null,
  ];
}
