import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, sql, type Sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import { visibleTo } from '../activities/activity.policy.js';
import type { ActivityFilter } from '../activity-lists/activity-filter.inputs.js';
import { conditionsOf, inAny, inArea, spansOf } from '../activity-lists/activity-filter.queries.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import type { FigureScopeInput } from './figure-scope.inputs.js';
import { aYearEarlier, checkScope, type FigureScope } from './figure-scope.policy.js';

const SMALL: readonly RegionLevel[] = [RegionLevel.STREET, RegionLevel.COMMUNITY];

/** What a scope names, and its activities as a condition. */
@Injectable()
export class FigureScopesQueries {
  constructor(private readonly db: Database) {}

  /** Reads the campaign and the region. Raises NOT_FOUND, INVALID_INPUT. */
  async read(actor: Actor, input: FigureScopeInput): Promise<FigureScope> {
    checkScope(input);
    const { campaignId, regionId } = input;
    const campaign = campaignId
      ? found(await this.db.findById(Campaign, campaignId), say('活动周', 'campaign'))
      : null;
    const region = regionId
      ? found(await this.db.findById(Region, regionId), say('行政区划', 'region'))
      : null;
    return { actor, input, campaign, region };
  }

  /** The campaign from its beginning up to the last day; without a campaign there is no total. */
  totalOf({ input, ...rest }: FigureScope): FigureScope | null {
    if (!rest.campaign) return null;
    return { ...rest, input: { ...input, from: null, includeUndated: true } };
  }

  /** The same a year earlier: of a campaign its edition before; null where there was none. */
  async yearBefore(scope: FigureScope): Promise<FigureScope | null> {
    const { input, campaign } = scope;
    const days = {
      from: input.from ? aYearEarlier(input.from) : null,
      to: input.to ? aYearEarlier(input.to) : null,
    };
    if (!campaign) return { ...scope, input: { ...input, ...days } };
    if (campaign.edition === null) return null;
    const last = await this.db.findOne(
      Campaign,
      sql`t.region_id = ${campaign.regionId} AND t.edition = ${campaign.edition - 1}`,
    );
    if (!last) return null;
    return { ...scope, campaign: last, input: { ...input, ...days, campaignId: last.id } };
  }

  /**
   * The activities of the filter as a condition on `t`: the same that the list of activities makes of
   * it, in words that suit a sum over all of them.
   */
  whereOf({ actor, region }: FigureScope, filter: ActivityFilter): Sql {
    return and([
      visibleTo(actor),
      ...conditionsOf(filter, actor),
      ...(region ? [areaOf(region, filter)] : []),
      inAny(spansOf(filter)),
    ]);
  }
}

const areaOf = (region: Region, { regionOnly }: ActivityFilter): Sql =>
  regionOnly || SMALL.includes(region.level)
    ? inArea(region, regionOnly)
    : inSubtree('t.region_id', region.path);
