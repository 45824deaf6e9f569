import type { Database } from '../database/database.js';
import { isIn, or, raw, sql, type Sql } from '../database/sql.js';
import { LRUCache } from 'lru-cache';
import { tierOf } from './search-match.js';
import type { Query } from './search-query.js';
import type { Counted, SearchStore, StoredDocument, Stretch, Walk } from './search-store.js';
import {
  type Candidates,
  candidatesOfKind,
  countTokens,
  EVERY,
  inFts5,
  rowTokens,
} from './search-tokens.js';

const COLUMNS = raw(
  'd.place, d.kind, d.record_id AS id, d.title, d.names, d.body, d.reading, d.at, d.region_path AS "regionPath", d.audience',
);

/**
 * The driver answers one statement at a time: each looks through so many documents only as take a few
 * milliseconds at the worst, when every document has every token.
 */
const FIRST_TOKENS = 200_000;
const AIM_MS = 8;
const FASTER = 8;
const SHORTEST = 4096;

const KEPT = 100;
const queries = new LRUCache<string, Query>({ max: KEPT });

/** The same query is asked of one row after the other. */
function parsed(text: string): Query {
  const query = queries.get(text) ?? (JSON.parse(text) as Query);
  queries.set(text, query);
  return query;
}

/** Tokens under FTS5, without their texts: a row is taken out by saying its tokens again. */
export class SqliteSearchStore implements SearchStore {
  readonly milestone = SHORTEST;

  constructor(private readonly db: Database) {
    db.defineOnSqlite('search_hit', (names = '', body = '', reading = '', query = '') =>
      Number(tierOf({ names, body, reading }, parsed(query)) !== null),
    );
  }

  known(kind: string, ids: readonly string[], places: readonly number[]) {
    return this.db.all<StoredDocument>(
      sql`SELECT ${COLUMNS} FROM search_documents d
        WHERE (d.kind = ${kind} AND ${isIn(raw('d.record_id'), ids)}) OR ${isIn(raw('d.place'), places)}`,
    );
  }

  async placesIn({ from, below }: Stretch): Promise<number[]> {
    const rows = await this.db.all<{ place: number }>(
      sql`SELECT place FROM search_documents WHERE place >= ${from} AND place < ${below}`,
    );
    return rows.map(({ place }) => place);
  }

  async add(documents: readonly StoredDocument[]): Promise<StoredDocument[]> {
    const left: StoredDocument[] = [];
    for (const row of documents) {
      const added = await this.db.all(
        sql`INSERT INTO search_documents (place, kind, record_id, title, names, body, reading, at, region_path, audience)
          VALUES (${row.place}, ${row.kind}, ${row.id}, ${row.title}, ${row.names}, ${row.body}, ${row.reading}, ${row.at}, ${row.regionPath}, ${row.audience})
          ON CONFLICT (place) DO NOTHING RETURNING place`,
      );
      if (added.length === 0) {
        left.push(row);
        continue;
      }
      const tokens = rowTokens(row).join(' ');
      await this.db.all(
        sql`INSERT INTO search_tokens (rowid, tokens) VALUES (${row.place}, ${tokens})`,
      );
    }
    return left;
  }

  async drop(documents: readonly StoredDocument[]): Promise<void> {
    for (const row of documents) {
      const tokens = rowTokens(row).join(' ');
      await this.db.all(
        sql`INSERT INTO search_tokens (search_tokens, rowid, tokens) VALUES ('delete', ${row.place}, ${tokens})`,
      );
      await this.db.all(sql`DELETE FROM search_documents WHERE place = ${row.place}`);
    }
  }

  async clear(): Promise<void> {
    await this.db.all(sql`INSERT INTO search_tokens (search_tokens) VALUES ('delete-all')`);
    await this.db.all(sql`DELETE FROM search_documents`);
  }

  async dropAllBut(kept: readonly Sql[]): Promise<void> {
    await this.drop(
      await this.db.all<StoredDocument>(
        sql`SELECT ${COLUMNS} FROM search_documents d WHERE NOT ${or(kept)} ORDER BY d.place`,
      ),
    );
  }

  async settle(): Promise<void> {
    await this.db.all(sql`INSERT INTO search_tokens (search_tokens) VALUES ('optimize')`);
  }

  candidates(wanted: Candidates, { from, below }: Counted, limit: number) {
    return this.db.all<StoredDocument>(
      sql`SELECT ${COLUMNS} FROM search_tokens f CROSS JOIN search_documents d ON d.place = f.rowid
        WHERE f.search_tokens MATCH ${inFts5(wanted)} AND f.rowid < ${below} AND f.rowid >= ${from}
        ORDER BY f.rowid DESC LIMIT ${limit}`,
    );
  }

  firstStretch(wanted: Candidates): number {
    return Math.ceil(FIRST_TOKENS / countTokens(wanted));
  }

  nextStretch({ documents, milliseconds }: Walk): number {
    const factor = AIM_MS / Math.max(milliseconds, AIM_MS / FASTER);
    return Math.max(Math.ceil(documents * factor), SHORTEST);
  }

  async placeBelow(place: number, n: number): Promise<number | null> {
    const row = await this.db.one<{ place: number }>(
      sql`SELECT rowid AS place FROM search_tokens WHERE search_tokens MATCH ${inFts5(EVERY)} AND rowid < ${place}
        ORDER BY rowid DESC LIMIT 1 OFFSET ${n - 1}`,
    );
    return row?.place ?? null;
  }

  idsOf(kind: string, query: Query): Sql {
    const wanted = candidatesOfKind(kind, query);
    return sql`SELECT d.record_id FROM search_tokens f CROSS JOIN search_documents d ON d.place = f.rowid
      WHERE f.search_tokens MATCH ${inFts5(wanted)}
      AND ${this.isHit(query)}`;
  }

  async hasMany(kind: string, query: Query, many: number): Promise<boolean> {
    const wanted = inFts5(candidatesOfKind(kind, query));
    const found = await this.db.count(
      sql`(SELECT 1 FROM search_tokens f WHERE f.search_tokens MATCH ${wanted} LIMIT ${many + 1}) AS candidates`,
    );
    return found > many;
  }

  isHit(query: Query): Sql {
    return sql`search_hit(d.names, d.body, d.reading, ${JSON.stringify(query)})`;
  }
}
