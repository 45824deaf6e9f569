import { type FieldProblem, say } from '../../platform/errors.js';
import { type OpeningHours, type TimeRange, Weekday } from './opening-hours.entity.js';

const DAYS = Object.values(Weekday);
const NOON = 'T12:00:00Z';

/** The day of the week of a calendar day, 1 (Monday) to 7. */
export const weekdayNumber = (day: string): number => new Date(day + NOON).getUTCDay() || 7;

/** The open hours of a day; null when nothing is known. */
export function hoursOn(hours: OpeningHours | null, day: string): readonly TimeRange[] | null {
  if (!hours) return null;
  const exception = hours.exceptions.find(({ date }) => date === day);
  if (exception) return exception.hours;
  const weekday = DAYS[weekdayNumber(day) - 1];
  return hours.weekly.find((entry) => entry.day === weekday)?.hours ?? [];
}

const byStart = (a: TimeRange, b: TimeRange): number => (a.from < b.from ? -1 : 1);

/** The same hours in their order: Monday first, mornings first; days without hours are left out. */
export const inOrder = ({ weekly, exceptions }: OpeningHours): OpeningHours => ({
  weekly: weekly
    .filter(({ hours }) => hours.length > 0)
    .map(({ day, hours }) => ({ day, hours: ordered(hours) }))
    .sort((a, b) => DAYS.indexOf(a.day) - DAYS.indexOf(b.day)),
  exceptions: exceptions
    .map(({ date, hours, note }) => ({ date, hours: ordered(hours), note: note || null }))
    .sort((a, b) => (a.date < b.date ? -1 : 1)),
});

const ordered = (hours: readonly TimeRange[]): TimeRange[] =>
  hours.map(({ from, to }) => ({ from, to })).sort(byStart);

/** Everything that is wrong with the hours: times that end before they begin, overlaps, days named twice. */
export function problemsOf(hours: OpeningHours, path: string): FieldProblem[] {
  const days = hours.weekly.map(({ day }) => day);
  const dates = hours.exceptions.map(({ date }) => date);
  return [
    ...repeated(days, `${path}.weekly`, 'day'),
    ...repeated(dates, `${path}.exceptions`, 'date'),
    ...hours.weekly.flatMap((entry, i) => ofDay(entry.hours, `${path}.weekly.${i}.hours`)),
    ...hours.exceptions.flatMap((entry, i) => ofDay(entry.hours, `${path}.exceptions.${i}.hours`)),
  ];
}

const repeated = (values: readonly string[], path: string, property: string): FieldProblem[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [{ path: `${path}.${index}.${property}`, text: say('重复出现', 'is named twice') }],
  );

function ofDay(hours: readonly TimeRange[], path: string): FieldProblem[] {
  return hours.flatMap((range, index) => {
    const at = `${path}.${index}`;
    if (range.to <= range.from) {
      const text = say(
        '结束应晚于开始,跨午夜请分到两天',
        'must end after it begins; split at midnight what lasts longer',
      );
      return [{ path: `${at}.to`, text }];
    }
    const meets = hours.some(
      (other, i) => i < index && other.from < range.to && range.from < other.to,
    );
    return meets ? [{ path: at, text: say('时段重叠', 'overlaps another') }] : [];
  });
}
