import {
  Args,
  Field,
  Info,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { placeOf, selectionOfNodes } from '../../platform/graphql/selection.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { ActivityConnection } from '../activity-lists/activity-connection.entity.js';
import { ActivityListArgs } from '../activity-lists/activity-filter.inputs.js';
import { ActivityListsQueries } from '../activity-lists/activity-lists.queries.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBaseConnection } from '../education-bases/education-base-connection.entity.js';
import { EducationBasesArgs } from '../education-bases/education-base-filter.inputs.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import {
  EducationBasesQueries,
  type EducationBaseView,
} from '../education-bases/education-bases.queries.js';
import { BaseActivityKind } from './base-activity.entity.js';
import { SetActivityBasesInput } from './base-activity.inputs.js';
import {
  atBase,
  BaseActivitiesQueries,
  type BaseLink,
  inCampaign,
} from './base-activities.queries.js';
import { BaseActivitiesService } from './base-activities.service.js';

@ObjectType({ description: '活动涉及的基地 — a base, and what the activity has to do with it.' })
export class ActivityEducationBase {
  @Field(() => BaseActivityKind, { description: '关系 — held there, a visit, or its naming.' })
  kind: BaseActivityKind;

  @Field(() => EducationBase, { description: '教育基地 — the base.' })
  base: EducationBase;
}

@Resolver(() => Activity)
export class ActivityBasesResolver {
  constructor(
    private readonly service: BaseActivitiesService,
    private readonly queries: BaseActivitiesQueries,
  ) {}

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '标注活动所在基地 — marks at which bases an activity of one’s own unit is held or which it visits, also after it is closed. An activity in the venue of a base need not be marked.',
  })
  setActivityBases(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '活动和基地 — which activity, which bases.' })
    input: SetActivityBasesInput,
  ): Promise<Activity> {
    return this.service.set(actor, input);
  }

  @ResolveField(() => [ActivityEducationBase], {
    description:
      '涉及的教育基地 — the bases at which it is held (by mark, or because it is in their venue), that it visits, or that were named at it; those that you may see.',
  })
  async educationBases(
    @Parent() { id }: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityEducationBase[]> {
    const links = await load
      .batch<BaseLink[]>('Activity.educationBases', async (ids) => {
        const all = await this.queries.ofActivities(ids, actor);
        return ids.map((one) => all.filter(({ activityId }) => activityId === one));
      })
      .load(id);
    const bases = await Promise.all(links.map(({ baseId }) => load.byId(EducationBase, baseId)));
    return links.flatMap(({ kind }, index) => {
      const base = bases[index];
      return base ? [{ kind, base }] : [];
    });
  }
}

@Resolver(() => EducationBase)
export class BaseActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description:
      '基地的活动 — the activities held at the base or in its venue, that visited it, or at which it was named; those that you may see.',
  })
  listActivities(
    @Parent() { id }: EducationBase,
    @Args() args: ActivityListArgs,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Activity>> {
    const asking = { actor, load, selection: selectionOfNodes(info) };
    return this.activities.listOf(id, placeOf(info), { args, conditionOf: atBase }, asking);
  }
}

@Resolver(() => Campaign)
export class CampaignEducationBasesResolver {
  constructor(private readonly bases: EducationBasesQueries) {}

  @ResolveField(() => EducationBaseConnection, {
    description: '活动周涉及的教育基地 — the bases of the campaign’s activities that you may see.',
  })
  educationBases(
    @Parent() { id }: Campaign,
    @Args() args: EducationBasesArgs,
    @CurrentActor() actor: Actor,
    @AskedHere() here: Here,
  ): Promise<Page<EducationBaseView>> {
    const hangsOn = (campaign: string) => inCampaign(campaign, actor);
    return this.bases.listOf(id, here, args, { actor, hangsOn });
  }
}
