const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A browser's session ends after so long without a request, … */
export const IDLE_MS = 8 * HOUR;
/** … and in any case after so long. */
export const ABSOLUTE_MS = 7 * DAY;
/** Being used is written down at most this often. */
export const TOUCH_MS = 5 * MINUTE;
/** Ended and expired sessions are kept so long as the record of sign-ins. */
export const KEPT_MS = 180 * DAY;

/** The moment so many milliseconds after `at` (before it, when negative), as the database keeps it. */
export const shifted = (at: string, ms: number): string =>
  new Date(Date.parse(at) + ms).toISOString();
