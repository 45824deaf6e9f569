import { createHash } from 'node:crypto';

/**
 * A document's place in the order of results, as one number: register entries first, then the newest.
 * Minutes since 1970 above, some digits of its id below, so that those of the same minute lie apart.
 */
const SPREAD = 2 ** 12;
const REGISTER_SPREAD = 2 ** 32;
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

const spreadOf = (id: string): number => createHash('sha1').update(id).digest().readUInt32BE();

/** Where a document should stand; when the place is taken, the next free one below. */
export function placeOf(kind: string, id: string, at: string | null): number {
  const spread = spreadOf(`${kind}:${id}`);
  const minute = at === null ? null : minuteOf(at);
  return minute === null ? REGISTER + spread : minute * SPREAD + (spread % SPREAD);
}
