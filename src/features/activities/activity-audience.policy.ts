import type { Actor, Place } from '../../platform/access/actor.js';
import { EVERYONE } from '../../platform/search/search-source.js';
import { Permission } from '../accounts/role.policy.js';
import { ActivityStatus } from './activity-status.policy.js';
import { type ActivityFacts, isPublic } from './activity.policy.js';

/** What the audience of an activity depends on. */
export type AudienceFacts = Pick<
  ActivityFacts,
  'status' | 'ownerOrganizationId' | 'region' | 'ownerRegion' | 'organizerIds'
>;

const SERVER = 'server';
const unit = (id: string): string => `unit:${id}`;
const draftsOf = (regionId: string): string => `drafts:${regionId}`;
const unpublishedOf = (regionId: string): string => `unpublished:${regionId}`;
const reviewsOf = (regionId: string): string => `reviews:${regionId}`;

/** The region and those above it. */
const upwards = ({ path }: Place): string[] => path.split('/').filter(Boolean);

/**
 * Whoever carries one of these marks ({@link marksOf}) may find the activity: the rule `canSee` once
 * more, as the search index keeps it.
 */
export function audienceOf(facts: AudienceFacts): string[] {
  const { status, ownerOrganizationId, region, ownerRegion, organizerIds } = facts;
  if (isPublic(facts)) return [EVERYONE];
  const always = [SERVER, unit(ownerOrganizationId), ...upwards(region).map(draftsOf)];
  if (status === ActivityStatus.DRAFT) return always;
  const handedIn = [
    ...organizerIds.map(unit),
    ...upwards(region).map(unpublishedOf),
    ...upwards(ownerRegion).map(reviewsOf),
  ];
  return [...new Set([...always, ...handedIn])];
}

/** The marks that the actor carries. */
export function marksOf(actor: Actor): string[] {
  if (actor.isSystem) return [EVERYONE, SERVER];
  const { organizationId, region } = actor;
  const marks = organizationId ? [EVERYONE, unit(organizationId)] : [EVERYONE];
  if (!region) return marks;
  if (actor.can(Permission.ReadDrafts)) marks.push(draftsOf(region.id));
  if (actor.can(Permission.ReadUnpublished)) marks.push(unpublishedOf(region.id));
  if (actor.can(Permission.ReviewActivities)) marks.push(reviewsOf(region.id));
  return marks;
}
