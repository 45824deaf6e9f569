import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityMetadata, InsertEvent, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { ENTITIES, MIGRATIONS } from '../../../src/database.js';
import { BaseRow } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openDatabase } from '../../../src/platform/database/database.module.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { makePlace, type Place, testDatabase } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';

const AT = '2023-04-15T01:00:00.000Z';

type Row = new () => BaseRow;
const RECORDS = (ENTITIES as readonly (new () => object)[]).filter(
  (one): one is Row => one.prototype instanceof BaseRow,
);

/** Undoes what a test wrote. */
class Undone extends Error {}

let place: Place;
let db: Database;
let events: unknown[] = [];
beforeAll(async () => {
  place = await makePlace();
  db = await openDatabase(place.config, { entities: ENTITIES, migrations: MIGRATIONS });
  const note = (when: string) => (event: InsertEvent<ObjectLiteral>) =>
    void events.push({
      when,
      of: event.metadata.name,
      id: event.entityId,
      row: told(event.entity),
    });
  db.dataSource.subscribers.push({ beforeInsert: note('before'), afterInsert: note('after') });
  // The rows of this test point to nothing.
  if (testDatabase === 'sqlite') db.sqliteWriter.pragma('foreign_keys = OFF');
});
afterAll(async () => {
  await db.close();
  await place.remove();
});

const told = (row: object): unknown => ({ of: row.constructor.name, ...row });

const VALUES: Record<string, (index: number) => unknown> = {
  integer: (index) => index + 1,
  bigint: (index) => index + 1,
  'double precision': (index) => index + 0.5,
  boolean: (index) => index % 2 === 0,
  'simple-json': () => [],
};

/** What is composed when a row is saved is made of these. */
const SHAPED: Record<string, unknown> = { openingHours: { weekly: [], exceptions: [] } };

const valueFor = ({ propertyName, type, length }: ColumnMetadata, index: number): unknown =>
  SHAPED[propertyName] ??
  VALUES[String(type)]?.(index) ??
  `${index}甲'?"`.slice(0, Number(length) || 20);

/** A new row in which every column that the row itself gives is filled, or as few as may be. */
function rowOf(
  metadata: EntityMetadata,
  target: Row,
  how: { full: boolean; nth: number },
): BaseRow {
  const row = Object.assign(new target(), { createdAt: AT, updatedAt: AT });
  metadata.columns.forEach((column, index) => {
    if (column.isPrimary || column.isVersion || !column.isInsert || column.propertyName in row)
      return;
    if (column.isNullable && !how.full) return;
    column.setEntityValue(row, valueFor(column, index + how.nth * 100));
  });
  return row;
}

type Save = (target: Row, rows: BaseRow[]) => Promise<unknown>;
const BY_TYPEORM: Save = (target, rows) => db.manager.save(target, rows);
const BY_US: Save = (target, rows) => db.repo(target).save(rows);

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Ids by the order in which they are met, times left out. */
function comparable(value: unknown): unknown {
  const met = new Map<string, string>();
  const text = JSON.stringify(value, (_, one: unknown) => (one === undefined ? 'undefined' : one));
  return JSON.parse(
    text.replaceAll(ID, (id) => {
      met.set(id, met.get(id) ?? `id ${met.size}`);
      return met.get(id) ?? '';
    }),
  );
}

/** All that saving the rows did, which is then undone. */
async function saved(metadata: EntityMetadata, target: Row, full: boolean, save: Save) {
  const rows = [0, 1].map((nth) => rowOf(metadata, target, { full, nth }));
  events = [];
  let done: unknown;
  let statements: string[] = [];
  const work = async () => {
    if (testDatabase === 'postgres')
      await db.all(sql`SELECT set_config('session_replication_role', 'replica', TRUE)`);
    ({ statements } = await countQueries(() => save(target, rows)));
    const table = await db.all(
      sql`SELECT * FROM ${raw(metadata.tableName)} WHERE created_at = ${AT} ORDER BY id`,
    );
    const lines = await db.all(
      sql`SELECT entity, action, record_id, record_version, before, after, account_name FROM audit_lines ORDER BY id`,
    );
    done = comparable({ rows: rows.map(told), events, table, lines });
    throw new Undone();
  };
  await expect(db.transact(work)).rejects.toThrow(Undone);
  return { done, statements };
}

describe.each(RECORDS.map((target) => ({ name: target.name, target })))(
  'new rows of $name',
  ({ target }) => {
    it.each([true, false])('are saved as TypeORM would (all columns given: %s)', async (full) => {
      const metadata = db.dataSource.getMetadata(target);
      const ours = await saved(metadata, target, full, BY_US);
      const typeorms = await saved(metadata, target, full, BY_TYPEORM);
      expect(ours.done).toEqual(typeorms.done);
      const own = `INSERT INTO "${metadata.tableName}" (`;
      // What the database itself fills in has to be read back: that is left to TypeORM.
      const isOurs = metadata.columns.every((column) => column.default === undefined);
      const made = ours.statements.filter((text) => text.startsWith(own));
      expect(made).toHaveLength(isOurs ? 1 : 0);
      expect(typeorms.statements.filter((text) => text.startsWith(own))).toHaveLength(0);
    });
  },
);
