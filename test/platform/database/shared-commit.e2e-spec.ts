import { setTimeout as sleep } from 'node:timers/promises';
import Driver from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sqliteFile } from '../../../src/platform/config.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { testDatabase } from '../../support/boot-app.js';
import { Counter, makeCounter, openScratch, type Scratch, valueOf } from './scratch.js';

const onSqlite = testDatabase === 'sqlite' ? describe : describe.skip;

class Forced extends Error {}

onSqlite('units that wait for each other', () => {
  let scratch: Scratch;
  let db: Database;
  let commits: number;
  beforeAll(async () => {
    scratch = await openScratch();
    db = scratch.db;
  });
  afterAll(() => scratch.close());
  /** Whatever a test did, the database works on. */
  afterEach(async () => {
    stopWatching();
    const { id } = await makeCounter(db);
    expect(await valueOf(db, id)).toBe(0);
  });

  const add = (id: string) => db.manager.save(db.manager.create(Counter, { id, value: 1 }));
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const stored = (wanted: readonly string[]) => Promise.all(wanted.map((id) => valueOf(db, id)));

  let stopWatching = (): void => undefined;
  /** Counts the commits from now on; `before` happens right before each. */
  function watchCommits(before?: () => void): void {
    const connection = db.sqliteWriter;
    const exec = connection.exec.bind(connection);
    commits = 0;
    connection.exec = (text) => {
      if (text !== 'COMMIT') return exec(text);
      commits += 1;
      before?.();
      return exec(text);
    };
    stopWatching = () => void (connection.exec = exec);
  }

  it('are committed together, and none is answered before', async () => {
    const [first = '', ...others] = ids(8);
    const other = new Driver(sqliteFile(scratch.place.config), { readonly: true });
    const safe = (id: string) => other.prepare('SELECT 1 FROM counters WHERE id = ?').get(id);
    const answers: unknown[] = [];
    watchCommits();
    await Promise.all(
      [first, ...others].map((id) =>
        db.transact(() => add(id)).then(() => answers.push(safe(id) !== undefined)),
      ),
    );
    other.close();
    expect(answers).toEqual(Array(8).fill(true));
    expect(commits).toBeLessThan(8);
  });

  it('see what their neighbours wrote, and an error about it is not told before it is safe', async () => {
    const { id } = await makeCounter(db);
    const read = () => db.one<{ value: number }>(sql`SELECT value FROM counters WHERE id = ${id}`);
    const told: string[] = [];
    watchCommits(() => told.push('committed'));
    const write = db.transact(async () => {
      await db
        .repo(Counter)
        .save({ ...(await db.repo(Counter).findOneByOrFail({ id })), value: 7 });
    });
    const refuse = db.transact(async () => {
      throw new Error(`it is ${(await read())?.value} already`);
    });
    await Promise.all([
      write.then(() => told.push('answered')),
      expect(refuse)
        .rejects.toThrow('it is 7 already')
        .then(() => told.push('refused')),
    ]);
    expect(told[0]).toBe('committed');
    expect(told.slice(1)).toEqual(expect.arrayContaining(['answered', 'refused']));
  });

  it('do not lose anything when one between them is undone, with all that it wrote', async () => {
    const [before, dropped, direct, after] = ids(4) as [string, string, string, string];
    watchCommits();
    const works = await Promise.allSettled([
      db.transact(() => add(before)),
      db.transact(async () => {
        await add(dropped);
        await db.all(
          sql`INSERT INTO counters (id, created_at, updated_at, value) VALUES (${direct}, '', '', 1)`,
        );
        throw new Forced();
      }),
      db.transact(() => add(after)),
    ]);
    expect(works.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored([before, dropped, direct, after])).toEqual([1, undefined, undefined, 1]);
  });

  it('are done again when SQLite ends the transaction under one of them', async () => {
    const [before, lost, after] = ids(3) as [string, string, string];
    let runs = 0;
    const late: string[] = [];
    const works = await Promise.allSettled([
      db.transact(async () => {
        runs += 1;
        db.afterCommit(() => void late.push('before'));
        await add(before);
      }),
      db.transact(async () => {
        db.afterCommit(() => void late.push('lost'));
        await add(lost);
        db.sqliteWriter.exec('ROLLBACK');
      }),
      db.transact(() => add(after)),
    ]);
    expect(works.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([runs, late]).toEqual([2, ['before']]);
    expect(await stored([before, lost, after])).toEqual([1, undefined, 1]);
  });

  it('all fail when their commit fails, and leave nothing', async () => {
    const both = ids(2);
    const late: string[] = [];
    watchCommits(() => {
      throw new Forced('the disk is full');
    });
    const works = await Promise.allSettled(
      both.map((id) =>
        db.transact(() => {
          db.afterCommit(() => void late.push(id));
          return add(id);
        }),
      ),
    );
    expect(works.map((one) => one.status === 'rejected' && String(one.reason))).toEqual(
      Array(2).fill('Error: the disk is full'),
    );
    expect([await stored(both), late]).toEqual([[undefined, undefined], []]);
  });

  it('write nothing any more once they have ended, while they wait for the commit', async () => {
    const [own, late] = ids(2) as [string, string];
    let wakesUp: Promise<unknown> | undefined;
    const first = db.transact(async () => {
      await add(own);
      wakesUp = sleep(10).then(() =>
        db.all(sql`INSERT INTO counters (id, created_at, updated_at, value)
          VALUES (${late}, '', '', 1)`),
      );
      wakesUp.catch(() => undefined);
    });
    const second = db.transact(() => sleep(50));
    await Promise.all([first, second]);
    await expect(wakesUp).rejects.toThrow(/readonly/);
    expect(await stored([own, late])).toEqual([1, undefined]);
  });

  it('let others have their turn, and end although more and more come', async () => {
    const { id } = await makeCounter(db);
    const end = Date.now() + 300;
    let [written, turns] = [0, 0];
    watchCommits();
    const client = async () => {
      while (Date.now() < end) {
        await db.transact(async () => {
          await db.all(sql`UPDATE counters SET value = value + 1 WHERE id = ${id}`);
        });
        written += 1;
      }
    };
    const others = async () => {
      for (; Date.now() < end; await new Promise(setImmediate))
        if (!db.sqliteWriter.inTransaction) turns += 1;
    };
    await Promise.all([others(), ...Array.from({ length: 20 }, client)]);
    expect(commits).toBeGreaterThan(2);
    expect(written).toBeGreaterThan(commits);
    expect(turns).toBeGreaterThan(2);
    expect(await valueOf(db, id)).toBe(written);
    expect(await db.count(raw('counters WHERE value < 0'))).toBe(0);
  });
});
