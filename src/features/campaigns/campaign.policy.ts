import type { Actor, Place } from '../../platform/access/actor.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';

/** Campaigns are kept by those who keep campaigns of the region. */
export const canManage = (actor: Actor, region: Place): boolean =>
  actor.can(Permission.ManageCampaigns) && actor.covers(region);

/**
 * What a campaign expects of whom is between the office and the unit: a unit sees its own target,
 * reviewers those of units below them. `t` is the target, `o` its unit.
 */
export function targetsVisibleTo(actor: Actor): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const own = actor.organizationId ? [sql`t.organization_id = ${actor.organizationId}`] : [];
  const below =
    actor.can(Permission.ReadUnpublished) && actor.region
      ? [inSubtree('o.region_id', actor.region.path)]
      : [];
  return or([...own, ...below]);
}
