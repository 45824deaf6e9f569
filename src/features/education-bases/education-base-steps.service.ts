import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { today } from '../../platform/calendar.js';
import { newId, now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { InvalidInput } from '../../platform/errors.js';
import {
  EducationBaseReferencesService,
  type StepReferences,
} from './education-base-references.service.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBaseStepKind } from './education-base-status.policy.js';
import { EducationBase } from './education-base.entity.js';
import {
  dayProblems,
  type GivenStep,
  LEADS_TO,
  type Standing,
  standingAfter,
} from './education-base.lifecycle.js';

/** What a step says, and the paper behind it. */
export interface StepPaper extends Partial<GivenStep>, StepReferences {
  authorityName?: string | null;
  documentNumber?: string | null;
  reason?: string | null;
}

/** Takes the steps of a designation and keeps every one of them. */
@Injectable()
export class EducationBaseStepsService {
  constructor(
    private readonly db: Database,
    private readonly references: EducationBaseReferencesService,
  ) {}

  /** Saves a new base with its first step: applied for today, or named as an earlier list says. */
  async begin(
    actor: Actor,
    kind: EducationBaseStepKind.APPLY | EducationBaseStepKind.REGISTER,
    base: EducationBase,
    paper: StepPaper = {},
  ): Promise<EducationBase> {
    const path = 'input.naming';
    base.id = newId();
    const registers = kind === EducationBaseStepKind.REGISTER;
    const day = registers ? (paper.day ?? null) : today();
    const problems = dayProblems(day, { before: null, today: today() }, path);
    if (problems.length) throw new InvalidInput(problems);
    await this.references.checkStep(actor, paper, { baseId: base.id, path });
    const named = registers ? { batch: paper.batch || null, namedOn: day } : nothingNamed;
    Object.assign(base, { status: LEADS_TO[kind], ...named });
    const saved = await this.db.repo(EducationBase).save(base);
    await this.record(actor, saved, { kind, position: 1, day }, paper);
    return saved;
  }

  /** Moves the designation on, or raises CONFLICT or INVALID_INPUT; saves the base with the step. */
  async take(
    actor: Actor,
    kind: EducationBaseStepKind,
    base: EducationBase,
    paper: StepPaper,
  ): Promise<EducationBase> {
    const last = await this.db
      .repo(EducationBaseStep)
      .findOneOrFail({ where: { baseId: base.id }, order: { position: 'DESC' } });
    const day = paper.day ?? today();
    const { level, batch } = paper;
    const given = { day, level, batch: batch || null };
    const days = { before: last.standsFrom, today: today() };
    Object.assign(base, standingAfter(kind, standingOf(base), given, days));
    await this.references.checkStep(actor, paper, { baseId: base.id, path: 'input' });
    const saved = await this.db.repo(EducationBase).save(base);
    await this.record(actor, saved, { kind, position: last.position + 1, day }, paper);
    return saved;
  }

  private async record(
    actor: Actor,
    base: EducationBase,
    step: Pick<EducationBaseStep, 'kind' | 'position' | 'day'>,
    paper: StepPaper,
  ): Promise<void> {
    const { status: toStatus, level, batch, namedOn } = base;
    const repo = this.db.repo(EducationBaseStep);
    await repo.save(
      repo.create({
        ...step,
        ...{ baseId: base.id, toStatus, level, batch, namedOn },
        standsFrom: step.day ?? today(),
        authorityId: paper.authorityId || null,
        authorityName: paper.authorityName || null,
        documentNumber: paper.documentNumber || null,
        documentId: paper.documentId ?? null,
        activityId: paper.activityId ?? null,
        reason: paper.reason || null,
        accountId: actor.accountId,
        accountName: actor.accountName,
        organizationId: actor.organizationId,
        at: now(),
      }),
    );
  }
}

const nothingNamed = { batch: null, namedOn: null };

const standingOf = ({ status, level, batch, namedOn }: EducationBase): Standing => ({
  status,
  level,
  batch,
  namedOn,
});
