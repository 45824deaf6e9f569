import type { Database } from '../database/database.js';
import { raw, sql } from '../database/sql.js';
import type { SearchSource } from './search-source.js';
import type { SearchStore } from './search-store.js';
import type { SearchWriter } from './search-writer.js';

/** Grows whenever tokens, texts or times are made in another way: the index is then built anew. */
export const SEARCH_FORMAT = 3;
const RECORDS_AT_ONCE = 2000;

/** How many of how many records have been read. */
export type Progress = (done: number, total: number) => void;

/** Builds the whole index from the records. */
export class SearchRebuilder {
  constructor(
    private readonly db: Database,
    private readonly store: SearchStore,
    private readonly writer: SearchWriter,
    private readonly sources: ReadonlyMap<string, SearchSource>,
  ) {}

  /** Whether the index is not there, or was made by another version or of other kinds of records. */
  async isOutdated(): Promise<boolean> {
    const state = await this.db.one<{ value: string }>(
      sql`SELECT s.value FROM search_state s WHERE s.name = ${'format'}`,
    );
    return state?.value !== this.format;
  }

  /**
   * On PostgreSQL beside running servers, which find everything meanwhile. On SQLite nobody else is
   * there. Broken off, it begins again at the next start.
   */
  async run(progress: Progress = () => undefined): Promise<number> {
    await this.db.transact(() => this.begin());
    const totals = [];
    for (const source of this.sources.values()) totals.push(await this.countOf(source));
    const total = totals.reduce((sum, count) => sum + count, 0);
    let done = 0;
    for (const source of this.sources.values())
      for await (const ids of this.batches(source)) {
        await this.db.transact(() => this.writer.rewrite(source, ids));
        done += ids.length;
        progress(done, total);
      }
    await this.db.transact(() => this.end());
    return done;
  }

  private get format(): string {
    return `${SEARCH_FORMAT}:${[...this.sources.keys()].toSorted().join(',')}`;
  }

  private tableOf({ entity }: SearchSource): string {
    return this.db.mapperOf(entity).table;
  }

  private countOf(source: SearchSource): Promise<number> {
    return this.db.count(raw(this.tableOf(source)));
  }

  private async *batches(source: SearchSource): AsyncGenerator<string[]> {
    const table = raw(this.tableOf(source));
    for (let last = ''; ;) {
      const rows = await this.db.all<{ id: string }>(
        sql`SELECT t.id FROM ${table} t WHERE t.id > ${last} ORDER BY t.id LIMIT ${RECORDS_AT_ONCE}`,
      );
      if (rows.length === 0) return;
      yield rows.map(({ id }) => id);
      last = rows.at(-1)?.id ?? '';
    }
  }

  private async begin(): Promise<void> {
    await this.forgetFormat();
    if (this.db.kind === 'sqlite') await this.store.clear();
  }

  /** What is left of records that are gone, and of kinds that are not kept any more. */
  private async end(): Promise<void> {
    const kept = [...this.sources.values()].map(
      (source) =>
        sql`(d.kind = ${source.kind} AND EXISTS (SELECT 1 FROM ${raw(this.tableOf(source))} t WHERE t.id = d.record_id))`,
    );
    await this.store.dropAllBut(kept);
    await this.db.all(
      sql`INSERT INTO search_state (name, value) VALUES (${'format'}, ${this.format})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    );
    await this.store.settle();
  }

  private async forgetFormat(): Promise<void> {
    await this.db.all(sql`DELETE FROM search_state WHERE name = ${'format'}`);
  }
}
