import type { ObjectLiteral, QueryRunner } from 'typeorm';
import type { Database } from '../database/database.js';
import { searchable } from './search-match.js';
import { placeOf, staysInPlace } from './search-place.js';
import type { Followed, SearchDocument, SearchSource } from './search-source.js';
import type { SearchStore, StoredDocument } from './search-store.js';
import { cut, MAX_NAMES } from './search-text.js';

/** What one unit of work has changed so far. */
interface Changes {
  records: Map<SearchSource, Set<string>>;
  /** Records that came in this unit: nothing of theirs can be in the index yet. */
  came: Set<string>;
  followed: { source: SearchSource; followed: Followed; rows: ObjectLiteral[] }[];
}

interface Change {
  queryRunner: QueryRunner;
  target: unknown;
  /** The row before and after, as far as there was one. */
  rows: readonly (ObjectLiteral | undefined)[];
  came?: boolean;
  /** The properties that changed; null: the row came or went. */
  columns: readonly string[] | null;
}

const DOCUMENTS_AT_ONCE = 500;
const PLACES_AT_ONCE = 4096;

/** Keeps the index in step with the rows: writes it in the unit that changed them, before it commits. */
export class SearchWriter {
  private readonly changes = new WeakMap<QueryRunner, Changes>();
  private readonly sources: SearchSource[] = [];

  constructor(
    private readonly db: Database,
    private readonly store: SearchStore,
  ) {
    db.dataSource.subscribers.push({
      afterInsert: ({ queryRunner, metadata, entity }) =>
        this.note({
          queryRunner,
          target: metadata.target,
          rows: [entity],
          came: true,
          columns: null,
        }),
      afterUpdate: ({ queryRunner, metadata, entity, databaseEntity, updatedColumns }) =>
        this.note({
          queryRunner,
          target: metadata.target,
          rows: [databaseEntity, entity && { ...databaseEntity, ...entity }],
          columns: updatedColumns.map(({ propertyName }) => propertyName),
        }),
      afterRemove: ({ queryRunner, metadata, databaseEntity }) =>
        this.note({ queryRunner, target: metadata.target, rows: [databaseEntity], columns: null }),
    });
  }

  watch(source: SearchSource): void {
    this.sources.push(source);
  }

  /** Brings the documents of these records up to date; a record without one leaves the index. */
  async refresh(source: SearchSource, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE)
      await this.refreshSome(source, ids.slice(start, start + DOCUMENTS_AT_ONCE));
  }

  /** The same for records whose documents may have been made in another way: all are written anew. */
  async rewrite(source: SearchSource, ids: readonly string[]): Promise<void> {
    await this.refreshSome(source, ids, () => false);
  }

  private note({ queryRunner, target, rows, came, columns }: Change): void {
    const present = rows.filter((row) => row !== undefined);
    for (const source of this.sources) {
      if (source.entity === target)
        for (const { id } of present) this.noteRecord(queryRunner, source, String(id), came);
      for (const followed of source.follows)
        if (followed.entity === target && touches(followed, columns))
          this.opened(queryRunner).followed.push({ source, followed, rows: present });
    }
  }

  private noteRecord(runner: QueryRunner, source: SearchSource, id: string, came = false): void {
    const changes = this.opened(runner);
    const ids = idsFor(changes, source);
    if (came && !ids.has(id)) changes.came.add(id);
    ids.add(id);
  }

  private opened(runner: QueryRunner): Changes {
    let changes = this.changes.get(runner);
    if (!changes) {
      changes = { records: new Map(), came: new Set(), followed: [] };
      this.changes.set(runner, changes);
      this.db.beforeCommit(() => this.write(runner));
    }
    return changes;
  }

  private async write(runner: QueryRunner): Promise<void> {
    const changes = this.changes.get(runner);
    if (!changes) return;
    this.changes.delete(runner);
    for (const { source, followed, rows } of changes.followed)
      for (const row of rows)
        for (const id of await followed.idsOf(row)) idsFor(changes, source).add(id);
    for (const [source, ids] of changes.records) {
      const all = [...ids];
      await this.refresh(
        source,
        all.filter((id) => !changes.came.has(id)),
      );
      await this.enter(
        source,
        all.filter((id) => changes.came.has(id)),
      );
    }
  }

  /**
   * Writes the documents of records that came in this unit without a look at the index: on PostgreSQL
   * such a look, where everyone's newest records stand, makes serializable units fail each other.
   */
  private async enter(source: SearchSource, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
      const documents = await source.documents(ids.slice(start, start + DOCUMENTS_AT_ONCE));
      const rows = documents.map((document) => rowOf(source.kind, document)).toSorted(byPlace);
      const left = await this.store.add(rows);
      await this.addAll(await this.placed(left, new Map(), left));
    }
  }

  private async refreshSome(
    source: SearchSource,
    ids: readonly string[],
    isUpToDate = same,
  ): Promise<void> {
    const documents = await source.documents(ids);
    const rows = documents.map((document) => rowOf(source.kind, document));
    const places = rows.map(({ place }) => place);
    const known = await this.store.known(source.kind, ids, places);
    const wanted = new Set(ids);
    const own = new Map(
      known
        .filter(({ kind, id }) => kind === source.kind && wanted.has(id))
        .map((row) => [row.id, row]),
    );
    const changed = rows.filter((row) => !isUpToDate(row, own.get(row.id)));
    const written = new Set(changed);
    const left = new Set(rows.filter((row) => !written.has(row)).map(({ id }) => id));
    const gone = [...own.values()].filter(({ id }) => !left.has(id));
    await this.store.drop(gone.toSorted(byPlace));
    await this.addAll(await this.placed(changed, own, known));
  }

  private async addAll(rows: readonly StoredDocument[]): Promise<void> {
    const left = await this.store.add(rows);
    if (left.length) throw new Error('Two documents of the index at one place');
  }

  /** The rows where they stood; if that depends on what changed or they are new, where there is room. */
  private async placed(
    rows: readonly StoredDocument[],
    own: ReadonlyMap<string, StoredDocument>,
    known: readonly StoredDocument[],
  ): Promise<StoredDocument[]> {
    const taken = new Set(known.map(({ place }) => place));
    const placed: StoredDocument[] = [];
    for (const row of rows) {
      const before = own.get(row.id);
      const stays = before && (staysInPlace(before, row) || before.place === row.place);
      const place = stays ? before.place : await this.roomAt(row.place, taken);
      taken.add(place);
      placed.push({ ...row, place });
    }
    return placed.toSorted(byPlace);
  }

  /** This place or, if it is taken, the next one below that is free. */
  private async roomAt(place: number, taken: ReadonlySet<number>): Promise<number> {
    if (!taken.has(place)) return place;
    for (let below = place; ; below -= PLACES_AT_ONCE) {
      const from = below - PLACES_AT_ONCE;
      const there = new Set(await this.store.placesIn({ from, below }));
      for (let free = below - 1; free >= from; free -= 1)
        if (!there.has(free) && !taken.has(free)) return free;
    }
  }
}

/** FTS5 takes rows in the order of their places; a step back makes it write out what it has. */
const byPlace = (a: StoredDocument, b: StoredDocument): number => a.place - b.place;

const rowOf = (kind: string, document: SearchDocument): StoredDocument => ({
  ...searchable(document),
  place: placeOf(kind, document),
  kind,
  id: document.id,
  title: cut(document.title, MAX_NAMES).replaceAll('\0', ''),
  at: document.at,
  regionPath: document.regionPath,
  audience: JSON.stringify([...new Set(document.audience)].sort()),
});

const COMPARED = ['title', 'names', 'body', 'reading', 'at', 'regionPath', 'audience'] as const;

const same = (row: StoredDocument, before: StoredDocument | undefined): boolean =>
  before !== undefined && COMPARED.every((column) => row[column] === before[column]);

const touches = ({ columns }: Followed, changed: readonly string[] | null): boolean =>
  !columns || !!changed?.some((column) => columns.includes(column));

function idsFor(changes: Changes, source: SearchSource): Set<string> {
  let ids = changes.records.get(source);
  if (!ids) {
    ids = new Set();
    changes.records.set(source, ids);
  }
  return ids;
}
