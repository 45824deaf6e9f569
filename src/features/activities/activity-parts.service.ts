import { Injectable } from '@nestjs/common';
import type { BaseRow } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import { listNewRows, listRows } from '../../platform/database/listed-rows.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { ActivityDependents } from './activity-dependents.port.js';
import {
  ActivityAudienceCount,
  ActivityMaterial,
  ActivityTerm,
} from './activity-details.entity.js';
import { ActivityOrganizer, type OrganizerRole } from './activity-organizer.entity.js';
import { ActivityStep } from './activity-step.entity.js';

/** The lists of an activity as they should be; one that is absent stays as it is. */
export interface ActivityParts {
  organizers?: readonly { organizationId: string; role: OrganizerRole }[];
  audienceIds?: readonly string[];
  entryTagIds?: readonly string[];
  securityFieldIds?: readonly string[];
  audienceCounts?: readonly Pick<ActivityAudienceCount, 'termId' | 'headcount'>[];
  materials?: readonly Pick<
    ActivityMaterial,
    'termId' | 'quantity' | 'countingWord' | 'kinds' | 'estimated'
  >[];
}

/** The fields of {@link ActivityParts} that list terms, and their vocabularies. */
export const TERM_PARTS = {
  audienceIds: Vocabulary.AUDIENCE,
  entryTagIds: Vocabulary.ENTRY_TAG,
  securityFieldIds: Vocabulary.SECURITY_FIELD,
} as const;

type TermPart = keyof typeof TERM_PARTS;

/** Keeps the rows that hang on an activity; every one that comes, goes or moves is audited. */
@Injectable()
export class ActivityPartsService {
  constructor(
    private readonly db: Database,
    private readonly attachments: AttachmentsService,
    private readonly dependents: ActivityDependents,
  ) {}

  /** Makes the given lists so, and answers the names of those that changed. */
  replace(activityId: string, parts: ActivityParts): Promise<string[]> {
    return this.list(listRows, activityId, parts);
  }

  /** Gives an activity that has only just been made its lists. */
  async give(activityId: string, parts: ActivityParts): Promise<void> {
    await this.list(listNewRows, activityId, parts);
  }

  private async list(
    listing: typeof listRows,
    activityId: string,
    parts: ActivityParts,
  ): Promise<string[]> {
    const changed: string[] = [];
    const note = (name: string, differs: boolean) => {
      if (differs) changed.push(name);
    };
    if (parts.organizers)
      note(
        'organizers',
        await listing(this.db.repo(ActivityOrganizer), { activityId }, parts.organizers),
      );
    for (const [name, vocabulary] of Object.entries(TERM_PARTS)) {
      const wanted = parts[name as TermPart]?.map((termId) => ({ termId, vocabulary }));
      if (wanted)
        note(name, await listing(this.db.repo(ActivityTerm), { activityId, vocabulary }, wanted));
    }
    if (parts.audienceCounts)
      note(
        'audienceCounts',
        await listing(this.db.repo(ActivityAudienceCount), { activityId }, parts.audienceCounts),
      );
    if (parts.materials)
      note(
        'materials',
        await listing(this.db.repo(ActivityMaterial), { activityId }, parts.materials),
      );
    return changed;
  }

  /** The lists of the plan as they stand, to copy them. */
  async planOf(
    activityId: string,
  ): Promise<Required<Omit<ActivityParts, 'audienceCounts' | 'materials'>>> {
    const inOrder = { where: { activityId }, order: { position: 'ASC' as const } };
    const organizers = await this.db.repo(ActivityOrganizer).find(inOrder);
    const terms = await this.db.repo(ActivityTerm).find(inOrder);
    const of = (vocabulary: Vocabulary) =>
      terms.filter((term) => term.vocabulary === vocabulary).map((term) => term.termId);
    return {
      organizers: organizers.map(({ organizationId, role }) => ({ organizationId, role })),
      audienceIds: of(Vocabulary.AUDIENCE),
      entryTagIds: of(Vocabulary.ENTRY_TAG),
      securityFieldIds: of(Vocabulary.SECURITY_FIELD),
    };
  }

  /** The terms that an activity uses, for whatever. */
  async termIdsOf(activityId: string): Promise<string[]> {
    const terms = await this.db.repo(ActivityTerm).findBy({ activityId });
    return terms.map((term) => term.termId);
  }

  /** Gives one unit's places to another; where that one stands in the same role, the place goes. */
  async moveOrganizer(from: string, to: string): Promise<number> {
    const repo = this.db.repo(ActivityOrganizer);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const { activityId, role } = row;
      const taken = await repo.existsBy({ activityId, role, organizationId: to });
      await (taken ? repo.remove(row) : repo.save(Object.assign(row, { organizationId: to })));
    }
    return rows.length;
  }

  /** Removes everything that hangs on a draft, its files included. */
  async clear(activityId: string): Promise<void> {
    await this.dependents.clear(activityId);
    const entities = [
      ActivityOrganizer,
      ActivityTerm,
      ActivityAudienceCount,
      ActivityMaterial,
      ActivityStep,
    ];
    for (const entity of entities) {
      const rows = await this.db
        .repo<BaseRow & { activityId: string }>(entity)
        .findBy({ activityId });
      await this.db.repo(entity).remove(rows as never[]);
    }
    await this.attachments.deleteAllOf({ recordKind: RecordKind.ACTIVITY, recordId: activityId });
  }
}
