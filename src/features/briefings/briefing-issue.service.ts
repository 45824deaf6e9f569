import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { allow, Conflict } from '../../platform/errors.js';
import { BriefingFreezeService } from './briefing-freeze.service.js';
import { BriefingNumbersQueries } from './briefing-numbers.queries.js';
import { BriefingPapersService } from './briefing-papers.service.js';
import { BriefingReferencesService } from './briefing-references.service.js';
import { BriefingStepKind } from './briefing-status.policy.js';
import { BriefingStepsService, refuse } from './briefing-steps.service.js';
import type { Briefing } from './briefing.entity.js';
import type { BriefingStepInput } from './briefing.inputs.js';
import { statusAfter, yearOf } from './briefing.lifecycle.js';
import { canIssue } from './briefing.policy.js';

const ATTEMPTS = 3;
const NUMBERED = ['input.number', 'input.totalNumber'];

/** Another briefing of the series got the number meanwhile. */
const lostItsNumber = (error: unknown): boolean =>
  error instanceof Conflict && error.fields.some(({ path }) => NUMBERED.includes(path));

/** Issues a briefing: numbers it, draws up its paper, and freezes both with the figures in it. */
@Injectable()
export class BriefingIssueService {
  constructor(
    private readonly steps: BriefingStepsService,
    private readonly references: BriefingReferencesService,
    private readonly numbers: BriefingNumbersQueries,
    private readonly papers: BriefingPapersService,
    private readonly freezer: BriefingFreezeService,
  ) {}

  /** The paper is made before the unit of work begins, which others would wait for. */
  async issue(actor: Actor, input: BriefingStepInput): Promise<Briefing> {
    for (let attempt = 1; ; attempt += 1) {
      const briefing = await this.ready(actor, input);
      const { document, figures } = await this.papers.compose(actor, briefing);
      const paper = await this.papers.write(document);
      try {
        return await this.freezer.freeze(actor, { briefing, paper, figures }, input.remark ?? null);
      } catch (error) {
        if (attempt >= ATTEMPTS || briefing.numberGiven || !lostItsNumber(error)) throw error;
      }
    }
  }

  /** The briefing with the date and the numbers that it will bear. */
  private async ready(
    actor: Actor,
    input: BriefingStepInput,
  ): Promise<Briefing & { numberGiven: boolean }> {
    allow(canIssue(actor, await this.steps.factsOf(actor, input.id)));
    const briefing = await this.steps.look(input);
    statusAfter(BriefingStepKind.ISSUE, briefing.status);
    refuse(await this.references.problems(actor, briefing));
    const issuedOn = briefing.issuedOn ?? today();
    const dated = Object.assign(briefing, { issuedOn, year: yearOf(issuedOn) });
    const numberGiven = briefing.number !== null;
    return Object.assign(dated, await this.numbers.next(dated), { numberGiven });
  }
}
