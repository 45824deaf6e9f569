import type { Database } from '../database/database.js';
import { and, isIn, join, or, raw, sql, type Sql } from '../database/sql.js';
import type { Query, Term, Word } from './search-query.js';
import type { Counted, SearchStore, StoredDocument, Stretch } from './search-store.js';
import { type Candidates, candidatesOfKind, inTsquery, rowTokens } from './search-tokens.js';

const COLUMNS = raw(
  'CAST(d.place AS double precision) AS place, d.kind, d.record_id AS id, d.title, d.names, d.body, d.reading, d.at, d.region_path AS "regionPath", d.audience',
);
const ROWS_AT_ONCE = 200;
/** So many documents are looked at one by one, before the index is asked for all hits. */
const FEW = 4096;

/** Tokens as the lexemes of a tsvector, made without a parser, under GIN. */
export class PostgresSearchStore implements SearchStore {
  constructor(private readonly db: Database) {}

  known(kind: string, ids: readonly string[], places: readonly number[]) {
    return this.db.all<StoredDocument>(
      sql`SELECT ${COLUMNS} FROM search_documents d
        WHERE (d.kind = ${kind} AND ${isIn(raw('d.record_id'), ids)}) OR ${isIn(raw('d.place'), places)}`,
    );
  }

  async placesIn({ from, below }: Stretch): Promise<number[]> {
    const rows = await this.db.all<{ place: number }>(
      sql`SELECT CAST(place AS double precision) AS place FROM search_documents WHERE place >= ${from} AND place < ${below}`,
    );
    return rows.map(({ place }) => place);
  }

  async add(documents: readonly StoredDocument[]): Promise<void> {
    for (let start = 0; start < documents.length; start += ROWS_AT_ONCE) {
      const rows = documents
        .slice(start, start + ROWS_AT_ONCE)
        .map(
          (row) =>
            sql`(${row.place}, ${row.kind}, ${row.id}, ${row.title}, ${row.names}, ${row.body}, ${row.reading}, ${row.at}, ${row.regionPath}, ${row.audience}, array_to_tsvector(string_to_array(${rowTokens(row).join(' ')}, ' ')))`,
        );
      await this.db.all(
        sql`INSERT INTO search_documents (place, kind, record_id, title, names, body, reading, at, region_path, audience, tokens) VALUES ${join(rows, ', ')}`,
      );
    }
  }

  async drop(documents: readonly StoredDocument[]): Promise<void> {
    const places = documents.map(({ place }) => place);
    await this.db.all(sql`DELETE FROM search_documents WHERE ${isIn(raw('place'), places)}`);
  }

  async clear(): Promise<void> {
    await this.db.all(sql`DELETE FROM search_documents`);
  }

  async dropAllBut(kept: readonly Sql[]): Promise<void> {
    await this.db.all(sql`DELETE FROM search_documents d WHERE NOT ${or(kept)}`);
  }

  /** The planner learns what is in it; the rest autovacuum does. */
  async settle(): Promise<void> {
    await this.db.all(raw('ANALYZE search_documents'));
  }

  candidates(wanted: Candidates, { from, below }: Counted, limit: number) {
    return this.db.all<StoredDocument>(
      sql`SELECT ${COLUMNS} FROM search_documents d
        WHERE d.tokens @@ CAST(${inTsquery(wanted)} AS tsquery) AND d.place < ${below} AND d.place >= ${from}
        ORDER BY d.place DESC LIMIT ${limit}`,
    );
  }

  firstStretch(): number {
    return FEW;
  }

  nextStretch(): number {
    return Infinity;
  }

  async placeBelow(place: number, n: number): Promise<number | null> {
    const row = await this.db.one<{ place: number }>(
      sql`SELECT CAST(place AS double precision) AS place FROM search_documents WHERE place < ${place}
        ORDER BY search_documents.place DESC LIMIT 1 OFFSET ${n - 1}`,
    );
    return row?.place ?? null;
  }

  idsOf(kind: string, query: Query): Sql {
    const wanted = candidatesOfKind(kind, query);
    return sql`SELECT d.record_id FROM search_documents d
      WHERE d.kind = ${kind} AND d.tokens @@ CAST(${inTsquery(wanted)} AS tsquery) AND ${or([isCalled(query.whole), and(query.terms.map(isSaid))])}`;
  }
}

/** The definition of a hit once more, in SQL. */
const isCalled = (whole: string): Sql =>
  sql`position(CAST(${`\n${whole}\n`} AS text) IN chr(10) || replace(d.names, ' ', '') || chr(10)) > 0`;

const isSaid = (term: Term): Sql =>
  or([
    ...inAny(['d.names', 'd.body'], term.phrases),
    ...spokenAs(term.spoken),
    ...(term.words.length
      ? [and(term.words.map((word) => or(inAny(['d.names', 'd.body'], word))))]
      : []),
  ]);

const inAny = (columns: readonly string[], word: Word): Sql[] =>
  columns.flatMap((column) =>
    word.map((phrase) => sql`position(CAST(${phrase} AS text) IN ${raw(column)}) > 0`),
  );

/** From the start of a syllable on, across the spaces between syllables; see `search-reading.ts`. */
function spokenAs(spoken: string | null): Sql[] {
  if (spoken === null) return [];
  const letters = Array.from(spoken);
  const reading = `(^|[ |])${letters.join(' ?')}`;
  const initials = `(^|[ |])${letters.join('[^ |]* ')}`;
  return [sql`d.reading ~ ${reading}`, sql`d.reading ~ ${initials}`];
}
