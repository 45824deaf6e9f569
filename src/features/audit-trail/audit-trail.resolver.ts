import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLine } from '../../platform/audit/audit-line.entity.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { Permission } from '../accounts/role.policy.js';
import { AuditLinesArgs } from './audit-trail.inputs.js';
import { AuditTrailService } from './audit-trail.service.js';

const AuditLineConnection = Connection(AuditLine, 'AuditLine', '审计记录');

@Resolver(() => AuditLine)
export class AuditTrailResolver {
  constructor(private readonly trail: AuditTrailService) {}

  @Requires(Permission.ReadAudit)
  @Query(() => AuditLine, { description: '查看审计记录 — one audit line. Raises NOT_FOUND.' })
  auditLine(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<AuditLine> {
    return this.trail.get(actor, id);
  }

  @Requires(Permission.ReadAudit)
  @Query(() => AuditLineConnection, {
    description:
      '审计记录列表 — what accounts of units in your region did, newest first; at the top of the tree also what the server itself did.',
  })
  auditLines(@CurrentActor() actor: Actor, @Args() args: AuditLinesArgs): Promise<Page<AuditLine>> {
    return this.trail.page(actor, args.filter ?? {}, args);
  }
}
