import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { type FieldProblem, say } from '../../platform/errors.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { visibleTo as donationVisibleTo } from '../book-donations/book-donation.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { StationStatus } from '../legal-aid/legal-aid-station.entity.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import { MediaOutlet } from '../media-outlets/media-outlet.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { LINK_LISTS, type ReportLinks } from './media-report-links.service.js';

/** The ids that a report names. */
export interface ReportReferences extends ReportLinks {
  outletId?: string | null;
  campaignId?: string | null;
}

/** Which rows of each linked table the actor may name: what is out of sight is not found out by linking. */
const NAMEABLE: Readonly<Record<keyof ReportLinks, (actor: Actor) => readonly [string, Sql]>> = {
  activityIds: (actor) => ['activities', activityVisibleTo(actor)],
  baseIds: (actor) => ['education_bases', baseVisibleTo(actor)],
  donationIds: (actor) => ['book_donations', donationVisibleTo(actor)],
  // A planned station may still be deleted, and has nothing to be reported of.
  stationIds: (actor) => [
    'legal_aid_stations',
    and([stationVisibleTo(actor), sql`t.status <> ${StationStatus.PLANNED}`]),
  ],
  organizationIds: () => ['organizations', raw('t.merged_into_id IS NULL')],
};

/** What the first activity tells of a report about it. */
export interface ActivityPlace {
  regionId: string;
  campaignId: string | null;
}

/** Checks that what an input names exists, so that each wrong id is told by its place. */
@Injectable()
export class MediaReportReferencesService {
  constructor(private readonly db: Database) {}

  /** Every id that names nothing usable; what the report named `before` may stay whatever became of it. */
  async problems(
    actor: Actor,
    given: ReportReferences,
    before: ReportReferences = {},
  ): Promise<FieldProblem[]> {
    const found: FieldProblem[] = [
      ...(await this.outlet(given.outletId)),
      ...(await this.campaign(given.campaignId, before.campaignId)),
    ];
    for (const list of LINK_LISTS)
      found.push(...(await this.linked(actor, list, given[list] ?? [], before[list] ?? [])));
    return found;
  }

  /** A report lies in the region of its unit, or below. */
  async outside(regionId: string, homePath: string): Promise<FieldProblem[]> {
    const inside = await this.db.one(
      sql`SELECT t.id FROM regions t WHERE t.id = ${regionId} AND ${inSubtree('t.id', homePath)}`,
    );
    const text = say('须在本单位所属区划之内', 'is not within the region of the unit');
    return inside ? [] : [{ path: 'regionId', text }];
  }

  /** Where the first of the activities lies, if within the path, and their campaign if they have one. */
  async placeOf(activityIds: readonly string[], homePath: string): Promise<Partial<ActivityPlace>> {
    if (activityIds.length === 0) return {};
    const rows = await this.db.all<ActivityPlace & { id: string; path: string }>(sql`
      SELECT t.id, t.region_id AS "regionId", t.campaign_id AS "campaignId", place.path
      FROM activities t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), activityIds)}`);
    const first = rows.find(({ id }) => id === activityIds[0]);
    const campaigns = new Set(rows.map(({ campaignId }) => campaignId));
    const [campaignId = null] = campaigns;
    return {
      ...(first?.path.startsWith(homePath) && { regionId: first.regionId }),
      ...(campaigns.size === 1 && campaignId && { campaignId }),
    };
  }

  private async outlet(id: string | null | undefined): Promise<FieldProblem[]> {
    if (!id || (await this.db.findById(MediaOutlet, id))) return [];
    return [absent('outletId')];
  }

  private async campaign(
    id: string | null | undefined,
    before: string | null | undefined,
  ): Promise<FieldProblem[]> {
    if (!id || id === before) return [];
    const campaign = await this.db.findById(Campaign, id);
    if (!campaign) return [absent('campaignId')];
    const text = say(`“${campaign.name}”已归档`, 'is archived');
    return campaign.archived ? [{ path: 'campaignId', text }] : [];
  }

  private async linked(
    actor: Actor,
    list: keyof ReportLinks,
    ids: readonly string[],
    before: readonly string[],
  ): Promise<FieldProblem[]> {
    if (ids.length === 0) return [];
    const [table, nameable] = NAMEABLE[list](actor);
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id FROM ${raw(table)} t WHERE ${isIn(raw('t.id'), ids)} AND ${nameable}`,
    );
    const usable = new Set([...before, ...rows.map(({ id }) => id)]);
    return ids.flatMap((id, index) => (usable.has(id) ? [] : [absent(`${list}.${index}`)]));
  }
}

const absent = (path: string): FieldProblem => ({
  path,
  text: say('所选项不存在', 'names nothing that exists'),
});
