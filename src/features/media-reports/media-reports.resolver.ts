import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { MediaReportRemovalService } from './media-report-removal.service.js';
import { MediaReport } from './media-report.entity.js';
import {
  CorrectMediaReportInput,
  DeleteMediaReportInput,
  RegisterMediaReportInput,
} from './media-report.inputs.js';
import { MediaReportsService } from './media-reports.service.js';

@Resolver(() => MediaReport)
export class MediaReportsResolver {
  constructor(
    private readonly service: MediaReportsService,
    private readonly removal: MediaReportRemovalService,
  ) {}

  @Requires(Permission.EditMediaReports)
  @Mutation(() => MediaReport, {
    description:
      '登记报道 — registers a report for one’s own unit; those who collect reports register any, others such about activities of their unit. CONFLICT with existingId when it is there already.',
  })
  registerMediaReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '报道内容 — what is known.' }) input: RegisterMediaReportInput,
  ): Promise<MediaReport> {
    return this.service.create(actor, input);
  }

  @Requires(Permission.EditMediaReports)
  @Mutation(() => MediaReport, {
    description:
      '更正、补充报道 — corrects or completes a report and what it is about. CONFLICT when somebody changed it meanwhile (extensions.changes).',
  })
  correctMediaReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '更正内容 — what changes.' }) input: CorrectMediaReportInput,
  ): Promise<MediaReport> {
    return this.service.correct(actor, input);
  }

  @Requires(Permission.EditMediaReports)
  @Mutation(() => ID, {
    description:
      '删除报道 — takes a report registered by mistake out of the register, with its proofs; its history stays.',
  })
  deleteMediaReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '删除哪篇报道 — which one, and why.' })
    input: DeleteMediaReportInput,
  ): Promise<string> {
    return this.removal.delete(actor, input);
  }
}
