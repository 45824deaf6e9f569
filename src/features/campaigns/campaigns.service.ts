import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, found, InvalidInput, say } from '../../platform/errors.js';
import type { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { aYearLater, editionOf, nameNextYear, themeOf } from './campaign-edition.js';
import { CampaignUnitsService } from './campaign-units.service.js';
import { Campaign } from './campaign.entity.js';
import { canManage } from './campaign.policy.js';
import type {
  CopyCampaignInput,
  CreateCampaignInput,
  SetCampaignTargetsInput,
  UpdateCampaignInput,
} from './campaigns.inputs.js';

const CAMPAIGN = say('活动周', 'campaign');

@Injectable()
export class CampaignsService {
  constructor(
    private readonly db: Database,
    private readonly regions: RegionsService,
    private readonly units: CampaignUnitsService,
  ) {}

  /** One campaign; everyone may see it. Raises NOT_FOUND. */
  async get(id: string): Promise<Campaign> {
    return found(await this.db.findById(Campaign, id), CAMPAIGN);
  }

  async create(actor: Actor, input: CreateCampaignInput): Promise<Campaign> {
    const { name, edition, theme, startsOn, endsOn, regionId, leadOrganizationIds } = input;
    allow(canManage(actor, await this.region(regionId)));
    refuseBackwards(startsOn, endsOn ?? null);
    const repo = this.db.repo(Campaign);
    const campaign = await repo.save(
      repo.create({
        name,
        edition: edition ?? null,
        theme: theme || null,
        startsOn,
        endsOn: endsOn ?? null,
        regionId,
        archived: false,
      }),
    );
    await this.units.setLeads(campaign.id, leadOrganizationIds ?? [], 'input.leadOrganizationIds');
    return campaign;
  }

  async update(actor: Actor, input: UpdateCampaignInput): Promise<Campaign> {
    const campaign = await this.load(actor, input);
    if (input.regionId && input.regionId !== campaign.regionId)
      allow(canManage(actor, await this.region(input.regionId)));
    for (const property of ['name', 'startsOn', 'regionId', 'archived'] as const)
      if (input[property] != null) Object.assign(campaign, { [property]: input[property] });
    for (const property of ['edition', 'theme', 'endsOn'] as const)
      if (input[property] !== undefined)
        Object.assign(campaign, { [property]: input[property] || null });
    refuseBackwards(campaign.startsOn, campaign.endsOn);
    if (input.leadOrganizationIds)
      await this.units.setLeads(
        campaign.id,
        input.leadOrganizationIds,
        'input.leadOrganizationIds',
      );
    return this.touch(campaign);
  }

  async setTargets(actor: Actor, input: SetCampaignTargetsInput): Promise<Campaign> {
    const campaign = await this.load(actor, input);
    await this.units.setTargets(campaign, input.targets, 'input.targets');
    return this.touch(campaign);
  }

  /** The next edition: a year later, the theme of that year if it is known, the same units and targets. */
  async copy(actor: Actor, { id, name }: CopyCampaignInput): Promise<Campaign> {
    const last = await this.get(id);
    allow(canManage(actor, await this.regions.get(last.regionId)));
    const edition = last.edition === null ? null : last.edition + 1;
    const startsOn = aYearLater(last.startsOn);
    const year = Number(startsOn.slice(0, 4));
    const repo = this.db.repo(Campaign);
    const campaign = await repo.save(
      repo.create({
        name: name || nameNextYear(last.name, last.startsOn, last.edition),
        edition,
        theme: edition === editionOf(year) ? themeOf(year) : null,
        startsOn,
        endsOn: last.endsOn && aYearLater(last.endsOn),
        regionId: last.regionId,
        archived: false,
      }),
    );
    await this.units.copy(last.id, campaign.id);
    return campaign;
  }

  /** The version grows even when only the campaign's units changed. */
  private touch(campaign: Campaign): Promise<Campaign> {
    campaign.updatedAt = now();
    return this.db.repo(Campaign).save(campaign);
  }

  private async load(
    actor: Actor,
    { id, expectedVersion }: { id: string; expectedVersion: number },
  ): Promise<Campaign> {
    const campaign = found(await this.db.repo(Campaign).findOneBy({ id }), CAMPAIGN);
    allow(canManage(actor, await this.regions.get(campaign.regionId)));
    expectVersion(campaign, expectedVersion);
    return campaign;
  }

  private async region(id: string): Promise<Region> {
    return this.regions.get(id).catch(() => {
      throw InvalidInput.at('input.regionId', '没有该区划', 'is not a region');
    });
  }
}

function refuseBackwards(startsOn: string, endsOn: string | null): void {
  if (endsOn !== null && endsOn < startsOn)
    throw InvalidInput.at('input.endsOn', '不能早于开始日期', 'must not be before the first day');
}
