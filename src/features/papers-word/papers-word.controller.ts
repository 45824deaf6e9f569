import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Requires, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sendMade } from '../../platform/files/send-file.js';
import { WORD_MIME_TYPE } from '../../platform/word/word-document.js';
import { WordWriter } from '../../platform/word/word-writer.js';
import { Permission } from '../accounts/role.policy.js';
import { ActivityRecordService, type Paper } from './activity-record.service.js';
import { CampaignSummaryService } from './campaign-summary.service.js';

/** Word papers, drawn up for the request. */
@Controller('papers')
export class PapersWordController {
  constructor(
    private readonly records: ActivityRecordService,
    private readonly summaries: CampaignSummaryService,
    private readonly writer: WordWriter,
  ) {}

  @SignedIn()
  @Get('activities/:id/record.docx')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, await this.records.of(actor, id));
  }

  @Requires(Permission.ExportPapers)
  @Get('campaigns/:id/summary.docx')
  async summary(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, await this.summaries.of(actor, id));
  }

  private async send(reply: FastifyReply, { document, fileName }: Paper): Promise<void> {
    const data = await this.writer.write(document);
    await sendMade(reply, { data, fileName, mimeType: WORD_MIME_TYPE });
  }
}
