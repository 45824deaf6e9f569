import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { InvalidInput, say } from '../../platform/errors.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { Organization } from '../organizations/organization.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignLead, CampaignTarget } from './campaign-unit.entity.js';

interface Expected {
  organizationId: string;
  activities?: number | null;
  headcount?: number | null;
}

/** The units of a campaign: who leads it, and what it expects of whom. */
@Injectable()
export class CampaignUnitsService {
  constructor(
    private readonly db: Database,
    links: OrganizationLinks,
  ) {
    links.register(CampaignLead, 'organizationId', (from, to) => this.moveLeads(from, to));
    links.register(CampaignTarget, 'organizationId', (from, to) => this.moveTargets(from, to));
  }

  /** Makes these units the leading ones, in this order. Raises InvalidInput at `path`. */
  async setLeads(campaignId: string, ids: readonly string[], path: string): Promise<void> {
    await this.requireUnits(ids, (index) => `${path}.${index}`);
    const repo = this.db.repo(CampaignLead);
    const before = await repo.findBy({ campaignId });
    await repo.remove(before.filter(({ organizationId }) => !ids.includes(organizationId)));
    const rows = ids.map((organizationId, index) => {
      const row =
        before.find((lead) => lead.organizationId === organizationId) ??
        repo.create({ campaignId, organizationId });
      row.position = index + 1;
      return row;
    });
    await repo.save(rows);
  }

  /**
   * Makes these the targets of the campaign, and no others; only units of its region have any. Raises
   * InvalidInput at `path`.
   */
  async setTargets(
    { id: campaignId, regionId }: Pick<Campaign, 'id' | 'regionId'>,
    targets: readonly Expected[],
    path: string,
  ): Promise<void> {
    refuseEmpty(targets, path);
    const ids = targets.map(({ organizationId }) => organizationId);
    const pathOf = (index: number) => `${path}.${index}.organizationId`;
    await this.requireUnits(ids, pathOf);
    await this.requireWithin(regionId, ids, pathOf);
    const repo = this.db.repo(CampaignTarget);
    const before = await repo.findBy({ campaignId });
    await repo.remove(before.filter(({ organizationId }) => !ids.includes(organizationId)));
    const rows = targets.map(({ organizationId, activities, headcount }) => {
      const row =
        before.find((target) => target.organizationId === organizationId) ??
        repo.create({ campaignId, organizationId });
      row.activities = activities ?? null;
      row.headcount = headcount ?? null;
      return row;
    });
    await repo.save(rows);
  }

  /** Gives the copy the same leading units and targets. */
  async copy(fromId: string, toId: string): Promise<void> {
    const leads = this.db.repo(CampaignLead);
    for (const { organizationId, position } of await leads.findBy({ campaignId: fromId }))
      await leads.save(leads.create({ campaignId: toId, organizationId, position }));
    const targets = this.db.repo(CampaignTarget);
    for (const { organizationId, activities, headcount } of await targets.findBy({
      campaignId: fromId,
    }))
      await targets.save(
        targets.create({ campaignId: toId, organizationId, activities, headcount }),
      );
  }

  /** Every id is a unit that stands for itself, and none comes twice. */
  private async requireUnits(
    ids: readonly string[],
    pathOf: (index: number) => string,
  ): Promise<void> {
    const units = await this.db.find(
      Organization,
      sql`${isIn(raw('t.id'), ids)} AND t.merged_into_id IS NULL`,
    );
    const known = new Set(units.map(({ id }) => id));
    const problems = ids.flatMap((id, index) => {
      if (!known.has(id))
        return [{ path: pathOf(index), text: say('没有该单位', 'is not an organization') }];
      return ids.indexOf(id) === index
        ? []
        : [{ path: pathOf(index), text: say('重复出现', 'is named twice') }];
    });
    if (problems.length) throw new InvalidInput(problems);
  }

  private async requireWithin(
    regionId: string,
    ids: readonly string[],
    pathOf: (index: number) => string,
  ): Promise<void> {
    const within = await this.db.find(
      Organization,
      sql`${isIn(raw('t.id'), ids)} AND ${inRegion('t.region_id', regionId)}`,
    );
    const known = new Set(within.map(({ id }) => id));
    const text = say('不是该活动周所在区划内的单位', 'is not a unit of the campaign’s region');
    const problems = ids.flatMap((id, index) =>
      known.has(id) ? [] : [{ path: pathOf(index), text }],
    );
    if (problems.length) throw new InvalidInput(problems);
  }

  /** A unit leads a campaign once, even when a duplicate of it did too. */
  private async moveLeads(from: string, to: string): Promise<number> {
    const repo = this.db.repo(CampaignLead);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const { campaignId } = row;
      if (await repo.existsBy({ campaignId, organizationId: to })) await repo.remove(row);
      else await repo.save(Object.assign(row, { organizationId: to }));
    }
    return rows.length;
  }

  /** Where both had a target, the numbers of the one that stays count; the other's fill its gaps. */
  private async moveTargets(from: string, to: string): Promise<number> {
    const repo = this.db.repo(CampaignTarget);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const { campaignId } = row;
      const kept = await repo.findOneBy({ campaignId, organizationId: to });
      if (!kept) {
        await repo.save(Object.assign(row, { organizationId: to }));
        continue;
      }
      kept.activities ??= row.activities;
      kept.headcount ??= row.headcount;
      await repo.remove(row);
      await repo.save(kept);
    }
    return rows.length;
  }
}

function refuseEmpty(targets: readonly Expected[], path: string): void {
  const text = say('请填写场次或人次', 'needs a number of activities or people');
  const problems = targets.flatMap(({ activities, headcount }, index) =>
    activities == null && headcount == null ? [{ path: `${path}.${index}`, text }] : [],
  );
  if (problems.length) throw new InvalidInput(problems);
}
