import { setImmediate as turn } from 'node:timers/promises';
import { Tier, tierOf } from './search-match.js';
import { SearchMilestones } from './search-milestones.js';
import { TOP } from './search-place.js';
import type { Query } from './search-query.js';
import type { SearchStore, StoredDocument } from './search-store.js';
import { allOf, type Candidates, candidatesOf, hasTier } from './search-tokens.js';

export interface Found extends Pick<StoredDocument, 'kind' | 'id' | 'title' | 'place'> {
  tier: Tier;
}

/** How far a walk has come: in this tier, everything from `below` on has been looked at. */
export interface Position {
  tier: number;
  below: number;
}

export const START: Position = { tier: Tier.EXACT, below: TOP };

/** What is looked for. */
export interface Wanted {
  query: Query;
  /** Who asks, for which kinds and where, as tokens. */
  narrowing: readonly Candidates[];
}

/** How much is looked for. */
export interface Extent {
  start: Position;
  /** The last tier that counts. */
  until: Tier;
  /** Ends the walk, once a hit makes it enough. */
  enough(found: readonly Found[]): boolean;
  /** So long at most once {@link LEAST_WORK} is done, and then the walk ends where it is. */
  milliseconds: number;
}

export interface Walked {
  found: Found[];
  /** Where to go on; null when everything has been looked at. */
  next: Position | null;
}

const TIERS: readonly Tier[] = [Tier.EXACT, Tier.NAME, Tier.NAME_WORDS, Tier.ANYWHERE];
/** So many rows are read first; each time twice as many, while they are asked for. */
const FIRST_ROWS = 25;
const MOST_ROWS = 400;
/** Others get their turn after so long. */
const TURN_MS = 5;
/**
 * In documents walked over. A walk never ends for want of time before that: on a slow or busy machine
 * the same words find the same, and only a register of hundreds of thousands is answered in parts.
 */
const LEAST_WORK = 300_000;
/** Looking into the text of one candidate costs what walking over so many documents does. */
const WORK_OF_ROW = 50;

/** Walks through the tiers, in each from the first place to the last, stretch by stretch. */
export class SearchFinder {
  private readonly milestones: SearchMilestones;

  constructor(private readonly store: SearchStore) {
    this.milestones = new SearchMilestones(store);
  }

  async walk(wanted: Wanted, extent: Extent): Promise<Walked> {
    const clock = new Clock(extent.milliseconds);
    const found: Found[] = [];
    for (const tier of TIERS.slice(extent.start.tier, extent.until + 1)) {
      if (!hasTier(wanted.query, tier)) continue;
      const below = tier === (extent.start.tier as Tier) ? extent.start.below : TOP;
      for await (const { rows, below: reached, passed } of this.stretches(wanted, tier, below)) {
        clock.did(passed + rows.length * WORK_OF_ROW);
        for (const row of rows) {
          if (tierOf(row, wanted.query) !== tier) continue;
          found.push(foundAs(row, tier));
          if (extent.enough(found)) return { found, next: { tier, below: row.place } };
        }
        if (clock.isOver) return { found, next: { tier, below: reached } };
        await clock.breathe();
      }
    }
    return { found, next: null };
  }

  /** The candidates of a tier from a place down, some at a time, and how far they reach. */
  private async *stretches({ query, narrowing }: Wanted, tier: Tier, top: number) {
    const tokens = allOf([candidatesOf(query, tier), ...narrowing]);
    let documents = await this.store.firstStretch(tokens);
    let limit = FIRST_ROWS;
    let found = 0;
    for (let below = top; below > 0; limit = Math.min(limit * 2, MOST_ROWS)) {
      const from = await this.milestones.endOf(below, documents);
      const began = performance.now();
      const rows = await this.store.candidates(tokens, { from, below, documents }, limit);
      found += rows.length;
      below = rows.length < limit ? from : (rows.at(-1)?.place ?? 0);
      const passed = from > 0 && below === from ? documents : 0;
      yield { rows, below, passed };
      if (below !== from) continue;
      const milliseconds = performance.now() - began;
      documents = this.store.nextStretch({ documents, found, milliseconds });
      found = 0;
    }
  }
}

const foundAs = ({ kind, id, title, place }: StoredDocument, tier: Tier): Found => ({
  kind,
  id,
  title,
  place,
  tier,
});

/** A busy machine gives us turns late: so many times as long may pass in all. */
const WAITING = 10;

/** What a walk may take, in work of our own, and when it lets others in. */
class Clock {
  private readonly began = performance.now();
  private readonly worked = process.threadCpuUsage();
  private turned = this.began;
  private work = 0;

  constructor(private readonly milliseconds: number) {}

  did(work: number): void {
    this.work += work;
  }

  get isOver(): boolean {
    if (this.work < LEAST_WORK) return false;
    const { user, system } = process.threadCpuUsage(this.worked);
    if ((user + system) / 1000 > this.milliseconds) return true;
    return performance.now() - this.began > this.milliseconds * WAITING;
  }

  async breathe(): Promise<void> {
    if (performance.now() - this.turned < TURN_MS) return;
    await turn();
    this.turned = performance.now();
  }
}
