import type { Database } from '../database/database.js';
import { raw, sql, type Sql } from '../database/sql.js';
import { Tier } from './search-match.js';
import type { Query } from './search-query.js';
import type { SearchStore } from './search-store.js';
import { allOf, candidatesOf, inFts5, kindToken } from './search-tokens.js';

/** More documents than these are not listed first, but looked at in the order of the list. */
export const MANY = 4000;

/**
 * The condition that a column of a large table holds the id of a record that answers the query. Few
 * answers are found first, and the list is made of them. Of many, the list's own order finds a page
 * sooner: each row on the way is looked at. PostgreSQL knows how many there are and chooses itself.
 */
export async function conditionAmongMany(
  db: Database,
  store: SearchStore,
  { kind, query, column }: { kind: string; query: Query; column: string },
): Promise<Sql> {
  const few = sql`${raw(column)} IN (${store.idsOf(kind, query)})`;
  if (db.kind === 'postgres') return few;
  const wanted = inFts5(allOf([kindToken(kind), candidatesOf(query, Tier.ANYWHERE)]));
  const found = await db.count(
    sql`(SELECT 1 FROM search_tokens f WHERE f.search_tokens MATCH ${wanted} LIMIT ${MANY + 1}) AS candidates`,
  );
  if (found <= MANY) return few;
  return sql`(SELECT search_hit(d.names, d.body, d.reading, ${JSON.stringify(query)})
    FROM search_documents d WHERE d.kind = ${kind} AND d.record_id = ${raw(column)}) = 1`;
}
