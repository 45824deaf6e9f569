import { say, type Text } from '../../platform/errors.js';
import { nameKey } from '../../platform/name-key.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { clash, slotOf, type When } from '../activities/activity-time.policy.js';
import { OrganizationKind } from '../organizations/organization.entity.js';
import { RegionLevel } from '../regions/region.entity.js';

/** What to think about before an activity goes on. A warning never refuses anything. */
export enum WarningCode {
  VENUE_TAKEN = 'VENUE_TAKEN',
  OVER_CAPACITY = 'OVER_CAPACITY',
  LIKELY_DUPLICATE = 'LIKELY_DUPLICATE',
  LARGE_MASS_EVENT = 'LARGE_MASS_EVENT',
}

/** A unit that hosts an activity, and the level of its region. */
export interface Host {
  name: string;
  kind: OrganizationKind;
  level: RegionLevel;
}

/** What the rules look at. */
export interface Plan extends When {
  /** Null: not saved yet. */
  id: string | null;
  title: string;
  ownerOrganizationId: string;
  regionPath: string;
  venueId: string | null;
  /** How many the venue holds; null: not known. */
  capacity: number | null;
  expectedHeadcount: number | null;
  /** The units that host it. */
  hosts: readonly Host[];
}

/** Another activity that may be in the way. */
export interface Neighbour extends When {
  id: string;
  title: string;
  ownerOrganizationId: string;
  venueId: string | null;
  status: ActivityStatus;
}

/** What holds a venue: not what is only being written, nor what is put or called off. */
export const HOLDING: readonly ActivityStatus[] = [
  ActivityStatus.SUBMITTED,
  ActivityStatus.RETURNED,
  ActivityStatus.APPROVED,
  ActivityStatus.PUBLISHED,
  ActivityStatus.CLOSED,
];

export interface Warning {
  code: WarningCode;
  text: Text;
  relatedIds: string[];
}

/** 大型群众性活动安全管理条例, art. 2: a large mass event expects so many people. */
const LARGE = 1000;
/** The same, art. 12: from so many on, the police of the city decide, below it those of the county. */
const VERY_LARGE = 5000;
/** The same, art. 13: so many days before the event the permit is asked. */
const DAYS_AHEAD = 20;
const DAY_MS = 24 * 3600 * 1000;

const COUNTY_OR_HIGHER: readonly RegionLevel[] = [
  RegionLevel.DISTRICT,
  RegionLevel.CITY,
  RegionLevel.PROVINCE,
];

/** All that is to be said of a plan beside its neighbours, on this day (Asia/Shanghai). */
export const warningsOf = (
  plan: Plan,
  neighbours: readonly Neighbour[],
  today: string,
): Warning[] =>
  [
    venueTaken(plan, neighbours),
    overCapacity(plan),
    likelyDuplicate(plan, neighbours),
    largeMassEvent(plan, today),
  ].filter((warning) => warning !== null);

/** Half-open intervals with a set-up margin; a time that is not known never clashes. */
export const inItsWay = (plan: When & { venueId: string | null }, other: Neighbour): boolean =>
  plan.venueId !== null &&
  plan.venueId === other.venueId &&
  HOLDING.includes(other.status) &&
  clash(slotOf(plan), slotOf(other));

function venueTaken(plan: Plan, neighbours: readonly Neighbour[]): Warning | null {
  const taking = neighbours.filter((other) => other.id !== plan.id && inItsWay(plan, other));
  if (taking.length === 0) return null;
  return {
    code: WarningCode.VENUE_TAKEN,
    text: say(
      `该场地在这一时间已有 ${taking.length} 项活动`,
      `The venue is taken at that time by ${taking.length} other activities`,
    ),
    relatedIds: taking.map(({ id }) => id),
  };
}

function overCapacity({ expectedHeadcount, capacity }: Plan): Warning | null {
  if (expectedHeadcount === null || capacity === null || expectedHeadcount <= capacity) return null;
  return {
    code: WarningCode.OVER_CAPACITY,
    text: say(
      `预计 ${expectedHeadcount} 人,场地只能容纳 ${capacity} 人`,
      `${expectedHeadcount} people are expected; the venue holds ${capacity}`,
    ),
    relatedIds: [],
  };
}

/** The same title, unit and day. Two activities without a day are no duplicates of each other. */
function likelyDuplicate(plan: Plan, neighbours: readonly Neighbour[]): Warning | null {
  const same = neighbours.filter(
    (other) =>
      other.id !== plan.id &&
      other.ownerOrganizationId === plan.ownerOrganizationId &&
      plan.startsOn !== null &&
      other.startsOn === plan.startsOn &&
      nameKey(other.title) === nameKey(plan.title),
  );
  if (same.length === 0) return null;
  return {
    code: WarningCode.LIKELY_DUPLICATE,
    text: say(
      '本单位同一天已有同名活动,可能重复登记',
      'The unit already has an activity of this title on that day: perhaps registered twice',
    ),
    relatedIds: same.map(({ id }) => id),
  };
}

/** What a government itself may be entered as. */
const OFFICIAL: readonly OrganizationKind[] = [
  OrganizationKind.GOVERNMENT_DEPARTMENT,
  OrganizationKind.PARTY_COMMITTEE_OFFICE,
];
/** The government itself, by its name; its departments and offices are called something else. */
const PEOPLES_GOVERNMENT = /[省市区县州旗]人民政府$/;

/**
 * The regulation asks no permit for what a people's government at or above the county holds itself.
 * Its departments, townships and everybody else need one.
 */
const heldByGovernment = ({ hosts }: Plan): boolean =>
  hosts.some(
    ({ name, kind, level }) =>
      OFFICIAL.includes(kind) && PEOPLES_GOVERNMENT.test(name) && COUNTY_OR_HIGHER.includes(level),
  );

function largeMassEvent(plan: Plan, today: string): Warning | null {
  const people = plan.expectedHeadcount ?? 0;
  if (people < LARGE || heldByGovernment(plan)) return null;
  const [where, place] =
    people < VERY_LARGE ? ['县级', 'of the county'] : ['设区的市级', 'of the city'];
  const latest = Date.parse(today) + DAYS_AHEAD * DAY_MS;
  const late = plan.startsOn !== null && Date.parse(plan.startsOn) < latest;
  return {
    code: WarningCode.LARGE_MASS_EVENT,
    text: say(
      `预计 ${people} 人,属大型群众性活动:须在举办日 ${DAYS_AHEAD} 日前向${where}公安机关申请安全许可${late ? `(已不足 ${DAYS_AHEAD} 日)` : ''}`,
      `${people} people make it a large mass event: ask the police ${place} for a permit ${DAYS_AHEAD} days ahead${late ? ' (fewer are left)' : ''}`,
    ),
    relatedIds: [],
  };
}
