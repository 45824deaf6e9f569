import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface } from 'typeorm';
import { ENTITIES, MIGRATIONS } from '../../src/database.js';
import { makeDataSource } from '../../src/platform/database/data-source.js';
import { makePlace, type Place, testDatabase } from '../support/boot-app.js';
import { fillEveryTable, readEveryTable, tablesOf } from './populated.js';

let place: Place;
let opened: DataSource[];
beforeEach(async () => {
  place = await makePlace({ migrated: false });
  opened = [];
});
afterEach(async () => {
  for (const dataSource of opened) await dataSource.destroy();
  await place.remove();
});

const open = async (migrations: (typeof MIGRATIONS)[number][]): Promise<DataSource> => {
  const listed = { entities: ENTITIES, migrations };
  const dataSource = await makeDataSource(place.config, listed).initialize();
  opened.push(dataSource);
  return dataSource;
};

const migrateTo = async (count: number): Promise<DataSource> => {
  const dataSource = await open(MIGRATIONS.slice(0, count));
  await dataSource.runMigrations({ transaction: 'each' });
  return dataSource;
};

const differences = async (dataSource: DataSource): Promise<string[]> =>
  (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

type Rows = Awaited<ReturnType<typeof readEveryTable>>;

/** A later migration may bring rows of its own: what is there now of what was there before. */
const onlyThoseOf = (before: Rows, now: Rows): Rows =>
  Object.fromEntries(
    Object.entries(now).map(([table, rows]) => {
      const known = new Set(before[table]?.map((row) => JSON.stringify(row)));
      return [table, rows.filter((row) => known.has(JSON.stringify(row)))];
    }),
  );

describe('the migrations', () => {
  it('make an empty database equal to the entities', async () => {
    expect(await differences(await migrateTo(MIGRATIONS.length))).toEqual([]);
  });

  it('stand in the order of their time, each in a transaction', () => {
    const times = MIGRATIONS.map(({ name }) => Number(name.slice(-13)));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const modes = MIGRATIONS.map((Migration) => {
      const migration: MigrationInterface = new Migration();
      return migration.transaction;
    });
    expect(modes.filter((mode) => mode === false)).toEqual([]);
  });

  it.each(MIGRATIONS.slice(0, -1).map(({ name }, index) => [name, index + 1] as const))(
    'lose no row and no value that was there after %s',
    async (_, count) => {
      const before = await migrateTo(count);
      const tables = await tablesOf(before);
      await fillEveryTable(before);
      const rows = await readEveryTable(before, tables);
      expect(Object.entries(rows).filter(([, all]) => all.length === 0)).toEqual([]);
      const after = await migrateTo(MIGRATIONS.length);
      expect(onlyThoseOf(rows, await readEveryTable(after, tables))).toEqual(rows);
      if (testDatabase === 'sqlite')
        expect(await after.query('PRAGMA foreign_key_check')).toEqual([]);
      expect(await differences(after)).toEqual([]);
    },
  );

  it('can each be taken back and made again', async () => {
    const dataSource = await migrateTo(MIGRATIONS.length);
    const full = await tablesOf(dataSource);
    for (const _ of MIGRATIONS) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await tablesOf(dataSource)).toEqual({});
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await tablesOf(dataSource)).toEqual(full);
    expect(await differences(dataSource)).toEqual([]);
  });
});
