import { raw, sql, type Sql } from '../database/sql.js';
import type { Query } from './search-query.js';
import type { SearchStore } from './search-store.js';

/** More documents than these are not listed first, but looked at in the order of the list. */
const MANY = 4000;

/**
 * The condition that a column of a large table holds the id of a record that answers the query. Few
 * answers are found first, and the list is made of them. Of many, the list's own order finds a page
 * sooner: each row on the way is looked at.
 */
export async function conditionAmongMany(
  store: SearchStore,
  { kind, query, column }: { kind: string; query: Query; column: string },
): Promise<Sql> {
  if (!(await store.hasMany(kind, query, MANY)))
    return sql`${raw(column)} IN (${store.idsOf(kind, query)})`;
  return sql`(SELECT ${store.isHit(query)}
    FROM search_documents d WHERE d.kind = ${kind} AND d.record_id = ${raw(column)}) = TRUE`;
}
