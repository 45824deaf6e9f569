import { cursorOf, keysOf } from '../database/paging.js';
import type { Page } from '../graphql/connection.js';
import type { Found, Position, Walked } from './search-finder.js';
import type { Tier } from './search-match.js';

/** A record that was found. */
export interface SearchHit {
  kind: string;
  id: string;
  /** Its title as written. */
  title: string;
  tier: Tier;
}

const ORDER = 'SEARCH';

export function positionOf(cursor: string): Position {
  const [tier, below] = keysOf(cursor, ORDER, ['number', 'number']) as [number, number];
  return { tier, below };
}

const cursorAt = ({ tier, below }: Position): string => cursorOf(ORDER, [tier, below]);

export const hitOf = ({ kind, id, title, tier }: Found): SearchHit => ({ kind, id, title, tier });

/** A page of a walk that looked for one more than the page holds. */
export function pageOf(
  { found, next }: Walked,
  first: number,
  totalCount: () => Promise<number>,
): Page<SearchHit> {
  const shown = found.slice(0, first);
  const last = shown.at(-1);
  const full = found.length > first && last;
  const end = full ? { tier: last.tier, below: last.place } : (next ?? positionAt(last));
  return {
    nodes: shown.map(hitOf),
    edges: shown.map((hit) => ({
      cursor: cursorAt({ tier: hit.tier, below: hit.place }),
      node: hitOf(hit),
    })),
    pageInfo: { hasNextPage: next !== null, endCursor: end && cursorAt(end) },
    totalCount,
  };
}

const positionAt = (found: Found | undefined): Position | null =>
  found ? { tier: found.tier, below: found.place } : null;

export const nothing = (): Page<SearchHit> =>
  pageOf({ found: [], next: null }, 0, () => Promise.resolve(0));
