import type { Actor, Place } from '../../platform/access/actor.js';
import { and, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import { BriefingStatus } from './briefing-status.policy.js';

/** What the rules need to know of a briefing. */
export interface BriefingFacts {
  status: BriefingStatus;
  unitId: string;
  secrecyMark: string | null;
  region: Place;
}

type Owned = Pick<BriefingFacts, 'unitId'>;
type Placed = Owned & Pick<BriefingFacts, 'region'>;

/** An editor's own paper: nobody else sees it before it is handed in. */
const UNSEEN: readonly BriefingStatus[] = [BriefingStatus.DRAFT, BriefingStatus.RETURNED];

const isOwn = (actor: Actor, { unitId }: Owned): boolean =>
  actor.isSystem || actor.belongsTo(unitId);

const worksOnIt = (actor: Actor, briefing: Owned): boolean =>
  isOwn(actor, briefing) &&
  (actor.can(Permission.EditBriefings) || actor.can(Permission.ReadBriefings));

const readsThere = (actor: Actor, { region }: Placed): boolean =>
  actor.can(Permission.ReadBriefings) && actor.covers(region);

/** The actor's unit stands in the region that the briefing is about, or below it. */
const standsBelow = (actor: Actor, { path }: Place): boolean =>
  !!actor.region?.path.startsWith(path);

/**
 * Whether the actor may know of it at all. Issued, it is for its unit, for the units of the region
 * (one with a mark is not) and for those who read briefings there; before that only for the latter once
 * it is handed in, and for those who write its unit's briefings. {@link visibleTo} is the same for lists.
 */
export function canSee(actor: Actor, briefing: BriefingFacts): boolean {
  const { status, secrecyMark, region } = briefing;
  if (worksOnIt(actor, briefing)) return true;
  if (!UNSEEN.includes(status) && readsThere(actor, briefing)) return true;
  if (status !== BriefingStatus.ISSUED) return false;
  return isOwn(actor, briefing) || (secrecyMark === null && standsBelow(actor, region));
}

/** Its history with remarks and names: for those who write it or read briefings there. */
export const canSeeInside = (actor: Actor, briefing: Placed): boolean =>
  worksOnIt(actor, briefing) || readsThere(actor, briefing);

/** Edit, submit, withdraw and delete it. */
export const canEdit = (actor: Actor, briefing: Owned): boolean =>
  actor.can(Permission.EditBriefings) && isOwn(actor, briefing);

/** Pass or return it where it waits. */
export const canReview = (actor: Actor, briefing: BriefingFacts): boolean =>
  actor.can(
    briefing.status === BriefingStatus.FINAL_REVIEW
      ? Permission.ApproveBriefings
      : Permission.ReviewBriefings,
  ) &&
  (isOwn(actor, briefing) || actor.covers(briefing.region));

/** Issue it for its unit. */
export const canIssue = (actor: Actor, briefing: Owned): boolean =>
  actor.can(Permission.IssueBriefings) && isOwn(actor, briefing);

/** {@link canSee} as a condition on rows of `briefings` under this alias. */
export function visibleTo(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const column = (name: string): Sql => raw(`${alias}.${name}`);
  const conditions: Sql[] = [];
  const issued = sql`${column('status')} = ${BriefingStatus.ISSUED}`;
  const reads = actor.can(Permission.ReadBriefings);
  if (actor.organizationId) {
    const own = sql`${column('unit_id')} = ${actor.organizationId}`;
    conditions.push(reads || actor.can(Permission.EditBriefings) ? own : and([issued, own]));
  }
  if (actor.region) {
    const [draft, returned] = UNSEEN;
    const handedIn = sql`${column('status')} NOT IN (${draft}, ${returned})`;
    if (reads) conditions.push(and([handedIn, inSubtree(`${alias}.region_id`, actor.region.path)]));
    const above = sql`${column('region_id')} IN (SELECT up.id FROM regions up WHERE ${actor.region.path} LIKE up.path || '%')`;
    conditions.push(and([issued, sql`${column('secrecy_mark')} IS NULL`, above]));
  }
  return or(conditions);
}
