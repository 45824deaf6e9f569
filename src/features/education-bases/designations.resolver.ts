import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import {
  DesignateEducationBaseInput,
  EducationBaseStepInput,
  FileDesignationDocumentInput,
  PromoteEducationBaseInput,
  ReapplyEducationBaseInput,
  RefuseEducationBaseInput,
} from './designation.inputs.js';
import { DesignationsService } from './designations.service.js';
import { EducationBase } from './education-base.entity.js';

/** The steps of a designation. Each raises CONFLICT where it does not follow from the status. */
@Resolver(() => EducationBase)
export class DesignationsResolver {
  constructor(private readonly designations: DesignationsService) {}

  @Requires(Permission.KeepBases)
  @Mutation(() => EducationBase, {
    description: '重新申报 — an application that was returned, once more: RETURNED → APPLIED.',
  })
  reapplyForEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '重新申报 — which one.' }) input: ReapplyEducationBaseInput,
  ): Promise<EducationBase> {
    return this.designations.reapply(actor, input);
  }

  @Requires(Permission.ReviewBases)
  @Mutation(() => EducationBase, {
    description: '开始评审 — the review of an application begins: APPLIED → UNDER_REVIEW.',
  })
  startEducationBaseReview(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '评审对象 — which one.' }) input: EducationBaseStepInput,
  ): Promise<EducationBase> {
    return this.designations.startReview(actor, input);
  }

  @Requires(Permission.ReviewBases)
  @Mutation(() => EducationBase, {
    description:
      '退回申报 — refuses an application for now, with a reason: APPLIED or UNDER_REVIEW → RETURNED.',
  })
  returnEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '退回对象及原因 — which one and why.' })
    input: RefuseEducationBaseInput,
  ): Promise<EducationBase> {
    return this.designations.return(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description:
      '命名教育基地 — names a base after its review: UNDER_REVIEW → DESIGNATED; by administrators of the district or above.',
  })
  designateEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '命名情况 — the naming.' }) input: DesignateEducationBaseInput,
  ): Promise<EducationBase> {
    return this.designations.designate(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description: '升格教育基地 — names a base at a higher level; what it was stays in its history.',
  })
  promoteEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '升格情况 — the new naming.' }) input: PromoteEducationBaseInput,
  ): Promise<EducationBase> {
    return this.designations.promote(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description: '通知复核 — calls a base for re-review: DESIGNATED → REVIEW_DUE.',
  })
  callEducationBaseForReview(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '复核对象 — which one.' }) input: EducationBaseStepInput,
  ): Promise<EducationBase> {
    return this.designations.callForReview(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description: '复核通过 — confirms a base after its re-review: REVIEW_DUE → DESIGNATED.',
  })
  renewEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '复核对象 — which one.' }) input: EducationBaseStepInput,
  ): Promise<EducationBase> {
    return this.designations.renew(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description:
      '撤销教育基地 — takes the name back, with a reason: DESIGNATED or REVIEW_DUE → REVOKED, for good.',
  })
  revokeEducationBase(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '撤销对象及原因 — which one and why.' })
    input: RefuseEducationBaseInput,
  ): Promise<EducationBase> {
    return this.designations.revoke(actor, input);
  }

  @Requires(Permission.NameBases)
  @Mutation(() => EducationBase, {
    description:
      '归档命名文件 — files an attachment of the base as the document of a step that has none.',
  })
  fileDesignationDocument(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '步骤及附件 — which step, which file.' })
    input: FileDesignationDocumentInput,
  ): Promise<EducationBase> {
    return this.designations.fileDocument(actor, input);
  }
}
