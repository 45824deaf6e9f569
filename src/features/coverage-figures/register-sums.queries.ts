import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import type { BookDonationFilter } from '../book-donation-lists/book-donation-filter.inputs.js';
import { BookDonationTotalsQueries } from '../book-donation-lists/book-donation-totals.queries.js';
import {
  BookDonationGap,
  BookDonationStatus,
} from '../book-donations/book-donation-status.policy.js';
import type { EducationBaseFilter } from '../education-bases/education-base-filter.inputs.js';
import {
  basesAsOf,
  conditionsOf as baseConditions,
  shown,
} from '../education-bases/education-base-filter.queries.js';
import { STANDING } from '../education-bases/education-base.policy.js';
import type { LegalAidStationFilter } from '../legal-aid/legal-aid-filter.inputs.js';
import { conditionsOf as stationConditions } from '../legal-aid/legal-aid-filter.queries.js';
import { StationStatus } from '../legal-aid/legal-aid-station.entity.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import { MediaReportOrigin } from '../media-reports/media-report-kinds.policy.js';
import { visibleTo as reportVisibleTo } from '../media-reports/media-report.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import {
  type BaseFigures,
  type DonationFigures,
  type Figure,
  type FigureFilter,
  FigureList,
  FigureMeasure,
  type MediaFigures,
  type NamedFigure,
  type StationFigures,
} from './figure.entity.js';
import { compact, type FigureScope, unitOf } from './figure-scope.policy.js';
import { FORMS, LEVELS, labelOf } from './figure-words.policy.js';

interface Counted {
  code: string;
  n: number;
}

interface CountedReports {
  level: string | null;
  form: string | null;
  origin: MediaReportOrigin;
  n: number;
}

/** Reports and donations go by their own day, region and unit. */
const ownDays = ({ input }: FigureScope) => ({
  campaignId: input.campaignId,
  regionId: input.regionId,
  from: input.from,
  to: input.to,
  includeUndated: input.from || input.to ? input.includeUndated : null,
});

/** Bases and stations belong to a place and to no campaign. */
const placeOf = ({ input, campaign }: FigureScope): string | null =>
  input.regionId ?? campaign?.regionId ?? null;

const countOf = (list: FigureList, filter: FigureFilter, value: number): Figure => ({
  value,
  estimated: 0,
  measure: FigureMeasure.RECORDS,
  list,
  filter: compact(filter),
});

const sumOf = <T extends { n: number }>(rows: readonly T[]): number =>
  rows.reduce((sum, { n }) => sum + n, 0);

/** The registers beside the activities, added up in the database. */
@Injectable()
export class RegisterSumsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
    private readonly donationTotals: BookDonationTotalsQueries,
  ) {}

  /** Press reports that the actor may see, by level and form of the outlet. */
  async mediaReports(scope: FigureScope): Promise<MediaFigures> {
    const filter = compact({ ...ownDays(scope), unitId: unitOf(scope.input) });
    const rows = await this.db.all<CountedReports>(sql`
      SELECT outlet.level, outlet.form, t.origin, CAST(count(*) AS integer) AS n
      FROM media_reports t LEFT JOIN media_outlets outlet ON outlet.id = t.outlet_id
      WHERE ${reportsWhere(scope)} GROUP BY outlet.level, outlet.form, t.origin`);
    const figure = (more: FigureFilter, of: readonly CountedReports[]): Figure =>
      countOf(FigureList.MEDIA_REPORTS, { ...filter, ...more }, sumOf(of));
    const by = (of: 'level' | 'form', words: Readonly<Record<string, string>>, name: string) =>
      [...Object.keys(words), null].flatMap((code): NamedFigure[] => {
        const own = rows.filter((row) => row[of] === code);
        if (own.length === 0) return [];
        const more = code === null ? { withoutOutlet: true } : { [name]: [code] };
        return [{ ...labelOf(words, code), figure: figure(more, own) }];
      });
    const { ORIGINAL: origin } = MediaReportOrigin;
    return {
      total: figure({}, rows),
      originals: figure(
        { origin },
        rows.filter((row) => row.origin === origin),
      ),
      byLevel: by('level', LEVELS.media, 'levels'),
      byForm: by('form', FORMS, 'forms'),
    };
  }

  /** Bases in force at the end of the last day, and those named within the days. */
  async educationBases(scope: FigureScope): Promise<BaseFigures> {
    const { from, to } = scope.input;
    const filter = compact({
      regionId: placeOf(scope),
      operatorId: unitOf(scope.input),
      asOf: to,
      statuses: [...STANDING],
      includeInactive: true,
    });
    const rows = await this.basesByLevel(scope, filter);
    const figure = (more: FigureFilter, n: number) =>
      countOf(FigureList.EDUCATION_BASES, { ...filter, ...more }, n);
    const within = { namedFrom: from, namedTo: to };
    return {
      total: figure({}, sumOf(rows)),
      named: from
        ? figure(within, sumOf(await this.basesByLevel(scope, { ...filter, ...within })))
        : null,
      byLevel: named(rows, LEVELS.base, (levels, n) => figure({ levels }, n)),
    };
  }

  /** Donations received, and their copies as far as they are known. */
  async bookDonations(scope: FigureScope): Promise<DonationFigures> {
    const filter: BookDonationFilter = compact({
      ...ownDays(scope),
      ownerOrganizationId: unitOf(scope.input),
      statuses: [BookDonationStatus.RECEIVED],
    });
    const sums = await this.donationTotals.figureOf(scope.actor, filter);
    const count = (value: number, more: BookDonationFilter = {}) =>
      countOf(FigureList.BOOK_DONATIONS, { ...filter, ...more }, value);
    return {
      donations: count(sums.donations),
      copies: { ...count(sums.copies), measure: FigureMeasure.COPIES },
      withoutCount: count(sums.donationsWithoutCount, { gaps: [BookDonationGap.NO_COPIES] }),
    };
  }

  /** Stations that are open now: they belong to no period. */
  async stations(scope: FigureScope): Promise<StationFigures> {
    const filter: LegalAidStationFilter = compact({
      regionId: placeOf(scope),
      hostId: unitOf(scope.input),
      statuses: [StationStatus.OPEN],
    });
    const where = and([stationVisibleTo(scope.actor), ...stationConditions(filter)]);
    const rows = await this.db.all<Counted>(sql`
      SELECT t.level AS code, CAST(count(*) AS integer) AS n FROM legal_aid_stations t
      WHERE ${where} GROUP BY t.level`);
    const figure = (more: FigureFilter, n: number) =>
      countOf(FigureList.LEGAL_AID_STATIONS, { ...filter, ...more }, n);
    return {
      total: figure({}, sumOf(rows)),
      byLevel: named(rows, LEVELS.station, (levels, n) => figure({ levels }, n)),
    };
  }

  private basesByLevel(scope: FigureScope, filter: EducationBaseFilter): Promise<Counted[]> {
    const day = filter.asOf ?? null;
    const level = raw(shown(day).level);
    return this.db.all<Counted>(sql`
      SELECT ${level} AS code, CAST(count(*) AS integer) AS n FROM ${basesAsOf(day)}
      WHERE ${and(baseConditions(filter, scope.actor, this.index))} GROUP BY ${level}`);
  }
}

/** Rows by level in the order of the levels. */
function named(
  rows: readonly Counted[],
  words: Readonly<Record<string, string>>,
  figure: (levels: string[], n: number) => Figure,
): NamedFigure[] {
  return Object.keys(words).flatMap((code) =>
    rows
      .filter((row) => row.code === code)
      .map(({ n }) => ({ ...labelOf(words, code), figure: figure([code], n) })),
  );
}

function reportsWhere({ actor, input, region }: FigureScope): Sql {
  const { campaignId, from, to, includeUndated } = input;
  const unitId = unitOf(input);
  const days = and([
    raw('t.published_on IS NOT NULL'),
    ...(from ? [sql`t.published_on >= ${from}`] : []),
    ...(to ? [sql`t.published_on <= ${to}`] : []),
  ]);
  return and([
    reportVisibleTo(actor),
    ...(campaignId ? [sql`t.campaign_id = ${campaignId}`] : []),
    ...(unitId ? [isIn(raw('t.unit_id'), [unitId])] : []),
    ...(region ? [inSubtree('t.region_id', region.path)] : []),
    ...(from || to ? [includeUndated ? or([days, raw('t.published_on IS NULL')]) : days] : []),
  ]);
}
