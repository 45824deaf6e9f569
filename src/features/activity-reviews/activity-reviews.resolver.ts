import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { ActivityClosingService } from './activity-closing.service.js';
import { ActivityReviewsService } from './activity-reviews.service.js';
import {
  ApproveActivityInput,
  CancelActivityInput,
  PostponeActivityInput,
  PublishActivityInput,
  ReturnActivityInput,
  SubmitActivityInput,
  WithdrawActivityInput,
} from './activity-review.inputs.js';
import { CloseActivityInput } from './close-activity.inputs.js';

/** The steps of an activity's life. */
@Resolver(() => Activity)
export class ActivityReviewsResolver {
  constructor(
    private readonly reviews: ActivityReviewsService,
    private readonly closing: ActivityClosingService,
  ) {}

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '提交审核 — hands a plan in; it waits for the reviewer of the first level above its unit. Needs the “不涉密” sign-off.',
  })
  submitActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '提交审核内容 — which activity, and what goes with the step.' })
    input: SubmitActivityInput,
  ): Promise<Activity> {
    return this.reviews.submit(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description: '撤回 — takes a plan back from review; it becomes a draft again.',
  })
  withdrawActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '撤回内容 — which activity, and what goes with the step.' })
    input: WithdrawActivityInput,
  ): Promise<Activity> {
    return this.reviews.withdraw(actor, input);
  }

  @Requires(Permission.ReviewActivities)
  @Mutation(() => Activity, {
    description:
      '审核通过 — lets a plan through at one’s own level (初审, 复审); after the last level it is approved. Needs the “不涉密” sign-off. Nobody reviews what they registered.',
  })
  approveActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '审核通过内容 — which activity, and what goes with the step.' })
    input: ApproveActivityInput,
  ): Promise<Activity> {
    return this.reviews.approve(actor, input);
  }

  @Requires(Permission.ReviewActivities)
  @Mutation(() => Activity, {
    description: '退回 — returns a plan to its unit, with the reason.',
  })
  returnActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '退回内容 — which activity, and what goes with the step.' })
    input: ReturnActivityInput,
  ): Promise<Activity> {
    return this.reviews.return(actor, input);
  }

  @SignedIn()
  @Mutation(() => Activity, {
    description:
      '发布 — opens an approved activity to the public: its own unit, or a reviewer above it.',
  })
  publishActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '发布内容 — which activity, and what goes with the step.' })
    input: PublishActivityInput,
  ): Promise<Activity> {
    return this.reviews.publish(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '取消活动 — calls an activity off, with the reason, at any time before it is closed.',
  })
  cancelActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '取消活动内容 — which activity, and what goes with the step.' })
    input: CancelActivityInput,
  ): Promise<Activity> {
    return this.reviews.cancel(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '延期 — puts an activity off, with the reason; it may get a new time and be resubmitted.',
  })
  postponeActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '延期内容 — which activity, and what goes with the step.' })
    input: PostponeActivityInput,
  ): Promise<Activity> {
    return this.reviews.postpone(actor, input);
  }

  @Requires(Permission.EditActivities)
  @Mutation(() => Activity, {
    description:
      '结项 — closes a published activity with what really happened: headcount and summary, audiences, materials, volunteers. Entered once.',
  })
  closeActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '结项内容 — which activity, and what goes with the step.' })
    input: CloseActivityInput,
  ): Promise<Activity> {
    return this.closing.close(actor, input);
  }
}
