import { Module } from '@nestjs/common';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { AuditTrailService } from './audit-trail.service.js';

@Module({ providers: [AuditTrailResolver, AuditTrailService] })
export class AuditTrailModule {}
