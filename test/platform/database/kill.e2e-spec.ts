import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { newId } from '../../../src/platform/database/columns.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { bootApp, makePlace, type Place } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { startServer } from '../../support/server-process.js';

const KILLS = 10;
const CLIENTS = 4;
const CREATE = `mutation($title: String!, $typeId: ID!, $key: String) {
  createActivity(input: { title: $title, typeId: $typeId, idempotencyKey: $key }) { id title }
}`;

/** What a client was told is safe: titles by id. */
type Acknowledged = Map<string, string>;

async function arrangeOn(place: Place): Promise<{ token: string; typeId: string }> {
  const server = await bootApp({ place });
  const unit = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return buildOrganization(server.db, { regionId: region.id });
  });
  const account = await buildAccount(server, { organizationId: unit.id, roles: [Role.ORGANIZER] });
  const token = await tokenOf(server, account);
  const type = await server.db.one<{ id: string }>(
    sql`SELECT id FROM vocabulary_terms WHERE vocabulary = 'ACTIVITY_TYPE' LIMIT 1`,
  );
  await server.close();
  return { token, typeId: type?.id ?? '' };
}

/** Registers activities one after the other until the server is gone. */
async function load(client: Client, typeId: string, acknowledged: Acknowledged): Promise<void> {
  for (;;) {
    const title = `活动 ${newId()}`;
    try {
      const { createActivity } = await client.ok(CREATE, { title, typeId, key: title });
      acknowledged.set((createActivity as { id: string }).id, title);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code) return;
      throw error;
    }
  }
}

it('every acknowledged write survives ten SIGKILLs of a loaded server', async () => {
  const place = await makePlace();
  const { token, typeId } = await arrangeOn(place);
  const acknowledged: Acknowledged = new Map();
  for (let round = 0; round < KILLS; round += 1) {
    const before = acknowledged.size;
    const server = await startServer(place.config);
    const clients = Promise.all(
      Array.from({ length: CLIENTS }, () => load(server.withToken(token), typeId, acknowledged)),
    );
    const enough = async () => {
      await sleep(150 + Math.random() * 150);
      while (acknowledged.size < before + CLIENTS) await sleep(5);
    };
    await Promise.race([clients, enough()]).finally(() => server.kill());
    await clients;
  }
  const server = await bootApp({ place });
  const rows = await server.db.all<{ id: string; title: string }>(
    sql`SELECT id, title FROM activities`,
  );
  const stored = new Map(rows.map(({ id, title }) => [id, title]));
  const lost = [...acknowledged].filter(([id, title]) => stored.get(id) !== title);
  expect(lost).toEqual([]);
  // What was in flight at a kill may be there or not, but whole: with its audit line and its key.
  expect(rows.length - acknowledged.size).toBeLessThanOrEqual(KILLS * CLIENTS);
  const lines = await server.db.count(
    sql`audit_lines WHERE entity = 'Activity' AND action = 'CREATED'`,
  );
  expect([lines, await server.db.count(raw('idempotency_keys'))]).toEqual([
    rows.length,
    rows.length,
  ]);
  await server.close();
  await place.remove();
}, 120_000);
