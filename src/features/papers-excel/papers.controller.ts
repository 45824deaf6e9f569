import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { pathOf } from '../../platform/http/paths.js';
import { sendMade } from '../../platform/http/send-made.js';
import { ActivityTableQuery, DailyTableQuery, RegisterQuery } from './papers.inputs.js';
import { PAPERS_PATH, REGISTER_FILES } from './paper-offers.js';
import { PapersService } from './papers.service.js';

/** Papers to download: not GraphQL, because they are streamed. */
@Controller(PAPERS_PATH)
export class PapersController {
  constructor(private readonly papers: PapersService) {}

  @SignedIn()
  @Get('activity-table.xlsx')
  async activityTable(
    @CurrentActor() actor: Actor,
    @Query() query: ActivityTableQuery,
    @Req() req: FastifyRequest,
    @Res() res: FastifyReply,
  ): Promise<void> {
    await sendMade(res, await this.papers.activityTable({ actor, wire: { req, res } }, query));
  }

  @SignedIn()
  @Get('daily-table.xlsx')
  async dailyTable(
    @CurrentActor() actor: Actor,
    @Query() query: DailyTableQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendMade(reply, await this.papers.dailyTable(actor, query));
  }

  @SignedIn()
  @Get(REGISTER_FILES)
  async register(
    @CurrentActor() actor: Actor,
    @Query() query: RegisterQuery,
    @Req() req: FastifyRequest,
    @Res() res: FastifyReply,
  ): Promise<void> {
    const file = pathOf(req).split('/').at(-1) ?? '';
    await sendMade(res, await this.papers.register({ actor, wire: { req, res } }, file, query));
  }
}
