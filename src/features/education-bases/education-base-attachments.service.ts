import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { EducationBaseFactsQueries } from './education-base-facts.queries.js';
import { frozenFor } from './education-base.lifecycle.js';
import {
  canKeep,
  canName,
  canReview,
  canSee,
  type EducationBaseFacts,
} from './education-base.policy.js';

/** Tells attachments who may do what with those of a base. */
@Injectable()
export class EducationBaseAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.EDUCATION_BASE;

  constructor(private readonly facts: EducationBaseFactsQueries) {}

  async rightsOf(actor: Actor, ids: readonly string[]): Promise<Map<string, RecordRights>> {
    const all = await this.facts.of(ids);
    const documents = await this.facts.documentsOf(ids);
    const rights = new Map<string, RecordRights>();
    all.forEach((facts, index) => {
      const id = ids[index] ?? '';
      if (facts && canSee(actor, facts))
        rights.set(id, { ...rightsAt(actor, facts), kept: documents.get(id) ?? new Set() });
    });
    return rights;
  }
}

/** Those who name bases file papers at any time; its operator not while it is reviewed or revoked. */
const rightsAt = (actor: Actor, facts: EducationBaseFacts): RecordRights => ({
  edit: canKeep(actor, facts),
  review: canReview(actor, facts.region),
  frozen: canName(actor, facts.region) ? null : frozenFor(facts.status),
});
