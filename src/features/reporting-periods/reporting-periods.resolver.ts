import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires, SignedIn } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { ReportingPeriod } from './reporting-period.entity.js';
import {
  CreateReportingPeriodInput,
  FileNilReportInput,
  ReportingPeriodsArgs,
  ReportingReturnsArgs,
  UpdateReportingPeriodInput,
} from './reporting-period.inputs.js';
import { isOverdue, ReportingPeriodsQueries } from './reporting-periods.queries.js';
import { ReportingPeriodsService } from './reporting-periods.service.js';
import { ReportingCounts, ReportingReminder, ReportingReturn } from './reporting-return.entity.js';

export const ReportingPeriodConnection = Connection(ReportingPeriod, 'ReportingPeriod', '报送期次');

@Resolver(() => ReportingPeriod)
export class ReportingPeriodsResolver {
  constructor(
    private readonly service: ReportingPeriodsService,
    private readonly queries: ReportingPeriodsQueries,
  ) {}

  @SignedIn()
  @Query(() => ReportingPeriod, { description: '查看一个报送期次 — one period. Raises NOT_FOUND.' })
  reportingPeriod(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<ReportingPeriod> {
    return this.queries.get(id);
  }

  @SignedIn()
  @Query(() => ReportingPeriodConnection, {
    name: 'reportingPeriods',
    description: '报送期次列表 — periods, the latest deadline first.',
  })
  list(@Args() args: ReportingPeriodsArgs): Promise<Page<ReportingPeriod>> {
    return this.queries.pages(args).all();
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => ReportingPeriod, {
    description: '新增报送期次 — ask units to report on days of a campaign that one keeps.',
  })
  createReportingPeriod(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '报送期次 — the new period.' }) input: CreateReportingPeriodInput,
  ): Promise<ReportingPeriod> {
    return this.service.create(actor, input);
  }

  @Requires(Permission.ManageCampaigns)
  @Mutation(() => ReportingPeriod, {
    description: '修改报送期次 — change its days, deadline or units.',
  })
  updateReportingPeriod(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateReportingPeriodInput,
  ): Promise<ReportingPeriod> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => ReportingPeriod, {
    description:
      '零报告 — say that one’s own unit has nothing to report. FORBIDDEN for a unit that is not to report.',
  })
  fileNilReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '零报告 — the period, and what to say.' })
    input: FileNilReportInput,
  ): Promise<ReportingPeriod> {
    return this.service.fileNil(actor, input);
  }

  @ResolveField(() => Campaign, { description: '活动周 — the campaign whose days they are.' })
  campaign(
    @Parent() { campaignId }: ReportingPeriod,
    @Load() load: Loaders,
  ): Promise<Campaign | null> {
    return load.byId(Campaign, campaignId);
  }

  @ResolveField(() => Boolean, { description: '已过期限 — whether the deadline has passed.' })
  overdue(@Parent() period: ReportingPeriod): boolean {
    return isOverdue(period);
  }

  @ResolveField(() => ReportingCounts, {
    description: '报送统计 — of the units whose returns you may see.',
  })
  counts(
    @Parent() period: ReportingPeriod,
    @CurrentActor() actor: Actor,
  ): Promise<ReportingCounts> {
    return this.queries.counts(actor, period);
  }

  @ResolveField(() => [ReportingReturn], {
    description:
      '报送明细 — units that are to report, by name, at most 500: your own, or, for those who read what is unpublished, units in your region.',
  })
  async returns(
    @Parent() period: ReportingPeriod,
    @CurrentActor() actor: Actor,
    @Args() { statuses }: ReportingReturnsArgs,
  ): Promise<ReportingReturn[]> {
    const all = await this.queries.returns(actor, period);
    return statuses?.length ? all.filter(({ status }) => statuses.includes(status)) : all;
  }

  @ResolveField(() => [ReportingReminder], {
    description: '催报清单 — units that owe something, of those whose returns you may see.',
  })
  reminders(
    @Parent() period: ReportingPeriod,
    @CurrentActor() actor: Actor,
  ): Promise<ReportingReminder[]> {
    return this.queries.reminders(actor, period);
  }
}

@Resolver(() => ReportingReturn)
export class ReportingReturnsResolver {
  @ResolveField(() => Organization, { description: '单位 — the unit that is to report.' })
  organization(
    @Parent() { organizationId }: ReportingReturn,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, organizationId);
  }
}

@Resolver(() => ReportingReminder)
export class ReportingRemindersResolver {
  @ResolveField(() => Organization, {
    description: '单位 — whom to remind; its contact is shown to those who may read contacts.',
  })
  organization(
    @Parent() { organizationId }: ReportingReminder,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, organizationId);
  }
}
