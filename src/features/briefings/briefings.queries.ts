import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found } from '../../platform/errors.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { inRegion } from '../regions/regions.queries.js';
import { BriefingFigureRecord } from './briefing-parts.entity.js';
import { BRIEFING } from './briefing-steps.service.js';
import { Briefing } from './briefing.entity.js';
import { BriefingFilter, type BriefingListArgs, BriefingOrder } from './briefing-list.inputs.js';
import { visibleTo } from './briefing.policy.js';

const ID: OrderColumn = { expression: 't.id', descending: true, kind: 'text' };

const ORDERS: Readonly<Record<BriefingOrder, readonly OrderColumn[]>> = {
  [BriefingOrder.ISSUED_DESC]: [
    { expression: "COALESCE(t.issued_on, '9999')", descending: true, kind: 'text' },
    ID,
  ],
  [BriefingOrder.UPDATED_DESC]: [
    { expression: 't.updated_at', descending: true, kind: 'text' },
    ID,
  ],
};

/** The filter as conditions on rows of `briefings` (alias `t`). */
function conditionsOf(filter: BriefingFilter): Sql[] {
  const conditions: Sql[] = [];
  const equals = (column: string, value: string | number | null | undefined): void => {
    if (value) conditions.push(sql`${raw(`t.${column}`)} = ${value}`);
  };
  equals('unit_id', filter.unitId);
  equals('campaign_id', filter.campaignId);
  equals('series', filter.series);
  equals('year', filter.year);
  if (filter.statuses?.length) conditions.push(isIn(raw('t.status'), filter.statuses));
  if (filter.regionId) conditions.push(inRegion('t.region_id', filter.regionId));
  if (filter.from) conditions.push(sql`t.issued_on >= ${filter.from}`);
  if (filter.to) conditions.push(sql`t.issued_on <= ${filter.to}`);
  if (filter.countedRecordId)
    conditions.push(
      sql`t.id IN (SELECT s.briefing_id FROM briefing_figure_records s WHERE s.record_id = ${filter.countedRecordId})`,
    );
  return conditions;
}

@Injectable()
export class BriefingsQueries {
  constructor(private readonly db: Database) {}

  /** One briefing that the actor may see. Raises NOT_FOUND. */
  async get(actor: Actor, id: string): Promise<Briefing> {
    return found(await this.db.findById(Briefing, id, [visibleTo(actor)]), BRIEFING);
  }

  pages(actor: Actor, { filter, orderBy, ...page }: BriefingListArgs): EntityPages<Briefing> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const conditions = [visibleTo(actor), ...conditionsOf(filter ?? new BriefingFilter())];
    return new EntityPages(this.db, Briefing, keyset, conditions);
  }

  /** The records behind a frozen figure, as they were. */
  records(page: PageArgs): EntityPages<BriefingFigureRecord> {
    const order: OrderColumn[] = [
      { expression: 't.position', kind: 'number' },
      { expression: 't.id', kind: 'text' },
    ];
    return new EntityPages(this.db, BriefingFigureRecord, new Keyset('POSITION', order, page), []);
  }

  /** Issued briefings that correct each of these and that the actor may see. */
  async correcting(actor: Actor, ids: readonly string[]): Promise<Briefing[][]> {
    const rows = await this.db.find(
      Briefing,
      sql`${isIn(raw('t.corrects_id'), ids)} AND ${visibleTo(actor)}`,
      raw('ORDER BY t.id'),
    );
    return ids.map((id) => rows.filter(({ correctsId }) => correctsId === id));
  }

  /** Those of the briefings that the actor may see. */
  async seen(actor: Actor, ids: readonly string[]): Promise<(Briefing | null)[]> {
    const rows = await this.db.find(
      Briefing,
      sql`${isIn(raw('t.id'), ids)} AND ${visibleTo(actor)}`,
    );
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }
}
