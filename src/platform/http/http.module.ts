import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HealthController } from './health.controller.js';
import { HttpErrorFilter } from './http-error.filter.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { ReadinessService } from './readiness.service.js';

/** What the server says about itself, and how it words the errors of its routes. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [MetricsService, ReadinessService, { provide: APP_FILTER, useClass: HttpErrorFilter }],
  exports: [MetricsService, ReadinessService],
})
export class PlatformHttpModule {}
