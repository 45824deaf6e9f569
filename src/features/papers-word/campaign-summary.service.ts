import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Forbidden, found, say } from '../../platform/errors.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Region } from '../regions/region.entity.js';
import type { Paper } from './activity-record.service.js';
import { summaryBlocks } from './campaign-summary.policy.js';
import { CampaignSummaryQueries } from './campaign-summary.queries.js';

/** Draws up the 工作总结 of a campaign. */
@Injectable()
export class CampaignSummaryService {
  constructor(
    private readonly db: Database,
    private readonly queries: CampaignSummaryQueries,
  ) {}

  /** Of the campaign's region; for an office below it, of that office's own. Raises NOT_FOUND. */
  async of(actor: Actor, id: string): Promise<Paper> {
    const campaign = found(await this.db.findById(Campaign, id), say('活动周', 'campaign'));
    const facts = await this.queries.of(campaign, await this.regionFor(actor, campaign));
    const title = `${campaign.name}工作总结`;
    const document = { title, author: '', blocks: summaryBlocks(facts) };
    return { document, fileName: `${title}(草稿).docx` };
  }

  private async regionFor(actor: Actor, { regionId }: Campaign): Promise<Region> {
    const whole = found(await this.db.findById(Region, regionId));
    if (actor.covers(whole)) return whole;
    if (!actor.region?.path.startsWith(whole.path)) throw new Forbidden();
    return found(await this.db.findById(Region, actor.region.id));
  }
}
