import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { Weekday } from '../../../src/features/venues/opening-hours.entity.js';
import { VenueKind } from '../../../src/features/venues/venue.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let regions: RegionTree;
let operatorId: string;
beforeAll(async () => {
  server = await bootApp();
  regions = await server.arrange(() => buildRegionTree(server.db));
  const regionId = regions.otherDistrict.id;
  ({ id: operatorId } = await server.arrange(() => buildOrganization(server.db, { regionId })));
});
afterAll(() => server.close());

interface Page {
  nodes: { name: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const LIST = `query($filter: VenueFilter, $orderBy: VenueOrder, $first: Int, $after: String) {
  venues(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`;

describe('the list', () => {
  let top: string;
  const names = async (filter: object, more: object = {}): Promise<string[]> => {
    const { venues } = await server.anonymous.ok(LIST, {
      filter: { regionId: top, ...filter },
      ...more,
    });
    return venues.nodes.map((node: { name: string }) => node.name);
  };
  const open = (...days: Weekday[]) =>
    days.map((day) => ({ day, hours: [{ from: '09:00', to: '17:00' }] }));

  beforeAll(() =>
    server.arrange(async () => {
      const { district, street, community, otherDistrict } = regions;
      top = regions.otherDistrict.id;
      const { db } = server;
      const closed = { date: '2023-05-01', hours: [], note: null };
      const special = { date: '2023-05-03', hours: [{ from: '10:00', to: '11:00' }], note: null };
      await buildVenue(db, {
        regionId: top,
        name: 'A馆',
        kind: VenueKind.MUSEUM,
        capacity: 100,
        operatorId,
        stepFreeEntrance: Availability.YES,
        accessibleToilet: Availability.YES,
        openingHours: { weekly: open(Weekday.MONDAY), exceptions: [closed, special] },
      });
      await buildVenue(db, {
        regionId: top,
        name: 'B园 100%',
        capacity: 900,
        address: '人民路 5 号',
        stepFreeEntrance: Availability.YES,
        accessibleToilet: Availability.NO,
        openingHours: { weekly: open(Weekday.MONDAY, Weekday.TUESDAY), exceptions: [] },
      });
      await buildVenue(db, { regionId: top, name: 'C场', kind: VenueKind.SQUARE });
      await buildVenue(db, { regionId: top, name: 'D停', active: false });
      await buildVenue(db, { regionId: community.id, name: 'E社' });
      for (const { id } of [district, street, otherDistrict])
        await buildVenue(db, { regionId: id, name: '关', active: false });
    }),
  );

  it.each<[object, string[]]>([
    [{}, ['A馆', 'B园 100%', 'C场']],
    [{ kind: 'SQUARE' }, ['C场']],
    [{ text: '馆' }, ['A馆']],
    [{ text: 'a' }, ['A馆']],
    [{ text: 'b园' }, ['B园 100%']],
    [{ text: '人民路' }, ['B园 100%']],
    [{ text: '0%' }, ['B园 100%']],
    [{ text: '%' }, []],
    [{ text: '_' }, []],
    [{ minCapacity: 100 }, ['A馆', 'B园 100%']],
    [{ minCapacity: 101 }, ['B园 100%']],
    [{ accessible: ['STEP_FREE_ENTRANCE'] }, ['A馆', 'B园 100%']],
    [{ accessible: ['STEP_FREE_ENTRANCE', 'ACCESSIBLE_TOILET'] }, ['A馆']],
    [{ openOn: '2023-04-10' }, ['A馆', 'B园 100%']],
    [{ openOn: '2023-04-11' }, ['B园 100%']],
    [{ openOn: '2023-05-01' }, ['B园 100%']],
    [{ openOn: '2023-05-03' }, ['A馆']],
    [{ openOn: '2023-05-04' }, []],
    [{ includeInactive: true, text: '停' }, ['D停']],
  ])('%j finds %j', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('of a region has everything below it and nothing beside it', async () => {
    const inDistrict = await names({ regionId: regions.street.id, text: 'E社' });
    const beside = await names({ regionId: regions.otherStreet.id, text: 'E社' });
    expect([inDistrict, beside]).toEqual([['E社'], []]);
  });

  it('is ordered by capacity, unknown last', async () => {
    expect(await names({}, { orderBy: 'CAPACITY' })).toEqual(['B园 100%', 'A馆', 'C场']);
  });

  it.each(['NAME', 'CAPACITY'])(
    'by %s is read page by page without gap or repeat',
    async (orderBy) => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { venues }: { venues: Page } = await server.anonymous.ok(LIST, {
          filter: { regionId: top },
          orderBy,
          first: 1,
          after,
        });
        expect(venues.totalCount).toBe(3);
        seen.push(...venues.nodes.map((node) => node.name));
        after = venues.pageInfo.hasNextPage ? venues.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(await names({}, { orderBy }));
    },
  );

  it('hangs on regions, with everything below them, and on the units that run them', async () => {
    const query = `query($id: ID!) { region(id: $id) { venues(first: 1) { nodes { name operator {
      venues(filter: { kind: MUSEUM }) { nodes { name } } } } totalCount } } }`;
    const run = { venues: { nodes: [{ name: 'A馆' }] } };
    expect(await server.anonymous.ok(query, { id: top })).toEqual({
      region: { venues: { nodes: [{ name: 'A馆', operator: run }], totalCount: 3 } },
    });
  });

  it('with regions and units takes three statements, whatever its length', async () => {
    const query = `{ venues { nodes { name contactName region { name } operator { name } } } }`;
    const { statements } = await countQueries(() => server.anonymous.ok(query));
    expect(
      statements.filter((text) => /FROM (venues|regions|organizations)/.test(text)),
    ).toHaveLength(3);
  });
});
