import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { ReadinessService } from './readiness.service.js';

/** For whoever watches the server: is it alive, and should it get requests? */
@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Public()
  @Get('livez')
  live(): object {
    return { status: 'alive' };
  }

  @Public()
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const reasons = await this.readiness.problems();
    if (reasons.length === 0) return { status: 'ready' };
    void reply.code(503);
    return { status: 'not ready', reasons };
  }
}
