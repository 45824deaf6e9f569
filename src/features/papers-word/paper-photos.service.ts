import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw } from '../../platform/database/sql.js';
import { FileStore } from '../../platform/files/file-store.js';
import { printCopy } from '../../platform/files/image.js';
import type { WordPicture } from '../../platform/word/word-document.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import {
  Attachment,
  AttachmentKind,
  EvidenceKind,
  RecordKind,
} from '../attachments/attachment.entity.js';
import { canSee } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';

const MISSING = 'ENOENT';

/** A photo that was asked for: which, and under which caption (null: its own). */
export interface AskedPhoto {
  attachmentId: string;
  caption: string | null;
}

/** Photos of activities, made ready to be put into papers. */
@Injectable()
export class PaperPhotosService {
  constructor(
    private readonly db: Database,
    private readonly owners: AttachmentOwners,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
  ) {}

  /** Pictures of activities that the actor may see, by id; the others are left out. */
  async seen(actor: Actor, ids: readonly string[]): Promise<Map<string, Attachment>> {
    const rows = await this.db.find(Attachment, isIn(raw('t.id'), ids));
    const pictures = rows.filter(
      ({ kind, recordKind }) =>
        kind === AttachmentKind.PICTURE && recordKind === RecordKind.ACTIVITY,
    );
    const records = pictures.map(({ recordId }) => recordId);
    const rights = await this.owners.rightsOf(actor, RecordKind.ACTIVITY, records);
    const visible = pictures.filter((picture) =>
      canSee(rights.get(picture.recordId) ?? null, picture),
    );
    return new Map(visible.map((picture) => [picture.id, picture]));
  }

  /** The attachments of an activity that the actor may see, in order. */
  async filesOf(actor: Actor, activityId: string): Promise<Attachment[]> {
    const record = { recordKind: RecordKind.ACTIVITY, recordId: activityId };
    const rights = await this.owners.rightsAt(actor, record);
    const all = await this.attachments.allOf(RecordKind.ACTIVITY, [activityId]);
    return all.filter((one) => canSee(rights, one));
  }

  /** The photos in the order in which they are asked for. */
  async asked(actor: Actor, photos: readonly AskedPhoto[]): Promise<WordPicture[]> {
    const seen = await this.seen(
      actor,
      photos.map(({ attachmentId }) => attachmentId),
    );
    const chosen = photos.flatMap(({ attachmentId, caption }) => {
      const picture = seen.get(attachmentId);
      return picture ? [{ picture, caption: caption ?? picture.caption ?? '' }] : [];
    });
    return this.copies(chosen);
  }

  /** The first photos among an activity's attachments. */
  async first(attachments: readonly Attachment[], most: number): Promise<WordPicture[]> {
    const photos = attachments.filter(
      ({ kind, evidenceKind }) =>
        kind === AttachmentKind.PICTURE && evidenceKind === EvidenceKind.PHOTO,
    );
    return this.copies(
      photos.slice(0, most).map((picture) => ({ picture, caption: picture.caption ?? '' })),
    );
  }

  private async copies(
    chosen: readonly { picture: Attachment; caption: string }[],
  ): Promise<WordPicture[]> {
    const made: WordPicture[] = [];
    for (const { picture, caption } of chosen) {
      const copy = await this.copyOf(picture);
      if (copy) made.push({ ...copy, caption });
    }
    return made;
  }

  /** A file that is gone leaves its place empty: the paper is still made. */
  private async copyOf({ storedAs }: Attachment) {
    const path = this.files.path(storedAs);
    try {
      return await printCopy(path);
    } catch (error) {
      if ((error as { code?: string }).code === MISSING || /missing/i.test(String(error)))
        return null;
      throw error;
    }
  }
}
