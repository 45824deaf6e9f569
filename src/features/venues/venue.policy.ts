import type { Actor, Place } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import type { Venue } from './venue.entity.js';

type Operated = Pick<Venue, 'operatorId'>;

/** Venues of a region are kept by those who keep venues there. */
export const canManageIn = (actor: Actor, region: Place): boolean =>
  actor.can(Permission.ManageVenues) && actor.covers(region);

/** Besides, the unit that runs a place keeps its particulars. */
export const canEdit = (actor: Actor, venue: Operated, region: Place): boolean =>
  canManageIn(actor, region) ||
  (actor.can(Permission.EditActivities) && actor.belongsTo(venue.operatorId));

/** The contact is a person: shown to the unit that runs the place and to those who read contacts there. */
export const canReadContact = (
  actor: Actor,
  venue: Operated,
  region: Place | null | undefined,
): boolean =>
  actor.belongsTo(venue.operatorId) || (actor.can(Permission.ReadContacts) && actor.covers(region));
