import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { MediaPasteResult } from './media-paste.entity.js';
import { RegisterMediaReportsInput } from './media-paste.inputs.js';
import { MediaPastesService } from './media-pastes.service.js';

@Resolver(() => MediaPasteResult)
export class MediaPastesResolver {
  constructor(private readonly service: MediaPastesService) {}

  @Requires(Permission.EditMediaReports)
  @Mutation(() => MediaPasteResult, {
    description:
      '粘贴登记报道 — registers the reports of a pasted list in one go: all good entries together, each other one with its reason.',
  })
  registerMediaReports(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '粘贴内容 — the list, and what holds for all of it.' })
    input: RegisterMediaReportsInput,
  ): Promise<MediaPasteResult> {
    return this.service.register(actor, input);
  }
}
