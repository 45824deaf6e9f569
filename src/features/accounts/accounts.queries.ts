import type { Place } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { isIn, likeAnywhere, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { inRegion } from '../regions/regions.queries.js';
import type { AccountFilter } from './account.inputs.js';
import { Role } from './role.policy.js';

/** The region of each unit, in the order of the ids; null for a unit that does not exist. */
export async function placesOfUnits(
  db: Database,
  organizationIds: readonly string[],
): Promise<(Place | null)[]> {
  const rows = await db.all<Place & { id: string }>(sql`
    SELECT o.id AS "id", r.path AS "path" FROM organizations o JOIN regions r ON r.id = o.region_id
    WHERE ${isIn(raw('o.id'), organizationIds)}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return organizationIds.map((id) => byId.get(id) ?? null);
}

/** What proves an account's password, by the name it signs in with. */
export interface Credentials {
  id: string;
  active: boolean;
  passwordHash: string;
}

export async function findCredentials(db: Database, username: string): Promise<Credentials | null> {
  const row = await db.one<Credentials>(sql`
    SELECT t.id AS "id", t.active AS "active", t.password_hash AS "passwordHash"
    FROM accounts t WHERE t.username = ${username}`);
  return row ? { ...row, active: Boolean(row.active) } : null;
}

const holding = (role: Role): Sql => sql`t.roles LIKE ${likeAnywhere(`"${role}"`)} ESCAPE '\\'`;

/** How many other accounts could still keep accounts. */
export const countOtherAdministrators = (db: Database, accountId: string): Promise<number> =>
  db.count(
    sql`accounts t WHERE t.id <> ${accountId} AND t.active = TRUE AND ${holding(Role.ADMINISTRATOR)}`,
  );

/** The filter's conditions on accounts `t`. */
export function matching(filter: AccountFilter): Sql[] {
  const { text, organizationId, regionId, role, active } = filter;
  const conditions: Sql[] = [];
  if (text) {
    const pattern = likeAnywhere(text.toLowerCase());
    conditions.push(
      or([
        sql`lower(t.display_name) LIKE ${pattern} ESCAPE '\\'`,
        sql`t.username LIKE ${pattern} ESCAPE '\\'`,
      ]),
    );
  }
  if (organizationId) conditions.push(sql`t.organization_id = ${organizationId}`);
  if (regionId)
    conditions.push(sql`t.organization_id IN
      (SELECT o.id FROM organizations o WHERE ${inRegion('o.region_id', regionId)})`);
  if (role) conditions.push(holding(role));
  if (typeof active === 'boolean') conditions.push(sql`t.active = ${active}`);
  return conditions;
}
