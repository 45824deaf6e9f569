import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../src/platform/database/database.js';
import { Keyset, type OrderColumn } from '../../../src/platform/database/paging.js';
import { and, isIn, likeAnywhere, or, raw, sql } from '../../../src/platform/database/sql.js';
import { Loaders } from '../../../src/platform/graphql/loaders.js';
import { testDatabase } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { Note, openScratch, type Scratch } from './scratch.js';

const onBothOrders = testDatabase === 'postgres' ? ['C', 'zh-Hans-CN'] : ['BINARY'];

describe.each(onBothOrders)('reads of a database that sorts by %s', (collation) => {
  let scratch: Scratch;
  let db: Database;
  beforeAll(async () => {
    scratch = await openScratch(collation === 'zh-Hans-CN' ? { icuLocale: collation } : {});
    db = scratch.db;
  });
  afterAll(() => scratch.close());
  beforeEach(() => db.transact(async () => db.repo(Note).remove(await db.repo(Note).find())));

  const write = (...notes: Partial<Note>[]): Promise<Note[]> =>
    db.transact(() =>
      db
        .repo(Note)
        .save(
          notes.map((note) =>
            db
              .repo(Note)
              .create({ name: '甲', size: null, open: null, weight: null, tags: null, ...note }),
          ),
        ),
    );

  it('bring back every kind of value as it was written', async () => {
    const values = { size: -3, open: true, weight: 0.1, tags: { 甲: [1, null, '"'] } };
    const [full, bare] = await write({ name: '\'?" 一', ...values, secret: 's' }, { open: false });
    expect(await db.findById(Note, full?.id ?? '')).toMatchObject({ name: '\'?" 一', ...values });
    expect(await db.findById(Note, bare?.id ?? '')).toEqual({
      id: bare?.id,
      version: 1,
      createdAt: bare?.createdAt,
      updatedAt: bare?.updatedAt,
      name: '甲',
      size: null,
      open: false,
      weight: null,
      tags: null,
    });
  });

  it('take parameters of every kind, and a question mark in quotes for itself', async () => {
    await write({ name: 'a', open: true, size: 1 }, { name: 'b', open: false });
    const names = async (where: ReturnType<typeof sql>) =>
      (await db.find(Note, where, raw('ORDER BY t.name'))).map(({ name }) => name);
    expect(await names(sql`t.open = ${true}`)).toEqual(['a']);
    expect(await names(sql`t.open = ${false}`)).toEqual(['b']);
    expect(await names(sql`t.size = ${1} AND '?' = '?'`)).toEqual(['a']);
    expect(await names(isIn(raw('t.name'), []))).toEqual([]);
    expect(await names(isIn(raw('t.name'), ['b', 'a', 'x']))).toEqual(['a', 'b']);
    expect(await names(and([]))).toEqual(['a', 'b']);
    expect(await names(or([]))).toEqual([]);
    await expect(names(sql`t.name = ${new Date()}`)).rejects.toThrow(TypeError);
    expect(await db.count(sql`notes t WHERE t.size IS NULL`)).toBe(1);
  });

  it('find %, _ and \\ as themselves', async () => {
    await write(
      { name: '100%' },
      { name: '1000' },
      { name: 'a_b' },
      { name: 'axb' },
      { name: 'c\\d' },
    );
    const found = async (text: string) =>
      (await db.find(Note, sql`t.name LIKE ${likeAnywhere(text)} ESCAPE '\\'`)).map((n) => n.name);
    expect(await found('0%')).toEqual(['100%']);
    expect(await found('a_')).toEqual(['a_b']);
    expect(await found('\\')).toEqual(['c\\d']);
  });

  const pageOf = async (order: OrderColumn[], first: number, after?: string | null) => {
    const keyset = new Keyset('TEST', order, { first, after });
    const rows = await db.all(
      sql`SELECT t.id, t.name, ${keyset.select} FROM notes t WHERE ${keyset.where([])} ${keyset.tail}`,
    );
    return keyset.page(
      rows,
      (row) => row as unknown as Note,
      () => Promise.resolve(0),
    );
  };

  const walk = async (order: OrderColumn[], between?: () => Promise<unknown>) => {
    const names: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 100; pages += 1) {
      const page = await pageOf(order, 3, after);
      names.push(...page.nodes.map(({ name }) => name));
      if (!page.pageInfo.hasNextPage) return names;
      after = page.pageInfo.endCursor;
      await between?.();
    }
    throw new Error('endless');
  };

  const byName: OrderColumn[] = [
    { expression: 't.name', kind: 'text' },
    { expression: 't.id', kind: 'text' },
  ];
  const NAMES = [
    '学田社区',
    '虹桥街道',
    'B栋',
    'a栋',
    '崇川区',
    '_',
    '10',
    '2',
    '果园',
    'é',
    '：',
    '𠮷',
  ];

  it('page through names in the same order on every database: by code point', async () => {
    await write(...NAMES.map((name) => ({ name })));
    const expected = NAMES.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await walk(byName)).toEqual(expected);
    const down = byName.map((column) => ({ ...column, descending: true }));
    expect(await walk(down)).toEqual(expected.toReversed());
  });

  it('page through rows that share their sort value, each once, while others are inserted', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `同名${index}`);
    await write(...names.map((name, index) => ({ name, size: index % 2 })));
    const order: OrderColumn[] = [
      { expression: 't.size', kind: 'number', descending: true },
      { expression: 't.id', kind: 'text' },
    ];
    const seen = await walk(order, () => write({ name: '新', size: 1 }, { name: '新', size: 0 }));
    expect(seen.filter((name) => name !== '新').toSorted()).toEqual(names);
  });

  it('are one statement for all the fields of a page', async () => {
    const notes = await write({}, {}, {});
    const load = new Loaders(db);
    const ids = [...notes.map(({ id }) => id), 'nobody'];
    const { answer, count } = await countQueries(() =>
      Promise.all(ids.map((id) => load.byId(Note, id))),
    );
    expect(answer.map((note) => note?.id)).toEqual([...ids.slice(0, 3), undefined]);
    expect(count).toBe(1);
    expect(await load.byId(Note, null)).toBeNull();
  });
});
