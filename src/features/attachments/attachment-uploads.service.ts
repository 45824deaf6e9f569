import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Database } from '../../platform/database/database.js';
import { Idempotency } from '../../platform/database/idempotency.js';
import { sql } from '../../platform/database/sql.js';
import { Conflict, InvalidInput, say } from '../../platform/errors.js';
import { type AcceptedFile, acceptFile } from '../../platform/files/accept-file.js';
import { safeFileName } from '../../platform/files/file-name.js';
import { FileStore } from '../../platform/files/file-store.js';
import { receiveUpload, type Upload } from '../../platform/files/receive-upload.js';
import { checked } from '../../platform/graphql/validation.js';
import { Attachment, AttachmentKind } from './attachment.entity.js';
import { MAX_PER_RECORD, UploadFields } from './attachment.inputs.js';
import { type AttachmentView, toView } from './attachment-view.js';
import { AttachmentsService } from './attachments.service.js';

const OPERATION = 'POST /attachments';
const MAX_KEY = 100;
const MAX_TOTAL_MB = 500;
const MB = 1024 * 1024;

const KINDS = {
  picture: AttachmentKind.PICTURE,
  document: AttachmentKind.DOCUMENT,
  recording: AttachmentKind.RECORDING,
} as const;

/** Everything known of a file that is on disk and waits for its row. */
interface Arrival {
  fields: UploadFields;
  upload: Upload;
  accepted: AcceptedFile;
  storedAs: string;
}

/** Takes files in: received, recognized, made safe and on disk before their row is committed. */
@Injectable()
export class AttachmentUploadsService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: Idempotency,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Attaches the file of a multipart form to a record; a file that it has already is answered. */
  async attach(actor: Actor, request: FastifyRequest): Promise<AttachmentView> {
    const source = await this.files.draft();
    const scratch = { main: await this.files.draft(), thumbnail: await this.files.draft() };
    try {
      const upload = await receiveUpload(request, source, this.config.maxUploadMb);
      const fields = checked(UploadFields, upload.fields);
      await this.attachments.expectChangeable(actor, fields);
      const accepted = await acceptFile(source, scratch);
      const storedAs = await this.files.keep(accepted.files);
      return await this.register(actor, keyOf(request), { fields, upload, accepted, storedAs });
    } finally {
      await this.files.removeDrafts([source, scratch.main, scratch.thumbnail]);
    }
  }

  private async register(
    actor: Actor,
    key: string | null,
    arrival: Arrival,
  ): Promise<AttachmentView> {
    const work = async () => toView(await this.record(actor, arrival));
    const args = { ...arrival.fields, sha256: arrival.upload.sha256 };
    const { accountId } = actor;
    try {
      return await this.db.transact(async () =>
        key && accountId
          ? ((await this.idempotency.once(
              { accountId, operation: OPERATION, key, args },
              work,
            )) as AttachmentView)
          : work(),
      );
    } finally {
      await this.removeUnlessNamed(arrival.storedAs);
    }
  }

  /** The row; or the row that stands already for the same content. */
  private async record(actor: Actor, arrival: Arrival): Promise<Attachment> {
    const { fields, upload, accepted, storedAs } = arrival;
    const { recordKind, recordId } = fields;
    await this.attachments.expectChangeable(actor, fields);
    const present = await this.attachments.allOf(recordKind, [recordId]);
    const same = present.find((attachment) => attachment.sha256 === upload.sha256);
    if (same) return same;
    expectRoom(present, accepted.bytes);
    const repo = this.db.repo(Attachment);
    return repo.save(
      repo.create({
        recordKind,
        recordId,
        kind: KINDS[accepted.kind.family],
        evidenceKind: fields.evidenceKind,
        fileName: safeFileName(upload.fileName, accepted.kind.extension),
        mimeType: accepted.kind.mimeType,
        bytes: accepted.bytes,
        width: accepted.picture?.width ?? null,
        height: accepted.picture?.height ?? null,
        takenOn: accepted.picture?.takenOn ?? null,
        caption: fields.caption || null,
        position: (present.at(-1)?.position ?? 0) + 1,
        sha256: upload.sha256,
        storedAs,
      }),
    );
  }

  /**
   * A file without a row goes. The database is asked, since a commit whose answer was lost looks
   * like a failure; when it cannot say, the sweep decides later.
   */
  private async removeUnlessNamed(storedAs: string): Promise<void> {
    const row = await this.db.findOne(Attachment, sql`t.stored_as = ${storedAs}`);
    if (!row) await this.files.remove(storedAs);
  }
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && key.length > 0 && key.length <= MAX_KEY) return key;
  throw InvalidInput.at(
    'Idempotency-Key',
    `应为 1 到 ${MAX_KEY} 个字符`,
    `must have 1 to ${MAX_KEY} characters`,
  );
}

function expectRoom(present: readonly Attachment[], bytes: number): void {
  if (present.length >= MAX_PER_RECORD)
    throw new Conflict(
      say(
        `一条记录最多 ${MAX_PER_RECORD} 个附件`,
        `A record has at most ${MAX_PER_RECORD} attachments`,
      ),
      { limit: MAX_PER_RECORD },
    );
  const total = present.reduce((sum, attachment) => sum + attachment.bytes, bytes);
  if (total > MAX_TOTAL_MB * MB)
    throw new Conflict(
      say(
        `一条记录的附件合计不能超过 ${MAX_TOTAL_MB} MB`,
        `The attachments of a record must not exceed ${MAX_TOTAL_MB} MB in all`,
      ),
      { limitMb: MAX_TOTAL_MB },
    );
}
