import {
  Args,
  Field,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw } from '../../platform/database/sql.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { currentRequest } from '../../platform/request-context.js';
import { Permission } from '../accounts/role.policy.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { Activity } from '../activities/activity.entity.js';
import { canSeeInside, visibleTo } from '../activities/activity.policy.js';
import { Venue } from '../venues/venue.entity.js';
import { ActivityWarningsService, type PlanWarning } from './activity-warnings.service.js';
import { type Plan, WarningCode } from './activity.warnings.js';
import { FreeVenuesQueries } from './free-venues.queries.js';
import { CheckActivityPlanInput } from './plan-check.inputs.js';

registerEnumType(WarningCode, {
  name: 'ActivityWarningCode',
  description: '提示种类 — what a warning is about.',
  valuesMap: {
    VENUE_TAKEN: {
      description: '场地已占用 — another activity is at the venue then, or half an hour around.',
    },
    OVER_CAPACITY: { description: '超出容量 — more people are expected than the venue holds.' },
    LIKELY_DUPLICATE: {
      description: '可能重复 — the unit already has an activity of this title on that day.',
    },
    LARGE_MASS_EVENT: {
      description:
        '大型群众性活动 — 1000 people or more: a permit is asked 20 days ahead, of the county’s police, from 5000 of the city’s; not where a government at or above the county hosts it (大型群众性活动安全管理条例 arts. 2, 11-13).',
    },
  },
});

/** Those of the activities that the actor may see. */
async function visibleAmong(
  ids: readonly string[],
  db: Database,
  actor: Actor,
  load: Loaders,
): Promise<Activity[]> {
  const visible = load.batch<Activity | null>('ActivityWarning.related', async (all) => {
    const rows = await db.find(Activity, and([isIn(raw('t.id'), all), visibleTo(actor)]));
    return all.map((id) => rows.find((row) => row.id === id) ?? null);
  });
  const found = await Promise.all(ids.map((id) => visible.load(id)));
  return found.filter((activity) => activity !== null);
}

/** What to think about before an activity goes on. */
@ObjectType({
  description: '提示 — what to think about before an activity goes on; it never refuses anything.',
})
export class ActivityWarning {
  @Field(() => WarningCode, { description: '提示种类 — what it is about.' })
  code: WarningCode;

  relatedIds: string[];

  plan: Plan;
}

@Resolver(() => ActivityWarning)
export class ActivityWarningsResolver {
  constructor(
    private readonly db: Database,
    private readonly warnings: ActivityWarningsService,
    private readonly venues: FreeVenuesQueries,
  ) {}

  @Requires(Permission.EditActivities)
  @Query(() => [ActivityWarning], {
    description: '检查拟开展活动 — the warnings of a plan of one’s own unit before it is saved.',
  })
  checkActivityPlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '拟开展活动 — the plan.' }) input: CheckActivityPlanInput,
  ): Promise<ActivityWarning[]> {
    return this.warnings.check(actor, input);
  }

  @ResolveField(() => String, { description: '提示内容 — the warning as a sentence.' })
  message(@Parent() { text }: PlanWarning): string {
    return text[currentRequest()?.language ?? 'zh'];
  }

  @ResolveField(() => [Activity], {
    description: '相关活动 — the activities it is about, those that you may see.',
  })
  relatedActivities(
    @Parent() { relatedIds }: ActivityWarning,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Activity[]> {
    return visibleAmong(relatedIds, this.db, actor, load);
  }

  @ResolveField(() => [Venue], {
    description:
      '可用场地 — for a taken or too small venue: others near it that hold enough people and are free then, at most five.',
  })
  freeVenues(@Parent() { code, plan }: ActivityWarning, @Load() load: Loaders): Promise<Venue[]> {
    if (code !== WarningCode.VENUE_TAKEN && code !== WarningCode.OVER_CAPACITY)
      return Promise.resolve([]);
    const plans = load.batch<Venue[]>('ActivityWarning.freeVenues', (keys) =>
      this.venues.forPlans(keys.map((key) => JSON.parse(key) as Plan)),
    );
    return plans.load(JSON.stringify(plan));
  }
}

/** The warnings on an activity itself. */
@Resolver(() => Activity)
export class WarningsOnActivityResolver {
  constructor(
    private readonly db: Database,
    private readonly facts: ActivityFactsQueries,
    private readonly warnings: ActivityWarningsService,
  ) {}

  @ResolveField(() => [ActivityWarning], {
    name: 'warnings',
    description:
      '提示 — what to think about before it goes on; empty once it is over, and for outsiders.',
  })
  async warningsOf(
    @Parent() { id }: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityWarning[]> {
    if (!actor.signedIn) return [];
    const facts = await this.facts.through(load, id);
    if (!facts || !canSeeInside(actor, facts)) return [];
    const all = await load.batch('Activity.warnings', (ids) => this.warnings.of(ids)).load(id);
    // A taken venue is said whoever takes it; of a double only those learn who may see it.
    const told = all.map(
      async ({ code, relatedIds }) =>
        code !== WarningCode.LIKELY_DUPLICATE ||
        (await visibleAmong(relatedIds, this.db, actor, load)).length > 0,
    );
    const isTold = await Promise.all(told);
    return all.filter((_, index) => isTold[index]);
  }
}
