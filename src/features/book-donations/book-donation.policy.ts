import type { Actor, Place } from '../../platform/access/actor.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import { BookDonationStatus } from './book-donation-status.policy.js';

/** What the rules need to know of a donation. */
export interface BookDonationFacts {
  status: BookDonationStatus;
  ownerOrganizationId: string;
  donorOrganizationId: string | null;
  recipientIds: readonly string[];
  donorNamePublic: boolean;
  /** Where the books went. */
  region: Place;
}

type Owned = Pick<BookDonationFacts, 'ownerOrganizationId'>;
type Placed = Owned & Pick<BookDonationFacts, 'region'>;

const isOwn = (actor: Actor, donation: Owned): boolean =>
  actor.isSystem || actor.belongsTo(donation.ownerOrganizationId);

const gaveOrGot = (actor: Actor, donation: BookDonationFacts): boolean =>
  actor.belongsTo(donation.donorOrganizationId) ||
  donation.recipientIds.some((id) => actor.belongsTo(id));

/**
 * Whether the actor may know of it at all: what was received is public; what is only promised, or was
 * called off, is for its unit, for those who give and get, and for those who read such there.
 * {@link visibleTo} is the same rule for lists.
 */
export const canSee = (actor: Actor, donation: BookDonationFacts): boolean =>
  donation.status === BookDonationStatus.RECEIVED ||
  canSeeInside(actor, donation) ||
  gaveOrGot(actor, donation);

/** Its note and its history with reasons: for those who work on it. */
export const canSeeInside = (actor: Actor, donation: Placed): boolean =>
  isOwn(actor, donation) ||
  (actor.can(Permission.ReadBookDonations) && actor.covers(donation.region));

/** The name of a person who gave books: with consent everyone; else its unit and who reads contacts there. */
export const canSeeDonorName = (
  actor: Actor,
  donation: Placed & Pick<BookDonationFacts, 'donorNamePublic'>,
): boolean =>
  donation.donorNamePublic ||
  isOwn(actor, donation) ||
  (actor.can(Permission.ReadContacts) && actor.covers(donation.region));

/** Certificates, lists with names and other papers for the file only. */
export const canSeePapers = (actor: Actor, donation: Placed): boolean =>
  isOwn(actor, donation) || (actor.can(Permission.ReadContacts) && actor.covers(donation.region));

/** Write one's own: edit, complete, receive, cancel. */
export const canEdit = (actor: Actor, donation: Owned): boolean =>
  actor.can(Permission.EditBookDonations) && isOwn(actor, donation);

/** {@link canSee} as a condition on rows of `book_donations` under this alias. */
export function visibleTo(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const column = (name: string): Sql => raw(`${alias}.${name}`);
  const conditions = [sql`${column('status')} = ${BookDonationStatus.RECEIVED}`];
  const unit = actor.organizationId;
  if (unit)
    conditions.push(
      sql`${column('owner_organization_id')} = ${unit}`,
      sql`${column('donor_organization_id')} = ${unit}`,
      sql`EXISTS (SELECT 1 FROM book_donation_recipients got WHERE got.donation_id = ${column('id')} AND got.organization_id = ${unit})`,
    );
  if (actor.region && actor.can(Permission.ReadBookDonations))
    conditions.push(inSubtree(`${alias}.region_id`, actor.region.path));
  return or(conditions);
}
