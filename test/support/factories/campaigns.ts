import {
  CampaignLead,
  CampaignTarget,
} from '../../../src/features/campaigns/campaign-unit.entity.js';
import { Campaign } from '../../../src/features/campaigns/campaign.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved campaign of the given region: the week of April 2023. Call it inside `arrange`. */
export function buildCampaign(
  db: Database,
  given: Partial<Campaign> & { regionId: string },
): Promise<Campaign> {
  const id = given.id ?? newId();
  const repo = db.repo(Campaign);
  return repo.save(
    repo.create({
      id,
      name: `活动周${id.slice(-6)}`,
      edition: 8,
      theme: null,
      startsOn: '2023-04-10',
      endsOn: '2023-04-16',
      archived: false,
      ...given,
    }),
  );
}

/** Makes the units lead the campaign, in this order. Call it inside `arrange`. */
export function buildLeads(
  db: Database,
  campaignId: string,
  organizationIds: readonly string[],
): Promise<CampaignLead[]> {
  const repo = db.repo(CampaignLead);
  return repo.save(
    organizationIds.map((organizationId, index) =>
      repo.create({ campaignId, organizationId, position: index + 1 }),
    ),
  );
}

/** What the campaign expects of a unit. Call it inside `arrange`. */
export function buildTarget(
  db: Database,
  given: Partial<CampaignTarget> & { campaignId: string; organizationId: string },
): Promise<CampaignTarget> {
  const repo = db.repo(CampaignTarget);
  return repo.save(repo.create({ activities: 1, headcount: null, ...given }));
}
