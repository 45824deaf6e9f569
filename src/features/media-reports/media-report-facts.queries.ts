import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { aboutPublic, type MediaReportFacts } from './media-report.policy.js';

interface FactsRow {
  id: string;
  unitId: string;
  path: string;
  open: number;
}

/** What the rules of `media-report.policy.ts` need to know, read for many reports at once. */
@Injectable()
export class MediaReportFactsQueries {
  constructor(private readonly db: Database) {}

  /** The facts of each report, in the order of the ids; null for one that does not exist. */
  async of(ids: readonly string[]): Promise<(MediaReportFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(sql`
      SELECT t.id, t.unit_id AS "unitId", place.path,
        CASE WHEN ${aboutPublic()} THEN 1 ELSE 0 END AS open
      FROM media_reports t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const concerned = await this.concernedBy(ids);
    const facts = new Map(
      rows.map(({ id, unitId, path, open }) => [
        id,
        {
          unitId,
          region: { path },
          aboutPublic: Boolean(open),
          concernedIds: concerned
            .filter(({ reportId }) => reportId === id)
            .map(({ organizationId }) => organizationId),
        },
      ]),
    );
    return ids.map((id) => facts.get(id) ?? null);
  }

  /** The facts of one report of a page, read together with those of the others. */
  through(load: Loaders, id: string): Promise<MediaReportFacts | null> {
    return load.batch('MediaReportFacts', (ids) => this.of(ids)).load(id);
  }

  private concernedBy(
    ids: readonly string[],
  ): Promise<{ reportId: string; organizationId: string }[]> {
    return this.db.all(sql`
      SELECT named.report_id AS "reportId", named.organization_id AS "organizationId"
        FROM media_report_organizations named WHERE ${isIn(raw('named.report_id'), ids)}
      UNION
      SELECT link.report_id, its.owner_organization_id FROM media_report_activities link
        JOIN activities its ON its.id = link.activity_id
        WHERE ${isIn(raw('link.report_id'), ids)}`);
  }
}
