import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { allow } from '../../platform/errors.js';
import { BriefingReferencesService } from './briefing-references.service.js';
import { BriefingStepKind } from './briefing-status.policy.js';
import { BriefingStepsService, refuse } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import type { BriefingStepInput, ReturnBriefingInput } from './briefing.inputs.js';
import {
  expectAnother,
  passingStep,
  statusAfter,
  submissionProblems,
} from './briefing.lifecycle.js';
import { canEdit, canIssue, canReview } from './briefing.policy.js';

/** Hands briefings in, passes them through three reviews, returns them. */
@Injectable()
export class BriefingReviewsService {
  constructor(
    private readonly db: Database,
    private readonly steps: BriefingStepsService,
    private readonly references: BriefingReferencesService,
  ) {}

  async submit(actor: Actor, input: BriefingStepInput): Promise<Briefing> {
    allow(canEdit(actor, await this.steps.factsOf(actor, input.id)));
    const briefing = await this.steps.load(input);
    const status = statusAfter(BriefingStepKind.SUBMIT, briefing.status);
    refuse([...submissionProblems(briefing), ...(await this.references.problems(actor, briefing))]);
    Object.assign(briefing, { status, handledBy: by(actor) });
    return this.step(actor, BriefingStepKind.SUBMIT, briefing, input.remark);
  }

  /** Takes it back before it is issued; it is reviewed from the beginning again. */
  async withdraw(actor: Actor, input: BriefingStepInput): Promise<Briefing> {
    allow(canEdit(actor, await this.steps.factsOf(actor, input.id)));
    const briefing = await this.steps.load(input);
    const status = statusAfter(BriefingStepKind.WITHDRAW, briefing.status);
    Object.assign(briefing, { status, handledBy: [] });
    return this.step(actor, BriefingStepKind.WITHDRAW, briefing, input.remark);
  }

  /** Passes the review for which it waits: 初审, 复审, 终审. */
  async pass(actor: Actor, input: BriefingStepInput): Promise<Briefing> {
    const facts = await this.steps.factsOf(actor, input.id);
    allow(canReview(actor, facts));
    const briefing = await this.steps.load(input);
    const kind = passingStep(briefing.status);
    expectAnother(actor.accountId, briefing);
    briefing.status = statusAfter(kind, briefing.status);
    briefing.handledBy = [...briefing.handledBy, ...by(actor)];
    return this.step(actor, kind, briefing, input.remark);
  }

  async return(actor: Actor, { reason, ...input }: ReturnBriefingInput): Promise<Briefing> {
    const facts = await this.steps.factsOf(actor, input.id);
    allow(canReview(actor, facts) || canIssue(actor, facts));
    const briefing = await this.steps.load(input);
    const status = statusAfter(BriefingStepKind.RETURN, briefing.status);
    Object.assign(briefing, { status, handledBy: [] });
    return this.step(actor, BriefingStepKind.RETURN, briefing, reason);
  }

  private async step(
    actor: Actor,
    kind: BriefingStepKind,
    briefing: Briefing,
    reason: string | null | undefined,
  ): Promise<Briefing> {
    const saved = await this.db.repo(Briefing).save(briefing);
    await this.steps.note(actor, kind, saved, { reason: reason ?? null });
    return saved;
  }
}

const by = ({ accountId }: Actor): string[] => (accountId ? [accountId] : []);
