import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  hoursOn,
  isOpenAt,
  localMoment,
} from '../../../src/features/legal-aid/duty-days.policy.js';
import { StationStatus } from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { Datum } from '../../../src/features/venues/venue.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';
import { SCHEDULES } from './schedules.js';

const HERE = { latitude: 31.98, longitude: 120.89 };

let server: TestApp;
let tree: RegionTree;
let host: string;
let venueId: string;
beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const { db } = server;
    tree = await buildRegionTree(db);
    const { district, street, community, otherStreet, otherCommunity } = tree;
    host = (await buildOrganization(db, { regionId: district.id, name: '崇川区司法局' })).id;
    const at = (name: string, north: number, more: object = {}) =>
      buildVenue(db, {
        name,
        regionId: street.id,
        latitude: HERE.latitude + north,
        longitude: HERE.longitude,
        sourceDatum: Datum.WGS84,
        ...more,
      });
    const far = await at('区政务中心', 0.05, { stepFreeEntrance: Availability.YES });
    const near = await at('街道服务中心', 0.01, { regionId: community.id });
    venueId = far.id;
    const schedule = (name: string) => SCHEDULES[name] ?? null;
    await buildStation(db, {
      name: '中心',
      regionId: district.id,
      venueId: far.id,
      hostIds: [host],
      services: ['LEGAL_ADVICE', 'HOME_VISIT'],
      schedule: schedule('中心'),
      phone: '12348',
    });
    await buildStation(db, {
      name: '街站',
      regionId: street.id,
      venueId: near.id,
      services: ['LEGAL_ADVICE'],
      stepFreeEntrance: Availability.YES,
      schedule: schedule('街站'),
    });
    await buildStation(db, {
      name: '联络点',
      regionId: community.id,
      schedule: schedule('联络点'),
    });
    await buildStation(db, { name: '邻站', regionId: otherStreet.id, venueId: near.id });
    await buildStation(db, {
      name: '停站',
      regionId: otherCommunity.id,
      status: StationStatus.SUSPENDED,
      schedule: schedule('停站'),
    });
    await buildStation(db, {
      name: '撤站',
      regionId: otherStreet.id,
      status: StationStatus.CLOSED,
    });
  });
});
afterAll(() => server.close());

const LIST = `query($filter: LegalAidStationFilter, $orderBy: LegalAidStationOrder, $first: Int, $after: String) {
  legalAidStations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;
interface Page {
  totalCount: number;
  nodes: { name: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const page = async (filter: object, more: object = {}): Promise<Page> =>
  (await server.anonymous.ok(LIST, { filter, ...more })).legalAidStations as Page;
const names = async (filter: object, more: object = {}) =>
  (await page(filter, more)).nodes.map(({ name }) => name);
const near = { position: { ...HERE, datum: 'WGS84' } };

describe('the list', () => {
  it.each<[string, () => object, string[]]>([
    ['nothing asked', () => ({}), ['中心', '停站', '街站', '邻站', '联络点']],
    ['closed ones', () => ({ statuses: ['CLOSED'] }), ['撤站']],
    ['a subtree', () => ({ regionId: tree.street.id }), ['街站', '联络点', '停站']],
    ['levels', () => ({ levels: ['DISTRICT', 'COMMUNITY'] }), ['中心', '联络点', '停站']],
    ['a host', () => ({ hostId: host }), ['中心']],
    ['a venue', () => ({ venueId }), ['中心']],
    ['every service', () => ({ services: ['LEGAL_ADVICE', 'HOME_VISIT'] }), ['中心']],
    ['a service', () => ({ services: ['LEGAL_ADVICE'] }), ['中心', '街站']],
    [
      'own access and the venue’s',
      () => ({ accessible: ['STEP_FREE_ENTRANCE'] }),
      ['中心', '街站'],
    ],
    ['near', () => ({ near: { ...near, withinKm: 3 } }), ['街站', '邻站']],
    ['text in a host', () => ({ text: '司法局' }), ['中心']],
    ['text in a venue', () => ({ text: '街道服务' }), ['街站', '邻站']],
    ['text in a service', () => ({ text: '上门' }), ['中心']],
    ['text of no station', () => ({ text: '%' }), []],
  ])('%s', async (_, filter, expected) => {
    const found = await page(filter());
    expect([found.nodes.map(({ name }) => name).toSorted(), found.totalCount]).toEqual([
      expected.toSorted(),
      expected.length,
    ]);
  });

  const DAYS = Array.from({ length: 75 }, (_, index) =>
    new Date(Date.UTC(2023, 3, 1) + index * 86_400_000).toISOString().slice(0, 10),
  );
  const open = Object.entries(SCHEDULES).filter(([name]) => name !== '停站');

  it('finds on each day exactly those that the rule says are open', async () => {
    let hits = 0;
    for (const day of DAYS) {
      const expected = open.filter(([, plan]) => plan && hoursOn(plan, day).length).map(([n]) => n);
      expect([day, (await names({ openOn: day })).toSorted()]).toEqual([day, expected.toSorted()]);
      hits += expected.length;
    }
    expect(hits).toBeGreaterThan(25);
  });

  it('finds at each moment exactly those that the rule says are open', async () => {
    let hits = 0;
    for (const day of DAYS.slice(0, 45))
      for (const time of ['08:59', '09:00', '14:00', '17:00', '23:59']) {
        const moment = new Date(`${day}T${time}:30+08:00`);
        const local = localMoment(moment);
        const expected = open.filter(([, plan]) => plan && isOpenAt(plan, local)).map(([n]) => n);
        const found = await names({ openAt: moment.toISOString() });
        expect([day, time, found.toSorted()]).toEqual([day, time, expected.toSorted()]);
        hits += expected.length;
      }
    expect(hits).toBeGreaterThan(25);
  });

  it.each([
    ['NAME', ['中心', '停站', '联络点', '街站', '邻站']],
    ['LEVEL', ['中心', '街站', '邻站', '停站', '联络点']],
    ['DISTANCE', null],
  ])('by %s is read page by page without gap or repeat', async (orderBy, expected) => {
    const filter = { near };
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part: Page = await page(filter, { orderBy, first: 2, after });
      seen.push(...part.nodes.map(({ name }) => name));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after);
    if (expected) expect(seen).toEqual(expected);
    else {
      expect(seen.slice(0, 2).toSorted()).toEqual(['街站', '邻站']);
      expect(seen[2]).toBe('中心');
      expect(seen.slice(3).toSorted()).toEqual(['停站', '联络点']);
    }
  });

  it('cannot be ordered by distance from nowhere', async () => {
    const { extensions } = await server.anonymous.refused(LIST, { orderBy: 'DISTANCE' });
    expect(extensions.fields?.map(({ path }) => path)).toEqual(['filter.near']);
  });

  it('with all that hangs on it takes a bounded number of statements', async () => {
    const query = `{ legalAidStations { nodes { name address region { name } parent { name } hosts { name }
      services { name } members { name phone } accessibility { hearingLoop } nextOpening { date }
      children { nodes { name } } activities { nodes { title } } attachments { url } } } }`;
    const { count } = await countQueries(() => server.anonymous.ok(query));
    expect(count).toBeLessThan(20);
  });
});

const NEAREST = `query($input: NearestStationsInput!, $first: Int, $after: String) {
  nearestLegalAidStations(input: $input, first: $first, after: $after) { totalCount
    nodes { distanceKm positionKnown servesCommunity nextOpening { date from } station { name } }
    pageInfo { hasNextPage endCursor } } }`;

describe('the nearest station', () => {
  const nearest = async (input: object, more: object = {}) =>
    (await server.anonymous.ok(NEAREST, { input, ...more })).nearestLegalAidStations;
  const found = async (input: object) =>
    (await nearest(input)).nodes.map((node: { station: { name: string } }) => node.station.name);

  it('is by distance from a point, those of unknown position last and marked', async () => {
    const { nodes } = await nearest({ position: near.position, openAt: null });
    const line = (node: any) => [node.station.name, node.distanceKm, node.positionKnown];
    expect(nodes.map(line).toSorted()).toEqual([
      ['中心', 5.56, true],
      ['联络点', null, false],
      ['街站', 1.112, true],
      ['邻站', 1.112, true],
    ]);
    expect(nodes[2].station.name).toBe('中心');
    expect(nodes[3].station.name).toBe('联络点');
  });

  it('of a community is its own, then its street’s, its district’s, then the others', async () => {
    expect(await found({ communityId: tree.community.id })).toEqual([
      '联络点',
      '街站',
      '中心',
      '邻站',
    ]);
    expect(await found({ communityId: tree.otherCommunity.id })).toEqual([
      '街站',
      '中心',
      '邻站',
      '联络点',
    ]);
    const { nodes } = await nearest({ communityId: tree.community.id });
    expect(nodes.map((node: any) => node.servesCommunity)).toEqual([true, true, true, false]);
    expect(nodes[1].distanceKm).toBe(0);
  });

  it('is one that is open then, offers this and can be entered', async () => {
    const openAt = '2023-04-17T06:30:00.000Z';
    const { nodes } = await nearest({ position: near.position, openAt });
    expect(nodes.map((node: any) => [node.station.name, node.nextOpening])).toEqual([
      ['街站', { date: '2023-04-17', from: '14:00' }],
      ['中心', { date: '2023-04-17', from: '14:00' }],
    ]);
    const input = { position: near.position, openAt, services: ['HOME_VISIT'] };
    expect(await found(input)).toEqual(['中心']);
    expect(await found({ position: near.position, accessible: ['STEP_FREE_ENTRANCE'] })).toEqual([
      '街站',
      '中心',
    ]);
  });

  it('is read page by page', async () => {
    const input = { communityId: tree.community.id };
    const first = await nearest(input, { first: 3 });
    const after = first.pageInfo.endCursor;
    const rest = await nearest(input, { first: 3, after });
    expect([...first.nodes, ...rest.nodes]).toEqual((await nearest(input)).nodes);
    expect([first.totalCount, rest.pageInfo.hasNextPage]).toEqual([4, false]);
    const elsewhere = { input: { position: near.position }, after };
    expect((await server.anonymous.refused(NEAREST, elsewhere)).extensions.code).toBe(
      'INVALID_INPUT',
    );
  });

  it('of nowhere is asked for a place', async () => {
    const { extensions } = await server.anonymous.refused(NEAREST, { input: {} });
    expect(extensions.fields?.map(({ path }) => path)).toEqual(['input.position']);
  });
});

describe('regions without a station', () => {
  const GAPS = `query($regionId: ID!, $levels: [LegalAidLevel!]) {
    regionsWithoutStation(regionId: $regionId, levels: $levels) {
      totalCount nodes { region { name } servedBy { name } } } }`;

  it('are named with the station above that serves them meanwhile', async () => {
    const { regionsWithoutStation } = await server.anonymous.ok(GAPS, {
      regionId: tree.city.id,
      levels: ['DISTRICT', 'STREET', 'COMMUNITY'],
    });
    expect(regionsWithoutStation).toEqual({
      totalCount: 2,
      nodes: [
        { region: { name: '通州区' }, servedBy: null },
        { region: { name: '果园社区' }, servedBy: { name: '街站' } },
      ],
    });
  });

  it('are streets and communities unless told otherwise', async () => {
    const { regionsWithoutStation } = await server.anonymous.ok(GAPS, { regionId: tree.city.id });
    expect(regionsWithoutStation.nodes).toHaveLength(1);
  });
});
