import type { Actor } from '../../platform/access/actor.js';
import { and, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { inUnitsBelow } from '../accounts/account.policy.js';
import { Permission } from '../accounts/role.policy.js';

const SEPARATOR = '/';

/** Whether the path is that of a region with none above it. */
const isTop = (path: string): boolean => path.split(SEPARATOR).filter(Boolean).length === 1;

/**
 * The condition on audit lines `t` that the actor may read: what was done for units in the
 * subtree, whoever works there today. What the server itself or nobody did belongs to no region: auditors at the top read it.
 */
export function visibleTo(actor: Actor): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const path = actor.can(Permission.ReadAudit) ? actor.region?.path : undefined;
  if (!path) return raw('1 = 0');
  const own = sql`t.account_id IN
    (SELECT a.id FROM accounts a WHERE ${inUnitsBelow('a.organization_id', path)})`;
  // An account that must still replace its first password acts for no unit yet.
  const below = or([
    inUnitsBelow('t.organization_id', path),
    and([raw('t.organization_id IS NULL'), own]),
  ]);
  return isTop(path) ? or([below, raw('t.account_id IS NULL')]) : below;
}
