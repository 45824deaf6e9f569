import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Attachment, RecordKind } from '../attachments/attachment.entity.js';
import { canSee } from '../attachments/attachment.policy.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { LegalAidAttachmentsService } from './legal-aid-attachments.service.js';
import { LegalAidStation } from './legal-aid-station.entity.js';

/** What attachments add to stations. */
@Resolver(() => LegalAidStation)
export class LegalAidPhotosResolver {
  constructor(
    private readonly attachmentsService: AttachmentsService,
    private readonly owner: LegalAidAttachmentsService,
  ) {}

  @ResolveField(() => [Attachment], {
    description: '附件 — photos of its entrance and other files, in order.',
  })
  async attachments(
    @Parent() { id }: LegalAidStation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Attachment[]> {
    const rights = await load
      .batch('LegalAidStation.rights', async (ids) => {
        const known = await this.owner.rightsOf(actor, ids);
        return ids.map((one) => known.get(one) ?? null);
      })
      .load(id);
    const all = await load
      .batch('LegalAidStation.attachments', async (ids) => {
        const rows = await this.attachmentsService.allOf(RecordKind.LEGAL_AID_STATION, ids);
        return ids.map((one) => rows.filter((row) => row.recordId === one));
      })
      .load(id);
    return all.filter((attachment) => canSee(rights, attachment));
  }
}
