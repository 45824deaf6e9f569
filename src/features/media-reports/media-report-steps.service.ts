import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import type { MediaReportStepKind } from './media-report-kinds.policy.js';
import { MediaReportStep } from './media-report-parts.entity.js';
import type { MediaReport } from './media-report.entity.js';

/** Writes the history of reports. */
@Injectable()
export class MediaReportStepsService {
  constructor(private readonly db: Database) {}

  async note(
    actor: Actor,
    report: MediaReport,
    kind: MediaReportStepKind,
    { reason = null, changed = [] }: { reason?: string | null; changed?: readonly string[] } = {},
  ): Promise<void> {
    const { accountId, accountName } = actor;
    const { id: reportId, title, link, regionId, unitId } = report;
    const steps = this.db.repo(MediaReportStep);
    const what = { reportId, kind, title, link, regionId, unitId, reason, changed: [...changed] };
    await steps.save(steps.create({ ...what, accountId, accountName, at: now() }));
  }
}
