import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import {
  follow,
  type SearchDocument,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { Activity } from '../activities/activity.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { MediaOutlet } from '../media-outlets/media-outlet.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { MediaReportFactsQueries } from './media-report-facts.queries.js';
import {
  MediaReportActivity,
  MediaReportBase,
  MediaReportDonation,
  MediaReportOrganization,
  MediaReportStation,
} from './media-report-parts.entity.js';
import { MediaReport } from './media-report.entity.js';
import { audienceOf, marksOf } from './media-report.policy.js';

/** How lists and the index call reports. */
export const SEARCH_KIND = 'MEDIA_REPORT';

type Named = Pick<Organization, 'name' | 'shortName' | 'aliases'>;

/** What a report is found by: title, outlet, author, page and units; never its reads or its note. */
@Injectable()
export class MediaReportsSearchService implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = MediaReport;
  readonly follows = [
    follow(MediaReportActivity, ({ reportId }) => [reportId]),
    follow(MediaReportBase, ({ reportId }) => [reportId]),
    follow(MediaReportDonation, ({ reportId }) => [reportId]),
    follow(MediaReportStation, ({ reportId }) => [reportId]),
    follow(MediaReportOrganization, ({ reportId }) => [reportId]),
    follow(Activity, ({ id }) => this.about('activity', id), ['status', 'ownerOrganizationId']),
    follow(EducationBase, ({ id }) => this.about('base', id), ['status']),
    follow(BookDonation, ({ id }) => this.about('donation', id), ['status']),
    follow(LegalAidStation, ({ id }) => this.about('station', id), ['status']),
    follow(Organization, ({ id }) => this.about('organization', id), [
      'name',
      'shortName',
      'aliases',
    ]),
    follow(MediaOutlet, ({ id }) => this.idsWhere(sql`t.outlet_id = ${id}`), ['name', 'aliases']),
    follow(Region, ({ path }) => this.idsWhere(inSubtree('t.region_id', path)), ['path']),
  ];

  constructor(
    private readonly db: Database,
    private readonly facts: MediaReportFactsQueries,
    index: SearchIndex,
  ) {
    index.register(this);
  }

  audienceOf(actor: Actor): readonly string[] {
    return marksOf(actor);
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const reports = await this.db.find(MediaReport, isIn(raw('t.id'), ids));
    const facts = await this.facts.of(reports.map(({ id }) => id));
    const outlets = await this.outletsOf(reports);
    const units = await this.unitsOf(ids);
    return reports.flatMap((report, index) => {
      const its = facts[index];
      if (!its) return [];
      const outlet = outlets.get(report.outletId ?? '');
      const named = units.filter(({ reportId }) => reportId === report.id);
      const body = [
        report.outletText,
        ...(outlet ? [outlet.name, ...outlet.aliases] : []),
        report.author,
        report.page,
        ...named.flatMap(({ unit }) => [unit.name, unit.shortName, ...unit.aliases]),
      ];
      return [
        {
          id: report.id,
          title: report.title,
          names: [],
          body: [...new Set(body)].filter((text) => text !== null),
          regionPath: its.region.path,
          at: report.publishedOn ?? report.createdAt,
          audience: audienceOf(its),
        },
      ];
    });
  }

  private async outletsOf(reports: readonly MediaReport[]): Promise<Map<string, MediaOutlet>> {
    const ids = reports.flatMap(({ outletId }) => outletId ?? []);
    const outlets = await this.db.find(MediaOutlet, isIn(raw('t.id'), [...new Set(ids)]));
    return new Map(outlets.map((outlet) => [outlet.id, outlet]));
  }

  private async unitsOf(ids: readonly string[]): Promise<{ reportId: string; unit: Named }[]> {
    const links = await this.db.find(
      MediaReportOrganization,
      isIn(raw('t.report_id'), ids),
      raw('ORDER BY t.position, t.id'),
    );
    const unitIds = [...new Set(links.map(({ organizationId }) => organizationId))];
    const units = await this.db.find(Organization, isIn(raw('t.id'), unitIds));
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return links.flatMap(({ reportId, organizationId }) => {
      const unit = byId.get(organizationId);
      return unit ? [{ reportId, unit }] : [];
    });
  }

  private about(
    what: 'activity' | 'base' | 'donation' | 'station' | 'organization',
    id: string,
  ): Promise<string[]> {
    return this.idsWhere(linkedTo(what, id));
  }

  private async idsWhere(condition: Sql): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id AS id FROM media_reports t WHERE ${condition}`,
    );
    return rows.map(({ id }) => id);
  }
}

const LINKS = {
  activity: 'media_report_activities',
  base: 'media_report_bases',
  donation: 'media_report_donations',
  station: 'media_report_stations',
  organization: 'media_report_organizations',
} as const;

/** Reports `t` that are about this. */
export const linkedTo = (what: keyof typeof LINKS, id: string): Sql =>
  sql`t.id IN (SELECT link.report_id FROM ${raw(LINKS[what])} link WHERE link.${raw(`${what}_id`)} = ${id})`;
