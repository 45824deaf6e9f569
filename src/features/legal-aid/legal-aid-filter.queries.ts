import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { inRegion } from '../regions/regions.queries.js';
import { effectivelyAccessible } from '../venues/place-facts.queries.js';
import { Vocabulary } from '../vocabularies/vocabulary-term.entity.js';
import { besideOn, insteadOn, localMoment, marksOf } from './duty-days.policy.js';
import type { LegalAidStationFilter, StationNeeds } from './legal-aid-filter.inputs.js';
import { StationStatus } from './legal-aid-station.entity.js';
import { hostedBy } from './legal-aid.policy.js';

/** The station is open at all. */
export const isOpen = sql`t.status = ${StationStatus.OPEN}`;

/**
 * The station has hours on the day of which this holds (`s` is a row of its slots): those of its
 * marks, unless the date has an arrangement of its own, and what was moved to it. The same as
 * `hoursOn`, which a test holds against it.
 */
function hasHours(day: string, ofSlot: Sql): Sql {
  const arranged = sql`EXISTS (SELECT 1 FROM legal_aid_station_slots x
    WHERE x.station_id = t.id AND x.mark = ${insteadOn(day)})`;
  const holds = or([
    sql`s.mark = ${insteadOn(day)}`,
    sql`s.mark = ${besideOn(day)}`,
    and([isIn(raw('s.mark'), marksOf(day)), sql`NOT ${arranged}`]),
  ]);
  return sql`EXISTS (SELECT 1 FROM legal_aid_station_slots s
    WHERE ${and([raw('s.station_id = t.id'), holds, ofSlot])})`;
}

const openOn = (day: string): Sql => and([isOpen, hasHours(day, raw('s.opens_at IS NOT NULL'))]);

function openAt(moment: Date): Sql {
  const { day, time } = localMoment(moment);
  const runs = sql`s.opens_at <= ${time} AND s.closes_at > ${time}`;
  return and([isOpen, hasHours(day, runs)]);
}

const offers = (code: string): Sql =>
  sql`EXISTS (SELECT 1 FROM legal_aid_station_services o JOIN vocabulary_terms term ON term.id = o.term_id
    WHERE ${and([
      raw('o.station_id = t.id'),
      sql`term.vocabulary = ${Vocabulary.LEGAL_AID_SERVICE}`,
      sql`term.code = ${code}`,
    ])})`;

/** What somebody needs, as conditions on rows of `legal_aid_stations` `t`. */
export const meets = ({ services, accessible, openAt: moment }: StationNeeds): Sql[] => [
  ...(services ?? []).map(offers),
  ...(accessible?.length ? [effectivelyAccessible(accessible)] : []),
  ...(moment ? [openAt(moment)] : []),
];

/** Every condition of the filter but its text and what is near. */
export const conditionsOf = (filter: LegalAidStationFilter): Sql[] => {
  const { regionId, levels, hostId, venueId, networkId, openOn: day, statuses } = filter;
  return [
    statuses?.length ? isIn(raw('t.status'), statuses) : sql`t.status <> ${StationStatus.CLOSED}`,
    ...(regionId ? [inRegion('t.region_id', regionId)] : []),
    ...(levels?.length ? [isIn(raw('t.level'), levels)] : []),
    ...(hostId ? [hostedBy(hostId)] : []),
    ...(venueId ? [sql`t.venue_id = ${venueId}`] : []),
    ...(networkId ? [sql`t.network_id = ${networkId}`] : []),
    ...(day ? [openOn(day)] : []),
    ...meets(filter),
  ];
};
