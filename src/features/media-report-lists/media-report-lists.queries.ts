import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { Permission } from '../accounts/role.policy.js';
import { MediaReportStepKind } from '../media-reports/media-report-kinds.policy.js';
import { MediaReportStep } from '../media-reports/media-report-parts.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { editableBy, visibleTo } from '../media-reports/media-report.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import {
  MediaReportFilter,
  type MediaReportListArgs,
  MediaReportOrder,
} from './media-report-filter.inputs.js';
import { ABOUT_NO_ACTIVITY, conditionsOf } from './media-report-filter.queries.js';

const ID: OrderColumn = { expression: 't.id', kind: 'text' };

const ORDERS: Readonly<Record<MediaReportOrder, readonly OrderColumn[]>> = {
  [MediaReportOrder.PUBLISHED_DESC]: [
    { expression: 't.sort_on', descending: true, kind: 'text' },
    { ...ID, descending: true },
  ],
  [MediaReportOrder.PUBLISHED_ASC]: [{ expression: 't.sort_on', kind: 'text' }, ID],
  [MediaReportOrder.UPDATED_DESC]: [
    { expression: 't.updated_at', descending: true, kind: 'text' },
    { ...ID, descending: true },
  ],
};

@Injectable()
export class MediaReportListsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** One report that the actor may see. Raises NOT_FOUND. */
  async get(actor: Actor, id: string): Promise<MediaReport> {
    const report = await this.db.findById(MediaReport, id, [visibleTo(actor)]);
    return found(report, say('报道', 'report'));
  }

  /** The lists that the arguments ask for: of everything visible, or of what hangs on something. */
  pages(
    actor: Actor,
    { filter, orderBy, ...page }: MediaReportListArgs,
    besides: readonly Sql[] = [],
  ): EntityPages<MediaReport> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const asking = { actor, index: this.index };
    const conditions = conditionsOf(filter ?? new MediaReportFilter(), asking);
    return new EntityPages(this.db, MediaReport, keyset, [...conditions, ...besides]);
  }

  /** What the actor has still to link to an activity. */
  todo(actor: Actor, args: MediaReportListArgs): EntityPages<MediaReport> {
    return this.pages(actor, args, [
      editableBy(actor),
      ABOUT_NO_ACTIVITY,
      raw('t.stands_alone = FALSE'),
    ]);
  }

  /** What was deleted from one's own unit's reports, or from those that one reads. */
  deleted(actor: Actor, page: PageArgs): EntityPages<MediaReportStep> {
    const keyset = new Keyset(
      'DELETED',
      [
        { expression: 't.at', descending: true, kind: 'text' },
        { ...ID, descending: true },
      ],
      page,
    );
    const mine: Sql[] = [];
    if (actor.organizationId) mine.push(sql`t.unit_id = ${actor.organizationId}`);
    if (actor.region && actor.can(Permission.ReadMediaReports))
      mine.push(inSubtree('t.region_id', actor.region.path));
    return new EntityPages(this.db, MediaReportStep, keyset, [
      sql`t.kind = ${MediaReportStepKind.DELETE}`,
      actor.isSystem ? raw('1 = 1') : or(mine),
    ]);
  }
}
