import { cursorOf, keysOf } from '../database/paging.js';
import type { Page } from '../graphql/connection.js';
import { Tier, tierOf } from './search-match.js';
import type { Query } from './search-query.js';
import { TOP } from './search-place.js';
import type { SearchStore, StoredDocument } from './search-store.js';
import { allOf, type Candidates, candidatesOf, hasTier } from './search-tokens.js';

/** A record that was found. */
export interface SearchHit {
  kind: string;
  id: string;
  /** Its title as written. */
  title: string;
  tier: Tier;
}

interface Position {
  tier: number;
  /** What comes next stands below. */
  below: number;
}

interface Wanted {
  query: Query;
  /** Who asks for which kinds and where, as tokens. */
  narrowing: readonly Candidates[];
}

const ORDER = 'SEARCH';
const TIERS: readonly Tier[] = [Tier.EXACT, Tier.NAME, Tier.NAME_WORDS, Tier.ANYWHERE];
const START: Position = { tier: Tier.EXACT, below: TOP };
const AT_ONCE = 10;

type Found = SearchHit & { place: number };

/** Walks through the tiers, in each from the first place to the last, until a page is full. */
export class SearchFinder {
  constructor(private readonly store: SearchStore) {}

  async page(
    wanted: Wanted,
    { first, after }: { first: number; after?: string | null },
  ): Promise<Page<SearchHit>> {
    const start = after ? positionOf(after) : START;
    const found = await this.walk(wanted, start, first + 1);
    return pageOf(found, first, () => this.count(wanted));
  }

  private async walk(wanted: Wanted, start: Position, limit: number): Promise<Found[]> {
    const found: Found[] = [];
    for (const tier of TIERS.slice(start.tier)) {
      if (!hasTier(wanted.query, tier)) continue;
      let below = tier === (start.tier as Tier) ? start.below : TOP;
      while (found.length < limit) {
        const rows = await this.some(wanted, tier, below);
        found.push(...hitsAmong(rows, wanted.query, tier));
        if (rows.length < AT_ONCE) break;
        below = rows.at(-1)?.place ?? 0;
      }
    }
    return found.slice(0, limit);
  }

  private some({ query, narrowing }: Wanted, tier: Tier, below: number) {
    const tokens = allOf([candidatesOf(query, tier), ...narrowing]);
    return this.store.candidates(tokens, { from: 0, below }, AT_ONCE);
  }

  private async count(wanted: Wanted): Promise<number> {
    return (await this.walk(wanted, START, MOST_COUNTED)).length;
  }
}

/** Counting goes no further: more than so many nobody looks at. */
export const MOST_COUNTED = 1000;

const hitsAmong = (rows: readonly StoredDocument[], query: Query, tier: Tier): Found[] =>
  rows
    .filter((row) => tierOf(row, query) === tier)
    .map(({ kind, id, title, place }) => ({ kind, id, title, tier, place }));

function positionOf(cursor: string): Position {
  const [tier, below] = keysOf(cursor, ORDER, ['number', 'number']) as [number, number];
  return { tier, below };
}

function pageOf(
  found: readonly Found[],
  first: number,
  totalCount: () => Promise<number>,
): Page<SearchHit> {
  const shown = found.slice(0, first);
  const nodes = shown.map(({ kind, id, title, tier }) => ({ kind, id, title, tier }));
  const cursors = shown.map(({ tier, place }) => cursorOf(ORDER, [tier, place]));
  return {
    nodes,
    edges: nodes.map((node, index) => ({ cursor: cursors[index] ?? '', node })),
    pageInfo: { hasNextPage: found.length > first, endCursor: cursors.at(-1) ?? null },
    totalCount,
  };
}
