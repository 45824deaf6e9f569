import type { ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor.js';

/** What is found of one record, in the words that people may type. */
export interface SearchDocument {
  /** The record's id. */
  id: string;
  /** Ranked first, and shown in suggestions. */
  title: string;
  /** Other names of it, found like the title. */
  names: readonly string[];
  /** Other texts that it is found by: brief, summary, address, names of units. */
  body: readonly string[];
  /** The path of its region: ids from the root, each followed by `/`. */
  regionPath: string;
  /** Its time, ISO or `2023-04-10T09:00`; newest first. Null for a register entry, which has none. */
  at: string | null;
  /** Marks like `all`, `unit:ID`, `region:ID`: whoever carries one of them may find it. */
  audience: readonly string[];
}

/** The mark that everyone carries. */
export const EVERYONE = 'all';

type Entity = new () => ObjectLiteral;

/** Rows of another table that change documents. */
export interface Followed {
  readonly entity: Entity;
  /**
   * Only changes of these properties matter, and neither that a row comes nor that it goes. Left out:
   * whatever happens to it.
   */
  readonly columns?: readonly string[];
  /** The records whose documents such a row changes; called with the row before and after. */
  idsOf(row: ObjectLiteral): readonly string[] | Promise<readonly string[]>;
}

/** The documents that a row of this entity changes; see {@link Followed}. */
export const follow = <T extends ObjectLiteral>(
  entity: new () => T,
  idsOf: (row: T) => readonly string[] | Promise<readonly string[]>,
  columns?: readonly (keyof T & string)[],
): Followed => ({
  entity,
  idsOf: (row) => idsOf(row as T),
  ...(columns && { columns }),
});

/** A kind of record that can be found. Each feature registers its own with the index. */
export interface SearchSource {
  /** `ACTIVITY`, `VENUE`… */
  readonly kind: string;
  readonly entity: Entity;
  readonly follows: readonly Followed[];
  /** Read inside the unit of work that changed them; those not answered leave the index. */
  documents(ids: readonly string[]): Promise<SearchDocument[]>;
  /** The marks that the actor carries. */
  audienceOf(actor: Actor): readonly string[];
}
