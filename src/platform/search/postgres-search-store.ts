import type { Database } from '../database/database.js';
import { and, isIn, join, or, raw, sql, type Sql } from '../database/sql.js';
import type { Query, Term, Word } from './search-query.js';
import type { Counted, SearchStore, StoredDocument, Stretch, Walk } from './search-store.js';
import { type Candidates, candidatesOfKind, inTsquery, rowTokens } from './search-tokens.js';
import { TokenFrequencies } from './token-frequencies.js';
import { textsSay } from './token-texts.js';

const COLUMNS = raw(
  'CAST(d.place AS double precision) AS place, d.kind, d.record_id AS id, d.title, d.names, d.body, d.reading, d.at, d.region_path AS "regionPath", d.audience',
);
const ROWS_AT_ONCE = 200;
/** So many documents are looked at one by one at first, where many of them can be candidates. */
const FEW = 1024;
/** So many candidates GIN gives faster than that. */
const GIVEN_AT_ONCE = 4096;
/** Of so many documents that were looked at one must have been a candidate, to go on like that. */
const RARELY = 64;

/** Tokens as the lexemes of a tsvector, made without a parser, under GIN. */
export class PostgresSearchStore implements SearchStore {
  readonly milestone = FEW;
  private readonly frequencies: TokenFrequencies;

  constructor(private readonly db: Database) {
    this.frequencies = new TokenFrequencies(db);
  }

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

  async add(documents: readonly StoredDocument[]): Promise<StoredDocument[]> {
    const written = new Set<string>();
    for (let start = 0; start < documents.length; start += ROWS_AT_ONCE) {
      const rows = documents
        .slice(start, start + ROWS_AT_ONCE)
        .map(
          (row) =>
            sql`(${row.place}, ${row.kind}, ${row.id}, ${row.title}, ${row.names}, ${row.body}, ${row.reading}, ${row.at}, ${row.regionPath}, ${row.audience}, array_to_tsvector(string_to_array(${rowTokens(row).join(' ')}, ' ')))`,
        );
      const added = await this.db.all<{ kind: string; id: string }>(
        sql`INSERT INTO search_documents (place, kind, record_id, title, names, body, reading, at, region_path, audience, tokens) VALUES ${join(rows, ', ')}
          ON CONFLICT (place) DO NOTHING RETURNING kind, record_id AS id`,
      );
      for (const row of added) written.add(keyOf(row));
    }
    return documents.filter((row) => !written.has(keyOf(row)));
  }

  async drop(documents: readonly StoredDocument[]): Promise<void> {
    if (documents.length === 0) return;
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

  /**
   * In a stretch of the order each document is looked at until there are enough, first at its texts; a
   * stretch without an end is the sign that GIN shall give all candidates, to be sorted. The words keep
   * the planner from either index: its guess at what a parameter stands for would mix both, and read
   * both to the end.
   */
  candidates(wanted: Candidates, { from, below, documents }: Counted, limit: number) {
    const query = sql`CAST(${inTsquery(wanted)} AS tsquery)`;
    const where = Number.isFinite(documents)
      ? sql`CASE WHEN ${textsSay(wanted)} THEN d.tokens @@ ${query} ELSE FALSE END AND d.place < ${below} AND d.place >= ${from}`
      : sql`d.tokens @@ (SELECT ${query}) AND d.place + 0 < ${below} AND d.place + 0 >= ${from}`;
    return this.db.all<StoredDocument>(
      sql`SELECT ${COLUMNS} FROM search_documents d WHERE ${where} ORDER BY d.place DESC LIMIT ${limit}`,
    );
  }

  /** Frequent words are soon met with; what is rare is soon fetched, wherever it stands. */
  async firstStretch(wanted: Candidates): Promise<number> {
    return (await this.frequencies.most(wanted)) > GIVEN_AT_ONCE ? FEW : Infinity;
  }

  nextStretch({ documents, found }: Walk): number {
    return found * RARELY >= documents ? documents * 2 : Infinity;
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
      WHERE d.kind = ${kind} AND d.tokens @@ (SELECT CAST(${inTsquery(wanted)} AS tsquery)) AND ${this.isHit(query)}`;
  }

  /** Frequent words need not stand together: a few documents from all over the table tell. */
  async hasMany(kind: string, query: Query, many: number): Promise<boolean> {
    const wanted = candidatesOfKind(kind, query);
    if ((await this.frequencies.most(wanted)) <= many) return false;
    const share = FEW / Math.max(await this.frequencies.documents(), FEW);
    const sample = await this.db.one<{ looked: number; found: number }>(
      sql`SELECT CAST(count(*) AS integer) AS looked,
          CAST(count(*) FILTER (WHERE d.tokens @@ CAST(${inTsquery(wanted)} AS tsquery)) AS integer) AS found
        FROM search_documents d TABLESAMPLE SYSTEM (${100 * share}) REPEATABLE (0)`,
    );
    return !!sample && sample.found > sample.looked / RARELY;
  }

  isHit({ whole, terms }: Query): Sql {
    return or([isCalled(whole), and(terms.map(isSaid))]);
  }
}

const keyOf = ({ kind, id }: Pick<StoredDocument, 'kind' | 'id'>): string => `${kind}:${id}`;

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
