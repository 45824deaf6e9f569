import { Activity } from '../../../src/features/activities/activity.entity.js';
import { ActivityTerm } from '../../../src/features/activities/activity-details.entity.js';
import {
  ActivityOrganizer,
  OrganizerRole,
} from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { sortAtOf } from '../../../src/features/activities/activity-time.policy.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { RegionLevel } from '../../../src/features/regions/region.entity.js';
import {
  Vocabulary,
  VocabularyTerm,
} from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

const AT = '2023-04-01T08:00:00.000Z';

/** The id of a standard term, by its code. */
export async function termId(db: Database, vocabulary: Vocabulary, code: string): Promise<string> {
  return (await db.repo(VocabularyTerm).findOneByOrFail({ vocabulary, code })).id;
}

type ActivityParts = Partial<Activity> & {
  ownerOrganizationId: string;
  /** In printed order; the owner hosts it when left out. */
  organizers?: { organizationId: string; role: OrganizerRole }[];
  /** Audiences, 进-tags and security fields. */
  terms?: Pick<VocabularyTerm, 'id' | 'vocabulary'>[];
};

/** What an activity of this status would have gone through. */
const stageOf = (status: ActivityStatus): Partial<Activity> => ({
  status,
  reviewLevel: status === ActivityStatus.SUBMITTED ? RegionLevel.STREET : null,
  waitingSince: status === ActivityStatus.SUBMITTED ? AT : null,
  submittedAt: status === ActivityStatus.DRAFT ? null : AT,
  publishedAt: [ActivityStatus.PUBLISHED, ActivityStatus.CLOSED].includes(status) ? AT : null,
  ...(status === ActivityStatus.CLOSED && {
    closedAt: AT,
    actualHeadcount: 50,
    summary: '圆满结束',
  }),
});

/**
 * A saved activity of the unit, in the unit's region: a published lecture of 10 April 2023, unless
 * told otherwise. It has no steps: take them through the API where they matter. Call it inside
 * `arrange`.
 */
export async function buildActivity(db: Database, given: ActivityParts): Promise<Activity> {
  const { organizers, terms = [], ...columns } = given;
  const { id: organizationId, regionId } = await db
    .repo(Organization)
    .findOneByOrFail({ id: given.ownerOrganizationId });
  const id = given.id ?? newId();
  const activity = db.repo(Activity).create({
    title: `活动${id.slice(-6)}`,
    typeId: given.typeId ?? (await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE')),
    regionId,
    startsOn: '2023-04-10',
    headcountEstimated: false,
    audiencesOverlap: false,
    parts: { revision: 0, changed: [] },
    ...stageOf(given.status ?? ActivityStatus.PUBLISHED),
    ...columns,
    id,
  });
  activity.sortAt = given.sortAt ?? sortAtOf(activity);
  const saved = await db.repo(Activity).save(activity);
  const units = organizers ?? [{ organizationId, role: OrganizerRole.HOST }];
  for (const [index, unit] of units.entries()) {
    const repo = db.repo(ActivityOrganizer);
    await repo.save(repo.create({ ...unit, activityId: id, position: index + 1 }));
  }
  for (const [index, term] of terms.entries()) {
    const repo = db.repo(ActivityTerm);
    const { id: termId, vocabulary } = term;
    await repo.save(repo.create({ activityId: id, termId, vocabulary, position: index + 1 }));
  }
  return saved;
}
