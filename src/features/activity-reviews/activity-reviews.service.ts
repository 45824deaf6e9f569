import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { expectVersion } from '../../platform/database/database.js';
import { allow, InvalidInput } from '../../platform/errors.js';
import { ActivityPlansService, type AtHand } from '../activity-plans/activity-plans.service.js';
import { StepKind } from '../activities/activity-status.policy.js';
import { ActivityStepsService } from '../activities/activity-steps.service.js';
import type { Activity } from '../activities/activity.entity.js';
import {
  type ActivityFacts,
  canEdit,
  canPublish,
  canReview,
  isReviewerAbove,
} from '../activities/activity.policy.js';
import type {
  ApproveActivityInput,
  CancelActivityInput,
  PostponeActivityInput,
  PublishActivityInput,
  ReturnActivityInput,
  SubmitActivityInput,
  WithdrawActivityInput,
} from './activity-review.inputs.js';

interface Step {
  id: string;
  expectedVersion: number;
}
type Rule = (actor: Actor, facts: ActivityFacts) => boolean;

/** The way of an activity from the desk of its unit to the public, and off again. */
@Injectable()
export class ActivityReviewsService {
  constructor(
    private readonly activities: ActivityPlansService,
    private readonly steps: ActivityStepsService,
  ) {}

  async submit(actor: Actor, input: SubmitActivityInput): Promise<Activity> {
    const atHand = await this.atHand(actor, input, canEdit);
    const notClassified = signed(input);
    return this.steps.take(actor, StepKind.SUBMIT, atHand, { notClassified });
  }

  async withdraw(actor: Actor, input: WithdrawActivityInput): Promise<Activity> {
    return this.steps.take(actor, StepKind.WITHDRAW, await this.atHand(actor, input, canEdit));
  }

  async approve(actor: Actor, input: ApproveActivityInput): Promise<Activity> {
    const atHand = await this.underReview(actor, input, StepKind.APPROVE);
    const notClassified = signed(input);
    return this.steps.take(actor, StepKind.APPROVE, atHand, { notClassified });
  }

  async return(actor: Actor, input: ReturnActivityInput): Promise<Activity> {
    const atHand = await this.underReview(actor, input, StepKind.RETURN);
    return this.steps.take(actor, StepKind.RETURN, atHand, { reason: input.reason });
  }

  async publish(actor: Actor, input: PublishActivityInput): Promise<Activity> {
    return this.steps.take(actor, StepKind.PUBLISH, await this.atHand(actor, input, canPublish));
  }

  async cancel(actor: Actor, input: CancelActivityInput): Promise<Activity> {
    const atHand = await this.atHand(actor, input, canEdit);
    return this.steps.take(actor, StepKind.CANCEL, atHand, { reason: input.reason });
  }

  async postpone(actor: Actor, input: PostponeActivityInput): Promise<Activity> {
    const atHand = await this.atHand(actor, input, canEdit);
    return this.steps.take(actor, StepKind.POSTPONE, atHand, { reason: input.reason });
  }

  /** The activity in the state that the actor saw, if they may do this to it. */
  private async atHand(actor: Actor, input: Step, rule: Rule): Promise<AtHand> {
    const atHand = await this.activities.atHand(actor, input.id);
    allow(rule(actor, atHand.facts));
    expectVersion(atHand.activity, input.expectedVersion);
    return atHand;
  }

  /** A reviewer who comes too late learns that (CONFLICT) rather than that it is not their turn. */
  private async underReview(actor: Actor, input: Step, kind: StepKind): Promise<AtHand> {
    const atHand = await this.atHand(actor, input, isReviewerAbove);
    this.steps.check(kind, atHand.activity);
    allow(canReview(actor, atHand.facts));
    return atHand;
  }
}

/** The release sign-off: without it nothing goes on. */
function signed({ notClassified }: { notClassified: boolean }): true {
  if (notClassified) return true;
  throw InvalidInput.at(
    'input.notClassified',
    '须确认内容不涉密',
    'must be ticked: nothing in it is secret',
  );
}
