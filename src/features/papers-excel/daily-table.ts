import { type Cell, type Column, type Line, row, total } from '../../platform/workbooks/sheet.js';
import type { DayHeld, DayMaterial, DayReports, Place } from './daily-table.queries.js';

/** Everything of one day, by region. */
export interface Day {
  /** The lines of the table. */
  rows: readonly Place[];
  /** Where each region stands in the tree. */
  paths: ReadonlyMap<string, string>;
  /** What the region itself is called, for what was held for all of it. */
  ownName: string;
  held: readonly DayHeld[];
  materials: readonly DayMaterial[];
  reports: readonly DayReports[];
}

/** What is done with a material; the others stand with their names alone. */
const DONE: Readonly<Record<string, string>> = {
  PRINTED_MATTER: '发放宣传资料',
  BOOKLET: '发放宣传手册',
  GIVEAWAY: '发放宣传品',
  BANNER: '悬挂横幅',
  DISPLAY_BOARD: '展出展板',
  WALL_CHART: '张贴挂图',
  PUBLICITY_VEHICLE: '出动宣传车',
  TEXT_MESSAGE: '发送短信',
  CONSULTATION: '接受咨询',
  QUIZ_ANSWER: '参与答题',
};

type Kind = Pick<DayMaterial, 'code' | 'name' | 'position' | 'unit'>;

/** In the table on any day, whether or not there is something to count. */
const ALWAYS: readonly Kind[] = [
  { code: 'PRINTED_MATTER', name: '宣传资料', position: 1, unit: '份' },
  { code: 'BANNER', name: '横幅', position: 4, unit: '条' },
  { code: 'DISPLAY_BOARD', name: '展板', position: 5, unit: '块' },
  { code: 'CONSULTATION', name: '咨询', position: 12, unit: '人次' },
];

const keyOf = ({ code, unit }: Kind): string => `${code} ${unit}`;

/** The kinds of materials that the table counts, in the order of their list. */
export function kindsOf(materials: readonly Kind[]): Kind[] {
  const kinds = new Map([...ALWAYS, ...materials].map((one) => [keyOf(one), one]));
  return [...kinds.values()].sort((a, b) => a.position - b.position || (a.unit < b.unit ? -1 : 1));
}

export const dailyColumns = (rowTitle: string, kinds: readonly Kind[]): Column[] => [
  { title: '序号', kind: 'whole', width: 7 },
  { title: rowTitle, kind: 'text', width: 18 },
  { title: '开展活动(场)', kind: 'whole', width: 13 },
  { title: '覆盖人数(人次)', kind: 'whole', width: 14 },
  ...kinds.map(({ code, name, unit }): Column => {
    const title = `${DONE[code] ?? name}(${unit})`;
    return { title, kind: 'whole', width: 13 };
  }),
  { title: '媒体报道(篇)', kind: 'whole', width: 13 },
  { title: '备注', kind: 'text', width: 22 },
];

/** What is counted, in the order of the columns; the last is how many of the people are estimated. */
function numbersOf(day: Day, kinds: readonly Kind[], isHere: (regionId: string) => boolean) {
  const held = day.held.filter(({ regionId }) => isHere(regionId));
  const given = day.materials.filter(({ regionId }) => isHere(regionId));
  const reports = day.reports.filter(({ regionId }) => isHere(regionId));
  const ofKind = (kind: Kind) => given.filter((one) => keyOf(one) === keyOf(kind));
  return [
    sum(held.map(({ activities }) => activities)),
    sum(held.map(({ people }) => people)),
    ...kinds.map((kind) => sum(ofKind(kind).map(({ quantity }) => quantity))),
    sum(reports.map((one) => one.reports)),
    sum(held.map(({ estimated }) => estimated)),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const cells = (numbers: readonly number[]): Cell[] => {
  const estimated = numbers.at(-1);
  return [...numbers.slice(0, -1), estimated ? `其中约数 ${estimated} 人次` : null];
};

/** One line for each street, one for what was held above them, and their sum. */
export function dailyLines(day: Day, kinds: readonly Kind[]): Line[] {
  const { rows, paths } = day;
  const within = (place: Place) => (id: string) => paths.get(id)?.startsWith(place.path) ?? false;
  const lines = rows.map((place) => ({
    name: place.name,
    numbers: numbersOf(day, kinds, within(place)),
  }));
  const own = numbersOf(day, kinds, (id) => !rows.some((place) => within(place)(id)));
  if (own.some((number) => number > 0)) lines.push({ name: `${day.ownName}本级`, numbers: own });
  const all = numbersOf(day, kinds, () => true);
  return [
    ...lines.map(({ name, numbers }, index) => row([index + 1, name, ...cells(numbers)])),
    total(['合计', null, ...cells(all)]),
  ];
}
