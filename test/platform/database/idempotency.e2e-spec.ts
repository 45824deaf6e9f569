import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Venue } from '../../../src/features/venues/venue.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, makePlace, type Place, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, signedInAs, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';
import { counting, CountingResolver } from './counting.resolver.js';

const COUNT = `mutation($id: ID!, $by: Int, $key: String) {
  countUp(input: { id: $id, by: $by, idempotencyKey: $key }) { id capacity version regionId }
}`;
const COUNT_WITH_NOTES = `mutation($id: ID!, $key: String) {
  countUpWithNotes(input: { id: $id, idempotencyKey: $key }) {
    venue { id capacity regionId } by { displayName } warnings
  }
}`;

let place: Place;
let server: TestApp;
let account: Account;
let token: string;
let client: Client;
let id: string;
let key: string;

beforeAll(async () => {
  place = await makePlace();
  server = await bootApp({ place, resolvers: [CountingResolver] });
  const unit = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return buildOrganization(server.db, { regionId: region.id });
  });
  account = await buildAccount(server, { organizationId: unit.id });
  token = await tokenOf(server, account);
  client = server.withToken(token);
});
afterAll(async () => {
  await server.close();
  await place.remove();
});
beforeEach(async () => {
  Object.assign(counting, { runs: 0, failsAfterWriting: false, meanwhile: undefined });
  key = newId();
  id = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildVenue(server.db, { regionId: region.id, capacity: 0 })).id;
  });
});

const stored = async () => (await server.db.findById(Venue, id))?.capacity;
const keysKept = () => server.db.count(sql`idempotency_keys WHERE key = ${key}`);

describe('a mutation under a key', () => {
  it('happens once and answers the same twice', async () => {
    const first = await client.ok(COUNT, { id, by: 2, key });
    expect(await client.ok(COUNT, { id, by: 2, key })).toEqual(first);
    expect([counting.runs, await stored()]).toEqual([1, 2]);
  });

  it('does so with an answer that holds several records, and keeps no secret of them', async () => {
    const first = await client.ok(COUNT_WITH_NOTES, { id, key });
    expect(await client.ok(COUNT_WITH_NOTES, { id, key })).toEqual(first);
    expect(await stored()).toBe(1);
    const kept = await server.db.one<{ answer: string }>(
      sql`SELECT answer FROM idempotency_keys WHERE key = ${key}`,
    );
    expect(kept?.answer).toContain(account.displayName);
    expect(kept?.answer).not.toContain('$argon2');
    expect(kept?.answer).not.toContain('passwordHash');
  });

  it('happens once when it is sent ten times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.ok(COUNT, { id, key })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([await stored(), await keysKept()]).toEqual([1, 1]);
  });

  it('is refused with other content', async () => {
    await client.ok(COUNT, { id, by: 1, key });
    const { extensions } = await client.refused(COUNT, { id, by: 2, key });
    expect([extensions.code, extensions.idempotencyKey, await stored()]).toEqual([
      'CONFLICT',
      key,
      1,
    ]);
  });

  it('has the key to itself: another account, and another operation, start anew', async () => {
    const other = await signedInAs(server, { roles: [Role.ORGANIZER] });
    await client.ok(COUNT, { id, key });
    await other.ok(COUNT, { id, key });
    await client.ok(COUNT_WITH_NOTES, { id, key });
    expect([await stored(), await keysKept()]).toEqual([3, 3]);
  });

  it('keeps no key when it fails, so that it can be tried again', async () => {
    counting.failsAfterWriting = true;
    await client.refused(COUNT, { id, key });
    expect(await keysKept()).toBe(0);
    counting.failsAfterWriting = false;
    await client.ok(COUNT, { id, key });
    expect([await stored(), await keysKept()]).toEqual([1, 1]);
  });

  it('is answered again only to those who may still call it', async () => {
    await client.ok(COUNT_WITH_NOTES, { id, key });
    const change = (roles: Role[]) =>
      server.arrange(async () => {
        const repo = server.db.repo(Account);
        const loaded = await repo.findOneByOrFail({ id: account.id });
        await repo.save(Object.assign(loaded, { roles }));
      });
    await change([Role.AUDITOR]);
    const { extensions } = await client.refused(COUNT_WITH_NOTES, { id, key });
    expect(extensions.code).toBe('FORBIDDEN');
    expect((await server.anonymous.refused(COUNT, { id, key })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    await change([Role.ORGANIZER]);
  });

  it('needs a key of a sensible length', async () => {
    const { extensions } = await client.refused(COUNT, { id, key: 'x'.repeat(101) });
    expect([extensions.code, extensions.fields?.[0]?.path, await stored()]).toEqual([
      'INVALID_INPUT',
      'input.idempotencyKey',
      0,
    ]);
  });

  it('is answered again after a restart', async () => {
    const first = await client.ok(COUNT, { id, key });
    await server.close();
    server = await bootApp({ place, resolvers: [CountingResolver] });
    client = server.withToken(token);
    expect(await client.ok(COUNT, { id, key })).toEqual(first);
    expect(await stored()).toBe(1);
  });
});
