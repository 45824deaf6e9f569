import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Venue } from '../../../src/features/venues/venue.entity.js';
import { bootApp, testDatabase, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildRegion } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';
import { counting, CountingResolver } from './counting.resolver.js';

const COUNT = `mutation($id: ID!, $by: Int, $key: String) {
  countUp(input: { id: $id, by: $by, idempotencyKey: $key }) { id capacity version }
}`;

let server: TestApp;
let client: Client;
let id: string;
beforeAll(async () => {
  server = await bootApp({ resolvers: [CountingResolver] });
  client = await signedInAs(server, { roles: [Role.ORGANIZER] });
});
afterAll(() => server.close());
beforeEach(async () => {
  Object.assign(counting, { runs: 0, failsAfterWriting: false, meanwhile: undefined });
  id = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildVenue(server.db, { regionId: region.id, capacity: 0 })).id;
  });
});

const stored = async () => (await server.db.findById(Venue, id))?.capacity;

describe('mutations over HTTP', () => {
  it('count exactly when 100 come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => client.ok(COUNT, { id, by: 1 })),
    );
    const counts = answers.map(({ countUp }) => (countUp as Venue).capacity ?? 0);
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(await stored()).toBe(100);
  });

  it('leave nothing behind when they fail', async () => {
    counting.failsAfterWriting = true;
    expect((await client.refused(COUNT, { id })).extensions.code).toBe('CONFLICT');
    expect(await stored()).toBe(0);
  });

  it('answer each with its own state when several stand in one request', async () => {
    const query = `mutation($id: ID!) {
      a: countUp(input: { id: $id }) { capacity regionId }
      b: countUp(input: { id: $id }) { capacity regionId }
    }`;
    expect(await client.ok(query, { id })).toMatchObject({
      a: { capacity: 1 },
      b: { capacity: 2 },
    });
  });

  const onPostgres = testDatabase === 'postgres' ? it : it.skip;

  onPostgres('run again from the start when another commit came between', async () => {
    counting.meanwhile = () =>
      server.arrange(async () => {
        const repo = server.db.repo(Venue);
        const venue = await repo.findOneByOrFail({ id });
        await repo.save({ ...venue, capacity: 10 });
      });
    expect(await client.ok(COUNT, { id, by: 5 })).toEqual({
      countUp: { id, capacity: 15, version: 3 },
    });
    expect([counting.runs, await stored()]).toEqual([2, 15]);
  });
});
