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

/** A stretch and about how many documents stand in it. */
export interface Counted extends Stretch {
  documents: number;
}

/** What came of a stretch. */
export interface Walk {
  documents: number;
  /** How many of them were candidates. */
  found: number;
  /** How long the last statement took. */
  milliseconds: number;
}

/** The index in one database. Writes belong in a unit of work. */
export interface SearchStore {
  /** So many documents lie between places where a stretch may end. */
  readonly milestone: number;
  /** The documents of these records, and whatever stands at these places. */
  known(kind: string, ids: readonly string[], places: readonly number[]): Promise<StoredDocument[]>;
  /** The places of a stretch that are taken. */
  placesIn(stretch: Stretch): Promise<number[]>;
  /** Writes the documents, but those whose places are taken: these it answers. */
  add(documents: readonly StoredDocument[]): Promise<StoredDocument[]>;
  drop(documents: readonly StoredDocument[]): Promise<void>;
  /** Empties the whole index. */
  clear(): Promise<void>;
  /** Takes out every document for which none of these conditions on `d` holds. */
  dropAllBut(kept: readonly Sql[]): Promise<void>;
  /** Puts the index in order after much has been written. */
  settle(): Promise<void>;
  /** The documents of a stretch that have the tokens, those that stand first first. */
  candidates(
    wanted: Candidates,
    stretch: Counted,
    limit: number,
  ): Promise<readonly StoredDocument[]>;
  /** How many documents to look through first, and then, after what came of the last stretch. */
  firstStretch(wanted: Candidates): number | Promise<number>;
  nextStretch(last: Walk): number;
  /** The place of the n-th document below this place; null when there are fewer. */
  placeBelow(place: number, n: number): Promise<number | null>;
  /** The ids of the records of a kind that answer the query, as a statement. */
  idsOf(kind: string, query: Query): Sql;
  /** Whether more than about so many records of a kind answer the query. */
  hasMany(kind: string, query: Query, many: number): Promise<boolean>;
  /** Whether the document `d` answers the query, as a condition. */
  isHit(query: Query): Sql;
}
