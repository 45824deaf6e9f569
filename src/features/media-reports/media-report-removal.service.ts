import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { MediaReportStepKind } from './media-report-kinds.policy.js';
import { LINK_LISTS, MediaReportLinksService } from './media-report-links.service.js';
import { MediaReportStepsService } from './media-report-steps.service.js';
import { MediaReport } from './media-report.entity.js';
import type { DeleteMediaReportInput } from './media-report.inputs.js';
import { MediaReportsService } from './media-reports.service.js';

/** Takes reports out of the register; their history stays. */
@Injectable()
export class MediaReportRemovalService {
  constructor(
    private readonly db: Database,
    private readonly reports: MediaReportsService,
    private readonly links: MediaReportLinksService,
    private readonly steps: MediaReportStepsService,
    private readonly attachments: AttachmentsService,
  ) {}

  /** Removes the report with its links and proofs, and answers its id. Its link is free again. */
  async delete(actor: Actor, input: DeleteMediaReportInput): Promise<string> {
    const { id, reason } = input;
    const report = await this.reports.atHand(actor, id);
    expectVersion(report, input.expectedVersion);
    await this.steps.note(actor, report, MediaReportStepKind.DELETE, { reason });
    await this.links.replace(id, Object.fromEntries(LINK_LISTS.map((list) => [list, []])));
    await this.attachments.deleteAllOf({ recordKind: RecordKind.MEDIA_REPORT, recordId: id });
    await this.db.repo(MediaReport).remove(report);
    return id;
  }
}
