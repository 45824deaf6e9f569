import { DAY, shifted } from './session.lifecycle.js';

/** Attempts counted under one name or from one address. */
export interface Attempts {
  count: number;
  lastAt: string;
  blockedUntil: string;
}

/** So many failures cost nothing. An address is often shared by a whole office. */
export const FREE_FAILURES = { username: 5, address: 30 } as const;

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FORGOTTEN_MS = DAY;

/** 0 up to the free failures, then 30 s, 60 s, 120 s … up to 15 minutes. */
export const waitAfter = (count: number, free: number): number =>
  count < free ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - free), LONGEST_WAIT_MS);

const forgotten = (attempts: Attempts, at: string): boolean =>
  attempts.lastAt < shifted(at, -FORGOTTEN_MS);

/** Whole seconds until another attempt is read; 0: now. */
export const secondsToWait = (attempts: Attempts | null, at: string): number =>
  attempts && attempts.blockedUntil > at
    ? Math.ceil((Date.parse(attempts.blockedUntil) - Date.parse(at)) / 1000)
    : 0;

/** One attempt more, counted as a failure until it proves to be none. */
export function counted(attempts: Attempts | null, at: string, free: number): Attempts {
  const count = (attempts && !forgotten(attempts, at) ? attempts.count : 0) + 1;
  return { count, lastAt: at, blockedUntil: shifted(at, waitAfter(count, free)) };
}

/** One attempt less, for it was no failure; the others still count. */
export function uncounted(attempts: Attempts, free: number): Attempts {
  const count = Math.max(attempts.count - 1, 0);
  const { lastAt } = attempts;
  return { count, lastAt, blockedUntil: shifted(lastAt, waitAfter(count, free)) };
}

export const oldestRemembered = (at: string): string => shifted(at, -FORGOTTEN_MS);
