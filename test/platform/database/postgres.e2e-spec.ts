import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { Region } from '../../../src/features/regions/region.entity.js';
import type { Database } from '../../../src/platform/database/database.js';
import { sql } from '../../../src/platform/database/sql.js';
import { UNITS_AT_ONCE } from '../../../src/platform/database/unit-runner.js';
import { bootApp, makePlace, testDatabase, type TestApp } from '../../support/boot-app.js';
import { buildRegion } from '../../support/factories/regions.js';
import { Counter, makeCounter, openScratch, type Scratch, valueOf } from './scratch.js';

const onPostgres = testDatabase === 'postgres' ? it : it.skip;

let scratch: Scratch;
let db: Database;
beforeAll(async () => {
  scratch = await openScratch();
  db = scratch.db;
});
afterAll(() => scratch.close());

const addTo = async (id: string): Promise<void> => {
  const counter = await db.repo(Counter).findOneByOrFail({ id });
  counter.value += 1;
  await db.repo(Counter).save(counter);
};

onPostgres('two units that lock each other out both end well', async () => {
  const [a, b] = [await makeCounter(db), await makeCounter(db)];
  let meetings = 0;
  const crossing = (first: Counter, second: Counter) =>
    db.transact(async () => {
      await db.manager.query('UPDATE counters SET value = value + 1 WHERE id = $1', [first.id]);
      meetings += 1;
      await sleep(100);
      await db.manager.query('UPDATE counters SET value = value + 1 WHERE id = $1', [second.id]);
    });
  await Promise.all([crossing(a, b), crossing(b, a)]);
  expect([await valueOf(db, a.id), await valueOf(db, b.id)]).toEqual([2, 2]);
  expect(meetings).toBeGreaterThan(2);
});

onPostgres('a check that two units make on different rows holds for both together', async () => {
  const [a, b] = [await makeCounter(db), await makeCounter(db)];
  const takeIfFree = (mine: Counter) =>
    db.transact(async () => {
      const rows = await db.manager.find(Counter, { where: [{ id: a.id }, { id: b.id }] });
      await sleep(30);
      if (rows.every(({ value }) => value === 0)) await addTo(mine.id);
    });
  await Promise.all([takeIfFree(a), takeIfFree(b)]);
  expect([await valueOf(db, a.id), await valueOf(db, b.id)].toSorted()).toEqual([0, 1]);
});

onPostgres('reads find a connection while as many units as may are under way', async () => {
  const { id } = await makeCounter(db);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let started = 0;
  const units = Array.from({ length: UNITS_AT_ONCE * 4 }, () =>
    db.transact(async () => {
      started += 1;
      expect(await valueOf(db, id)).toBe(0);
      await held;
    }),
  );
  while (started < UNITS_AT_ONCE) await sleep(5);
  const values = await Promise.all(Array.from({ length: 50 }, () => valueOf(db, id)));
  expect([new Set(values), started]).toEqual([new Set([0]), UNITS_AT_ONCE]);
  release();
  await Promise.all(units);
});

onPostgres('a unit whose connection breaks fails, and the next one works', async () => {
  const { id } = await makeCounter(db);
  const broken = db.transact(async () => {
    await addTo(id);
    const [{ pid }] = await db.manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
    const other = new pg.Client(scratch.place.config.databaseUrl ?? '');
    await other.connect();
    await other.query('SELECT pg_terminate_backend($1)', [pid]);
    await other.end();
    await addTo(id);
  });
  await expect(broken).rejects.toThrow();
  await db.transact(() => addTo(id));
  expect(await valueOf(db, id)).toBe(1);
});

onPostgres('two servers start at once on an empty database and write together', async () => {
  const place = await makePlace({ migrated: false });
  const servers = await Promise.all([bootApp({ place }), bootApp({ place })]);
  const [one] = servers;
  const { id } = await one.arrange(() => buildRegion(one.db, { name: '0' }));
  const countUp = (server: TestApp) =>
    server.arrange(async () => {
      const region = await server.db.repo(Region).findOneByOrFail({ id });
      region.name = String(Number(region.name) + 1);
      await server.db.repo(Region).save(region);
    });
  const all = [...Array<undefined>(30)].flatMap(() => servers.map(countUp));
  await Promise.all(all);
  expect(await servers[1].db.findById(Region, id)).toMatchObject({ name: '60', version: 61 });
  expect(await one.db.count(sql`audit_lines WHERE record_id = ${id}`)).toBe(61);
  await Promise.all(servers.map((server) => server.close()));
  await place.remove();
});

onPostgres(
  'what a unit reads is prepared by name, and sees what the unit has written',
  async () => {
    const { id } = await makeCounter(db);
    const kept = await db.transact(async () => {
      await addTo(id);
      const [row] = await db.all(
        sql`SELECT c.value AS prepared FROM counters c WHERE c.id = ${id}`,
      );
      const [{ n } = { n: 0 }] = await db.all<{ n: number }>(
        sql`SELECT CAST(count(*) AS integer) AS n FROM pg_prepared_statements WHERE statement LIKE ${'%AS prepared FROM counters%'}`,
      );
      return [row, n];
    });
    expect(kept).toEqual([{ prepared: 1 }, 1]);
  },
);

onPostgres(
  'a statement that fails in a unit undoes it, though the work caught the error',
  async () => {
    const { id } = await makeCounter(db);
    const unit = db.transact(async () => {
      await addTo(id);
      await db.all(sql`SELECT 1 / CAST(${0} AS integer) AS broken`).catch(() => undefined);
    });
    await expect(unit).rejects.toThrow('division by zero');
    expect(await valueOf(db, id)).toBe(0);
  },
);
