import type { Actor } from '../../platform/access/actor.js';
import { isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import { inRegion } from '../regions/regions.queries.js';
import { DistanceFrom } from '../venues/distance.queries.js';
import { effectivelyAccessible, effectivelyOpenOn } from '../venues/place-facts.queries.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import type { EducationBaseFilter } from './education-base-filter.inputs.js';
import { EducationBaseStepKind, type GradeBand } from './education-base-status.policy.js';
import { runBy, STANDING, visibleTo } from './education-base.policy.js';

/** The kind under which the search index keeps bases. */
export const SEARCH_KIND = 'EDUCATION_BASE';

/** Rows of `education_bases t` as they stand now, or with the step `s` that stood on the day. */
export const basesAsOf = (day: string | null): Sql =>
  day === null
    ? raw('education_bases t')
    : sql`education_bases t JOIN education_base_steps s ON s.base_id = t.id AND s.position =
        (SELECT MAX(past.position) FROM education_base_steps past
          WHERE past.base_id = t.id AND past.stands_from <= ${day})`;

/** The columns that a day's list shows as they were then. */
export const shown = (day: string | null) =>
  day === null
    ? { status: 't.status', level: 't.level', namedOn: 't.named_on' }
    : { status: 's.to_status', level: 's.level', namedOn: 's.named_on' };

const some = <T>(list: readonly T[] | null | undefined): list is readonly T[] => !!list?.length;

const terms = (vocabulary: Vocabulary, codes: readonly string[]): Sql =>
  sql`SELECT term.id FROM vocabulary_terms term WHERE term.vocabulary = ${vocabulary} AND ${isIn(raw('term.code'), codes)}`;

const teaching = (codes: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM education_base_fields field WHERE field.base_id = t.id
    AND field.term_id IN (${terms(Vocabulary.SECURITY_FIELD, codes)}))`;

/** The column holds the names as JSON, each in quotes. */
const suiting = (bands: readonly GradeBand[]): Sql =>
  or(bands.map((band) => sql`t.grade_bands LIKE ${`%"${band}"%`}`));

const NAMING = [
  EducationBaseStepKind.REGISTER,
  EducationBaseStepKind.DESIGNATE,
  EducationBaseStepKind.PROMOTE,
] as const;

/** Those that the unit named, at this level or at an earlier one. */
export const namedBy = (organizationId: string): Sql =>
  sql`t.id IN (SELECT naming.base_id FROM education_base_steps naming
    WHERE naming.authority_id = ${organizationId} AND ${isIn(raw('naming.kind'), NAMING)})`;

/** Of a list that says nothing else: those in force; of one's own, and of those asked for, any. */
function inStatus(filter: EducationBaseFilter, status: Sql): Sql[] {
  if (some(filter.statuses)) return [isIn(status, filter.statuses)];
  return filter.mine ? [] : [isIn(status, STANDING)];
}

/** A list of a past day names those closed to visitors today as well. */
const isOpen = ({ includeInactive, asOf, mine }: EducationBaseFilter): Sql[] =>
  includeInactive || asOf || mine ? [] : [raw('t.active = TRUE')];

const namedIn = ({ namedFrom, namedTo }: EducationBaseFilter, namedOn: Sql): Sql[] => [
  ...(namedFrom ? [sql`${namedOn} >= ${namedFrom}`] : []),
  ...(namedTo ? [sql`${namedOn} <= ${namedTo}`] : []),
];

/** What the base is: of the list's day its level, for the rest of today. */
function qualities(filter: EducationBaseFilter, level: Sql): Sql[] {
  const { levels, kinds, securityFields, gradeBands, admission } = filter;
  return [
    ...(some(levels) ? [isIn(level, levels)] : []),
    ...(some(kinds) ? [sql`t.kind_id IN (${terms(Vocabulary.BASE_KIND, kinds)})`] : []),
    ...(some(securityFields) ? [teaching(securityFields)] : []),
    ...(some(gradeBands) ? [suiting(gradeBands)] : []),
    ...(admission ? [sql`t.admission = ${admission}`] : []),
  ];
}

/** Where the base lies, and when and how one gets in. */
function place({ regionId, venueId, near, accessible, openOn }: EducationBaseFilter): Sql[] {
  return [
    ...(regionId ? [inRegion('t.region_id', regionId)] : []),
    ...(venueId ? [sql`t.venue_id = ${venueId}`] : []),
    ...(near?.withinKm ? [new DistanceFrom(near.from).within(near.withinKm, 't.venue_id')] : []),
    ...(some(accessible) ? [effectivelyAccessible(accessible)] : []),
    ...(openOn ? [effectivelyOpenOn(openOn)] : []),
  ];
}

/** Every condition of the filter, with the right to see among them. */
export function conditionsOf(
  filter: EducationBaseFilter,
  actor: Actor,
  search: SearchIndex,
): Sql[] {
  const { status, level, namedOn } = shown(filter.asOf ?? null);
  const { operatorId, namedById, text, mine } = filter;
  return [
    visibleTo(actor, 't', status),
    ...inStatus(filter, raw(status)),
    ...isOpen(filter),
    ...namedIn(filter, raw(namedOn)),
    ...qualities(filter, raw(level)),
    ...place(filter),
    ...(operatorId ? [runBy(operatorId)] : []),
    ...(mine ? [runBy(actor.organizationId)] : []),
    ...(namedById ? [namedBy(namedById)] : []),
    ...(text ? [search.matching(SEARCH_KIND, text, 't.id')] : []),
  ];
}
