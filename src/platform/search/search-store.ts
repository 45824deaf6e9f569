import type { Sql } from '../database/sql.js';
import type { Searchable } from './search-match.js';
import type { Query } from './search-query.js';
import type { Candidates } from './search-tokens.js';

/** A document as the index keeps it. */
export interface StoredDocument extends Searchable {
  place: number;
  kind: string;
  id: string;
  title: string;
  at: string | null;
  regionPath: string;
  /** The marks, as JSON. */
  audience: string;
}

/** A stretch of the order of results: from `from` on, up to but not including `below`. */
export interface Stretch {
  from: number;
  below: number;
}

/** The index in one database. Writes belong in a unit of work. */
export interface SearchStore {
  /** The documents of these records, and whatever stands at these places. */
  known(kind: string, ids: readonly string[], places: readonly number[]): Promise<StoredDocument[]>;
  /** The places of a stretch that are taken. */
  placesIn(stretch: Stretch): Promise<number[]>;
  add(documents: readonly StoredDocument[]): Promise<void>;
  drop(documents: readonly StoredDocument[]): Promise<void>;
  /** Empties the whole index. */
  clear(): Promise<void>;
  /** The documents of a stretch that have the tokens, those that stand first first. */
  candidates(
    wanted: Candidates,
    stretch: Stretch,
    limit: number,
  ): Promise<readonly StoredDocument[]>;
  /** The ids of the records of a kind that answer the query, as a statement. */
  idsOf(kind: string, query: Query): Sql;
}
