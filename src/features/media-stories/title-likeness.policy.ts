/** Reports this much alike may be one story. */
export const SAME_STORY = 0.5;

/** The pairs of neighbouring characters of a title key, each once; of one character that itself. */
export function gramsOf(key: string): ReadonlySet<string> {
  const signs = [...key];
  if (signs.length < 2) return new Set(signs);
  return new Set(signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`));
}

function inBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const gram of one) if (other.has(gram)) count += 1;
  return count;
}

/**
 * How much alike two titles are, from 0 to 1: twice the pairs that both have, over the pairs of each
 * (the Dice coefficient of their bigrams). 1 means the same pairs.
 */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const sum = one.size + other.size;
  return sum === 0 ? 0 : (2 * inBoth(one, other)) / sum;
}

/** How much of the first title stands in the second, from 0 to 1. */
export const coverage = (part: ReadonlySet<string>, whole: ReadonlySet<string>): number =>
  part.size === 0 ? 0 : inBoth(part, whole) / part.size;

/** The day so many days later (earlier: negative). */
export function shiftDay(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** How many days lie between two days. */
export const daysBetween = (one: string, other: string): number =>
  Math.abs(Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`)) / 86_400_000;

/** Rounded to hundredths, as people read it. */
export const rounded = (score: number): number => Math.round(score * 100) / 100;
