import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqliteFile } from '../../../src/platform/config.js';
import type { Database } from '../../../src/platform/database/database.js';
import { DatabaseInUse } from '../../../src/platform/database/sqlite-lock.js';
import { makePlace, testDatabase } from '../../support/boot-app.js';
import { freePort, spawnServer, startServer } from '../../support/server-process.js';
import { makeCounter, openScratch, reopen, type Scratch, valueOf } from './scratch.js';

const onSqlite = testDatabase === 'sqlite' ? describe : describe.skip;

onSqlite('the writing connection', () => {
  let scratch: Scratch;
  let db: Database;
  beforeAll(async () => {
    scratch = await openScratch();
    db = scratch.db;
  });
  afterAll(() => scratch.close());

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['wal_autocheckpoint', 4000],
    ['secure_delete', 1],
    ['recursive_triggers', 1],
    ['busy_timeout', 5000],
  ])('has %s = %s, after writes too', async (name, value) => {
    await makeCounter(db);
    expect(db.sqliteWriter.pragma(name, { simple: true })).toBe(value);
  });

  it('prepares no statement anew for each unit', async () => {
    await makeCounter(db);
    const connection = db.sqliteWriter;
    const prepare = connection.prepare.bind(connection);
    const prepared: string[] = [];
    connection.prepare = (text: string) => {
      prepared.push(text);
      return prepare(text);
    };
    await makeCounter(db);
    connection.prepare = prepare;
    expect(prepared).toEqual([]);
  });

  it('recovers when SQLite itself ended the transaction', async () => {
    const broken = db.transact(async () => {
      await db.manager.query('ROLLBACK');
    });
    await expect(broken).rejects.toThrow(/no transaction is active/);
    const { id } = await makeCounter(db);
    expect(await valueOf(db, id)).toBe(0);
  });

  it('leaves one whole file when it is closed', async () => {
    const { id } = await makeCounter(db);
    await db.close();
    const file = sqliteFile(scratch.place.config);
    expect([existsSync(file), existsSync(`${file}-wal`)]).toEqual([true, false]);
    db = await reopen(scratch.place);
    scratch.db = db;
    expect(await valueOf(db, id)).toBe(0);
  });
});

onSqlite('the SQLite file', () => {
  it('is refused to a second opening, and free after closing', async () => {
    const scratch = await openScratch();
    await expect(reopen(scratch.place)).rejects.toThrow(DatabaseInUse);
    await scratch.db.close();
    scratch.db = await reopen(scratch.place);
    await scratch.close();
  });

  it('is refused to a second process, and free once the first is killed', async () => {
    const place = await makePlace();
    const first = await startServer(place.config);
    const second = spawnServer(place.config, await freePort());
    let words = '';
    second.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const [code] = (await once(second, 'close')) as [number];
    expect(code).toBeGreaterThan(0);
    expect(words).toContain('正由另一个进程使用');
    await first.kill();
    const third = await startServer(place.config);
    await third.kill();
    await place.remove();
  });
});
