import type { Actor, Place } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';

/**
 * The register of outlets is kept by those who collect reports: outlets of nobody's region, of one's own
 * and what lies below, and of those above (the city's newspaper), but not of a neighbour's.
 */
export const canManage = (actor: Actor, region: Place | null): boolean =>
  actor.can(Permission.ManageMediaOutlets) &&
  (region === null ||
    actor.covers(region) ||
    (actor.region?.path.startsWith(region.path) ?? false));
