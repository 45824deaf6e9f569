import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLine } from '../../platform/audit/audit-line.entity.js';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, sql, type Sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import type { AuditLineFilter } from './audit-trail.inputs.js';
import { visibleTo } from './audit-trail.policy.js';

/** Reading who did what; nobody writes or deletes here. */
@Injectable()
export class AuditTrailService {
  constructor(private readonly db: Database) {}

  /** One line. Raises NOT_FOUND, also for one that the actor may not read. */
  async get(actor: Actor, id: string): Promise<AuditLine> {
    const line = await this.db.findById(AuditLine, id, [visibleTo(actor)]);
    return found(line, say('审计记录', 'audit line'));
  }

  /** Lines that the actor may read, newest first. */
  async page(actor: Actor, filter: AuditLineFilter, page: PageArgs): Promise<Page<AuditLine>> {
    const keyset = new Keyset(
      'AT_DESC',
      [
        { expression: 't.at', kind: 'text', descending: true },
        { expression: 't.id', kind: 'text', descending: true },
      ],
      page,
    );
    const conditions = [visibleTo(actor), ...matching(filter)];
    const mapper = this.db.mapperOf(AuditLine);
    const rows = await this.db.all(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM audit_lines t
        WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    const count = () => this.db.count(sql`audit_lines t WHERE ${and(conditions)}`);
    return keyset.page(rows, (row) => mapper.read<AuditLine>(row), count);
  }
}

function matching({ entity, recordId, accountId, action, from, until }: AuditLineFilter): Sql[] {
  const conditions: Sql[] = [];
  if (entity) conditions.push(sql`t.entity = ${entity}`);
  if (recordId) conditions.push(sql`t.record_id = ${recordId}`);
  if (accountId) conditions.push(sql`t.account_id = ${accountId}`);
  if (action) conditions.push(sql`t.action = ${action}`);
  if (from) conditions.push(sql`t.at >= ${from.toISOString()}`);
  if (until) conditions.push(sql`t.at < ${until.toISOString()}`);
  return conditions;
}
