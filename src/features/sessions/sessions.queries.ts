import type { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { Role } from '../accounts/role.policy.js';
import { IDLE_MS, shifted } from './session.lifecycle.js';
import { SessionKind } from './session.entity.js';

/** What the bearer of a secret is at this moment. */
export interface Bearer {
  sessionId: string;
  lastUsedAt: string;
  accountId: string;
  displayName: string;
  mustChangePassword: boolean;
  roles: Role[];
  organizationId: string;
  region: { id: string; level: string; path: string };
}

type BearerRow = Omit<Bearer, 'roles' | 'region'> & {
  roles: string;
  regionId: string;
  regionLevel: string;
  regionPath: string;
};

/** The condition that a session `t` of account `a` opens anything at the moment `at`. */
export const inForce = (at: string): Sql => sql`
  t.ended_at IS NULL AND t.expires_at > ${at}
  AND (t.kind = ${SessionKind.TOKEN} OR t.last_used_at > ${shifted(at, -IDLE_MS)})
  AND a.active = TRUE AND t.created_at >= a.sessions_valid_from`;

/** Who bears the secret: session, account, unit and region in one statement; null when void. */
export async function findBearer(
  db: Database,
  secretHash: string,
  at: string,
): Promise<Bearer | null> {
  const row = await db.one<BearerRow>(sql`
    SELECT t.id AS "sessionId", t.last_used_at AS "lastUsedAt", a.id AS "accountId",
      a.display_name AS "displayName", a.must_change_password AS "mustChangePassword",
      a.roles AS "roles", a.organization_id AS "organizationId",
      r.id AS "regionId", r.level AS "regionLevel", r.path AS "regionPath"
    FROM sessions t
    JOIN accounts a ON a.id = t.account_id
    JOIN organizations o ON o.id = a.organization_id
    JOIN regions r ON r.id = o.region_id
    WHERE t.secret_hash = ${secretHash} AND ${inForce(at)}`);
  if (!row) return null;
  const { roles, regionId, regionLevel, regionPath, ...rest } = row;
  return {
    ...rest,
    mustChangePassword: Boolean(row.mustChangePassword),
    roles: JSON.parse(roles) as Role[],
    region: { id: regionId, level: regionLevel, path: regionPath },
  };
}
