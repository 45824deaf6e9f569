import type { Arena } from './arena.ts';
import type { Activities } from './data/activities.ts';
import { DAYS, daysAfter, FIRST_DAY } from './data/activities.ts';
import { activitiesOf, termsOf } from './data/dataset.ts';
import { type District, makeDistrict } from './data/district.ts';
import { Random } from './data/random.ts';
import { SEARCH_WORDS, THEMES } from './data/words.ts';
import type { Ask } from './load.ts';

/** The same thing asked of both servers. */
export interface Pair {
  ours: Ask;
  bare: Ask;
}

export interface Case {
  letter: string;
  title: string;
  /** The least ratio to the bare handler that is asked for. */
  asked: number;
  /** Each request makes something: answers are compared without what is new each time. */
  creates?: boolean;
  /** The bare handler takes so long that rounds must be so many times as long. */
  longer?: number;
  pairs: readonly Pair[];
}

const SHOWN = `id title status startsOn endsOn startTime endTime expectedHeadcount brief
  venue { id name address } organizers { role position organization { id name } }`;

const STREET = `query StreetActivities($regionId: ID!, $from: LocalDate!, $to: LocalDate!) {
  activities(first: 20, orderBy: START_ASC, filter: { regionId: $regionId, from: $from, to: $to }) {
    nodes { ${SHOWN} } pageInfo { hasNextPage }
  }
}`;

/** All activities, page by page. */
export const LIST = `query Activities($first: Int!, $after: String) {
  activities(first: $first, after: $after) {
    nodes { ${SHOWN} } pageInfo { hasNextPage endCursor }
  }
}`;

const ONE = `query OneActivity($id: ID!) { activity(id: $id) { ${SHOWN} } }`;

const SEARCH = `query Search($text: String!) {
  search(text: $text, kinds: [ACTIVITY], first: 20) {
    nodes { kind id title day } pageInfo { hasNextPage }
  }
}`;

const FIGURES = `query Figures($regionId: ID!, $from: LocalDate!, $to: LocalDate!) {
  activityFigures(regionId: $regionId, from: $from, to: $to) {
    rows { region { id name } activities participants } total { activities participants }
  }
}`;

const SUGGEST = `query Suggest($prefix: String!) {
  suggest(prefix: $prefix, first: 10) { kind id title }
}`;

const CREATE = `mutation CreateActivity($input: CreateActivityInput!) {
  createActivity(input: $input) { ${SHOWN} }
}`;

const JSON_TYPE = { 'content-type': 'application/json' };

const graphql = (query: string, variables: object, headers: Record<string, string> = {}): Ask => ({
  method: 'POST',
  path: '/graphql',
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify({ query, variables }),
});

const get = (path: string, parameters: Record<string, string>): Ask => ({
  method: 'GET',
  path: `${path}?${new URLSearchParams(parameters).toString()}`,
  headers: {},
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export interface Ground {
  seed: number;
  district: District;
  activities: Activities;
  typeIds: readonly string[];
}

/** What the requests for an arena are drawn from. */
export async function groundOf(arena: Arena): Promise<Ground> {
  const district = makeDistrict(arena.dataset.seed);
  const activities = await activitiesOf(arena.store, district, arena.dataset);
  const typeIds = [...(await termsOf(arena.store, 'ACTIVITY_TYPE')).values()];
  return { seed: arena.dataset.seed, district, activities, typeIds };
}

function streetCase({ seed, district }: Ground): Case {
  const random = new Random(seed, 11);
  const pairs = many(2000, () => {
    const { id: region } = random.of(district.streets);
    const day = random.below(DAYS - 30);
    const from = daysAfter(FIRST_DAY, day);
    const to = daysAfter(FIRST_DAY, day + 29);
    return {
      ours: graphql(STREET, { regionId: region, from, to }),
      bare: get('/street', { region, from, to }),
    };
  });
  return { letter: 'a', title: '20 activities of a street in 30 days', asked: 0.45, pairs };
}

function oneCase({ seed, activities }: Ground): Case {
  const random = new Random(seed, 12);
  const anyPublic = (): string => {
    for (;;) {
      const { activity, isPublic } = activities.at(random.below(activities.count));
      if (isPublic) return activity.id;
    }
  };
  const pairs = many(5000, () => {
    const id = anyPublic();
    return { ours: graphql(ONE, { id }), bare: get('/one', { id }) };
  });
  return { letter: 'b', title: 'one activity', asked: 0.3, pairs };
}

function searchCase({ seed }: Ground): Case {
  const random = new Random(seed, 13);
  const first = random.below(SEARCH_WORDS.length);
  const pairs = SEARCH_WORDS.map((_, index) => {
    const text = SEARCH_WORDS[(first + index * 7) % SEARCH_WORDS.length] ?? '';
    return { ours: graphql(SEARCH, { text }), bare: get('/search', { text }) };
  });
  return { letter: 'c', title: 'search for a two-character word', asked: 5, longer: 5, pairs };
}

/** What has been typed so far when suggestions are asked for: Chinese, readings and initials. */
const PREFIXES = [
  ...SEARCH_WORDS.flatMap((word) => [word.slice(0, 1), word]),
  ...['国家安', '社区法治', '街道办事', 'guo', 'guoan', 'sq', 'slf', 'jd', 'fal', '4', '第2'],
];

/** Suggestions while typing; the bare handler has none. */
export const suggestions = (): { title: string; asks: Ask[] } => ({
  title: 'suggestions while typing',
  asks: PREFIXES.map((prefix) => graphql(SUGGEST, { prefix })),
});

function figuresCase({ seed, district }: Ground): Case {
  const random = new Random(seed, 14);
  const pairs = many(500, () => {
    const day = random.below(DAYS - 90);
    const days = { from: daysAfter(FIRST_DAY, day), to: daysAfter(FIRST_DAY, day + 89) };
    return {
      ours: graphql(FIGURES, { regionId: district.district.id, ...days }),
      bare: get('/figures', days),
    };
  });
  const title = 'activities and participants by street in 90 days';
  return { letter: 'd', title, asked: 5, pairs };
}

function createCase({ seed, district, typeIds }: Ground): Case {
  const random = new Random(seed, 15);
  const pairs = many(2000, (index) => {
    const { id: accountId, unit, token } = random.of(district.accounts);
    const street = unit.street ?? district.district;
    const other = random.of(district.unitsOf(street).filter(({ id }) => id !== unit.id));
    const theme = random.of(THEMES);
    const input = {
      title: `${unit.region.name}${theme}活动${index}`,
      typeId: random.of(typeIds),
      startsOn: daysAfter(FIRST_DAY, random.below(DAYS)),
      startTime: '09:00',
      endTime: '11:00',
      venueId: random.of(district.venuesOf(street)).id,
      expectedHeadcount: 50 + random.below(200),
      brief: `面向辖区居民开展${theme}宣传。`,
      organizers: [
        { organizationId: unit.id, role: 'HOST' },
        { organizationId: other.id, role: 'UNDERTAKER' },
      ],
    };
    const told = { ...input, accountId, unitId: unit.id, regionId: unit.region.id };
    const bare = { method: 'POST', path: '/create', headers: JSON_TYPE } as const;
    return {
      ours: graphql(CREATE, { input }, { authorization: `Bearer ${token}` }),
      bare: { ...bare, body: JSON.stringify(told) },
    };
  });
  const title = 'creation of an activity with two organizers';
  return { letter: 'e', title, asked: 0.3, creates: true, pairs };
}

/** The cases whose letters are given. */
export const casesOf = (ground: Ground, letters: string): Case[] =>
  [streetCase, oneCase, searchCase, figuresCase, createCase]
    .map((make) => make(ground))
    .filter(({ letter }) => letters.includes(letter));
