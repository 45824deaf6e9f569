import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw } from '../../platform/database/sql.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo } from '../activities/activity.policy.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { EducationBaseFactsQueries } from './education-base-facts.queries.js';
import { EducationBaseInsideResolver } from './education-base-inside.resolver.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBase } from './education-base.entity.js';
import { canSeeInside } from './education-base.policy.js';

/** What a step of a designation is linked to. */
@Resolver(() => EducationBaseStep)
export class EducationBaseStepsResolver {
  constructor(
    private readonly db: Database,
    private readonly facts: EducationBaseFactsQueries,
    private readonly inside: EducationBaseInsideResolver,
  ) {}

  @ResolveField(() => Organization, {
    nullable: true,
    description: '机关 — the unit in whose name it was done, where it is registered.',
  })
  authority(
    @Parent() { authorityId }: EducationBaseStep,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, authorityId);
  }

  @ResolveField(() => Activity, {
    nullable: true,
    description: '命名活动 — the activity at which it was announced, if you may see it.',
  })
  async activity(
    @Parent() { activityId }: EducationBaseStep,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Activity | null> {
    if (!activityId) return null;
    return load
      .batch<Activity | null>('EducationBaseStep.activity', async (ids) => {
        const where = and([isIn(raw('t.id'), ids), visibleTo(actor)]);
        const rows = new Map((await this.db.find(Activity, where)).map((row) => [row.id, row]));
        return ids.map((id) => rows.get(id) ?? null);
      })
      .load(activityId);
  }

  @ResolveField(() => Attachment, {
    nullable: true,
    description: '命名文件 — the document, if you may see it.',
  })
  async document(
    @Parent() { baseId, documentId }: EducationBaseStep,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment | null> {
    const base = documentId ? await load.byId(EducationBase, baseId) : null;
    const visible = base ? await this.inside.attachments(base, actor, load) : [];
    return visible.find(({ id }) => id === documentId) ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '说明、原因 — why; null for those who do not work on the base.',
  })
  async reason(
    @Parent() { baseId, reason }: EducationBaseStep,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesInside(baseId, actor, load)) ? reason : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '办理人 — the account’s name then; null for those who do not work on the base.',
  })
  async accountName(
    @Parent() { baseId, accountName }: EducationBaseStep,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesInside(baseId, actor, load)) ? accountName : null;
  }

  private async seesInside(baseId: string, actor: Actor, load: Loaders): Promise<boolean> {
    if (!actor.signedIn) return false;
    const facts = await this.facts.through(load, baseId);
    return facts !== null && canSeeInside(actor, facts);
  }
}
