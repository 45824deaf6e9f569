import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sendFile, sendMade } from '../../platform/files/send-file.js';
import { BriefingDownloadsService } from './briefing-downloads.service.js';

/** Briefings as files. */
@Controller('papers/briefings')
export class BriefingsController {
  constructor(private readonly downloads: BriefingDownloadsService) {}

  @SignedIn()
  @Get(':id.docx')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const paper = await this.downloads.of(actor, id);
    await ('path' in paper ? sendFile(request, reply, paper) : sendMade(reply, paper));
  }
}
