import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import { type FieldProblem, InvalidInput, say, type Text } from '../../platform/errors.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo } from '../activities/activity.policy.js';
import { Attachment, RecordKind } from '../attachments/attachment.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';

/** The ids that a base may name. */
export interface BaseReferences {
  kindId?: string | null;
  venueId?: string | null;
  operatorId?: string | null;
  securityFieldIds?: readonly string[] | null;
}

/** The ids that a step may name. */
export interface StepReferences {
  authorityId?: string | null;
  activityId?: string | null;
  documentId?: string | null;
}

const absent = (path: string): FieldProblem => ({
  path,
  text: say('所选项不存在', 'names nothing that exists'),
});

const outOfUse = (name: string): Text => say(`“${name}”已停用`, 'is no longer in use');

/** Checks that what an input names exists, so that each wrong id is told by its place. */
@Injectable()
export class EducationBaseReferencesService {
  constructor(private readonly db: Database) {}

  /** Raises INVALID_INPUT; what is `alreadyUsed` may be out of use by now. */
  async checkBase(given: BaseReferences, alreadyUsed: readonly string[] = []): Promise<void> {
    const kinds = given.kindId ? [given.kindId] : [];
    raise([
      ...(await this.wrongTerms(Vocabulary.BASE_KIND, kinds, () => 'input.kindId', alreadyUsed)),
      ...(await this.wrongTerms(
        Vocabulary.SECURITY_FIELD,
        given.securityFieldIds ?? [],
        (index) => `input.securityFieldIds.${index}`,
        alreadyUsed,
      )),
      ...(await this.wrongVenue(given.venueId, alreadyUsed)),
      ...(await this.wrongUnit('input.operatorId', given.operatorId)),
    ]);
  }

  /** Raises INVALID_INPUT under the path of the step's input. */
  async checkStep(
    actor: Actor,
    given: StepReferences,
    { baseId, path }: { baseId: string; path: string },
  ): Promise<void> {
    raise([
      ...(await this.wrongUnit(`${path}.authorityId`, given.authorityId)),
      ...(await this.wrongActivity(actor, `${path}.activityId`, given.activityId)),
      ...(await this.wrongDocument(baseId, `${path}.documentId`, given.documentId)),
    ]);
  }

  private async wrongTerms(
    vocabulary: Vocabulary,
    ids: readonly string[],
    pathOf: (index: number) => string,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    const terms = await this.db.find(VocabularyTerm, isIn(raw('t.id'), ids));
    return ids.flatMap((id, index) => {
      const term = terms.find((one) => one.id === id);
      if (term?.vocabulary !== vocabulary) return [absent(pathOf(index))];
      if (term.active || alreadyUsed.includes(id)) return [];
      return [{ path: pathOf(index), text: outOfUse(term.name) }];
    });
  }

  private async wrongVenue(
    id: string | null | undefined,
    alreadyUsed: readonly string[],
  ): Promise<FieldProblem[]> {
    if (!id) return [];
    const venue = await this.db.findById(Venue, id);
    if (!venue) return [absent('input.venueId')];
    if (venue.active || alreadyUsed.includes(id)) return [];
    return [{ path: 'input.venueId', text: outOfUse(venue.name) }];
  }

  private async wrongUnit(path: string, id: string | null | undefined): Promise<FieldProblem[]> {
    if (!id) return [];
    const unit = await this.db.findById(Organization, id, [raw('t.merged_into_id IS NULL')]);
    return unit ? [] : [absent(path)];
  }

  /** A base is announced at an activity that others may know of: never at a draft. */
  private async wrongActivity(
    actor: Actor,
    path: string,
    id: string | null | undefined,
  ): Promise<FieldProblem[]> {
    if (!id) return [];
    const known = and([visibleTo(actor), sql`t.status <> ${ActivityStatus.DRAFT}`]);
    return (await this.db.findById(Activity, id, [known])) ? [] : [absent(path)];
  }

  private async wrongDocument(
    baseId: string,
    path: string,
    id: string | null | undefined,
  ): Promise<FieldProblem[]> {
    if (!id) return [];
    const own = sql`t.record_kind = ${RecordKind.EDUCATION_BASE} AND t.record_id = ${baseId}`;
    return (await this.db.findById(Attachment, id, [own])) ? [] : [absent(path)];
  }
}

function raise(problems: readonly FieldProblem[]): void {
  if (problems.length) throw new InvalidInput(problems);
}
