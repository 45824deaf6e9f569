import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { OwnUnits } from '../../platform/graphql/own-units.decorator.js';
import { Permission } from '../accounts/role.policy.js';
import { BriefingIssueService } from './briefing-issue.service.js';
import { BriefingReviewsService } from './briefing-reviews.service.js';
import { Briefing } from './briefing.entity.js';
import { BriefingStepInput, ReturnBriefingInput } from './briefing.inputs.js';

/** From the editor's desk through three reviews to the printed issue. */
@Resolver(() => Briefing)
export class BriefingReviewsResolver {
  constructor(
    private readonly reviews: BriefingReviewsService,
    private readonly issuing: BriefingIssueService,
  ) {}

  @Requires(Permission.EditBriefings)
  @Mutation(() => Briefing, { description: '送审简报 — hands it in for the first review.' })
  submitBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '送审哪期简报 — which one.' }) input: BriefingStepInput,
  ): Promise<Briefing> {
    return this.reviews.submit(actor, input);
  }

  @Requires(Permission.EditBriefings)
  @Mutation(() => Briefing, { description: '撤回简报 — takes it back before it is issued.' })
  withdrawBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '撤回哪期简报 — which one.' }) input: BriefingStepInput,
  ): Promise<Briefing> {
    return this.reviews.withdraw(actor, input);
  }

  @Requires(Permission.ReviewBriefings)
  @Mutation(() => Briefing, {
    description:
      '审核通过简报 — passes the review for which it waits (初审, 复审, 终审). CONFLICT for its author and for whoever passed it before.',
  })
  passBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '通过哪期简报 — which one.' }) input: BriefingStepInput,
  ): Promise<Briefing> {
    return this.reviews.pass(actor, input);
  }

  @Requires(Permission.ReviewBriefings)
  @Mutation(() => Briefing, { description: '退回简报 — returns it with a reason.' })
  returnBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '退回哪期简报 — which one, and why.' })
    input: ReturnBriefingInput,
  ): Promise<Briefing> {
    return this.reviews.return(actor, input);
  }

  @OwnUnits()
  @Requires(Permission.IssueBriefings)
  @Mutation(() => Briefing, {
    description:
      '印发简报 — numbers it and freezes its figures and its paper; it never changes again.',
  })
  issueBriefing(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '印发哪期简报 — which one.' }) input: BriefingStepInput,
  ): Promise<Briefing> {
    return this.issuing.issue(actor, input);
  }
}
