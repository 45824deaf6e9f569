import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { ActivityPlansService } from './activity-plans.service.js';
import { Activity } from '../activities/activity.entity.js';
import {
  CopyActivityInput,
  CreateActivityInput,
  DeleteDraftInput,
  UpdateActivityInput,
} from './activity-plan.inputs.js';

@Resolver(() => Activity)
export class ActivityPlansResolver {
  constructor(private readonly activities: ActivityPlansService) {}

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description: '登记活动 — registers an activity of one’s own unit, as a draft.',
  })
  createActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '活动内容 — the plan.' }) input: CreateActivityInput,
  ): Promise<Activity> {
    return this.activities.create(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '修改活动 — edits an activity of one’s own unit. After approval, a change of time, place or size goes through review again. CONFLICT while it is under review, or when somebody changed it meanwhile (extensions.changes).',
  })
  updateActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — what changes.' }) input: UpdateActivityInput,
  ): Promise<Activity> {
    return this.activities.update(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '复制活动 — an earlier activity as a new draft of one’s own unit, without its time.',
  })
  copyActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '复制哪个活动 — which one.' }) input: CopyActivityInput,
  ): Promise<Activity> {
    return this.activities.copy(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => ID, {
    description: '删除草稿 — deletes a draft that was never submitted; answers its id.',
  })
  deleteDraft(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '删除哪个草稿 — which one.' }) input: DeleteDraftInput,
  ): Promise<string> {
    return this.activities.deleteDraft(actor, input);
  }
}
