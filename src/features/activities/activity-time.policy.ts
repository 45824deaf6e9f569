import { type FieldProblem, say, type Text } from '../../platform/errors.js';
import { DayPeriod } from './activity-status.policy.js';

/** When something takes place, as far as it is known; days and clock times of Asia/Shanghai. */
export interface When {
  startsOn: string | null;
  endsOn: string | null;
  startTime: string | null;
  endTime: string | null;
  period: DayPeriod | null;
}

/** The days and, on each of them, the minutes from `from` up to but not including `to`. */
export interface Slot {
  firstDay: string;
  lastDay: string;
  from: number;
  to: number;
}

/** An unknown date comes last in every order by time. */
export const UNKNOWN = '9999';

/** Setting up and clearing away: a venue is not free for so many minutes around an activity. */
export const SET_UP_MINUTES = 30;

const PERIODS: Readonly<Record<DayPeriod, { from: string; to: string }>> = {
  [DayPeriod.MORNING]: { from: '08:00', to: '12:00' },
  [DayPeriod.AFTERNOON]: { from: '13:00', to: '18:00' },
  [DayPeriod.EVENING]: { from: '18:30', to: '22:00' },
};
const MIDNIGHT = '00:00';
const DAY_MINUTES = 24 * 60;
/** How long an activity lasts when only its start is known. */
const USUAL_MINUTES = 120;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The start as text whose order is the order of time. */
export function sortAtOf({ startsOn, startTime, period }: When): string {
  if (!startsOn) return UNKNOWN;
  return `${startsOn}T${startTime ?? (period ? PERIODS[period].from : MIDNIGHT)}`;
}

/** What is taken up by it; null when the day is unknown. */
export function slotOf(when: When): Slot | null {
  if (!when.startsOn) return null;
  const days = { firstDay: when.startsOn, lastDay: when.endsOn ?? when.startsOn };
  if (when.startTime) {
    const from = minutes(when.startTime);
    const to = when.endTime ? minutes(when.endTime) : Math.min(from + USUAL_MINUTES, DAY_MINUTES);
    return to > from ? { ...days, from, to } : { ...days, from: 0, to: DAY_MINUTES };
  }
  if (!when.period) return { ...days, from: 0, to: DAY_MINUTES };
  const { from, to } = PERIODS[when.period];
  return { ...days, from: minutes(from), to: minutes(to) };
}

/** Whether two activities in one place are in each other's way. Unknown times never are. */
export function clash(a: Slot | null, b: Slot | null): boolean {
  if (!a || !b) return false;
  const sameDay = a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
  return sameDay && a.from < b.to + SET_UP_MINUTES && b.from < a.to + SET_UP_MINUTES;
}

/** Beyond these a year is a slip of the pen; and {@link UNKNOWN} stays later than every date. */
const FIRST_DAY = '1949-10-01';
const LAST_DAY = '2199-12-31';

const isImplausible = (day: string | null): boolean => !!day && (day < FIRST_DAY || day > LAST_DAY);

interface TimeRule {
  path: keyof When;
  broken: (when: When) => boolean;
  text: Text;
}

const isOneDay = ({ startsOn, endsOn }: When): boolean => !endsOn || endsOn === startsOn;

const TIME_RULES: readonly TimeRule[] = [
  {
    path: 'startsOn',
    broken: ({ startsOn }) => isImplausible(startsOn),
    text: say('请核对年份', 'has an unlikely year'),
  },
  {
    path: 'endsOn',
    broken: ({ endsOn }) => isImplausible(endsOn),
    text: say('请核对年份', 'has an unlikely year'),
  },
  {
    path: 'endsOn',
    broken: ({ startsOn, endsOn }) => !!endsOn && !startsOn,
    text: say('有结束日期时须填开始日期', 'needs a first day'),
  },
  {
    path: 'endsOn',
    broken: ({ startsOn, endsOn }) => !!startsOn && !!endsOn && endsOn < startsOn,
    text: say('结束日期不能早于开始日期', 'is before the first day'),
  },
  {
    path: 'startsOn',
    broken: ({ startsOn, startTime, period }) => !startsOn && !!(startTime ?? period),
    text: say('填了时间就须填日期', 'is needed with a time'),
  },
  {
    path: 'period',
    broken: ({ startTime, period }) => !!startTime && !!period,
    text: say('时段与具体时间只填一项', 'stands instead of a clock time'),
  },
  {
    path: 'endTime',
    broken: ({ startTime, endTime }) => !!endTime && !startTime,
    text: say('有结束时间时须填开始时间', 'needs a start time'),
  },
  {
    path: 'endTime',
    broken: (when) =>
      !!when.startTime && !!when.endTime && isOneDay(when) && when.endTime <= when.startTime,
    text: say('结束时间应晚于开始时间', 'is not after the start time'),
  },
];

/** What does not fit together in a time, each named by its field. */
export const timeProblems = (when: When): FieldProblem[] =>
  TIME_RULES.filter(({ broken }) => broken(when)).map(({ path, text }) => ({ path, text }));

const SHANGHAI_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar day that it is in Asia/Shanghai. */
export const todayInShanghai = (at = new Date()): string => SHANGHAI_DAY.format(at);
