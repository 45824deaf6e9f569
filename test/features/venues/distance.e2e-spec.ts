import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  boxAround,
  DistanceFrom,
  kilometres,
} from '../../../src/features/venues/distance.queries.js';
import { Datum, Venue } from '../../../src/features/venues/venue.entity.js';
import { EntityPages } from '../../../src/platform/database/pages-of-many.js';
import { Keyset } from '../../../src/platform/database/paging.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

/** 南通: 学田街道, satellite coordinates. */
const HERE = { latitude: 31.98, longitude: 120.89, datum: Datum.WGS84 };

/** Names say how far from {@link HERE} they are. */
const PLACES: Readonly<Record<string, [number, number] | null>> = {
  here: [31.98, 120.89],
  metre: [31.980009, 120.89],
  hundred: [31.980899, 120.89],
  southwest: [31.97, 120.88],
  Shanghai: [31.2304, 121.4737],
  Beijing: [39.9042, 116.4074],
  unknown: null,
};

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const { street } = await buildRegionTree(server.db);
    for (const [name, at] of Object.entries(PLACES))
      await buildVenue(server.db, {
        name,
        regionId: street.id,
        latitude: at?.[0] ?? null,
        longitude: at?.[1] ?? null,
        sourceDatum: at ? Datum.WGS84 : null,
      });
  });
});
afterAll(() => server.close());

const from = (given: typeof HERE) => new DistanceFrom(given);

const kmTo = async (name: string, given = HERE): Promise<number | null> => {
  const row = await server.db.one<{ metres: number }>(
    sql`SELECT ${from(given).metres('t.id')} AS metres FROM venues t WHERE t.name = ${name}`,
  );
  return kilometres(row?.metres ?? -1);
};

const page = (first: number, after?: string | null, given = HERE) => {
  const distance = from(given);
  const columns = [distance.order('t.id'), { expression: 't.id', kind: 'text' as const }];
  const keyset = new Keyset(distance.orderName('DISTANCE'), columns, { first, after });
  return new EntityPages(server.db, Venue, keyset, [raw('t.active = TRUE')]).all();
};

describe('the distance to a venue', () => {
  // Reckoned apart from this code by the law of cosines, on a sphere of 6,371 km.
  it.each<[string, number | null]>([
    ['here', 0],
    ['metre', 0.001],
    ['hundred', 0.1],
    ['southwest', 1.458],
    ['Shanghai', 100.015],
    ['Beijing', 968.783],
    ['unknown', null],
  ])('%s is %s km', async (name, km) => {
    const found = await kmTo(name);
    if (km === null) expect(found).toBeNull();
    else expect(Math.abs((found ?? NaN) - km)).toBeLessThan(0.0006);
  });

  it('is the same from a point read off Amap, once its datum is known', async () => {
    // HERE as Amap shows it.
    const onAmap = { latitude: 31.977832, longitude: 120.894217, datum: Datum.GCJ02 };
    expect(await kmTo('here', onAmap)).toBeLessThan(0.002);
    expect(await kmTo('here', { ...onAmap, datum: Datum.WGS84 })).toBeGreaterThan(0.3);
  });

  it.each<[number, string[]]>([
    [0, ['here']],
    [0.05, ['here', 'metre']],
    [0.11, ['here', 'hundred', 'metre']],
    [1.4, ['here', 'hundred', 'metre']],
    [1.5, ['here', 'hundred', 'metre', 'southwest']],
    [20_000, ['Beijing', 'Shanghai', 'here', 'hundred', 'metre', 'southwest']],
  ])('filters: within %d km are %j', async (km, expected) => {
    const found = await server.db.find(Venue, from(HERE).within(km, 't.id'));
    expect(found.map(({ name }) => name).toSorted()).toEqual(expected);
  });

  it.each([0.1, 5, 500, 9000])('the box holds the whole circle of %d km', (km) => {
    const { south, north, west, east } = boxAround(HERE, km);
    const angle = km / 6371;
    for (let degrees = 0; degrees < 360; degrees += 1) {
      const [bearing, up] = [(degrees * Math.PI) / 180, (HERE.latitude * Math.PI) / 180];
      const sine =
        Math.sin(up) * Math.cos(angle) + Math.cos(up) * Math.sin(angle) * Math.cos(bearing);
      const aside = Math.atan2(
        Math.sin(bearing) * Math.sin(angle) * Math.cos(up),
        Math.cos(angle) - Math.sin(up) * sine,
      );
      const latitude = (Math.asin(sine) * 180) / Math.PI;
      const longitude = HERE.longitude + (aside * 180) / Math.PI;
      expect(latitude).toBeGreaterThanOrEqual(south - 1e-9);
      expect(latitude).toBeLessThanOrEqual(north + 1e-9);
      expect(longitude).toBeGreaterThanOrEqual(west - 1e-9);
      expect(longitude).toBeLessThanOrEqual(east + 1e-9);
    }
  });

  it('orders, page by page, places of unknown position last', async () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const part = await page(2, after);
      seen.push(...part.nodes.map(({ name }) => name));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(Object.keys(PLACES));
  });

  it('refuses a cursor that was made from another point', async () => {
    const { pageInfo } = await page(2);
    const elsewhere = () => page(2, pageInfo.endCursor, { ...HERE, latitude: 32 });
    expect(elsewhere).toThrow('is not a cursor of this list');
  });
});
