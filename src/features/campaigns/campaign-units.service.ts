import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { CampaignLead, CampaignTarget } from './campaign-unit.entity.js';

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
