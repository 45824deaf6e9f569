import { setImmediate as turn } from 'node:timers/promises';
import type { SearchStore } from './search-store.js';
import { TOP } from './search-place.js';

const KEPT_MS = 60_000;

/**
 * The places of every so many documents, from the top down: they tell how much of the order a number
 * of documents takes. Documents come and go meanwhile; a stretch is then a little longer or shorter.
 */
export class SearchMilestones {
  private places: readonly number[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(private readonly store: SearchStore) {}

  /** Where a stretch ends that begins below this place and has about so many documents. */
  async endOf(below: number, documents: number): Promise<number> {
    if (this.readAt === -Infinity) await this.read();
    else if (Date.now() - this.readAt > KEPT_MS) void this.read().catch(() => undefined);
    const next = firstBelow(this.places, below);
    return this.places[next + Math.floor(documents / this.store.milestone)] ?? 0;
  }

  private read(): Promise<void> {
    this.reading ??= this.walk().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async walk(): Promise<void> {
    const places: number[] = [];
    for (let place: number | null = TOP; place !== null; await turn()) {
      place = await this.store.placeBelow(place, this.store.milestone);
      if (place !== null) places.push(place);
    }
    this.places = places;
    this.readAt = Date.now();
  }
}

/** The index of the first of the descending places that lies below. */
function firstBelow(places: readonly number[], below: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < below) high = middle;
    else low = middle + 1;
  }
  return low;
}
