import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, sql, type Sql } from '../../platform/database/sql.js';
import { visibleTo } from './media-report.policy.js';
import type { MediaReport } from './media-report.entity.js';

/** A report that stands in the way of another one. */
export interface Double {
  id: string;
  title: string;
  /** Whether the actor may know of it. */
  visible: boolean;
}

type Compared = Pick<
  MediaReport,
  'linkKey' | 'outletId' | 'outletText' | 'publishedOn' | 'titleKey'
> & { id?: string };

/** Finds what is registered already. */
@Injectable()
export class MediaReportDoublesQueries {
  constructor(private readonly db: Database) {}

  /** The report that is the same page, or the same item of the same printed page. */
  async same(actor: Actor, { id, linkKey }: Compared): Promise<Double | null> {
    return linkKey ? this.first(actor, sql`t.link_key = ${linkKey}`, id) : null;
  }

  /** A report of that title in the same outlet on the same day: perhaps the same under another link. */
  async alike(actor: Actor, report: Compared): Promise<Double | null> {
    const { id, outletId, outletText, publishedOn, titleKey } = report;
    const where = [sql`t.title_key = ${titleKey}`];
    if (outletId) where.push(sql`t.outlet_id = ${outletId}`);
    else if (outletText) where.push(sql`t.outlet_id IS NULL AND t.outlet_text = ${outletText}`);
    else where.push(sql`t.outlet_id IS NULL AND t.outlet_text IS NULL`);
    where.push(publishedOn ? sql`t.published_on = ${publishedOn}` : sql`t.published_on IS NULL`);
    return this.first(actor, and(where), id);
  }

  private async first(actor: Actor, where: Sql, ownId = ''): Promise<Double | null> {
    const row = await this.db.one<{ id: string; title: string; visible: number }>(sql`
      SELECT t.id, t.title, CASE WHEN ${visibleTo(actor)} THEN 1 ELSE 0 END AS visible
      FROM media_reports t WHERE ${where} AND t.id <> ${ownId} ORDER BY t.id LIMIT 1`);
    return row ? { ...row, visible: Boolean(row.visible) } : null;
  }
}
