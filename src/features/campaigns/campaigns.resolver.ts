import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { editionOf, expectedEdition, securityDayIn, themeOf } from './campaign-edition.js';
import { CampaignTarget } from './campaign-unit.entity.js';
import { EditionWarning, SecurityDayTheme } from './campaign-warning.entity.js';
import { Campaign } from './campaign.entity.js';
import {
  CampaignFilter,
  CampaignOrder,
  CopyCampaignInput,
  CreateCampaignInput,
  IsCampaignOrder,
  SetCampaignTargetsInput,
  UpdateCampaignInput,
} from './campaigns.inputs.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';

export const CampaignConnection = Connection(Campaign, 'Campaign', '活动周');

@ArgsType()
export class CampaignsArgs extends PageArgs {
  @Field(() => CampaignFilter, { nullable: true, description: '筛选条件 — which campaigns.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CampaignFilter)
  filter?: CampaignFilter | null;

  @Field(() => CampaignOrder, {
    defaultValue: CampaignOrder.LATEST,
    description: '排序 — in which order.',
  })
  @IsCampaignOrder()
  orderBy: CampaignOrder = CampaignOrder.LATEST;
}

@Resolver(() => Campaign)
export class CampaignsResolver {
  constructor(
    private readonly service: CampaignsService,
    private readonly queries: CampaignsQueries,
  ) {}

  @Public()
  @Query(() => Campaign, { description: '查看一个活动周 — one campaign. Raises NOT_FOUND.' })
  campaign(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Campaign> {
    return this.service.get(id);
  }

  @Public()
  @Query(() => CampaignConnection, {
    name: 'campaigns',
    description: '活动周列表 — campaigns, filtered, a page at a time.',
  })
  list(@Args() args: CampaignsArgs): Promise<Page<Campaign>> {
    return this.queries.pages(args).all();
  }

  @Public()
  @Query(() => SecurityDayTheme, {
    nullable: true,
    description: '年度主题 — the nation-wide theme of a year; null where it is not known yet.',
  })
  securityDayTheme(
    @Args('year', { type: () => Int, description: '年份 — the year.' }) year: number,
  ): SecurityDayTheme | null {
    const theme = themeOf(year);
    return theme === null ? null : { year, edition: editionOf(year), theme };
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => Campaign, {
    description: '新增活动周 — create a campaign for a region whose campaigns one keeps.',
  })
  createCampaign(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '活动周 — the new campaign.' }) input: CreateCampaignInput,
  ): Promise<Campaign> {
    return this.service.create(actor, input);
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => Campaign, { description: '修改活动周 — change, archive or bring back.' })
  updateCampaign(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateCampaignInput,
  ): Promise<Campaign> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => Campaign, {
    description: '下达目标 — set what is expected of each unit; replaces the targets before.',
  })
  setCampaignTargets(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '目标 — all targets.' }) input: SetCampaignTargetsInput,
  ): Promise<Campaign> {
    return this.service.setTargets(actor, input);
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => Campaign, {
    description:
      '复制活动周 — the next edition a year later, with the same units and targets, and the theme of that year if it is known.',
  })
  copyCampaign(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '来源 — what to copy.' }) input: CopyCampaignInput,
  ): Promise<Campaign> {
    return this.service.copy(actor, input);
  }

  @ResolveField(() => Region, { description: '所属区划 — the region that it is held for.' })
  region(@Parent() { regionId }: Campaign, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => GraphQLLocalDate, {
    nullable: true,
    description: '全民国家安全教育日 — the 15th of April, if it lies in the window.',
  })
  securityDay(@Parent() campaign: Campaign): string | null {
    return securityDayIn(campaign);
  }

  @ResolveField(() => EditionWarning, {
    nullable: true,
    description: '届次提示 — set when the edition does not fit the year of the window.',
  })
  editionWarning(@Parent() campaign: Campaign): EditionWarning | null {
    const expected = expectedEdition(campaign);
    return expected === null || campaign.edition === null
      ? null
      : { given: campaign.edition, expected };
  }

  @ResolveField(() => [Organization], {
    description: '牵头单位 — the leading units in printed order, at most 20.',
  })
  leadUnits(@Parent() { id }: Campaign, @Load() load: Loaders): Promise<Organization[]> {
    return this.queries.leadUnits(id, load);
  }

  @ResolveField(() => [CampaignTarget], {
    description:
      '目标任务 — those you may see: your own unit’s, or, for those who read what is unpublished, of units in your region; at most 500.',
  })
  targets(
    @Parent() { id }: Campaign,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<CampaignTarget[]> {
    return this.queries.targets(id, actor, load);
  }
}

@Resolver(() => CampaignTarget)
export class CampaignTargetsResolver {
  @ResolveField(() => Organization, { description: '单位 — the unit of which it is expected.' })
  organization(
    @Parent() { organizationId }: CampaignTarget,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, organizationId);
  }
}
