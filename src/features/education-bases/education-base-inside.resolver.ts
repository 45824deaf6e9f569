import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Attachment, RecordKind } from '../attachments/attachment.entity.js';
import { canSee } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { Region } from '../regions/region.entity.js';
import { EducationBaseAttachmentsService } from './education-base-attachments.service.js';
import { EducationBaseFactsQueries } from './education-base-facts.queries.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBase } from './education-base.entity.js';
import { isNaming } from './education-base.lifecycle.js';
import { canReadContact, canSeeInside, isPublicStep } from './education-base.policy.js';
import type { EducationBaseView } from './education-bases.queries.js';

/** The steps of a base in their order, those of a page's bases read together. */
export const stepsOf = (baseId: string, load: Loaders): Promise<EducationBaseStep[]> =>
  load.manyBy(EducationBaseStep, 'baseId', baseId, { orderBy: 't.base_id, t.position' });

/** What of a base is answered by a rule: its contact, its history, its files. */
@Resolver(() => EducationBase)
export class EducationBaseInsideResolver {
  constructor(
    private readonly facts: EducationBaseFactsQueries,
    private readonly attachmentsService: AttachmentsService,
    private readonly owner: EducationBaseAttachmentsService,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      '联系人 — a person; only for the unit that runs it and those who read contacts there.',
  })
  async contactName(
    @Parent() base: EducationBase,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.readsContact(base, actor, load)) ? base.contactName : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      '联系人电话 — of that person; only for the unit that runs it and those who read contacts there.',
  })
  async contactPhone(
    @Parent() base: EducationBase,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.readsContact(base, actor, load)) ? base.contactPhone : null;
  }

  @ResolveField(() => [EducationBaseStep], {
    description:
      '命名办理记录 — every step, oldest first; applications, refusals and reviews only for those who work on it.',
  })
  async steps(
    @Parent() base: EducationBase,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<EducationBaseStep[]> {
    const facts = await this.facts.through(load, base.id);
    const inside = facts !== null && canSeeInside(actor, facts);
    const steps = await stepsOf(base.id, load);
    return inside ? steps : steps.filter(({ kind }) => isPublicStep(kind));
  }

  @ResolveField(() => EducationBaseStep, {
    nullable: true,
    description: '命名依据 — the naming in force on the day shown: authority, document, batch.',
  })
  async naming(
    @Parent() base: EducationBaseView,
    @Load() load: Loaders,
  ): Promise<EducationBaseStep | null> {
    const namings = (await stepsOf(base.id, load)).filter(({ kind }) => isNaming(kind));
    return namings.findLast(({ standsFrom }) => !base.asOf || standsFrom <= base.asOf) ?? null;
  }

  @ResolveField(() => [Attachment], {
    description:
      '附件 — its photos and documents in order; other papers for the file only for those who keep or review it.',
  })
  async attachments(
    @Parent() { id }: EducationBase,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment[]> {
    const rights = await load
      .batch('EducationBase.rights', async (ids) => {
        const all = await this.owner.rightsOf(actor, ids);
        return ids.map((one) => all.get(one) ?? null);
      })
      .load(id);
    const all = await load
      .batch('EducationBase.attachments', async (ids) => {
        const rows = await this.attachmentsService.allOf(RecordKind.EDUCATION_BASE, ids);
        return ids.map((baseId) => rows.filter(({ recordId }) => recordId === baseId));
      })
      .load(id);
    return all.filter((attachment) => canSee(rights, attachment));
  }

  private async readsContact(base: EducationBase, actor: Actor, load: Loaders): Promise<boolean> {
    if (!actor.signedIn) return false;
    return canReadContact(actor, base, await load.byId(Region, base.regionId));
  }
}
