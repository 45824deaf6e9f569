import type { Actor } from '../../platform/access/actor.js';
import { say, type Text } from '../../platform/errors.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { type ActivityFacts, canEdit, canPublish, canSee } from '../activities/activity.policy.js';
import { EvidenceKind } from '../attachments/attachment.entity.js';
import type { RecordRights } from '../attachments/attachment-owner.port.js';

/** What a reviewer looks at stays as it was submitted; what was called off is history. */
const FROZEN: Partial<Record<ActivityStatus, Text>> = {
  [ActivityStatus.SUBMITTED]: say(
    '该活动正在审核,请先撤回再修改附件',
    'The activity is being reviewed; withdraw it before changing its attachments',
  ),
  [ActivityStatus.CANCELLED]: say(
    '该活动已取消,附件不能再修改',
    'The activity is cancelled; its attachments stay as they are',
  ),
};

/** What the actor may do with an activity's attachments; null when it is out of sight. */
export function rightsAt(actor: Actor, activity: ActivityFacts): RecordRights | null {
  if (!canSee(actor, activity)) return null;
  return {
    edit: canEdit(actor, activity),
    review: canPublish(actor, activity),
    frozen: FROZEN[activity.status] ?? null,
  };
}

/** What the rule of completeness looks at. */
export interface EvidenceFacts {
  /** How many attachments there are of each kind. */
  counts: ReadonlyMap<EvidenceKind, number>;
  hasSummary: boolean;
  /** Code of the activity's type. */
  typeCode: string;
  /** Codes of the materials that were counted. */
  materialCodes: readonly string[];
}

/** Materials of which a copy is kept on file. */
const PRINTED = new Set(['PRINTED_MATTER', 'BOOKLET', 'WALL_CHART']);
/** Types whose attendance is proved by signatures; never where pupils are the audience as a rule. */
const SIGNED = new Set(['TRAINING']);

const REQUIRED: readonly [EvidenceKind, (facts: EvidenceFacts) => boolean][] = [
  [EvidenceKind.TEXT, () => true],
  [EvidenceKind.PHOTO, () => true],
  [EvidenceKind.PRINTED_MATTER, (facts) => facts.materialCodes.some((code) => PRINTED.has(code))],
  [EvidenceKind.SIGN_IN_SHEET, (facts) => SIGNED.has(facts.typeCode)],
];

const isThere = (kind: EvidenceKind, { counts, hasSummary }: EvidenceFacts): boolean =>
  (counts.get(kind) ?? 0) > 0 || (kind === EvidenceKind.TEXT && hasSummary);

/** The kinds that a closed activity should have on file and this one lacks. */
export const missingEvidence = (facts: EvidenceFacts): EvidenceKind[] =>
  REQUIRED.filter(([kind, applies]) => applies(facts) && !isThere(kind, facts)).map(
    ([kind]) => kind,
  );
