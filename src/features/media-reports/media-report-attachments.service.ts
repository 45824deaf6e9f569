import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { MediaReportFactsQueries } from './media-report-facts.queries.js';
import { canEdit, canSeeInside, type MediaReportFacts } from './media-report.policy.js';

/** What the actor may do with a report's proofs; null for outsiders, who see none of them. */
export const rightsAt = (actor: Actor, report: MediaReportFacts): RecordRights | null =>
  canSeeInside(actor, report) || canEdit(actor, report)
    ? { edit: canEdit(actor, report), review: true, frozen: null }
    : null;

/** Tells attachments who may do what with the proofs (screenshots, scans) of a report. */
@Injectable()
export class MediaReportAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.MEDIA_REPORT;

  constructor(private readonly facts: MediaReportFactsQueries) {}

  async rightsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, RecordRights>> {
    const all = await this.facts.of(ids);
    const rights = new Map<string, RecordRights>();
    all.forEach((facts, index) => {
      const its = facts && rightsAt(actor, facts);
      if (its) rights.set(ids[index] ?? '', its);
    });
    return rights;
  }
}
