import type { Actor, Place } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import type { Organization } from './organization.entity.js';

/** Units of a region are kept by those who keep organizations there. */
export const canManageIn = (actor: Actor, region: Place | null | undefined): boolean =>
  actor.can(Permission.ManageOrganizations) && actor.covers(region);

/** The contact is a person: shown to the unit itself and to those who read contacts in its region. */
export const canReadContact = (
  actor: Actor,
  organization: Pick<Organization, 'id'>,
  region: Place | null | undefined,
): boolean =>
  actor.belongsTo(organization.id) || (actor.can(Permission.ReadContacts) && actor.covers(region));
