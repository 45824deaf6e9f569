import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'guoan-week:statement';

/** What the work answered, and every SQL statement that was sent meanwhile. */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; count: number; statements: string[] }> {
  const statements: string[] = [];
  const note = (message: unknown): void => void statements.push(String(message));
  subscribe(CHANNEL, note);
  try {
    const answer = await work();
    return { answer, count: statements.length, statements };
  } finally {
    unsubscribe(CHANNEL, note);
  }
}
