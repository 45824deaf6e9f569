import { EducationBaseField } from '../../../src/features/education-bases/education-base-field.entity.js';
import {
  Admission,
  EducationBaseLevel,
  EducationBaseStatus,
  EducationBaseStepKind,
} from '../../../src/features/education-bases/education-base-status.policy.js';
import { EducationBaseStep } from '../../../src/features/education-bases/education-base-step.entity.js';
import { EducationBase } from '../../../src/features/education-bases/education-base.entity.js';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { unknownFacts } from '../../../src/features/venues/place-facts.policy.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId, now } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { termId } from './activities.js';

type BaseParts = Partial<EducationBase> & {
  regionId: string;
  /** Codes of security fields. */
  fields?: string[];
  /** Who named it. */
  authorityId?: string;
};

/**
 * A saved base of the region with one step, that brought it where it stands: named at district level
 * on 10 April 2023, unless told otherwise. Call it inside `arrange`.
 */
export async function buildEducationBase(db: Database, given: BaseParts): Promise<EducationBase> {
  const { fields = [], authorityId = null, ...columns } = given;
  const id = given.id ?? newId();
  const repo = db.repo(EducationBase);
  const base = await repo.save(
    repo.create({
      ...unknownFacts(),
      name: `基地${id.slice(-6)}`,
      kindId: given.kindId ?? (await termId(db, Vocabulary.BASE_KIND, 'EDUCATION_BASE')),
      status: EducationBaseStatus.DESIGNATED,
      level: EducationBaseLevel.DISTRICT,
      namedOn: '2023-04-10',
      gradeBands: [],
      guideService: Availability.UNKNOWN,
      admission: Admission.UNKNOWN,
      active: true,
      parts: { revision: 0, changed: [] },
      ...columns,
      id,
    }),
  );
  const { status: toStatus, level, batch, namedOn } = base;
  const steps = db.repo(EducationBaseStep);
  await steps.save(
    steps.create({
      ...{ baseId: id, toStatus, level, batch, namedOn, authorityId },
      kind: EducationBaseStepKind.REGISTER,
      position: 1,
      day: namedOn,
      standsFrom: namedOn ?? '2023-04-10',
      accountName: 'test',
      at: now(),
    }),
  );
  const rows = db.repo(EducationBaseField);
  for (const [index, code] of fields.entries()) {
    const term = await termId(db, Vocabulary.SECURITY_FIELD, code);
    await rows.save(rows.create({ baseId: id, termId: term, position: index + 1 }));
  }
  return base;
}
