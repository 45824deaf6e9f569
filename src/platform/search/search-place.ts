import { createHash } from 'node:crypto';

/**
 * A document's place in the order of results, as one number: register entries first, then the newest.
 * Minutes since 1970 above, some digits of its id below, so that those of the same minute lie apart.
 * Of register entries those with the shorter title come first, as more of it is what was typed; then
 * some digits of the title, so that the order is the same wherever the same was registered.
 */
const SPREAD = 2 ** 12;
const TITLE_SPREAD = 2 ** 24;
const TITLE_LENGTHS = 2 ** 8;
const REGISTER_SPREAD = TITLE_LENGTHS * TITLE_SPREAD;
const MINUTE_MS = 60_000;
const MINUTES = 2 ** 27;
/** Above every place that has a time. */
const REGISTER = MINUTES * SPREAD;
/** Beyond every place. */
export const TOP = REGISTER + REGISTER_SPREAD;

const SHANGHAI = '+08:00';

function minuteOf(at: string): number | null {
  const time = Date.parse(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at) ? at + SHANGHAI : at);
  if (Number.isNaN(time)) return null;
  return Math.min(Math.max(Math.floor(time / MINUTE_MS), 0), MINUTES - 1);
}

const spreadOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

/** What decides about a place. */
interface Placeable {
  id: string;
  title: string;
  at: string | null;
}

function registerPlace(kind: string, title: string): number {
  const shortness = TITLE_LENGTHS - 1 - Math.min([...title].length, TITLE_LENGTHS - 1);
  return REGISTER + shortness * TITLE_SPREAD + (spreadOf(`${kind}:${title}`) % TITLE_SPREAD);
}

/** Where a document should stand; when the place is taken, the next free one below. */
export function placeOf(kind: string, { id, title, at }: Placeable): number {
  const minute = at === null ? null : minuteOf(at);
  if (minute === null) return registerPlace(kind, title);
  return minute * SPREAD + (spreadOf(`${kind}:${id}`) % SPREAD);
}

/** Whether a change of a document leaves it where it stood. */
export const staysInPlace = (before: Placeable, after: Placeable): boolean =>
  before.at === after.at &&
  (before.title === after.title || (after.at !== null && minuteOf(after.at) !== null));
