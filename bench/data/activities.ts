import type { District, Place, Unit, Venue } from './district.ts';
import { Random } from './random.ts';
import type { Row } from './store.ts';
import { AUDIENCES, DOINGS, FORMS, LEADS, RESULTS, THEMES } from './words.ts';

const DAY_MS = 86_400_000;
const FIRST_YEAR = 2023;
const YEARS = 3;

/** The days on which the activities begin, and how many days these are. */
export const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1);
export const DAYS = (Date.UTC(FIRST_YEAR + YEARS, 0, 1) - FIRST_DAY) / DAY_MS;

/** How busy each month is: 15 April draws the others after it. */
const MONTHS = [2, 2, 4, 9, 4, 3, 2, 2, 4, 3, 3, 2];
const MONTHS_SUM = MONTHS.reduce((sum, weight) => sum + weight, 0);

/** So many units organize so many activities. */
const LINKS_PER_ACTIVITY = 95 / 60;

const STATUSES = [
  ['PUBLISHED', 48],
  ['CLOSED', 34],
  ['APPROVED', 4],
  ['SUBMITTED', 4],
  ['DRAFT', 5],
  ['RETURNED', 2],
  ['POSTPONED', 1],
  ['CANCELLED', 2],
] as const;

const PUBLIC: readonly string[] = ['PUBLISHED', 'CLOSED'];
const SECOND_ROLES = ['UNDERTAKER', 'CO_ORGANIZER', 'SUPPORT', 'GUIDANCE'];

/** Ids of the types of activities, by their codes. */
export type TypeIds = ReadonlyMap<string, string>;

export interface Generated {
  activity: Row & { id: string; title: string };
  organizers: Row[];
  isPublic: boolean;
}

/** `2023-04-10` */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const daysAfter = (ms: number, days: number): string => dayOf(ms + days * DAY_MS);

/** The moment at which this share of all activities had been registered. */
function momentAt(share: number): number {
  const years = share * YEARS;
  const year = FIRST_YEAR + Math.floor(years);
  let left = (years % 1) * MONTHS_SUM;
  for (const [month, weight] of MONTHS.entries()) {
    const start = Date.UTC(year, month, 1);
    const length = Date.UTC(year, month + 1, 1) - start;
    if (left < weight) return Math.floor(start + (left / weight) * length);
    left -= weight;
  }
  return Date.UTC(year + 1, 0, 1);
}

/** The activities of a district, each of which can be made again by its number alone. */
export class Activities {
  private readonly options: { seed: number; count: number };
  private readonly district: District;
  private readonly typeIds: TypeIds;

  constructor(
    options: { seed: number; count: number },
    district: District,
    typeIds: TypeIds,
  ) {
    this.options = options;
    this.district = district;
    this.typeIds = typeIds;
  }

  get count(): number {
    return this.options.count;
  }

  /** The same each time for the same number. */
  at(index: number): Generated {
    const random = new Random(this.options.seed, index + 100);
    const registered = momentAt(index / this.count);
    const street = random.of(this.district.streets);
    const owner = random.chance(0.1)
      ? random.of(this.district.departments)
      : random.of(this.district.unitsOf(street));
    const place = random.chance(0.85) ? random.of(this.district.communitiesOf(street)) : street;
    const status = random.weighted(STATUSES);
    const words = wordsOf(random, place);
    const activity = {
      ...lifeOf(random.id(registered), registered, status, random),
      ...timeOf(registered, random),
      ...venueOf(random, this.district.venuesOf(street)),
      title: words.title,
      brief: words.brief,
      summary: status === 'CLOSED' ? words.summary : null,
      type_id: this.typeIds.get(words.type) ?? '',
      region_id: place.id,
      street_id: street.id,
      owner_organization_id: owner.id,
    };
    const units = [owner, ...this.second(index, street, owner, random)];
    const organizers = units.map((unit, position) => organizerOf(activity, unit, position, random));
    return { activity, organizers, isPublic: PUBLIC.includes(status) };
  }

  /** A unit beside the host, for as many activities as make up the number of links. */
  private second(index: number, street: Place, owner: Unit, random: Random): Unit[] {
    const extra = LINKS_PER_ACTIVITY - 1;
    const due = Math.round((index + 1) * extra) > Math.round(index * extra);
    const others = this.district.unitsOf(street).filter(({ id }) => id !== owner.id);
    return due ? [random.of(others)] : [];
  }
}

function lifeOf(id: string, registered: number, status: string, random: Random) {
  const at = new Date(registered).toISOString();
  const later = (days: number) => new Date(registered + days * DAY_MS).toISOString();
  const closed = status === 'CLOSED';
  const expected = 20 + random.below(60) * 10;
  return {
    id,
    created_at: at,
    updated_at: closed ? later(30 + random.below(30)) : later(random.below(3)),
    version: closed ? 5 : 2,
    status,
    review_level: status === 'SUBMITTED' ? 'STREET' : null,
    waiting_since: status === 'SUBMITTED' ? at : null,
    submitted_at: status === 'DRAFT' ? null : at,
    published_at: PUBLIC.includes(status) ? later(2) : null,
    closed_at: closed ? later(40) : null,
    expected_headcount: expected,
    actual_headcount: closed ? Math.round(expected * (0.5 + random.next())) : null,
    volunteers: closed ? random.below(20) : null,
    headcount_estimated: closed && random.chance(0.3),
    audiences_overlap: false,
    parts: '{"revision":0,"changed":[]}',
  };
}

/** A few days after it was registered; some last for several days, of some no date is known. */
function timeOf(registered: number, random: Random): Row {
  if (random.chance(0.03)) return { date_words: '连日来', sort_at: '9999' };
  const start = registered + (5 + random.below(25)) * DAY_MS;
  const startsOn = dayOf(start);
  const endsOn = random.chance(0.08) ? daysAfter(start, 1 + random.below(9)) : null;
  if (random.chance(0.2))
    return {
      starts_on: startsOn,
      ends_on: endsOn,
      period: 'AFTERNOON',
      sort_at: `${startsOn}T13:00`,
    };
  const hour = 8 + random.below(9);
  const clock = (value: number) => `${String(value).padStart(2, '0')}:${random.of(['00', '30'])}`;
  const startTime = clock(hour);
  return {
    starts_on: startsOn,
    ends_on: endsOn,
    start_time: startTime,
    end_time: random.chance(0.8) ? clock(hour + 2) : null,
    sort_at: `${startsOn}T${startTime}`,
  };
}

function venueOf(random: Random, venues: readonly Venue[]): Row {
  if (venues.length === 0 || random.chance(0.25)) return { place_text: '小区门前广场' };
  return { venue_id: random.of(venues).id };
}

function wordsOf(random: Random, place: Place) {
  const [type, forms] = random.of(FORMS);
  const theme = random.of(THEMES);
  const form = random.of(forms);
  const title = `${place.name}${random.of(LEADS)}${theme}${form}`;
  const audience = random.of(AUDIENCES);
  const doing = random.of(DOINGS);
  const brief = `面向${audience}开展${theme}${form},现场${doing}、${random.of(DOINGS)}。`;
  const summary = `${place.name}组织${audience}参加${theme}${form},通过${doing}等形式,${random.of(RESULTS)}。`;
  return { type, title, brief, summary };
}

const organizerOf = (
  activity: { id: string; created_at: string },
  unit: Unit,
  position: number,
  random: Random,
): Row => ({
  id: random.id(Date.parse(activity.created_at)),
  created_at: activity.created_at,
  updated_at: activity.created_at,
  activity_id: activity.id,
  organization_id: unit.id,
  role: position === 0 ? 'HOST' : random.of(SECOND_ROLES),
  position: position + 1,
});
