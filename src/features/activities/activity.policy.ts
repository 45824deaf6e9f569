import { Actor, type Place } from '../../platform/access/actor.js';
import { and, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import { ActivityStatus } from './activity-status.policy.js';

/** What the rules need to know of an activity. */
export interface ActivityFacts {
  status: ActivityStatus;
  ownerOrganizationId: string;
  ownerAccountId: string | null;
  registeredById: string | null;
  /** The level whose reviewer must act now. */
  reviewLevel: string | null;
  /** Where it takes place. */
  region: Place;
  /** Where the unit that registered it stands: reviews go up from here. */
  ownerRegion: Place;
  /** The units that organize it, in whatever role. */
  organizerIds: readonly string[];
}

/** What is open to everyone. */
const PUBLIC: readonly ActivityStatus[] = [ActivityStatus.PUBLISHED, ActivityStatus.CLOSED];

export const isPublic = (activity: Pick<ActivityFacts, 'status'>): boolean =>
  PUBLIC.includes(activity.status);

const isOwn = (actor: Actor, activity: Pick<ActivityFacts, 'ownerOrganizationId'>): boolean =>
  actor.isSystem || actor.belongsTo(activity.ownerOrganizationId);

/** Whether the actor reads unpublished activities of this place: drafts by a right of its own. */
const readsBehind = (actor: Actor, { status, region }: ActivityFacts): boolean =>
  actor.covers(region) &&
  (actor.can(Permission.ReadDrafts) ||
    (status !== ActivityStatus.DRAFT && actor.can(Permission.ReadUnpublished)));

/** Whether the actor may know of it at all; {@link visibleTo} is the same rule for lists. */
export const canSee = (actor: Actor, activity: ActivityFacts): boolean =>
  isPublic(activity) || canSeeInside(actor, activity);

/** Its steps with their reasons, its warnings, where it waits: for those who work on it. */
export const canSeeInside = (actor: Actor, activity: ActivityFacts): boolean =>
  isOwn(actor, activity) ||
  (activity.status !== ActivityStatus.DRAFT &&
    (activity.organizerIds.some((id) => actor.belongsTo(id)) ||
      isReviewerAbove(actor, activity))) ||
  readsBehind(actor, activity);

/** The contact's name and phone: its own unit, and those who may read contacts there. */
export const canSeeContact = (
  actor: Actor,
  activity: Pick<ActivityFacts, 'ownerOrganizationId' | 'region'>,
): boolean =>
  isOwn(actor, activity) || (actor.can(Permission.ReadContacts) && actor.covers(activity.region));

/** Write one's own: edit, submit, withdraw, close, cancel, postpone, delete a draft. */
export const canEdit = (
  actor: Actor,
  activity: Pick<ActivityFacts, 'ownerOrganizationId'>,
): boolean => actor.can(Permission.EditActivities) && isOwn(actor, activity);

/** The reviewer of a level stands there: one above does not review in its place. */
const standsAtItsLevel = (actor: Actor, activity: Pick<ActivityFacts, 'reviewLevel'>): boolean =>
  actor.isSystem || actor.region?.level === activity.reviewLevel;

/** Nobody reviews what they registered or keep themselves. */
const isItsAuthor = (
  actor: Actor,
  activity: Pick<ActivityFacts, 'ownerAccountId' | 'registeredById'>,
): boolean =>
  actor.accountId !== null &&
  (actor.accountId === activity.ownerAccountId || actor.accountId === activity.registeredById);

/** Whether the actor reviews what its unit submits, at one level or another. */
export const isReviewerAbove = (
  actor: Actor,
  activity: Pick<ActivityFacts, 'ownerRegion'>,
): boolean => actor.can(Permission.ReviewActivities) && actor.covers(activity.ownerRegion);

/** Approve or return it, at the level where it waits. */
export const canReview = (actor: Actor, activity: ActivityFacts): boolean =>
  isReviewerAbove(actor, activity) &&
  standsAtItsLevel(actor, activity) &&
  !isItsAuthor(actor, activity);

/** Open it to the public: its own unit, or a reviewer above it. */
export const canPublish = (actor: Actor, activity: ActivityFacts): boolean =>
  canEdit(actor, activity) || isReviewerAbove(actor, activity);

/** The unit that registered it stands in the region or below it. */
const ownedWithin = ({ path }: Place, alias: string): Sql =>
  sql`${raw(alias)}.owner_organization_id IN (SELECT unit.id FROM organizations unit WHERE ${inSubtree('unit.region_id', path)})`;

/** What is asked for most often by far. */
const VISIBLE_TO_ANYONE = visibleUnder(Actor.anonymous, 't');

/** {@link canSee} as a condition on rows of `activities` under this alias. */
export function visibleTo(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  return actor === Actor.anonymous && alias === 't'
    ? VISIBLE_TO_ANYONE
    : visibleUnder(actor, alias);
}

function visibleUnder(actor: Actor, alias: string): Sql {
  const status = raw(`${alias}.status`);
  const [published, closed] = PUBLIC;
  const conditions = [sql`${status} IN (${published}, ${closed})`];
  const notDraft = sql`${status} <> ${ActivityStatus.DRAFT}`;
  if (actor.organizationId) {
    conditions.push(sql`${raw(alias)}.owner_organization_id = ${actor.organizationId}`);
    const organizes = sql`EXISTS (SELECT 1 FROM activity_organizers own
      WHERE own.activity_id = ${raw(alias)}.id AND own.organization_id = ${actor.organizationId})`;
    conditions.push(and([notDraft, organizes]));
  }
  if (actor.region) {
    const covered = inSubtree(`${alias}.region_id`, actor.region.path);
    if (actor.can(Permission.ReadDrafts)) conditions.push(covered);
    else if (actor.can(Permission.ReadUnpublished)) conditions.push(and([notDraft, covered]));
    if (actor.can(Permission.ReviewActivities))
      conditions.push(and([notDraft, ownedWithin(actor.region, alias)]));
  }
  return or(conditions);
}

/** What waits for this reviewer, as a condition on rows of `activities`; {@link canReview} for lists. */
export function waitsFor(actor: Actor, alias = 't'): Sql {
  if (!actor.region || !actor.can(Permission.ReviewActivities)) return raw('1 = 0');
  const column = (name: string): Sql => raw(`${alias}.${name}`);
  return and([
    sql`${column('status')} = ${ActivityStatus.SUBMITTED}`,
    sql`${column('review_level')} = ${actor.region.level}`,
    ownedWithin(actor.region, alias),
    sql`(${column('owner_account_id')} IS NULL OR ${column('owner_account_id')} <> ${actor.accountId})`,
    sql`(${column('registered_by_id')} IS NULL OR ${column('registered_by_id')} <> ${actor.accountId})`,
  ]);
}
