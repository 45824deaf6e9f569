import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { type FieldProblem, say } from '../../platform/errors.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { inSubtree } from '../regions/regions.queries.js';

/** The ids that a donation names. */
export interface DonationReferences {
  donorOrganizationId?: string | null;
  recipientOrganizationIds?: readonly string[] | null;
  recipientBaseIds?: readonly string[] | null;
  activityId?: string | null;
  campaignId?: string | null;
}

/** Checks that what an input names exists, so that each wrong id is told by its place. */
@Injectable()
export class BookDonationReferencesService {
  constructor(private readonly db: Database) {}

  /** Every id that names nothing usable; what is `alreadyUsed` may stay whatever became of it. */
  async problems(
    actor: Actor,
    given: DonationReferences,
    alreadyUsed: readonly (string | null)[],
  ): Promise<FieldProblem[]> {
    const used = alreadyUsed.filter((id) => id !== null);
    return [
      ...(await this.campaign(given.campaignId, used)),
      ...(await this.units(given)),
      ...(await this.bases(actor, given.recipientBaseIds ?? [], used)),
      ...(await this.ceremony(actor, given.activityId, used)),
    ];
  }

  /** A donation lies in the region of its unit, or below. */
  async outside(regionId: string, homePath: string): Promise<FieldProblem[]> {
    const inside = await this.db.one(
      sql`SELECT t.id FROM regions t WHERE t.id = ${regionId} AND ${inSubtree('t.id', homePath)}`,
    );
    const text = say('须在本单位所属区划之内', 'is not within the region of the unit');
    return inside ? [] : [{ path: 'regionId', text }];
  }

  private async campaign(
    id: string | null | undefined,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (!id || alreadyUsed.includes(id)) return [];
    const campaign = await this.db.findById(Campaign, id);
    if (!campaign) return [absent('campaignId')];
    const text = say(`“${campaign.name}”已归档`, 'is archived');
    return campaign.archived ? [{ path: 'campaignId', text }] : [];
  }

  private async units(given: DonationReferences): Promise<FieldProblem[]> {
    const donor = given.donorOrganizationId
      ? [{ path: 'donorOrganizationId', id: given.donorOrganizationId }]
      : [];
    const recipients = (given.recipientOrganizationIds ?? []).map((id, index) => ({
      path: `recipientOrganizationIds.${index}`,
      id,
    }));
    const named = [...donor, ...recipients];
    if (named.length === 0) return [];
    const ids = named.map(({ id }) => id);
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT x.id FROM organizations x WHERE ${isIn(raw('x.id'), ids)} AND x.merged_into_id IS NULL`,
    );
    const there = new Set(rows.map(({ id }) => id));
    return named.filter(({ id }) => !there.has(id)).map(({ path }) => absent(path));
  }

  private async bases(
    actor: Actor,
    ids: readonly string[],
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id FROM education_bases t WHERE ${isIn(raw('t.id'), ids)} AND ${baseVisibleTo(actor)}`,
    );
    const usable = new Set([...alreadyUsed, ...rows.map(({ id }) => id)]);
    return ids.flatMap((id, index) =>
      usable.has(id) ? [] : [absent(`recipientBaseIds.${index}`)],
    );
  }

  /** What the actor may not see cannot be found out by linking to it. */
  private async ceremony(
    actor: Actor,
    id: string | null | undefined,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (!id || alreadyUsed.includes(id)) return [];
    const activity = await this.db.one(
      sql`SELECT t.id FROM activities t WHERE t.id = ${id} AND ${activityVisibleTo(actor)}`,
    );
    return activity ? [] : [absent('activityId')];
  }
}

const absent = (path: string): FieldProblem => ({
  path,
  text: say('所选项不存在', 'names nothing that exists'),
});
