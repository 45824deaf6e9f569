import type { RecordRights } from './attachment-owner.port.js';
import { type Attachment, EvidenceKind } from './attachment.entity.js';

/** Kinds that hold names and other personal data, or papers that are for the file only. */
const INTERNAL: readonly EvidenceKind[] = [EvidenceKind.SIGN_IN_SHEET, EvidenceKind.OTHER];

export const isInternal = (attachment: Pick<Attachment, 'evidenceKind'>): boolean =>
  INTERNAL.includes(attachment.evidenceKind);

/** Who sees the record sees its attachments; the internal ones only who edits or reviews it. */
export const canSee = (
  rights: RecordRights | null,
  attachment: Pick<Attachment, 'evidenceKind'>,
): boolean => rights !== null && (!isInternal(attachment) || rights.edit || rights.review);

export const canChange = (rights: RecordRights): boolean => rights.edit;
