import { Column, Entity, type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { AuditLine } from '../../../src/platform/audit/audit-line.entity.js';
import { BaseRow, newId, VersionedRow } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openDatabase } from '../../../src/platform/database/database.module.js';
import { IdempotencyKey } from '../../../src/platform/database/idempotency-key.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { AuditGuard1795466000000 } from '../../../src/migrations/1795466000000-audit-guard.js';
import { Foundation1795460829253 } from '../../../src/migrations/1795460829253-foundation.js';
import { makePlace, type Place } from '../../support/boot-app.js';

/** A row to count on: what many write at once. */
@Entity('counters')
export class Counter extends BaseRow {
  @Column('integer')
  value: number;
}

/** A row with every kind of column, and a secret one. */
@Entity('notes')
export class Note extends VersionedRow {
  @Column('varchar', { length: 100 })
  name: string;

  @Column('integer', { nullable: true })
  size: number | null;

  @Column('boolean', { nullable: true })
  open: boolean | null;

  @Column('double precision', { nullable: true })
  weight: number | null;

  @Column('simple-json', { nullable: true })
  tags: unknown;

  @Column('varchar', { length: 100, select: false, nullable: true })
  secret: string | null;
}

class Scratch1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const entity of [Counter, Note]) {
      const metadata = runner.dataSource.getMetadata(entity);
      await runner.createTable(Table.create(metadata, runner.dataSource.driver));
    }
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

const listed = {
  entities: [AuditLine, Counter, IdempotencyKey, Note],
  migrations: [Foundation1795460829253, AuditGuard1795466000000, Scratch1795500000000],
};

export interface Scratch {
  db: Database;
  place: Place;
  close(): Promise<void>;
}

/** A database of its own with the tables of this file, without a server. */
export async function openScratch(options: { icuLocale?: string } = {}): Promise<Scratch> {
  const place = await makePlace({ migrated: false, ...options });
  const db = await openDatabase(place.config, listed);
  return {
    db,
    place,
    async close() {
      await db.close();
      await place.remove();
    },
  };
}

export const reopen = (place: Place): Promise<Database> => openDatabase(place.config, listed);

export const makeCounter = (db: Database): Promise<Counter> =>
  db.transact(() => db.repo(Counter).save(db.repo(Counter).create({ id: newId(), value: 0 })));

/** The committed value, read as any reader reads it. */
export async function valueOf(db: Database, id: string): Promise<number | undefined> {
  return (await db.one<{ value: number }>(sql`SELECT value FROM counters WHERE id = ${id}`))?.value;
}
