import type { DutySchedule } from '../../../src/features/legal-aid/duty-schedule.entity.js';
import { Weekday } from '../../../src/features/venues/opening-hours.entity.js';
import { duties } from '../../support/factories/legal-aid.js';

const slot = (from: string, to: string) => ({ from, to, onDuty: null });
const monthly = (rule: object) => ({
  dayOfMonth: null,
  weekday: null,
  nth: null,
  hours: [slot('14:00', '17:00')],
  ...rule,
});
const exception = (date: string, more: object = {}) => ({
  date,
  hours: [],
  movedTo: null,
  note: null,
  ...more,
});

/** Schedules of every kind, by the names of their stations. */
export const SCHEDULES: Readonly<Record<string, DutySchedule | null>> = {
  中心: duties({
    weekly: [
      { day: Weekday.MONDAY, hours: [slot('09:00', '12:00'), slot('14:00', '17:00')] },
      { day: Weekday.SUNDAY, hours: [slot('20:00', '24:00')] },
    ],
    exceptions: [
      exception('2023-05-01'),
      exception('2023-05-06', { hours: [slot('09:00', '12:00')] }),
    ],
  }),
  街站: duties({
    monthly: [monthly({ dayOfMonth: 15 }), monthly({ dayOfMonth: -1 })],
    exceptions: [
      exception('2023-04-15', { movedTo: '2023-04-17' }),
      exception('2023-04-17', { hours: [slot('08:00', '09:00')] }),
    ],
  }),
  联络点: duties({
    monthly: [
      monthly({ weekday: Weekday.MONDAY, nth: 1 }),
      monthly({ weekday: Weekday.FRIDAY, nth: -1 }),
      monthly({ dayOfMonth: 31 }),
    ],
  }),
  邻站: null,
  停站: duties({ weekly: [{ day: Weekday.MONDAY, hours: [slot('00:00', '24:00')] }] }),
};
