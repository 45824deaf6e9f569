import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentActor, Public } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { found, say } from '../../platform/errors.js';
import type { Page } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { selectionOf, selectionOfNodes } from '../../platform/graphql/selection.js';
import { ActivityConnection } from './activity-connection.entity.js';
import { ActivityListsQueries } from './activity-lists.queries.js';
import { ActivityListArgs } from './activity-filter.inputs.js';
import type { ActivityRow } from './activity-row.queries.js';
import { Activity } from '../activities/activity.entity.js';

/** Activities as everyone reads them: each sees what `visibleTo` lets them see. */
@Resolver(() => Activity)
export class ActivityListsResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @Public()
  @Query(() => Activity, {
    description:
      '查看一个活动 — one activity. NOT_FOUND for one that does not exist or that you may not see.',
  })
  async activity(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
    @Load() load: Loaders,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ActivityRow> {
    const selection = selectionOf(info);
    const activity = await this.activities.one(id, { actor, selection, load });
    return found(activity, say('活动', 'activity'));
  }

  @Public()
  @Query(() => ActivityConnection, {
    name: 'activities',
    description:
      '活动列表 — the activities that you may see: the published ones, and what your unit and your role let you see besides.',
  })
  listActivities(
    @CurrentActor() actor: Actor,
    @Args() args: ActivityListArgs,
    @Load() load: Loaders,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<ActivityRow>> {
    return this.activities.list(args, { actor, selection: selectionOfNodes(info), load });
  }
}
