import type { Actor, Place } from '../../platform/access/actor.js';
import { and, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import { EducationBaseStatus, EducationBaseStepKind } from './education-base-status.policy.js';

/** What the rules need to know of a base. */
export interface EducationBaseFacts {
  status: EducationBaseStatus;
  operatorId: string | null;
  /** Where it lies. */
  region: Place;
}

/** Named and in force: what a list of bases means when nothing else is said. */
export const STANDING: readonly EducationBaseStatus[] = [
  EducationBaseStatus.DESIGNATED,
  EducationBaseStatus.REVIEW_DUE,
];

/** Naming a base and taking the name back are public acts; an application is not. */
const PUBLIC: readonly EducationBaseStatus[] = [...STANDING, EducationBaseStatus.REVOKED];

const PUBLIC_STEPS: readonly EducationBaseStepKind[] = [
  EducationBaseStepKind.REGISTER,
  EducationBaseStepKind.DESIGNATE,
  EducationBaseStepKind.PROMOTE,
  EducationBaseStepKind.CALL_REVIEW,
  EducationBaseStepKind.RENEW,
  EducationBaseStepKind.REVOKE,
];

/** Bases are named by a district or what stands above it. */
const NAMING_LEVELS: readonly string[] = ['PROVINCE', 'CITY', 'DISTRICT'];

/** Open to everyone, whoever asks. */
export const isPublic = (status: EducationBaseStatus): boolean => PUBLIC.includes(status);

/** Whether the actor may know of it at all; {@link visibleTo} is the same rule for lists. */
export const canSee = (actor: Actor, base: EducationBaseFacts): boolean =>
  isPublic(base.status) || canSeeInside(actor, base);

/** Applications with their reasons: for the unit that applies, those who review them, those who audit. */
export const canSeeInside = (
  actor: Actor,
  { operatorId, region }: Pick<EducationBaseFacts, 'operatorId' | 'region'>,
): boolean =>
  actor.isSystem ||
  actor.belongsTo(operatorId) ||
  (actor.covers(region) && readsApplications(actor));

const readsApplications = (actor: Actor): boolean =>
  actor.can(Permission.ReviewBases) || actor.can(Permission.ReadDrafts);

/** Of its steps everyone sees those that were public acts; who did them and why is seen inside. */
export const isPublicStep = (kind: EducationBaseStepKind): boolean => PUBLIC_STEPS.includes(kind);

/** Apply for a base that one's own unit runs. */
export const canApplyFor = (actor: Actor, operatorId: string | null): boolean =>
  actor.can(Permission.KeepBases) && actor.belongsTo(operatorId);

/** Start the review of an application, refuse it. */
export const canReview = (actor: Actor, region: Place | null): boolean =>
  actor.can(Permission.ReviewBases) && actor.covers(region);

/** Name bases of the region, re-review them, take the name back, enter those of earlier lists. */
export const canName = (actor: Actor, region: Place | null): boolean =>
  actor.isSystem ||
  (actor.can(Permission.NameBases) &&
    actor.covers(region) &&
    NAMING_LEVELS.includes(actor.region?.level ?? ''));

/** Keep its particulars: the unit that runs it, and those who name bases there. */
export const canKeep = (
  actor: Actor,
  { operatorId, region }: Pick<EducationBaseFacts, 'operatorId' | 'region'>,
): boolean => canApplyFor(actor, operatorId) || canName(actor, region);

/** The contact is a person: for the unit that runs it and those who read contacts there. */
export const canReadContact = (
  actor: Actor,
  { operatorId }: { operatorId: string | null },
  region: Place | null | undefined,
): boolean =>
  actor.isSystem ||
  actor.belongsTo(operatorId) ||
  (actor.can(Permission.ReadContacts) && actor.covers(region));

/**
 * {@link canSee} as a condition on rows of `education_bases` under this alias. `status` is the column
 * that is shown: of a list as it stood earlier, that of its day.
 */
export function visibleTo(actor: Actor, alias = 't', status = `${alias}.status`): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const [designated, due, revoked] = PUBLIC;
  const conditions = [sql`${raw(status)} IN (${designated}, ${due}, ${revoked})`];
  if (actor.organizationId)
    conditions.push(sql`${raw(alias)}.operator_id = ${actor.organizationId}`);
  if (actor.region && readsApplications(actor))
    conditions.push(inSubtree(`${alias}.region_id`, actor.region.path));
  return or(conditions);
}

/** Those that the unit runs; of nobody's unit there is none. */
export const runBy = (organizationId: string | null, alias = 't'): Sql =>
  organizationId ? and([sql`${raw(alias)}.operator_id = ${organizationId}`]) : raw('1 = 0');
