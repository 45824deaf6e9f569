import { type FieldProblem, say } from '../../platform/errors.js';
import { dayOf } from '../../platform/calendar.js';
import { Weekday } from '../venues/opening-hours.entity.js';
import type { DutyHours, DutySchedule, MonthlyDuty, Opening } from './duty-schedule.entity.js';

/** The last one, of days of a month and of weekdays in a month. */
export const LAST = -1;

const WEEKDAYS = Object.values(Weekday);
const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
/** The longest that one looks ahead: a fifth Monday may be more than three months away. */
const HORIZON_DAYS = 190;

const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

const dayAfter = (day: string): string =>
  new Date(at(day).getTime() + DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** A day and a clock time in Asia/Shanghai. */
export interface LocalMoment {
  day: string;
  time: string;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });

export const localMoment = (moment: Date): LocalMoment => ({
  day: dayOf(moment),
  time: CLOCK.format(moment),
});

const onWeekday = (day: Weekday): string => `W${WEEKDAYS.indexOf(day) + 1}`;

/** The mark of the days on which a monthly duty falls. */
const markOf = ({ dayOfMonth, weekday, nth }: MonthlyDuty): string =>
  weekday === null ? `D${dayOfMonth}` : `${onWeekday(weekday)}#${nth}`;

/**
 * The marks that a day bears: `W6` for a Saturday, `D15` for the 15th, `D-1` for the last of its
 * month, `W6#3` for the third Saturday and `W6#-1` for the last. A duty falls on the days that bear
 * its mark, here and in the lists' SQL.
 */
export function marksOf(day: string): string[] {
  const date = at(day);
  const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const week = `W${date.getUTCDay() || DAYS_A_WEEK}`;
  return [
    week,
    `D${number}`,
    `${week}#${Math.ceil(number / DAYS_A_WEEK)}`,
    ...(number === days ? [`D${LAST}`] : []),
    ...(number + DAYS_A_WEEK > days ? [`${week}#${LAST}`] : []),
  ];
}

/** Of a date that has an arrangement of its own: instead of the marks. */
export const insteadOn = (day: string): string => `X${day}`;

/** Of a date to which duties are moved: beside whatever else holds there. */
export const besideOn = (day: string): string => `A${day}`;

/** Hours on the days that bear a mark. Without hours: the date has an arrangement, and is closed. */
export interface DutySlot {
  mark: string;
  hours: DutyHours | null;
}

/**
 * The schedule taken apart: what {@link hoursOn} reads, and what the table of slots keeps, so that a
 * list finds by SQL exactly what the rule says.
 */
export function slotsOf(schedule: DutySchedule): DutySlot[] {
  const monthly = schedule.monthly.flatMap((duty) =>
    duty.hours.map((hours) => ({ mark: markOf(duty), hours })),
  );
  return [
    ...schedule.weekly.flatMap(({ day, hours }) =>
      hours.map((one) => ({ mark: onWeekday(day), hours: one })),
    ),
    ...monthly,
    ...schedule.exceptions.flatMap(({ date, hours, movedTo }) => [
      { mark: insteadOn(date), hours: null },
      ...hours.map((one) => ({ mark: insteadOn(date), hours: one })),
      ...(movedTo ? fallingOn(monthly, date) : []).map((slot) => ({
        mark: besideOn(movedTo ?? ''),
        hours: slot.hours,
      })),
    ]),
  ];
}

function fallingOn(slots: readonly DutySlot[], day: string): DutySlot[] {
  const marks = new Set(marksOf(day));
  return slots.filter(({ mark }) => marks.has(mark));
}

/** The slots that hold on a day: its own arrangement or else its marks, and what was moved to it. */
function holdingOn(slots: readonly DutySlot[], day: string): DutyHours[] {
  const own = slots.filter(({ mark }) => mark === insteadOn(day));
  const beside = slots.filter(({ mark }) => mark === besideOn(day));
  return [...(own.length ? own : fallingOn(slots, day)), ...beside]
    .flatMap(({ hours }) => hours ?? [])
    .sort(byTime);
}

const byTime = (a: DutyHours, b: DutyHours): number =>
  a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1;

/** The hours of a day, earliest first; empty: closed. */
export const hoursOn = (schedule: DutySchedule, day: string): DutyHours[] =>
  holdingOn(slotsOf(schedule), day);

/** Hours are half-open: at 17:00 a station that is open until 17:00 is closed. */
export const isOpenAt = (schedule: DutySchedule, { day, time }: LocalMoment): boolean =>
  hoursOn(schedule, day).some(({ from, to }) => from <= time && time < to);

/** The hours that are running at the moment, else the next ones; null: none within half a year. */
export function nextOpening(
  schedule: DutySchedule | null,
  { day: first, time }: LocalMoment,
): Opening | null {
  const slots = schedule ? slotsOf(schedule) : [];
  for (let day = first, ahead = 0; ahead <= HORIZON_DAYS; day = dayAfter(day), ahead += 1) {
    const next = holdingOn(slots, day).find(({ to }) => day > first || to > time);
    if (next) return { date: day, ...next };
  }
  return null;
}

/** Everything that is wrong with a schedule. */
export function problemsOf(schedule: DutySchedule, path: string): FieldProblem[] {
  const { weekly, monthly, exceptions } = schedule;
  const ofList = (name: string, list: readonly { hours: readonly DutyHours[] }[]) =>
    list.flatMap(({ hours }, i) => hoursProblems(hours, `${path}.${name}.${i}.hours`));
  return [
    ...repeated(
      weekly.map(({ day }) => day),
      `${path}.weekly`,
      'day',
    ),
    ...repeated(monthly.map(markOf), `${path}.monthly`),
    ...repeated(
      exceptions.map(({ date }) => date),
      `${path}.exceptions`,
      'date',
    ),
    ...ofList('weekly', weekly),
    ...ofList('monthly', monthly),
    ...ofList('exceptions', exceptions),
    ...monthly.flatMap((duty, i) => monthlyProblems(duty, `${path}.monthly.${i}`)),
    ...movedProblems(schedule, `${path}.exceptions`),
  ];
}

const repeated = (values: readonly string[], path: string, property?: string): FieldProblem[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            path: [path, index, property].filter((part) => part !== undefined).join('.'),
            text: say('重复出现', 'is named twice'),
          },
        ],
  );

function hoursProblems(hours: readonly DutyHours[], path: string): FieldProblem[] {
  const text = say(
    '结束应晚于开始,跨午夜请分到两天',
    'must end after it begins; split at midnight what lasts longer',
  );
  return hours.flatMap(({ from, to }, index) =>
    to > from ? [] : [{ path: `${path}.${index}.to`, text }],
  );
}

function monthlyProblems({ dayOfMonth, weekday, nth, hours }: MonthlyDuty, path: string) {
  const byNumber = dayOfMonth !== null && weekday === null && nth === null;
  const byWeekday = dayOfMonth === null && weekday !== null && nth !== null;
  const problems: FieldProblem[] = [];
  if (!byNumber && !byWeekday) {
    const text = say(
      '请填每月几日,或第几个星期几,二者择一',
      'needs either a day of the month, or a weekday and which of them',
    );
    problems.push({ path, text });
  }
  if (dayOfMonth === 0 || nth === 0) {
    const text = say('应为正数,或 -1 表示最后一个', 'must be positive, or -1 for the last');
    problems.push({ path: `${path}.${dayOfMonth === 0 ? 'dayOfMonth' : 'nth'}`, text });
  }
  if (hours.length === 0)
    problems.push({ path: `${path}.hours`, text: say('请填时段', 'needs hours') });
  return problems;
}

/** Only what falls on a date can be moved from it. */
function movedProblems({ monthly, exceptions }: DutySchedule, path: string): FieldProblem[] {
  return exceptions.flatMap(({ date, movedTo }, index) => {
    if (movedTo === null) return [];
    const falls = monthly.some((duty) => marksOf(date).includes(markOf(duty)));
    if (falls && movedTo !== date) return [];
    const text = falls
      ? say('改期应改到另一天', 'must be another date')
      : say('这一天没有每月值班可改期', 'no monthly duty falls on this date');
    return [{ path: `${path}.${index}.movedTo`, text }];
  });
}

/** A schedule as it is sent: what is left out is null. */
interface GivenSchedule {
  weekly: readonly { day: Weekday; hours: readonly GivenHours[] }[];
  monthly: readonly (Partial<Omit<MonthlyDuty, 'hours'>> & { hours: readonly GivenHours[] })[];
  exceptions: readonly {
    date: string;
    hours: readonly GivenHours[];
    movedTo?: string | null;
    note?: string | null;
  }[];
}

type GivenHours = Pick<DutyHours, 'from' | 'to'> & { onDuty?: string | null };

const plain = (hours: readonly GivenHours[]): DutyHours[] =>
  hours.map(({ from, to, onDuty }) => ({ from, to, onDuty: onDuty || null }));

/** The schedule as it is kept, still in the order in which it was given. */
export const withNulls = ({ weekly, monthly, exceptions }: GivenSchedule): DutySchedule => ({
  weekly: weekly.map(({ day, hours }) => ({ day, hours: plain(hours) })),
  monthly: monthly.map(({ dayOfMonth, weekday, nth, hours }) => ({
    dayOfMonth: dayOfMonth ?? null,
    weekday: weekday ?? null,
    nth: nth ?? null,
    hours: plain(hours),
  })),
  exceptions: exceptions.map(({ date, hours, movedTo, note }) => ({
    date,
    hours: plain(hours),
    movedTo: movedTo ?? null,
    note: note || null,
  })),
});

const ordered = <T extends { hours: DutyHours[] }>(entry: T): T => ({
  ...entry,
  hours: entry.hours.toSorted(byTime),
});

/** The same schedule, Monday and mornings and earlier dates first; days without hours are left out. */
export const inOrder = ({ weekly, monthly, exceptions }: DutySchedule): DutySchedule => ({
  weekly: weekly
    .filter(({ hours }) => hours.length > 0)
    .map(ordered)
    .sort((a, b) => WEEKDAYS.indexOf(a.day) - WEEKDAYS.indexOf(b.day)),
  monthly: monthly.map(ordered),
  exceptions: exceptions.map(ordered).sort((a, b) => (a.date < b.date ? -1 : 1)),
});
