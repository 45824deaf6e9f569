import {
  Args,
  Field,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { waitingDays } from './waiting.policy.js';
import { ProgressQueries } from './progress.queries.js';

/** Where an activity stands on its way, and what it waits for. */
@ObjectType({
  description: '办理进度 — where an activity stands on its way, and whom it waits for.',
})
export class ActivityProgress {
  @Field(() => Activity, { description: '活动 — the activity.' })
  activity: Activity;

  @Field(() => RegionLevel, {
    nullable: true,
    description: '待审层级 — the level that must review it now; null: it waits for its own unit.',
  })
  level: RegionLevel | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: '等待起始 — since when it waits for that reviewer.',
  })
  waitingSince: string | null;
}

const ProgressConnection = Connection(ActivityProgress, 'ActivityProgress', '办理进度');

const progressOf = (activity: Activity): ActivityProgress => ({
  activity,
  level: activity.reviewLevel,
  waitingSince: activity.waitingSince,
});

const asProgress = (page: Page<Activity>): Page<ActivityProgress> => {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: progressOf(node) }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
};

@Resolver(() => ActivityProgress)
export class ProgressResolver {
  constructor(private readonly progress: ProgressQueries) {}

  @Requires(Permission.ReviewActivities)
  @Query(() => ProgressConnection, {
    description: '我的待审 — what waits for this reviewer, longest first.',
  })
  async reviewTodo(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
  ): Promise<Page<ActivityProgress>> {
    return asProgress(await this.progress.waitingFor(actor, page));
  }

  @Requires(Permission.EditActivities)
  @Query(() => ProgressConnection, {
    description: '我单位办理中的活动 — what one’s own unit has under way, and where each is stuck.',
  })
  async myActivitiesInProgress(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
  ): Promise<Page<ActivityProgress>> {
    return asProgress(await this.progress.underWay(actor, page));
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: '已等待天数 — for how many whole days it has waited for that reviewer.',
  })
  waitingDays(@Parent() { waitingSince }: ActivityProgress): number | null {
    return waitingDays(waitingSince, new Date());
  }

  @ResolveField(() => Region, {
    nullable: true,
    description: '审核地区 — the region whose reviewer must act now.',
  })
  async reviewerRegion(
    @Parent() { activity, level }: ActivityProgress,
    @Load() load: Loaders,
  ): Promise<Region | null> {
    const unit = await load.byId(Organization, activity.ownerOrganizationId);
    const home = await load.byId(Region, unit?.regionId);
    if (!home || !level) return null;
    const line = await Promise.all(
      home.path
        .split('/')
        .filter(Boolean)
        .map((id) => load.byId(Region, id)),
    );
    return line.find((region) => region?.level === level) ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      '最近原因 — the reason that was last given for returning, postponing or cancelling it.',
  })
  lastReason(
    @Parent() { activity }: ActivityProgress,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return load
      .batch('ActivityProgress.lastReason', (ids) => this.progress.lastReasons(ids))
      .load(activity.id);
  }
}
