import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'guoan-week:statement';

let counting = 0;

/** Whether statements are being counted: nothing may then be done beside what is counted. */
export const isCounting = (): boolean => counting > 0;

/** What the work answered, and every SQL statement that was sent meanwhile. */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; count: number; statements: string[] }> {
  const statements: string[] = [];
  const note = (message: unknown): void => void statements.push(String(message));
  counting += 1;
  subscribe(CHANNEL, note);
  try {
    const answer = await work();
    return { answer, count: statements.length, statements };
  } finally {
    counting -= 1;
    unsubscribe(CHANNEL, note);
  }
}
