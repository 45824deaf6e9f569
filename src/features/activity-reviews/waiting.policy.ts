const DAY_MS = 24 * 3600 * 1000;

/** Whole days since something began to wait; null when it does not. */
export const waitingDays = (since: string | null, now: Date): number | null =>
  since ? Math.floor((now.getTime() - Date.parse(since)) / DAY_MS) : null;
