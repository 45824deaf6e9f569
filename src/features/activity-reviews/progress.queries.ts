import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { ActivityStatus, StepKind } from '../activities/activity-status.policy.js';
import { ActivityStep } from '../activities/activity-step.entity.js';
import { Activity } from '../activities/activity.entity.js';
import { waitsFor } from '../activities/activity.policy.js';

const OVER = [ActivityStatus.CLOSED, ActivityStatus.CANCELLED];
const WITH_REASON = [StepKind.RETURN, StepKind.POSTPONE, StepKind.CANCEL];

/** What is under way: for the reviewer whose turn it is, and for the unit that waits. */
@Injectable()
export class ProgressQueries {
  constructor(private readonly db: Database) {}

  /** What waits for this reviewer, longest first. */
  waitingFor(actor: Actor, page: PageArgs): Promise<Page<Activity>> {
    const since = { expression: 't.waiting_since', kind: 'text' as const };
    return this.page('WAITING_SINCE_ASC', since, [waitsFor(actor)], page);
  }

  /** What the actor's unit has under way, last touched first. */
  underWay(actor: Actor, page: PageArgs): Promise<Page<Activity>> {
    const touched = { expression: 't.updated_at', kind: 'text' as const, descending: true };
    const conditions = [
      sql`t.owner_organization_id = ${actor.organizationId ?? ''}`,
      sql`NOT (${isIn(raw('t.status'), OVER)})`,
    ];
    return this.page('UPDATED_AT_DESC', touched, conditions, page);
  }

  /** The last step with a reason of each activity since it was last handed in, or null. */
  async lastReasons(ids: readonly string[]): Promise<(string | null)[]> {
    const steps = await this.db.find(
      ActivityStep,
      and([isIn(raw('t.activity_id'), ids), isIn(raw('t.kind'), WITH_REASON)]),
      raw('ORDER BY t.at, t.id'),
    );
    const last = new Map(steps.map((step) => [step.activityId, step.reason]));
    return ids.map((id) => last.get(id) ?? null);
  }

  private async page(
    order: string,
    first: { expression: string; kind: 'text'; descending?: boolean },
    conditions: Sql[],
    page: PageArgs,
  ): Promise<Page<Activity>> {
    const id = { expression: 't.id', kind: 'text' as const, descending: first.descending };
    const keyset = new Keyset(order, [first, id], page);
    const mapper = this.db.mapperOf(Activity);
    const rows = await this.db.all<Record<string, unknown>>(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM activities t WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    const count = () => this.db.count(sql`activities t WHERE ${and(conditions)}`);
    return keyset.page(rows, (row) => mapper.read<Activity>(row), count);
  }
}
