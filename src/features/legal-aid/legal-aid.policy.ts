import type { Actor, Place } from '../../platform/access/actor.js';
import { and, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { inSubtree } from '../regions/regions.queries.js';
import { StationStatus } from './legal-aid-station.entity.js';

/** What the rules need to know of a station. */
export interface StationFacts {
  status: StationStatus;
  /** The region that it serves. */
  region: Place;
  /** The units that host it. */
  hostIds: readonly string[];
}

type Placed = Pick<StationFacts, 'region'>;
type Hosted = Pick<StationFacts, 'hostIds'>;

const isHosted = (actor: Actor, { hostIds }: Hosted): boolean =>
  actor.isSystem || hostIds.some((id) => actor.belongsTo(id));

/** Stations and networks of a region are registered and placed by those who keep them there. */
export const canManageIn = (actor: Actor, region: Place): boolean =>
  actor.can(Permission.ManageLegalAid) && actor.covers(region);

/** Besides, legal-aid workers keep the stations that their own unit hosts. */
export const canEdit = (actor: Actor, station: Placed & Hosted): boolean =>
  canManageIn(actor, station.region) ||
  (actor.can(Permission.KeepLegalAidStations) && isHosted(actor, station));

/** Planned stations and the history of all: for their hosts, and who reads legal aid there. */
export const canSeeInside = (actor: Actor, station: Placed & Hosted): boolean =>
  isHosted(actor, station) || (actor.can(Permission.ReadLegalAid) && actor.covers(station.region));

/** Whether the actor may know of it at all; {@link visibleTo} is the same rule for lists. */
export const canSee = (actor: Actor, station: StationFacts): boolean =>
  station.status !== StationStatus.PLANNED || canSeeInside(actor, station);

/** Phones and licence numbers of the team: for the hosts, and those who read contacts there. */
export const canSeePersonal = (actor: Actor, station: Placed & Hosted): boolean =>
  isHosted(actor, station) || (actor.can(Permission.ReadContacts) && actor.covers(station.region));

/** {@link canSee} as a condition on rows of `legal_aid_stations` under this alias. */
export function visibleTo(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const conditions = [sql`${raw(`${alias}.status`)} <> ${StationStatus.PLANNED}`];
  if (actor.organizationId) conditions.push(hostedBy(actor.organizationId, alias));
  if (actor.region && actor.can(Permission.ReadLegalAid))
    conditions.push(inSubtree(`${alias}.region_id`, actor.region.path));
  return or(conditions);
}

/** The unit hosts the station. */
export const hostedBy = (organizationId: string, alias = 't'): Sql =>
  sql`EXISTS (SELECT 1 FROM legal_aid_station_hosts host WHERE ${and([
    raw(`host.station_id = ${alias}.id`),
    sql`host.organization_id = ${organizationId}`,
  ])})`;

const EVERYONE = 'all';
const SERVER = 'server';
const unit = (id: string): string => `unit:${id}`;
const readersOf = (regionId: string): string => `legal-aid:${regionId}`;

/** Whoever carries one of these marks ({@link marksOf}) may find the station: {@link canSee} once more. */
export const audienceOf = ({ status, region, hostIds }: StationFacts): string[] =>
  status === StationStatus.PLANNED
    ? [SERVER, ...hostIds.map(unit), ...region.path.split('/').filter(Boolean).map(readersOf)]
    : [EVERYONE];

/** The marks that the actor carries. */
export const marksOf = (actor: Actor): string[] => [
  EVERYONE,
  ...(actor.isSystem ? [SERVER] : []),
  ...(actor.organizationId ? [unit(actor.organizationId)] : []),
  ...(actor.region && actor.can(Permission.ReadLegalAid) ? [readersOf(actor.region.id)] : []),
];
