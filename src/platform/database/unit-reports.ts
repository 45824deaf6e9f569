import { channel } from 'node:diagnostics_channel';

type Work<T> = () => Promise<T>;

/** How one unit of work went. */
export interface UnitReport {
  /** Time in the queue before it began. */
  waitedMs: number;
  /** Time from its begin to its end, retries included. */
  workedMs: number;
  committed: boolean;
}

/** Every unit of work that has ended, for whoever counts them. */
export const unitsOfWork = channel('guoan-week:unit-of-work');

/** Runs a unit and publishes how it went. */
export async function reporting<T>(work: Work<T>, run: (timed: Work<T>) => Promise<T>): Promise<T> {
  const asked = performance.now();
  let began: number | null = null;
  let committed = false;
  try {
    const result = await run(() => {
      began ??= performance.now();
      return work();
    });
    committed = true;
    return result;
  } finally {
    const started = began ?? performance.now();
    const workedMs = performance.now() - started;
    unitsOfWork.publish({ waitedMs: started - asked, workedMs, committed } satisfies UnitReport);
  }
}
