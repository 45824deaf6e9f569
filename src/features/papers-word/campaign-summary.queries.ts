import { Injectable } from '@nestjs/common';
import { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { visibleTo as donationVisibleTo } from '../book-donations/book-donation.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { ActivitySheetsQueries } from './activity-sheets.queries.js';
import type { ActivitySheet } from './activity-sheet.policy.js';
import {
  byWeight,
  type DoneKind,
  type StreetLine,
  type SummaryFacts,
} from './campaign-summary.policy.js';
import { type CountedFigure, FigureKey } from './counted-figure.policy.js';
import { CountedFiguresQueries } from './counted-figures.queries.js';

const MOST_TOLD = 500;
const AT_ONCE = 200;
const HIGHLIGHTS = 3;

/** Reads what the summary of a campaign says; public records only, so that it may be handed on. */
@Injectable()
export class CampaignSummaryQueries {
  constructor(
    private readonly db: Database,
    private readonly figures: CountedFiguresQueries,
    private readonly sheets: ActivitySheetsQueries,
  ) {}

  async of(campaign: Campaign, region: Region): Promise<SummaryFacts> {
    const scope = { regionId: region.id, campaignId: campaign.id, from: null, to: null };
    const figures = await this.figures.of(scope);
    const ids = held(figures).map(({ id }) => id);
    const sheets = await this.sheets.of(Actor.anonymous, ids.slice(0, MOST_TOLD));
    const streets = await this.streets(region, campaign.id, ids);
    const { name, edition, theme, startsOn, endsOn } = campaign;
    return {
      ...{ name, edition, theme, startsOn, endsOn, figures },
      region: region.name,
      leads: await this.leads(campaign.id),
      kinds: kindsOf(sheets),
      streets: streets.filter(({ activities }) => activities > 0),
      highlights: [...sheets].sort(byWeight).slice(0, HIGHLIGHTS),
      silent: streets.filter(({ activities }) => activities === 0).map(({ street }) => street),
      unclosed: await this.unclosed(ids),
      ...(await this.beside(campaign.id, region)),
    };
  }

  private async leads(campaignId: string): Promise<string[]> {
    const rows = await this.db.all<{ name: string }>(sql`
      SELECT o.name FROM campaign_leads t JOIN organizations o ON o.id = t.organization_id
      WHERE t.campaign_id = ${campaignId} ORDER BY t.position`);
    return rows.map(({ name }) => name);
  }

  /** Every street of the region with what was held in it; what is larger stands under its own name. */
  private async streets(
    region: Region,
    campaignId: string,
    ids: readonly string[],
  ): Promise<StreetLine[]> {
    const counted = new Set(ids);
    const rows = await this.db.all<{ id: string; street: string; headcount: number | null }>(sql`
      SELECT t.id, COALESCE(s.name, r.name) AS street, t.actual_headcount AS headcount
      FROM activities t JOIN regions r ON r.id = t.region_id
      LEFT JOIN regions s ON s.id = t.street_id
      WHERE t.campaign_id = ${campaignId} AND ${inSubtree('t.region_id', region.path)}
      ORDER BY COALESCE(s.code, r.code), t.id`);
    const all = await this.db.all<{ name: string }>(sql`
      SELECT t.name FROM regions t WHERE t.level = ${RegionLevel.STREET}
        AND t.valid_to IS NULL AND t.path LIKE ${`${region.path}%`} ORDER BY t.code, t.id`);
    const lines = new Map<string, StreetLine>();
    const at = (street: string): StreetLine => {
      const line = lines.get(street) ?? { street, activities: 0, participants: 0 };
      lines.set(street, line);
      return line;
    };
    for (const { street, headcount } of rows.filter((row) => counted.has(row.id))) {
      at(street).activities += 1;
      at(street).participants += headcount ?? 0;
    }
    for (const { name } of all) at(name);
    return [...lines.values()];
  }

  private async unclosed(ids: readonly string[]): Promise<number> {
    let open = 0;
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = isIn(raw('t.id'), ids.slice(start, start + AT_ONCE));
      open += await this.db.count(
        sql`activities t WHERE ${some} AND t.status <> ${ActivityStatus.CLOSED}`,
      );
    }
    return open;
  }

  private async beside(
    campaignId: string,
    { path }: Region,
  ): Promise<Pick<SummaryFacts, 'bases' | 'donations' | 'stations'>> {
    const nobody = Actor.anonymous;
    const here = inSubtree('t.region_id', path);
    return {
      bases: await this.db.count(sql`education_bases t WHERE ${baseVisibleTo(nobody)} AND ${here}`),
      donations: await this.db.count(
        sql`book_donations t WHERE ${donationVisibleTo(nobody)} AND ${here} AND t.campaign_id = ${campaignId}`,
      ),
      stations: await this.db.count(
        sql`legal_aid_stations t WHERE ${stationVisibleTo(nobody)} AND ${here}`,
      ),
    };
  }
}

const held = (figures: readonly CountedFigure[]) =>
  figures.find(({ key }) => key === FigureKey.ACTIVITIES)?.records ?? [];

/** The sheets of each type, the commonest type first. */
function kindsOf(sheets: readonly ActivitySheet[]): DoneKind[] {
  const kinds = new Map<string, ActivitySheet[]>();
  for (const sheet of sheets) kinds.set(sheet.type, [...(kinds.get(sheet.type) ?? []), sheet]);
  return [...kinds]
    .map(([type, its]) => ({ type, sheets: its }))
    .sort((a, b) => b.sheets.length - a.sheets.length);
}
