import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { canEdit, canManageIn, canSee } from './legal-aid.policy.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';

/** Tells attachments who may do what with those of a station: photos of the entrance, the way in. */
@Injectable()
export class LegalAidAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.LEGAL_AID_STATION;

  constructor(private readonly queries: LegalAidStationsQueries) {}

  async rightsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, RecordRights>> {
    const all = await this.queries.factsOf(ids);
    const rights = new Map<string, RecordRights>();
    all.forEach((facts, index) => {
      if (!facts || !canSee(actor, facts)) return;
      const edit = canEdit(actor, facts);
      const review = canManageIn(actor, facts.region);
      rights.set(ids[index] ?? '', { edit, review, frozen: null });
    });
    return rights;
  }
}
