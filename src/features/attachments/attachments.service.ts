import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { allow, Conflict, found, NotFound, say } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import { AttachmentOwners, type RecordRef, type RecordRights } from './attachment-owner.port.js';
import { Attachment, type RecordKind } from './attachment.entity.js';
import type { OrderAttachmentsInput, UpdateAttachmentInput } from './attachment.inputs.js';
import { canChange, canSee } from './attachment.policy.js';

const ATTACHMENT = say('附件', 'attachment');

/** The condition that a row of `attachments` (alias `t`) belongs to one of the records. */
const of = (kind: RecordKind, ids: readonly string[]): Sql =>
  and([sql`t.record_kind = ${kind}`, isIn(raw('t.record_id'), ids)]);

const IN_ORDER = raw('ORDER BY t.record_id, t.position, t.id');

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: Database,
    private readonly owners: AttachmentOwners,
    private readonly files: FileStore,
  ) {}

  /** One attachment that the actor may see. Raises NOT_FOUND. */
  async get(actor: Actor, id: string): Promise<Attachment> {
    const attachment = found(await this.db.findById(Attachment, id), ATTACHMENT);
    const rights = await this.owners.rightsAt(actor, attachment);
    if (!canSee(rights, attachment)) throw new NotFound(ATTACHMENT);
    return attachment;
  }

  /** Every attachment of the records in order, whoever asks: to be shown only through the policy. */
  allOf(kind: RecordKind, ids: readonly string[]): Promise<Attachment[]> {
    return ids.length ? this.db.find(Attachment, of(kind, ids), IN_ORDER) : Promise.resolve([]);
  }

  /** Raises NOT_FOUND, FORBIDDEN or CONFLICT unless the actor may change the record's attachments. */
  async expectChangeable(actor: Actor, record: RecordRef): Promise<RecordRights> {
    const rights = found(await this.owners.rightsAt(actor, record));
    allow(canChange(rights));
    if (rights.frozen) throw new Conflict(rights.frozen);
    return rights;
  }

  async update(actor: Actor, input: UpdateAttachmentInput): Promise<Attachment> {
    const { attachment } = await this.changeable(actor, input.id);
    expectVersion(attachment, input.expectedVersion);
    if (input.caption !== undefined) attachment.caption = input.caption || null;
    if (input.evidenceKind) attachment.evidenceKind = input.evidenceKind;
    return this.db.repo(Attachment).save(attachment);
  }

  /** Puts all attachments of a record in a new order. CONFLICT when the list is not the present one. */
  async order(actor: Actor, { ids, ...record }: OrderAttachmentsInput): Promise<Attachment[]> {
    await this.expectChangeable(actor, record);
    const attachments = await this.loadAll(record);
    const byId = new Map(attachments.map((attachment) => [attachment.id, attachment]));
    if (ids.length !== byId.size || !ids.every((id) => byId.has(id))) throw listChanged();
    const ordered = ids.map((id) => found(byId.get(id)));
    ordered.forEach((attachment, index) => (attachment.position = index + 1));
    return this.db.repo(Attachment).save(ordered);
  }

  async delete(actor: Actor, id: string): Promise<string> {
    const { attachment, rights } = await this.changeable(actor, id);
    if (rights.kept?.has(id))
      throw new Conflict(
        say(
          '该附件是命名等决定的文件,不能删除',
          'The file is the document of a decision and stays',
        ),
      );
    await this.discard([attachment]);
    return id;
  }

  /** Removes every attachment of a record that is being deleted, in the same unit of work. */
  async deleteAllOf(record: RecordRef): Promise<void> {
    await this.discard(await this.loadAll(record));
  }

  private async changeable(
    actor: Actor,
    id: string,
  ): Promise<{ attachment: Attachment; rights: RecordRights }> {
    const attachment = found(await this.db.repo(Attachment).findOneBy({ id }), ATTACHMENT);
    const visible = await this.owners.rightsAt(actor, attachment);
    if (!canSee(visible, attachment)) throw new NotFound(ATTACHMENT);
    return { attachment, rights: await this.expectChangeable(actor, attachment) };
  }

  private loadAll({ recordKind, recordId }: RecordRef): Promise<Attachment[]> {
    const order = { position: 'ASC', id: 'ASC' } as const;
    return this.db.repo(Attachment).find({ where: { recordKind, recordId }, order });
  }

  /** The rows now, the files once that is certain. */
  private async discard(attachments: Attachment[]): Promise<void> {
    const names = attachments.map((attachment) => attachment.storedAs);
    await this.db.repo(Attachment).remove(attachments);
    this.db.afterCommit(async () => {
      for (const name of names) await this.files.remove(name);
    });
  }
}

const listChanged = (): Conflict =>
  new Conflict(
    say(
      '附件列表已有变化,请刷新后重新排列',
      'The list of attachments has changed; reload it and order it again',
    ),
  );
