import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Public, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { NotFound, say } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import { sendFile } from '../../platform/files/send-file.js';
import { AttachmentKind } from './attachment.entity.js';
import { AttachmentUploadsService } from './attachment-uploads.service.js';
import { ATTACHMENTS_PATH, type AttachmentView } from './attachment-view.js';
import { AttachmentsService } from './attachments.service.js';

/** Files in and out: the part of the API that is not GraphQL, because files are streamed. */
@Controller(ATTACHMENTS_PATH)
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly uploads: AttachmentUploadsService,
    private readonly files: FileStore,
  ) {}

  @SignedIn()
  @Post()
  upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<AttachmentView> {
    return this.uploads.attach(actor, request);
  }

  @Public()
  @Get(':id')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { storedAs, mimeType, fileName, kind } = await this.attachments.get(actor, id);
    await sendFile(request, reply, {
      path: this.files.path(storedAs),
      mimeType,
      fileName,
      inline: kind === AttachmentKind.PICTURE,
    });
  }

  @Public()
  @Get(':id/thumbnail')
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { storedAs, fileName, kind } = await this.attachments.get(actor, id);
    if (kind !== AttachmentKind.PICTURE) throw new NotFound(say('缩略图', 'thumbnail'));
    await sendFile(request, reply, {
      path: this.files.thumbnailPath(storedAs),
      mimeType: 'image/jpeg',
      fileName: `${fileName.replace(/\.\w+$/, '')}.jpg`,
      inline: true,
    });
  }
}
