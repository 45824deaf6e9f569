import type { Database } from '../../platform/database/database.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';

/**
 * The condition that a column holding a region's id lies in the subtree of `path`. The path is made
 * of ids only, so it carries no wildcard.
 */
export const inSubtree = (column: string, path: string): Sql =>
  sql`${raw(column)} IN (SELECT r.id FROM regions r WHERE r.path LIKE ${`${path}%`})`;

/** The same, for the subtree of the region with this id. An unknown region has none. */
export const inRegion = (column: string, regionId: string): Sql =>
  sql`${raw(column)} IN (SELECT r.id FROM regions r JOIN regions top ON r.path LIKE top.path || '%' WHERE top.id = ${regionId})`;

/** The ids of a table's rows that lie in the subtree of the path. */
export async function idsInSubtree(db: Database, table: string, path: string): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    sql`SELECT t.id AS id FROM ${raw(table)} t WHERE ${inSubtree('t.region_id', path)}`,
  );
  return rows.map(({ id }) => id);
}
