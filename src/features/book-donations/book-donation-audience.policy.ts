import type { Actor } from '../../platform/access/actor.js';
import { EVERYONE } from '../../platform/search/search-source.js';
import { Permission } from '../accounts/role.policy.js';
import { BookDonationStatus } from './book-donation-status.policy.js';
import type { BookDonationFacts } from './book-donation.policy.js';

const SERVER = 'server';
const unit = (id: string): string => `unit:${id}`;
const donationsOf = (regionId: string): string => `donations:${regionId}`;

/**
 * Whoever carries one of these marks ({@link marksOf}) may find the donation: the rule `canSee` once
 * more, as the search index keeps it.
 */
export function audienceOf(facts: Omit<BookDonationFacts, 'donorNamePublic'>): string[] {
  const { status, ownerOrganizationId, donorOrganizationId, recipientIds, region } = facts;
  if (status === BookDonationStatus.RECEIVED) return [EVERYONE];
  const units = [ownerOrganizationId, ...recipientIds];
  if (donorOrganizationId) units.push(donorOrganizationId);
  const above = region.path.split('/').filter(Boolean);
  return [...new Set([SERVER, ...units.map(unit), ...above.map(donationsOf)])];
}

/** The marks that the actor carries. */
export function marksOf(actor: Actor): string[] {
  if (actor.isSystem) return [EVERYONE, SERVER];
  const { organizationId, region } = actor;
  const marks = organizationId ? [EVERYONE, unit(organizationId)] : [EVERYONE];
  if (region && actor.can(Permission.ReadBookDonations)) marks.push(donationsOf(region.id));
  return marks;
}
