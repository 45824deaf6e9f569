import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Attachment, RecordKind } from '../attachments/attachment.entity.js';
import { canSee as canSeeAttachment } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { rightsAt } from '../media-reports/media-report-attachments.service.js';
import { MediaReportFactsQueries } from '../media-reports/media-report-facts.queries.js';
import { MediaReportStep } from '../media-reports/media-report-parts.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { canSeeInside } from '../media-reports/media-report.policy.js';

/** What not everyone sees of a report; for others it is as if there were nothing. */
@Resolver(() => MediaReport)
export class MediaReportFieldsResolver {
  constructor(
    private readonly facts: MediaReportFactsQueries,
    private readonly files: AttachmentsService,
  ) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: '阅读量 — reads; null when not known, and for outsiders.',
  })
  async reads(
    @Parent() report: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<number | null> {
    return (await this.seesInside(report, actor, load)) ? report.reads : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '备注 — note; null for outsiders.',
  })
  async note(
    @Parent() report: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesInside(report, actor, load)) ? report.note : null;
  }

  @ResolveField(() => [MediaReportStep], {
    description: '登记记录 — its history, oldest first; empty for outsiders.',
  })
  async steps(
    @Parent() report: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<MediaReportStep[]> {
    if (!(await this.seesInside(report, actor, load))) return [];
    return load.manyBy(MediaReportStep, 'reportId', report.id, { orderBy: 't.at, t.id' });
  }

  @ResolveField(() => [Attachment], {
    description: '报道凭证 — screenshots, scans, PDF files in order; none for outsiders.',
  })
  async attachments(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment[]> {
    const facts = actor.signedIn ? await this.facts.through(load, id) : null;
    const rights = facts && rightsAt(actor, facts);
    if (!rights) return [];
    const all = await load
      .batch('MediaReport.attachments', async (ids) => {
        const rows = await this.files.allOf(RecordKind.MEDIA_REPORT, ids);
        return ids.map((one) => rows.filter(({ recordId }) => recordId === one));
      })
      .load(id);
    return all.filter((attachment) => canSeeAttachment(rights, attachment));
  }

  private async seesInside({ id }: MediaReport, actor: Actor, load: Loaders): Promise<boolean> {
    if (!actor.signedIn) return false;
    const facts = await this.facts.through(load, id);
    return !!facts && canSeeInside(actor, facts);
  }
}
