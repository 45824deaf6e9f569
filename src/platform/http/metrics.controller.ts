import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { NotFound, say } from '../errors.js';
import { MetricsService } from './metrics.service.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A process on this machine that speaks for itself, not a proxy for somebody else. */
const isLocal = ({ raw, headers }: FastifyRequest): boolean =>
  LOOPBACK.has(raw.socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** Figures for Prometheus: for the bearer of METRICS_TOKEN, or without one for this machine only. */
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw new NotFound(say('地址', 'address'));
    return this.metrics.registry.metrics();
  }

  private mayRead(request: FastifyRequest): boolean {
    const { metricsToken } = this.config;
    if (metricsToken === null) return isLocal(request);
    const given = request.headers.authorization ?? '';
    return timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`));
  }
}
