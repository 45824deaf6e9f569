import { Column, Entity, type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { AuditGuard1795466000000 } from '../../../src/migrations/1795466000000-audit-guard.js';
import { Foundation1795460829253 } from '../../../src/migrations/1795460829253-foundation.js';
import { Search1795473000000 } from '../../../src/migrations/1795473000000-search.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { AuditLine } from '../../../src/platform/audit/audit-line.entity.js';
import { BaseRow, newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openDatabase } from '../../../src/platform/database/database.module.js';
import { isIn, raw, sql } from '../../../src/platform/database/sql.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import type { SearchDocument, SearchSource } from '../../../src/platform/search/search-source.js';
import { makePlace, type Place } from '../../support/boot-app.js';

/** Whose name stands in the notes of a writer. */
@Entity('writers')
export class Writer extends BaseRow {
  @Column('varchar', { length: 200 })
  name: string;

  @Column('integer')
  age: number;
}

/** Something to be found. */
@Entity('notes')
export class Note extends BaseRow {
  @Column('varchar', { length: 500 })
  title: string;

  @Column('simple-json')
  names: string[];

  @Column('text')
  body: string;

  @Column('varchar', { length: 36, nullable: true })
  writerId: string | null;

  @Column('varchar', { length: 30, nullable: true })
  at: string | null;

  @Column('varchar', { length: 200 })
  regionPath: string;

  @Column('varchar', { length: 36 })
  audience: string;
}

class Scratch1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const entity of [Writer, Note]) {
      const metadata = runner.dataSource.getMetadata(entity);
      await runner.createTable(Table.create(metadata, runner.dataSource.driver));
    }
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

const listed = {
  entities: [AuditLine, Note, Writer],
  migrations: [
    Foundation1795460829253,
    AuditGuard1795466000000,
    Search1795473000000,
    Scratch1795500000000,
  ],
};

/** Notes are found by title, names, text and writer; `audience` is the mark that it takes. */
export class NoteSource implements SearchSource {
  readonly kind: string = 'NOTE';
  readonly entity = Note;
  readonly follows = [
    {
      entity: Writer,
      columns: ['name'],
      idsOf: async ({ id }: { id?: string }) =>
        (await this.db.find(Note, sql`t.writer_id = ${id}`)).map((note) => note.id),
    },
  ];
  /** How many documents were asked for. */
  asked = 0;

  constructor(private readonly db: Database) {}

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    this.asked += ids.length;
    const notes = await this.db.find(Note, isIn(raw('t.id'), ids));
    const writers = await this.db.find(Writer, raw('1 = 1'));
    const names = new Map(writers.map(({ id, name }) => [id, name]));
    return notes.map((note) => ({
      ...note,
      body: [note.body, names.get(note.writerId ?? '') ?? ''],
      audience: [note.audience],
    }));
  }

  audienceOf(actor: Actor): readonly string[] {
    return actor.organizationId ? ['all', actor.organizationId] : ['all'];
  }
}

export interface Scratch {
  db: Database;
  index: SearchIndex;
  source: NoteSource;
  place: Place;
  write(...notes: Partial<Note>[]): Promise<Note[]>;
  close(): Promise<void>;
}

export const noteOf = (note: Partial<Note>): Note =>
  Object.assign(new Note(), {
    id: newId(),
    title: '题',
    names: [],
    body: '',
    writerId: null,
    at: '2023-04-10T09:00',
    regionPath: 'city/',
    audience: 'all',
    ...note,
  });

/** A database of its own with an index, without a server. */
export async function openScratch(): Promise<Scratch> {
  const place = await makePlace({ migrated: false });
  const db = await openDatabase(place.config, listed);
  const index = new SearchIndex(db);
  const source = new NoteSource(db);
  index.register(source);
  return {
    db,
    index,
    source,
    place,
    write: (...notes) => db.transact(() => db.repo(Note).save(notes.map((note) => noteOf(note)))),
    async close() {
      await db.close();
      await place.remove();
    },
  };
}

/** Somebody who carries this mark beside `all`. */
export const memberOf = (mark: string): Actor =>
  new Actor({
    accountId: 'a',
    accountName: 'a',
    organizationId: mark,
    region: null,
    roles: [],
    permissions: new Set(),
  });
