import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { CurrentActor, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Attachment } from './attachment.entity.js';
import {
  DeleteAttachmentInput,
  OrderAttachmentsInput,
  UpdateAttachmentInput,
} from './attachment.inputs.js';
import { thumbnailUrlOf, urlOf } from './attachment-view.js';
import { AttachmentsService } from './attachments.service.js';

@Resolver(() => Attachment)
export class AttachmentsResolver {
  constructor(private readonly attachments: AttachmentsService) {}

  @SignedIn()
  @Mutation(() => Attachment, {
    description:
      '修改附件 — change caption or evidence kind. Raises NOT_FOUND, FORBIDDEN, CONFLICT.',
  })
  updateAttachment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — what to change.' }) input: UpdateAttachmentInput,
  ): Promise<Attachment> {
    return this.attachments.update(actor, input);
  }

  @SignedIn()
  @Mutation(() => [Attachment], {
    description:
      '排列附件 — put a record’s attachments in order. Raises NOT_FOUND, FORBIDDEN, CONFLICT.',
  })
  orderAttachments(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '新的次序 — the new order.' }) input: OrderAttachmentsInput,
  ): Promise<Attachment[]> {
    return this.attachments.order(actor, input);
  }

  @SignedIn()
  @Mutation(() => ID, {
    description:
      '删除附件 — remove an attachment with its file; answers its id. Raises NOT_FOUND, FORBIDDEN, CONFLICT.',
  })
  deleteAttachment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '删除对象 — which one.' }) input: DeleteAttachmentInput,
  ): Promise<string> {
    return this.attachments.delete(actor, input.id);
  }

  @ResolveField(() => GraphQLDateTimeISO, { description: '上传时间 — when it was sent.' })
  uploadedAt(@Parent() attachment: Attachment): string {
    return attachment.createdAt;
  }

  @ResolveField(() => String, { description: '地址 — path on this server that gives the file.' })
  url(@Parent() attachment: Attachment): string {
    return urlOf(attachment);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '缩略图地址 — path of a picture’s thumbnail (JPEG, 400 px); null for other files.',
  })
  thumbnailUrl(@Parent() attachment: Attachment): string | null {
    return thumbnailUrlOf(attachment);
  }
}
