import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager, Repository } from 'typeorm';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';
import { sql } from '../../../src/platform/database/sql.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { UnitTimedOut } from '../../../src/platform/database/unit-runner.js';
import { Conflict } from '../../../src/platform/errors.js';
import { Counter, makeCounter, openScratch, type Scratch, valueOf } from './scratch.js';

let scratch: Scratch;
let db: Database;
beforeAll(async () => {
  scratch = await openScratch();
  db = scratch.db;
});
afterAll(() => scratch.close());
/** Whatever a test did, the database works on as if nothing had happened. */
afterEach(async () => {
  const { id } = await makeCounter(db);
  await db.transact(() => increment(db.repo(Counter), id));
  expect(await valueOf(db, id)).toBe(1);
});

class Forced extends Error {}

/** Reads, waits as real work does, writes what it read plus one. */
async function increment(repo: Repository<Counter>, id: string): Promise<void> {
  const counter = await repo.findOneByOrFail({ id });
  await nextTurn();
  counter.value += 1;
  await repo.save(counter);
  await nextTurn();
}

const add = (manager: EntityManager, id = newId()): Promise<Counter> =>
  manager.save(manager.create(Counter, { id, value: 1 }));

const settle = async (works: Promise<unknown>[]) => {
  const ended = await Promise.allSettled(works);
  return {
    done: ended.filter(({ status }) => status === 'fulfilled').length,
    errors: ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : [])),
  };
};

type Run = (work: (manager: EntityManager) => Promise<void>) => Promise<void>;

/** 200 read-modify-writes of one row at once; every tenth fails after it has written. */
const storm = (run: Run, id: string) =>
  settle(
    Array.from({ length: 200 }, (_, index) =>
      run(async (manager) => {
        await increment(manager.getRepository(Counter), id);
        if (index % 10 === 0) throw new Forced();
      }),
    ),
  );

describe('200 read-modify-writes of one row at once', () => {
  it('count exactly in units of work, 20 of which fail', async () => {
    const { id } = await makeCounter(db);
    const { done, errors } = await storm((work) => db.transact(() => work(db.manager)), id);
    expect(errors.filter((error) => !(error instanceof Forced))).toEqual([]);
    expect(done).toBe(180);
    expect(await valueOf(db, id)).toBe(180);
  });

  it('are lost without them: the harness sees it', async () => {
    const other = await openScratch();
    const { id } = await makeCounter(other.db);
    const { dataSource } = other.db;
    const { done } = await storm((work) => dataSource.transaction(work), id);
    const [{ value }] = await dataSource.query<[{ value: number }]>('SELECT value FROM counters');
    expect({ done, value }).not.toEqual({ done: 180, value: 180 });
    await other.close();
  });
});

/** What one side waits for, and the other gives. */
function signal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

describe('a unit of work', () => {
  it('keeps what it acknowledged when a neighbour, begun before and ended after, is undone', async () => {
    const [kept, dropped] = [newId(), newId()];
    const neighbour = db.transact(async () => {
      await add(db.manager, dropped);
      await sleep(50);
      throw new Forced();
    });
    const undone = expect(neighbour).rejects.toThrow(Forced);
    await nextTurn();
    await db.transact(() => add(db.manager, kept));
    await undone;
    expect([await valueOf(db, kept), await valueOf(db, dropped)]).toEqual([1, undefined]);
  });

  it('shows readers nothing before its commit, and itself everything', async () => {
    const id = newId();
    let seenInside: number | undefined;
    const [written, looked] = [signal(), signal()];
    const unit = db.transact(async () => {
      await add(db.manager, id);
      seenInside = await valueOf(db, id);
      written.give();
      await looked.given;
    });
    await written.given;
    const seenOutside = [];
    for (let tries = 0; tries < 8; tries += 1) {
      seenOutside.push(await valueOf(db, id));
      await sleep(5);
    }
    looked.give();
    await unit;
    expect(seenOutside.filter((value) => value !== undefined)).toEqual([]);
    expect([seenInside, await valueOf(db, id)]).toEqual([1, 1]);
  });

  it('is joined by the calls inside it: all is done or nothing', async () => {
    const ids = [newId(), newId()];
    const both = (end: () => void) =>
      db.transact(async () => {
        await db.transact(() => add(db.manager, ids[0]));
        await db.transact(() => add(db.manager, ids[1]));
        end();
      });
    await expect(
      both(() => {
        throw new Forced();
      }),
    ).rejects.toThrow(Forced);
    expect(await Promise.all(ids.map((id) => valueOf(db, id)))).toEqual([undefined, undefined]);
    await both(() => undefined);
    expect(await Promise.all(ids.map((id) => valueOf(db, id)))).toEqual([1, 1]);
  });

  it('fails when a call that joined it failed, even if the failure was caught', async () => {
    const id = newId();
    const inner = () =>
      db.transact(async () => {
        await add(db.manager, id);
        throw new Forced();
      });
    await expect(db.transact(() => inner().catch(() => undefined))).rejects.toThrow(Forced);
    expect(await valueOf(db, id)).toBeUndefined();
  });

  it('fails when a statement failed, even if the failure was caught', async () => {
    const [taken, id] = [newId(), newId()];
    await db.transact(() => add(db.manager, taken));
    const unit = db.transact(async () => {
      await add(db.manager, id);
      await db.manager
        .insert(Counter, { ...(await db.manager.findOneByOrFail(Counter, { id: taken })) })
        .catch(() => undefined);
    });
    await expect(unit).rejects.toBeInstanceOf(Conflict);
    expect(await valueOf(db, id)).toBeUndefined();
  });

  it('leaves the connection usable after an error of TypeORM in its midst', async () => {
    const id = newId();
    const unit = db.transact(async () => {
      await add(db.manager, id);
      await db.manager.query('SELECT name FROM nowhere');
    });
    await expect(unit).rejects.toThrow(/nowhere/);
    expect(await valueOf(db, id)).toBeUndefined();
  });

  it('is not written to once it has ended', async () => {
    const { id } = await makeCounter(db);
    let late: Promise<unknown> | undefined;
    let lateJoin: Promise<unknown> | undefined;
    await db.transact(async () => {
      const repo = db.repo(Counter);
      const counter = await repo.findOneByOrFail({ id });
      late = sleep(30).then(() => repo.save({ ...counter, value: 99 }));
      lateJoin = sleep(30).then(() => add(db.manager));
    });
    const next = db.transact(async () => {
      await sleep(60);
      await increment(db.repo(Counter), id);
    });
    await expect(late).rejects.toThrow(/released/);
    await expect(lateJoin).rejects.toThrow('A write outside a unit of work');
    await next;
    expect(await valueOf(db, id)).toBe(1);
  });
});

describe('work after a commit', () => {
  it('runs once the unit is committed, outside it, and may write', async () => {
    const [id, after] = [newId(), newId()];
    let seen: number | undefined;
    await db.transact(async () => {
      await add(db.manager, id);
      db.afterCommit(async () => {
        seen = await valueOf(db, id);
        await db.transact(() => add(db.manager, after));
      });
    });
    expect([seen, await valueOf(db, after)]).toEqual([1, 1]);
  });

  it('does not run when the unit was undone', async () => {
    let ran = false;
    const unit = db.transact(async () => {
      db.afterCommit(() => void (ran = true));
      await add(db.manager);
      throw new Forced();
    });
    await expect(unit).rejects.toThrow(Forced);
    expect(ran).toBe(false);
  });

  it('undoes nothing when it fails, and is reported', async () => {
    const id = newId();
    const reported: unknown[] = [];
    const units = new UnitOfWork(db.dataSource, (error) => reported.push(error));
    const answer = await units.run(async () => {
      units.afterCommit(() => Promise.reject(new Forced()));
      await add(units.manager, id);
      return 'done';
    });
    expect([answer, reported, await valueOf(db, id)]).toEqual(['done', [new Forced()], 1]);
  });

  it('keeps nobody waiting but its own unit', async () => {
    let release = (): void => undefined;
    const network = new Promise<void>((resolve) => (release = resolve));
    const slow = db.transact(async () => {
      await add(db.manager);
      db.afterCommit(() => network);
    });
    await db.transact(() => add(db.manager));
    release();
    await slow;
  });
});

describe('a unit of work that hangs', () => {
  const stuck = new Promise<never>(() => undefined);

  it('is undone after its time, and those behind it get their turn', async () => {
    const units = new UnitOfWork(db.dataSource, () => undefined, 300);
    const [lost, kept] = [newId(), newId()];
    const hung = units.run(async () => {
      await add(units.manager, lost);
      await stuck;
    });
    const behind = units.run(() => add(units.manager, kept));
    await expect(hung).rejects.toThrow(UnitTimedOut);
    await behind;
    expect([await valueOf(db, lost), await valueOf(db, kept)]).toEqual([undefined, 1]);
  });

  it('writes nothing more when it wakes up', async () => {
    const units = new UnitOfWork(db.dataSource, () => undefined, 300);
    const ids = [newId(), newId(), newId()];
    let awake: Promise<unknown> | undefined;
    const hung = units.run(async () => {
      const { manager } = units;
      awake = sleep(400).then(() =>
        settle([
          Promise.resolve().then(() => add(manager, ids[0])),
          Promise.resolve().then(() => add(units.manager, ids[1])),
          units.run(() => add(units.manager, ids[2])),
        ]),
      );
      await stuck;
    });
    await expect(hung).rejects.toThrow(UnitTimedOut);
    await db.transact(() => sleep(200).then(() => add(db.manager)));
    expect(await awake).toMatchObject({ done: 0 });
    const rows = await db.all(
      sql`SELECT id FROM counters WHERE id IN (${ids[0]}, ${ids[1]}, ${ids[2]})`,
    );
    expect(rows).toEqual([]);
  });
});

it('waits at closing for every unit under way and for the work after it', async () => {
  const events: string[] = [];
  const units = new UnitOfWork(db.dataSource, () => undefined);
  const works = [1, 2, 3].map((n) =>
    units.run(async () => {
      await sleep(20);
      units.afterCommit(async () => {
        await sleep(20);
        events.push(`after ${n}`);
      });
    }),
  );
  await units.drained();
  expect(events.toSorted()).toEqual(['after 1', 'after 2', 'after 3']);
  await Promise.all(works);
});
