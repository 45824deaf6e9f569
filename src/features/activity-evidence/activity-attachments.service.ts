import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { rightsAt } from './evidence.policy.js';

/** Tells attachments who may do what with those of an activity. */
@Injectable()
export class ActivityAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.ACTIVITY;

  constructor(private readonly facts: ActivityFactsQueries) {}

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
