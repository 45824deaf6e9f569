import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { say } from '../../platform/errors.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import type { AttachmentOwner, RecordRights } from '../attachments/attachment-owner.port.js';
import { BookDonationFactsQueries } from './book-donation-facts.queries.js';
import { BookDonationStatus } from './book-donation-status.policy.js';
import { type BookDonationFacts, canEdit, canSee, canSeePapers } from './book-donation.policy.js';

const CANCELLED = say(
  '该赠书已取消,附件不能再修改',
  'The donation was cancelled; its attachments stay as they are',
);

/** What the actor may do with a donation's attachments; null when it is out of sight. */
export function rightsAt(actor: Actor, donation: BookDonationFacts): RecordRights | null {
  if (!canSee(actor, donation)) return null;
  return {
    edit: canEdit(actor, donation),
    review: canSeePapers(actor, donation),
    frozen: donation.status === BookDonationStatus.CANCELLED ? CANCELLED : null,
  };
}

/** Tells attachments who may do what with those of a donation. */
@Injectable()
export class BookDonationAttachmentsService implements AttachmentOwner {
  readonly recordKind = RecordKind.BOOK_DONATION;

  constructor(private readonly facts: BookDonationFactsQueries) {}

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
