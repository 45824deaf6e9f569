import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { partsChanged } from '../../platform/audit/parts.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { allow, Conflict, found, say } from '../../platform/errors.js';
import type {
  DesignateEducationBaseInput,
  EducationBaseStepInput,
  FileDesignationDocumentInput,
  PromoteEducationBaseInput,
  ReapplyEducationBaseInput,
  RefuseEducationBaseInput,
} from './designation.inputs.js';
import { EducationBaseReferencesService } from './education-base-references.service.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBaseStepKind as Kind } from './education-base-status.policy.js';
import { EducationBaseStepsService } from './education-base-steps.service.js';
import { EducationBase } from './education-base.entity.js';
import {
  canApplyFor,
  canName,
  canReview,
  type EducationBaseFacts,
} from './education-base.policy.js';
import { EducationBasesService } from './education-bases.service.js';

type May = (actor: Actor, facts: EducationBaseFacts) => boolean;

const mayApply: May = (actor, { operatorId, region }) =>
  canApplyFor(actor, operatorId) || canName(actor, region);
const mayReview: May = (actor, { region }) => canReview(actor, region) || canName(actor, region);
const mayName: May = (actor, { region }) => canName(actor, region);

/** The life of a designation, in the verbs of those who name bases. */
@Injectable()
export class DesignationsService {
  constructor(
    private readonly db: Database,
    private readonly bases: EducationBasesService,
    private readonly references: EducationBaseReferencesService,
    private readonly steps: EducationBaseStepsService,
  ) {}

  /** An application that was returned, once more. */
  reapply(actor: Actor, input: ReapplyEducationBaseInput): Promise<EducationBase> {
    return this.take(actor, Kind.APPLY, input, mayApply);
  }

  startReview(actor: Actor, input: EducationBaseStepInput): Promise<EducationBase> {
    return this.take(actor, Kind.START_REVIEW, input, mayReview);
  }

  /** Refuses an application for now. */
  return(actor: Actor, input: RefuseEducationBaseInput): Promise<EducationBase> {
    return this.take(actor, Kind.RETURN, input, mayReview);
  }

  designate(actor: Actor, input: DesignateEducationBaseInput): Promise<EducationBase> {
    return this.take(actor, Kind.DESIGNATE, input, mayName);
  }

  promote(actor: Actor, input: PromoteEducationBaseInput): Promise<EducationBase> {
    return this.take(actor, Kind.PROMOTE, input, mayName);
  }

  callForReview(actor: Actor, input: EducationBaseStepInput): Promise<EducationBase> {
    return this.take(actor, Kind.CALL_REVIEW, input, mayName);
  }

  renew(actor: Actor, input: EducationBaseStepInput): Promise<EducationBase> {
    return this.take(actor, Kind.RENEW, input, mayName);
  }

  revoke(actor: Actor, input: RefuseEducationBaseInput): Promise<EducationBase> {
    return this.take(actor, Kind.REVOKE, input, mayName);
  }

  /** Files the document of a step that has none yet. */
  async fileDocument(
    actor: Actor,
    { stepId, documentId }: FileDesignationDocumentInput,
  ): Promise<EducationBase> {
    const repo = this.db.repo(EducationBaseStep);
    const what = say('办理记录', 'step');
    const step = found(await repo.findOneBy({ id: stepId }), what);
    const { base, facts } = await this.bases.atHand(actor, step.baseId);
    allow(canName(actor, facts.region));
    if (step.documentId)
      throw new Conflict(say('该记录已有命名文件', 'The step has its document already'));
    await this.references.checkStep(actor, { documentId }, { baseId: base.id, path: 'input' });
    await repo.save(Object.assign(step, { documentId }));
    base.parts = partsChanged(base.parts, ['steps']);
    return this.db.repo(EducationBase).save(base);
  }

  private async take(
    actor: Actor,
    kind: Kind,
    { id, expectedVersion, ...paper }: EducationBaseStepInput,
    may: May,
  ): Promise<EducationBase> {
    const { base, facts } = await this.bases.atHand(actor, id);
    allow(may(actor, facts));
    expectVersion(base, expectedVersion);
    return this.steps.take(actor, kind, base, paper);
  }
}
