import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { ActivityMaterial } from '../activities/activity-details.entity.js';
import { ActivityFactsQueries } from '../activities/activity-facts.queries.js';
import { Activity } from '../activities/activity.entity.js';
import { type ActivityFacts, canSeeInside } from '../activities/activity.policy.js';
import { Attachment, EvidenceKind, RecordKind } from '../attachments/attachment.entity.js';
import { canSee } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { missingEvidence, rightsAt } from './evidence.policy.js';

@ObjectType({ description: '存档材料份数 — how many attachments of one kind are on file.' })
export class EvidenceItem {
  @Field(() => EvidenceKind, { description: '种类 — the kind.' })
  kind: EvidenceKind;

  @Field(() => Int, { description: '份数 — how many.' })
  count: number;
}

@ObjectType({
  description: '存档材料 — what is on file of an activity and what is still missing.',
})
export class ActivityEvidence {
  @Field(() => [EvidenceItem], { description: '已有材料 — what there is, by kind.' })
  items: EvidenceItem[];

  @Field(() => Boolean, {
    description: '是否齐全 — whether everything is there that a closed activity should have.',
  })
  complete: boolean;

  @Field(() => [EvidenceKind], {
    description: '缺少的材料 — kinds still missing; the summary stands for a text.',
  })
  missing: EvidenceKind[];
}

/** What attachments add to activities. */
@Resolver(() => Activity)
export class ActivityEvidenceResolver {
  constructor(
    private readonly attachmentsService: AttachmentsService,
    private readonly facts: ActivityFactsQueries,
  ) {}

  @ResolveField(() => [Attachment], {
    description:
      '附件 — its photos, documents and recordings in order; sign-in sheets and other papers for the file only for its unit and reviewers.',
  })
  async attachments(
    @Parent() activity: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment[]> {
    const facts = await this.factsOf(activity, load);
    const rights = facts && rightsAt(actor, facts);
    const attachments = rights ? await this.allOf(activity, load) : [];
    return attachments.filter((attachment) => canSee(rights, attachment));
  }

  @ResolveField(() => ActivityEvidence, {
    nullable: true,
    description:
      '存档材料 — what is on file and what is missing; null for those who do not work on the activity.',
  })
  async evidence(
    @Parent() activity: Activity,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityEvidence | null> {
    if (!actor.signedIn) return null;
    const facts = await load.batch('ActivityFacts', (ids) => this.facts.of(ids)).load(activity.id);
    return facts && canSeeInside(actor, facts) ? this.evidenceOf(activity, load) : null;
  }

  private async evidenceOf(activity: Activity, load: Loaders): Promise<ActivityEvidence> {
    const counts = new Map<EvidenceKind, number>();
    for (const { evidenceKind } of await this.allOf(activity, load))
      counts.set(evidenceKind, (counts.get(evidenceKind) ?? 0) + 1);
    const type = await load.byId(VocabularyTerm, activity.typeId);
    const missing = missingEvidence({
      counts,
      hasSummary: !!activity.summary,
      typeCode: type?.code ?? '',
      materialCodes: await this.materialCodes(activity, load),
    });
    const items = Object.values(EvidenceKind)
      .map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
      .filter(({ count }) => count > 0);
    return { items, complete: missing.length === 0, missing };
  }

  private factsOf({ id }: Activity, load: Loaders): Promise<ActivityFacts | null> {
    return load.batch('ActivityFacts', (ids) => this.facts.of(ids)).load(id);
  }

  /** All of them, whoever asks. */
  private allOf({ id }: Activity, load: Loaders): Promise<Attachment[]> {
    return load
      .batch('Activity.attachments', async (ids) => {
        const rows = await this.attachmentsService.allOf(RecordKind.ACTIVITY, ids);
        return ids.map((activityId) => rows.filter((row) => row.recordId === activityId));
      })
      .load(id);
  }

  private async materialCodes({ id }: Activity, load: Loaders): Promise<string[]> {
    const materials = await load.manyBy(ActivityMaterial, 'activityId', id, {
      orderBy: 't.position',
    });
    const terms = await Promise.all(
      materials.map(({ termId }) => load.byId(VocabularyTerm, termId)),
    );
    return terms.flatMap((term) => term?.code ?? []);
  }
}
