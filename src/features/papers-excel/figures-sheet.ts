import { type Column, type Line, note, row, total } from '../../platform/workbooks/sheet.js';
import type { Tally } from './tally.js';

/** The figures of a period, and of everything up to its end. */
export interface Compared {
  /** What the period is called: 本周, 本日, 本期. */
  word: string;
  period: Tally;
  toDate: Tally;
  reports: { period: number; toDate: number };
}

export const figuresColumns = (word: string): readonly Column[] => [
  { title: '序号', kind: 'whole', width: 7 },
  { title: '工作内容', kind: 'text', width: 30 },
  { title: '计量单位', kind: 'word', width: 12 },
  { title: '场次(数量)', group: word, kind: 'whole', width: 16 },
  { title: '覆盖规模(人次)', group: word, kind: 'whole', width: 18 },
  { title: '场次(数量)', group: '累计', kind: 'whole', width: 16 },
  { title: '覆盖规模(人次)', group: '累计', kind: 'whole', width: 18 },
  { title: '备注', kind: 'text', width: 30 },
];

const NONE = { activities: 0, people: 0 };

const estimatedNote = ({ estimated }: Tally): string | null =>
  estimated ? `累计中约数 ${estimated} 人次` : null;

const held = (word: string, { all }: Tally): string =>
  `${word}${all.activities}场,覆盖${all.people}人次`;

/** The sentences that everyone needs. */
export const sentencesOf = ({ word, period, toDate, reports }: Compared): string[] => [
  `${held(word, period)};${held('累计', toDate)}。`,
  `共开展活动${toDate.all.activities}场次,覆盖${toDate.all.people}人次,发放宣传资料${toDate.copies}份,媒体报道${reports.toDate}篇。`,
];

/** Types of work with how often and for how many, their sum, then what was given out and published. */
export function figuresLines(compared: Compared): Line[] {
  const { period, toDate, reports } = compared;
  const before = new Map(period.types.map((one) => [one.name, one]));
  const works = toDate.types.map(({ name, activities, people }, index) => {
    const own = before.get(name) ?? NONE;
    return row([index + 1, name, '场', own.activities, own.people, activities, people, null]);
  });
  const sums = [period.all, toDate.all].flatMap(({ activities, people }) => [activities, people]);
  const given = new Map(period.materials.map((one) => [`${one.name} ${one.unit}`, one.quantity]));
  const counted = [
    ...toDate.materials.map(({ name, unit, quantity }) => ({
      name,
      unit,
      own: given.get(`${name} ${unit}`) ?? 0,
      quantity,
    })),
    { name: '媒体报道', unit: '篇', own: reports.period, quantity: reports.toDate },
  ];
  return [
    ...works,
    total(['合计', null, '场', ...sums, estimatedNote(toDate)]),
    ...counted.map(({ name, unit, own, quantity }, index) =>
      row([works.length + index + 1, name, unit, own, null, quantity, null, null]),
    ),
    ...sentencesOf(compared).map(note),
  ];
}
