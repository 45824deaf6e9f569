import type { Actor } from '../../platform/access/actor.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { InvalidInput } from '../../platform/errors.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import { visibleTo } from '../media-reports/media-report.policy.js';
import { SEARCH_KIND } from '../media-reports/media-reports-search.service.js';
import { inRegion } from '../regions/regions.queries.js';
import type { MediaReportFilter } from './media-report-filter.inputs.js';

/** The report is about no activity. One that only hidden activities tell of counts as about one. */
export const ABOUT_NO_ACTIVITY = raw(
  'NOT EXISTS (SELECT 1 FROM media_report_activities link WHERE link.report_id = t.id)',
);

/** Any day comes after it, and what has none does not. */
const FIRST_OF_ALL = '0';

function period({ from, to, includeUndated }: MediaReportFilter): Sql[] {
  if (from && to && to < from)
    throw InvalidInput.at('filter.to', '截止日期不能早于起始日期', 'is before the first day');
  if (!from && !to) return [];
  const within = and([
    sql`t.sort_on >= ${from ?? FIRST_OF_ALL}`,
    ...(to ? [sql`t.sort_on <= ${to}`] : []),
  ]);
  return [includeUndated ? or([within, raw("t.sort_on = ''")]) : within];
}

const some = <T>(list: readonly T[] | null | undefined): list is readonly T[] => !!list?.length;

/** In outlets of these levels and forms. */
function outlets({ levels, forms }: MediaReportFilter): Sql[] {
  const conditions = [
    ...(some(levels) ? [isIn(raw('outlet.level'), levels)] : []),
    ...(some(forms) ? [isIn(raw('outlet.form'), forms)] : []),
  ];
  return conditions.length
    ? [sql`t.outlet_id IN (SELECT outlet.id FROM media_outlets outlet WHERE ${and(conditions)})`]
    : [];
}

/** Who asks, and the index that knows the words. */
export interface Asking {
  actor: Actor;
  index: SearchIndex;
}

/** The filter as conditions on rows of `media_reports` (alias `t`), with the right to see them. */
export function conditionsOf(filter: MediaReportFilter, { actor, index }: Asking): Sql[] {
  const found: Sql[] = [visibleTo(actor), ...period(filter), ...outlets(filter)];
  const equals = (column: string, value: string | null | undefined): void => {
    if (value) found.push(sql`${raw(`t.${column}`)} = ${value}`);
  };
  equals('origin', filter.origin);
  equals('campaign_id', filter.campaignId);
  equals('unit_id', filter.unitId);
  equals('story_id', filter.storyId);
  if (filter.regionId) found.push(inRegion('t.region_id', filter.regionId));
  if (some(filter.outletIds)) found.push(isIn(raw('t.outlet_id'), filter.outletIds));
  if (some(filter.kinds)) found.push(isIn(raw('t.kind'), filter.kinds));
  if (filter.withoutOutlet != null)
    found.push(raw(filter.withoutOutlet ? 't.outlet_id IS NULL' : 't.outlet_id IS NOT NULL'));
  if (filter.withoutActivity != null)
    found.push(filter.withoutActivity ? ABOUT_NO_ACTIVITY : sql`NOT (${ABOUT_NO_ACTIVITY})`);
  if (filter.text) found.push(index.matching(SEARCH_KIND, filter.text, 't.id'));
  return found;
}
