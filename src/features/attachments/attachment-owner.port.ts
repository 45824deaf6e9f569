import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { Text } from '../../platform/errors.js';
import type { RecordKind } from './attachment.entity.js';

/** A record that files may be attached to. */
export interface RecordRef {
  recordKind: RecordKind;
  recordId: string;
}

/** What somebody who sees a record may do with its attachments. */
export interface RecordRights {
  /** Add, describe, order and remove them. */
  edit: boolean;
  /** Look at those that hold personal data, as its reviewer. */
  review: boolean;
  /** Why nobody may change them in the record's present state; null: they may. */
  frozen: Text | null;
  /** Attachments that the record cannot do without: the documents of what was decided. */
  kept?: ReadonlySet<string>;
}

/** What the feature that owns a kind of record tells about it. */
export interface AttachmentOwner {
  readonly recordKind: RecordKind;
  /** The rights at each of the records that the actor sees; the others are left out. */
  rightsOf(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, RecordRights>>;
}

/**
 * Where features that own records with attachments announce themselves, so that attachments follow
 * the rights of their record without knowing any of these features.
 */
@Injectable()
export class AttachmentOwners {
  private readonly owners = new Map<RecordKind, AttachmentOwner>();

  register(owner: AttachmentOwner): void {
    this.owners.set(owner.recordKind, owner);
  }

  /** The rights at one record; null when the actor does not see it. */
  async rightsAt(actor: Actor, record: RecordRef): Promise<RecordRights | null> {
    const rights = await this.rightsOf(actor, record.recordKind, [record.recordId]);
    return rights.get(record.recordId) ?? null;
  }

  async rightsOf(
    actor: Actor,
    kind: RecordKind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, RecordRights>> {
    return (await this.owners.get(kind)?.rightsOf(actor, ids)) ?? new Map();
  }
}
