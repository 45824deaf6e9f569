import type { Attachment } from './attachment.entity.js';

/** Where files are sent to and fetched from. */
export const ATTACHMENTS_PATH = 'attachments';

/** An attachment as the REST upload answers it; the same names as in GraphQL. */
export type AttachmentView = Pick<
  Attachment,
  | 'id'
  | 'version'
  | 'kind'
  | 'evidenceKind'
  | 'fileName'
  | 'mimeType'
  | 'bytes'
  | 'width'
  | 'height'
  | 'caption'
  | 'position'
  | 'takenOn'
> & { uploadedAt: string; url: string; thumbnailUrl: string | null };

export const urlOf = ({ id }: Pick<Attachment, 'id'>): string => `/${ATTACHMENTS_PATH}/${id}`;

/** Pictures have one, nothing else does. */
export const thumbnailUrlOf = (attachment: Pick<Attachment, 'id' | 'width'>): string | null =>
  attachment.width === null ? null : `${urlOf(attachment)}/thumbnail`;

export const toView = (attachment: Attachment): AttachmentView => ({
  id: attachment.id,
  version: attachment.version,
  kind: attachment.kind,
  evidenceKind: attachment.evidenceKind,
  fileName: attachment.fileName,
  mimeType: attachment.mimeType,
  bytes: attachment.bytes,
  width: attachment.width,
  height: attachment.height,
  caption: attachment.caption,
  position: attachment.position,
  takenOn: attachment.takenOn,
  uploadedAt: attachment.createdAt,
  url: urlOf(attachment),
  thumbnailUrl: thumbnailUrlOf(attachment),
});
