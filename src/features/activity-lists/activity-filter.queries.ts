import type { Actor } from '../../platform/access/actor.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { InvalidInput } from '../../platform/errors.js';
import { type Region, RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { type ActivityFilter, Dated } from './activity-filter.inputs.js';
import { UNKNOWN } from '../activities/activity-time.policy.js';

/** A part of a region tree, as conditions need it. */
export type Area = Pick<Region, 'id' | 'path' | 'level'>;

/**
 * Activities in the subtree of a region. Those of a street are found by it, in order; a community holds
 * few. A district or more holds many of them: those read in the list's order are tested. `only`: not
 * below the region.
 */
export function inArea({ id, path, level }: Area, only?: boolean | null): Sql {
  if (only) return sql`t.region_id = ${id}`;
  if (level === RegionLevel.STREET) return sql`t.street_id = ${id}`;
  if (level === RegionLevel.COMMUNITY) return inSubtree('t.region_id', path);
  return sql`(SELECT place.path FROM regions place WHERE place.id = t.region_id) LIKE ${`${path}%`}`;
}

/** Activities that a unit organizes, in one of the roles (none given: in any). */
export const organizedBy = (organizationId: string, roles: readonly string[] = []): Sql =>
  sql`t.id IN (SELECT o.activity_id FROM activity_organizers o WHERE ${and([
    sql`o.organization_id = ${organizationId}`,
    ...(roles.length ? [isIn(raw('o.role'), roles)] : []),
  ])})`;

const anyoneAs = (roles: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM activity_organizers o WHERE o.activity_id = t.id AND ${isIn(raw('o.role'), roles)})`;

/** The codes of one list of words, as ids. */
const termIds = (vocabulary: Vocabulary, codes: readonly string[]): Sql =>
  sql`SELECT term.id FROM vocabulary_terms term WHERE term.vocabulary = ${vocabulary} AND ${isIn(raw('term.code'), codes)}`;

const typeIds = (codes: readonly string[]): Sql => termIds(Vocabulary.ACTIVITY_TYPE, codes);

/** One type is an equality, so that its index gives the order as well. */
const ofType = (codes: readonly string[]): Sql =>
  codes.length === 1 ? sql`t.type_id = (${typeIds(codes)})` : sql`t.type_id IN (${typeIds(codes)})`;

const withTerm = (vocabulary: Vocabulary, codes: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM activity_terms at JOIN vocabulary_terms term ON term.id = at.term_id
    WHERE at.activity_id = t.id AND term.vocabulary = ${vocabulary} AND ${isIn(raw('term.code'), codes)})`;

const counting = (codes: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM activity_audience_counts c WHERE c.activity_id = t.id
    AND c.term_id IN (${termIds(Vocabulary.AUDIENCE, codes)}))`;

/** Some of these materials was counted, in one of these words. */
function withMaterials({ materials, materialWords }: ActivityFilter): Sql[] {
  const conditions = [
    ...(some(materials) ? [sql`m.term_id IN (${termIds(Vocabulary.MATERIAL, materials)})`] : []),
    ...(some(materialWords) ? [isIn(raw('m.counting_word'), materialWords)] : []),
  ];
  if (conditions.length === 0) return [];
  return [
    sql`EXISTS (SELECT 1 FROM activity_materials m WHERE ${and([raw('m.activity_id = t.id'), ...conditions])})`,
  ];
}

/** The first day lies in the period; of what has no date, when those are asked for as well. */
function beginning({ startsFrom, startsTo, dated }: ActivityFilter): Sql[] {
  if (dated === Dated.UNKNOWN || (!startsFrom && !startsTo)) return [];
  const within = and([
    raw('t.starts_on IS NOT NULL'),
    ...(startsFrom ? [sql`t.starts_on >= ${startsFrom}`] : []),
    ...(startsTo ? [sql`t.starts_on <= ${startsTo}`] : []),
  ]);
  return [dated === Dated.ALL ? or([within, raw('t.starts_on IS NULL')]) : within];
}

const some = <T>(list: readonly T[] | null | undefined): list is readonly T[] => !!list?.length;

/** What came of it, as it was reported when it was closed. */
function actuals(filter: ActivityFilter): Sql[] {
  const { countedAudiences, headcountEstimated } = filter;
  return [
    ...(some(countedAudiences) ? [counting(countedAudiences)] : []),
    ...withMaterials(filter),
    ...(headcountEstimated == null
      ? []
      : [raw(`t.headcount_estimated = ${headcountEstimated ? 'TRUE' : 'FALSE'}`)]),
  ];
}

/** Every condition of the filter but its region, its period and its text. */
export function conditionsOf(filter: ActivityFilter, actor: Actor): Sql[] {
  const found: Sql[] = [];
  const equals = (column: string, value: string | null | undefined): void => {
    if (value) found.push(sql`${raw(`t.${column}`)} = ${value}`);
  };
  equals('campaign_id', filter.campaignId);
  equals('venue_id', filter.venueId);
  equals('owner_organization_id', filter.ownerOrganizationId);
  if (filter.mine) equals('owner_organization_id', actor.organizationId ?? 'nobody');
  if (some(filter.types)) found.push(ofType(filter.types));
  if (some(filter.audiences)) found.push(withTerm(Vocabulary.AUDIENCE, filter.audiences));
  if (some(filter.entryTags)) found.push(withTerm(Vocabulary.ENTRY_TAG, filter.entryTags));
  if (some(filter.securityFields))
    found.push(withTerm(Vocabulary.SECURITY_FIELD, filter.securityFields));
  if (filter.organizationId)
    found.push(organizedBy(filter.organizationId, filter.organizerRoles ?? []));
  else if (some(filter.organizerRoles)) found.push(anyoneAs(filter.organizerRoles));
  if (some(filter.statuses)) found.push(isIn(raw('t.status'), filter.statuses));
  return [...found, ...actuals(filter), ...beginning(filter)];
}

/** One end of a stretch of time, in the words of the index, and once more in words without one. */
interface Bound {
  byIndex: Sql;
  plain: Sql;
}

/** A stretch of time: the activities that start in it. */
export interface Span {
  lower?: Bound;
  upper?: Bound;
  where?: Sql;
  /** What stands for the start in cursors, and what the rows are ordered by. */
  start: string;
  order: string;
}

const START = 't.sort_at';
const BY_START = { start: START, order: START };
/** Comes after every date in a descending order. */
const NONE = "CAST('' AS text)";
/** The start in words that no index serves: these few rows are found by their end. */
const START_OF_FEW = "COALESCE(t.sort_at, '')";

const EVERYTHING: Span = BY_START;
const DATED: Span = {
  ...BY_START,
  upper: { byIndex: sql`t.sort_at < ${UNKNOWN}`, plain: raw('t.starts_on IS NOT NULL') },
};
const UNDATED: Span = { ...BY_START, where: sql`t.sort_at = ${UNKNOWN}` };

const beginningIn = (from: string | null | undefined, to: string | null | undefined): Span => ({
  ...DATED,
  ...(from && {
    lower: { byIndex: sql`t.sort_at >= ${from}`, plain: sql`t.starts_on >= ${from}` },
  }),
  ...(to && {
    upper: { byIndex: sql`t.sort_at < ${`${to}T24`}`, plain: sql`t.starts_on <= ${to}` },
  }),
});

const goingOn = (day: string): Span => ({
  where: sql`t.ends_on > t.starts_on AND t.ends_on >= ${day} AND t.starts_on < ${day}`,
  start: START_OF_FEW,
  order: START_OF_FEW,
});

/**
 * The filter's period in stretches that do not overlap, of which an index finds each: what began
 * before it and still goes on, what begins in it, and what has no known date.
 */
export function spansOf(filter: ActivityFilter): Span[] {
  const { from, to, startsFrom, startsTo } = filter;
  refuseBackwards(from, to);
  const period = [from, to, startsFrom, startsTo].some(Boolean);
  const wanted = filter.dated ?? (period ? Dated.KNOWN : Dated.ALL);
  if (wanted === Dated.UNKNOWN) return [UNDATED];
  if (!period) return [wanted === Dated.ALL ? EVERYTHING : DATED];
  const known = from || to ? lastingIn(from, to) : [beginningIn(startsFrom, startsTo)];
  return [...known, ...(wanted === Dated.ALL ? [UNDATED] : [])];
}

type Day = string | null | undefined;

function refuseBackwards(from: Day, to: Day): void {
  if (from && to && to < from)
    throw InvalidInput.at('filter.to', '截止日期不能早于起始日期', 'is before the first day');
}

const lastingIn = (from: Day, to: Day): Span[] =>
  from ? [goingOn(from), beginningIn(from, to)] : [beginningIn(from, to)];

/** The spans for an order that begins with the latest: what has no date comes last there too. */
export const latestFirst = (spans: readonly Span[]): Span[] =>
  spans
    .flatMap((span) => (span === EVERYTHING ? [DATED, UNDATED] : [span]))
    .map((span) => (span === UNDATED ? { ...span, start: NONE } : span));

/**
 * The span as a condition. Beside a cursor the bound that lies behind it is said without the index:
 * of two bounds on one side SQLite may choose the wider one, and read all pages before this one.
 */
export function inSpan({ lower, upper, where }: Span, behind?: 'lower' | 'upper'): Sql {
  const found: Sql[] = where ? [where] : [];
  if (lower) found.push(behind === 'lower' ? lower.plain : lower.byIndex);
  if (upper) found.push(behind === 'upper' ? upper.plain : upper.byIndex);
  return and(found);
}

/** All of the spans as one condition. */
export const inAny = (spans: readonly Span[]): Sql => or(spans.map((span) => inSpan(span)));
