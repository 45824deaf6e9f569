import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { BriefingFactsQueries } from './briefing-facts.queries.js';
import { canSee } from './briefing.policy.js';

/** The paper of an issued briefing is an attachment that nobody adds, changes or removes. */
@Injectable()
export class BriefingAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.BRIEFING;

  constructor(private readonly facts: BriefingFactsQueries) {}

  async rightsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, RecordRights>> {
    const all = await this.facts.of(ids);
    const rights = new Map<string, RecordRights>();
    all.forEach((facts, index) => {
      if (facts && canSee(actor, facts))
        rights.set(ids[index] ?? '', { edit: false, review: false, frozen: null });
    });
    return rights;
  }
}
