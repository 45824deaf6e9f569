import type { Actor, Place } from '../../platform/access/actor.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission, PERMISSIONS, Role } from './role.policy.js';

/** Accounts of units in the actor's subtree, for those who keep them. */
export const canManage = (actor: Actor, place: Place | null): boolean =>
  actor.can(Permission.ManageAccounts) && actor.covers(place);

/** Sign-in name, roles and state: for the account itself and those who look after its region. */
export const canSeeDetails = (actor: Actor, accountId: string, place: Place | null): boolean =>
  actor.accountId === accountId || (actor.can(Permission.ReadAccounts) && actor.covers(place));

/** The phone in full; everyone else gets {@link masked}. */
export const canSeePhone = (actor: Actor, accountId: string, place: Place | null): boolean =>
  actor.accountId === accountId || (actor.can(Permission.ReadContacts) && actor.covers(place));

/** Nobody hands out more than they have, except that administrators appoint auditors. */
export const canGrant = (actor: Actor, role: Role): boolean =>
  (role === Role.AUDITOR && actor.can(Permission.AppointAuditors)) ||
  PERMISSIONS[role].every((permission) => actor.can(permission));

/** The condition on accounts `t` that the actor may look at; see {@link canSeeDetails}. */
export function visibleTo(actor: Actor): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const own = actor.accountId ? [sql`t.id = ${actor.accountId}`] : [];
  const path = actor.can(Permission.ReadAccounts) ? actor.region?.path : undefined;
  return or(path ? [...own, inUnitsBelow('t.organization_id', path)] : own);
}

/** The condition that a column holds the id of a unit in the subtree of `path`. */
export const inUnitsBelow = (column: string, path: string): Sql =>
  sql`${raw(column)} IN (SELECT o.id FROM organizations o JOIN regions r ON r.id = o.region_id
    WHERE r.path LIKE ${`${path}%`})`;

/** `138****0000`: enough to recognise a number one knows, not enough to call. */
export const masked = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
