import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { RegionLevel } from '../regions/region.entity.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { ActivityStep } from '../activities/activity-step.entity.js';
import { Activity } from '../activities/activity.entity.js';
import { canSeeContact, canSeeInside } from '../activities/activity.policy.js';

/** Whom to call about an activity. */
@ObjectType({ description: '联系人 — whom to call about an activity; not public.' })
export class ActivityContact {
  @Field(() => String, { nullable: true, description: '姓名 — name.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: '电话 — phone.' })
  phone: string | null;
}

/** What only those see who work on an activity; for others it is as if there were nothing. */
@Resolver(() => Activity)
export class ActivityFieldsResolver {
  constructor(private readonly facts: ActivityFactsQueries) {}

  @ResolveField(() => ActivityContact, {
    nullable: true,
    description: '联系人 — its contact; null for those who may not see it.',
  })
  async contact(
    @Parent() activity: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityContact | null> {
    if (!actor.signedIn) return null;
    const facts = await this.facts.through(load, activity.id);
    const { contactName: name, contactPhone: phone } = activity;
    return facts && canSeeContact(actor, facts) ? { name, phone } : null;
  }

  @ResolveField(() => RegionLevel, {
    nullable: true,
    description: '待审层级 — the level whose reviewer must act now; null for outsiders.',
  })
  async reviewLevel(
    @Parent() activity: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<RegionLevel | null> {
    return (await this.seesInside(activity, actor, load)) ? activity.reviewLevel : null;
  }

  @ResolveField(() => [ActivityStep], {
    description: '办理记录 — its history, oldest first; empty for outsiders.',
  })
  async steps(
    @Parent() activity: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityStep[]> {
    if (!(await this.seesInside(activity, actor, load))) return [];
    return load.manyBy(ActivityStep, 'activityId', activity.id, { orderBy: 't.at, t.id' });
  }

  private async seesInside(activity: Activity, actor: Actor, load: Loaders): Promise<boolean> {
    if (!actor.signedIn) return false;
    const facts = await this.facts.through(load, activity.id);
    return !!facts && canSeeInside(actor, facts);
  }
}
