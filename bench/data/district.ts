import { createHmac } from 'node:crypto';
import { nameKey } from '../../src/platform/name-key.ts';
import { Random } from './random.ts';
import type { Row } from './store.ts';
import {
  COMMUNITY_NAMES,
  DEPARTMENTS,
  LOCAL_UNITS,
  ROADS,
  STREET_NAMES,
  VENUE_WORDS,
} from './words.ts';

/** The secret of the measured server, with which the tokens of its accounts are hashed. */
export const SESSION_SECRET = 'the-secret-of-a-benchmark-and-of-nothing-else';

const FIRST_MOMENT = Date.parse('2022-01-01T00:00:00Z');
const ORGANIZATIONS = 500;
const VENUES = 300;

export interface Place {
  id: string;
  name: string;
  path: string;
  level: string;
  parentId: string | null;
}

export interface Unit {
  id: string;
  name: string;
  kind: string;
  /** The street it lies in; null for one of the whole district. */
  street: Place | null;
  region: Place;
}

export interface Account {
  id: string;
  unit: Unit;
  token: string;
}

export interface Venue {
  id: string;
  name: string;
  address: string;
  region: Place;
}

/** What the activities of the benchmark take place in. */
export interface District {
  district: Place;
  streets: readonly Place[];
  communitiesOf(street: Place): readonly Place[];
  unitsOf(street: Place): readonly Unit[];
  departments: readonly Unit[];
  venuesOf(street: Place): readonly Venue[];
  accounts: readonly Account[];
  /** Everything as rows, in an order that foreign keys allow. */
  tables: readonly { name: string; rows: readonly Row[] }[];
}

/** The columns that every row has. */
export const stamped = (id: string): Row => {
  const at = new Date(FIRST_MOMENT).toISOString();
  return { id, created_at: at, updated_at: at };
};

class Builder {
  readonly random: Random;
  readonly places: (Place & { code: string })[] = [];
  readonly units: Unit[] = [];
  readonly venues: (Venue & { kind: string })[] = [];
  readonly accounts: Account[] = [];

  constructor(seed: number) {
    this.random = new Random(seed, 1);
  }

  newId(): string {
    return this.random.id(FIRST_MOMENT);
  }

  place(parent: Place | null, level: string, code: string, name: string): Place {
    const id = this.newId();
    const path = `${parent?.path ?? ''}${id}/`;
    const place = { id, name, code, level, path, parentId: parent?.id ?? null };
    this.places.push(place);
    return place;
  }

  unit(region: Place, street: Place | null, name: string, kind: string): Unit {
    const unit = { id: this.newId(), name, kind, region, street };
    this.units.push(unit);
    return unit;
  }

  account(unit: Unit): void {
    const token = `benchmark-account-${String(this.accounts.length).padStart(4, '0')}`;
    this.accounts.push({ id: this.newId(), unit, token });
  }
}

/** Local units in turn over all communities until there are enough. */
function addLocalUnits(builder: Builder, communities: readonly Place[], streets: Place[]): void {
  for (let round = 0; builder.units.length < ORGANIZATIONS; round += 1) {
    for (const community of communities) {
      if (builder.units.length >= ORGANIZATIONS) return;
      const [word, kind] = builder.random.of(LOCAL_UNITS);
      const street = streets.find(({ id }) => id === community.parentId) ?? null;
      const number = round > 0 ? `第${round + 1}` : '';
      builder.unit(community, street, `${community.name.slice(0, -2)}${number}${word}`, kind);
    }
  }
}

function addVenues(builder: Builder, communities: readonly Place[]): void {
  for (let index = 0; index < VENUES; index += 1) {
    const region = communities[(index * 7) % communities.length];
    if (!region) throw new Error('A venue needs a community');
    const [word, kind] = builder.random.of(VENUE_WORDS);
    const address = `${builder.random.of(ROADS)}${builder.random.below(500) + 1}号`;
    const name = `${region.name.slice(0, -2)}${word}${index >= communities.length ? '分馆' : ''}`;
    builder.venues.push({ id: builder.newId(), name, kind, address, region });
  }
}

/** The same district each time: sixteen streets of ten communities, with their units and venues. */
export function makeDistrict(seed: number): District {
  const builder = new Builder(seed);
  const province = builder.place(null, 'PROVINCE', '32', '江苏省');
  const city = builder.place(province, 'CITY', '3206', '南通市');
  const district = builder.place(city, 'DISTRICT', '320613', '崇川区');
  for (const [name, kind] of DEPARTMENTS) builder.unit(district, null, name, kind);
  const departments = [...builder.units];
  const streets = STREET_NAMES.map((name, index) => {
    const code = `320613${String(index + 1).padStart(3, '0')}`;
    const street = builder.place(district, 'STREET', code, name);
    builder.account(builder.unit(street, street, `${name}办事处`, 'STREET_OFFICE'));
    return street;
  });
  const communities = streets.flatMap((street, index) =>
    COMMUNITY_NAMES.map((name, below) => {
      const code = `320613${String(index + 1).padStart(3, '0')}${String(below + 1).padStart(3, '0')}`;
      const community = builder.place(street, 'COMMUNITY', code, `${name}社区`);
      const units = builder.unit(community, street, `${street.name}${name}社区居委会`, 'COMMUNITY');
      if (below < 4) builder.account(units);
      return community;
    }),
  );
  addLocalUnits(builder, communities, streets);
  addVenues(builder, communities);
  return asDistrict(builder, district, { streets, communities, departments });
}

function asDistrict(
  builder: Builder,
  district: Place,
  parts: { streets: Place[]; communities: Place[]; departments: Unit[] },
): District {
  const { streets, communities, departments } = parts;
  const within = <T>(things: readonly T[], regionOf: (thing: T) => Place) =>
    new Map(
      streets.map((street) => [
        street.id,
        things.filter((thing) => regionOf(thing).path.startsWith(street.path)),
      ]),
    );
  const communitiesIn = within(communities, (place) => place);
  const unitsIn = within(builder.units, (unit) => unit.region);
  const venuesIn = within(builder.venues, (venue) => venue.region);
  return {
    district,
    streets,
    communitiesOf: ({ id }) => communitiesIn.get(id) ?? [],
    unitsOf: ({ id }) => unitsIn.get(id) ?? [],
    departments,
    venuesOf: ({ id }) => venuesIn.get(id) ?? [],
    accounts: builder.accounts,
    tables: tablesOf(builder),
  };
}

const tablesOf = (builder: Builder): District['tables'] => [
  { name: 'regions', rows: builder.places.map(regionRow) },
  {
    name: 'region_names',
    rows: builder.places.map(({ id, code, name }) => ({
      ...stamped(builder.newId()),
      region_id: id,
      code,
      name,
    })),
  },
  { name: 'organizations', rows: builder.units.map(unitRow) },
  { name: 'venues', rows: builder.venues.map((venue) => venueRow(venue, builder.random)) },
  { name: 'accounts', rows: builder.accounts.map(accountRow) },
  {
    name: 'sessions',
    rows: builder.accounts.map((account) => sessionRow(account, builder.newId())),
  },
];

const regionRow = (place: Place & { code: string }): Row => ({
  ...stamped(place.id),
  version: 1,
  code: place.code,
  name: place.name,
  level: place.level,
  parent_id: place.parentId,
  path: place.path,
});

const unitRow = ({ id, name, kind, region }: Unit): Row => ({
  ...stamped(id),
  version: 1,
  name,
  aliases: '[]',
  search_text: `${nameKey(name)}\n`,
  kind,
  region_id: region.id,
});

const venueRow = (venue: Venue & { kind: string }, random: Random): Row => {
  const latitude = 31.9 + random.next() * 0.2;
  const longitude = 120.8 + random.next() * 0.2;
  const facility = () => random.of(['YES', 'NO', 'UNKNOWN']);
  return {
    ...stamped(venue.id),
    version: 1,
    name: venue.name,
    name_key: nameKey(venue.name),
    kind: venue.kind,
    region_id: venue.region.id,
    address: venue.address,
    latitude,
    longitude,
    source_datum: 'WGS84',
    source_latitude: latitude,
    source_longitude: longitude,
    capacity: 50 + random.below(20) * 50,
    open_weekdays: '',
    open_exceptions: '',
    step_free_entrance: facility(),
    accessible_toilet: facility(),
    hearing_loop: facility(),
    sign_language_service: facility(),
    braille_signs: facility(),
    guide_dog_welcome: facility(),
    active: true,
  };
};

const accountRow = ({ id, unit }: Account, index: number): Row => {
  const { created_at: at } = stamped(id);
  return {
    ...stamped(id),
    version: 1,
    username: `bench${index}`,
    display_name: `填报人${index}`,
    organization_id: unit.id,
    roles: JSON.stringify(['ORGANIZER']),
    active: true,
    must_change_password: false,
    // No password has this hash: these accounts are entered with their tokens only.
    password_hash: '-',
    password_set_at: at,
    sessions_valid_from: at,
  };
};

const sessionRow = ({ id, token }: Account, sessionId: string): Row => ({
  ...stamped(sessionId),
  account_id: id,
  kind: 'TOKEN',
  name: 'bench',
  secret_hash: createHmac('sha256', SESSION_SECRET).update(token).digest('hex'),
  last_used_at: new Date().toISOString(),
  expires_at: '2199-01-01T00:00:00.000Z',
});
