import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Actor } from '../../../src/platform/access/actor.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { sqliteFile } from '../../../src/platform/config.js';
import { testDatabase } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { memberOf, Note, noteOf, openScratch, type Scratch, Writer } from './scratch.js';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());
beforeEach(() =>
  scratch.db.transact(async () => {
    await scratch.db.repo(Note).remove(await scratch.db.repo(Note).find());
    await scratch.db.repo(Writer).remove(await scratch.db.repo(Writer).find());
  }),
);

const titles = async (text: string, given: object = {}): Promise<string[]> => {
  const request = { text, actor: Actor.anonymous, ...given };
  return (await scratch.index.find(request, { first: 100 })).nodes.map(({ title }) => title);
};

const listed = async (text: string): Promise<string[]> => {
  const condition = scratch.index.matching('NOTE', text, 't.id');
  return (await scratch.db.find(Note, condition, raw('ORDER BY t.title'))).map((n) => n.title);
};

const writerOf = (name: string): Promise<Writer> =>
  scratch.db.transact(() =>
    scratch.db.repo(Writer).save(scratch.db.repo(Writer).create({ name, age: 30 })),
  );

describe('the index', () => {
  it('finds by title, names and text, in this order, each of them newest first', async () => {
    await scratch.write(
      { title: '国家安全', at: '2020-04-15T09:00' },
      { title: '甲', body: '全民国家安全教育', at: '2023-04-15T09:00' },
      { title: '乙', body: '国家安全', at: '2023-04-16T09:00' },
      { title: '国家安全讲座一', at: '2023-04-11T09:00' },
      { title: '国家安全讲座二', at: '2023-04-12T09:00' },
      { title: '安全的国家', at: '2023-04-13T09:00' },
      { title: '登记', names: ['国家安全基地'], at: null },
      { title: '无关', body: '法律援助' },
    );
    expect(await titles('国家安全')).toEqual([
      '国家安全',
      '登记',
      '国家安全讲座二',
      '国家安全讲座一',
      '乙',
      '甲',
    ]);
    expect(await listed('国家安全')).toHaveLength(6);
  });

  it('finds the words of a long run wherever they stand, after the run itself', async () => {
    await scratch.write(
      { title: '社区开展法律知识讲座', at: '2023-04-12T09:00' },
      { title: '社区法律讲座预告', at: '2023-04-11T09:00' },
      { title: '法律讲座', body: '在社区', at: '2023-04-13T09:00' },
      { title: '法律讲座' },
    );
    const found = ['社区法律讲座预告', '社区开展法律知识讲座', '法律讲座'];
    expect(await titles('社区法律讲座')).toEqual(found);
    expect(await listed('社区法律讲座')).toEqual(found.toSorted());
  });

  it('finds names by how they are read, and by synonyms', async () => {
    scratch.index.useSynonyms([['残联', '残疾人联合会']]);
    await scratch.write({ title: '国安教育十里坊' }, { title: '崇川区残疾人联合会' });
    for (const text of ['guoan', 'guoanj', 'slf', 'jysl', '国安', '教育 shili'])
      expect([text, await titles(text), await listed(text)]).toEqual([
        text,
        ['国安教育十里坊'],
        ['国安教育十里坊'],
      ]);
    for (const text of ['uoan', 'gouan', 'sf'])
      expect([text, await titles(text)]).toEqual([text, []]);
    for (const text of ['区残联', '崇川区残联', 'cjrlhh'])
      expect([text, await titles(text)]).toEqual([text, ['崇川区残疾人联合会']]);
  });

  it('pages through every hit once, while others are added above', async () => {
    const days = Array.from(
      { length: 25 },
      (_, day) => `2023-04-${String(day + 1).padStart(2, '0')}`,
    );
    await scratch.write(...days.map((day) => ({ title: `讲座${day}`, at: `${day}T09:00` })));
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await scratch.index.find(
        { text: '讲座', actor: Actor.anonymous },
        { first: 4, after },
      );
      seen.push(...page.nodes.map(({ title }) => title));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      await scratch.write({ title: '讲座新', at: '2024-01-01T09:00' });
    }
    expect(seen).toEqual(days.map((day) => `讲座${day}`).toReversed());
  });

  it('shows nobody what is meant for others', async () => {
    await scratch.write({ title: '国安草案', audience: 'unit-1' }, { title: '国安公告' });
    expect(await titles('国安')).toEqual(['国安公告']);
    expect(await titles('国安', { actor: memberOf('unit-2') })).toEqual(['国安公告']);
    expect((await titles('国安', { actor: memberOf('unit-1') })).toSorted()).toEqual([
      '国安公告',
      '国安草案',
    ]);
    const request = { text: '国安草', actor: Actor.anonymous, first: 10 };
    expect(await scratch.index.suggest(request)).toEqual([]);
  });

  it('narrows to a region and below, and to kinds', async () => {
    await scratch.write(
      { title: '讲座一', regionPath: 'city/street-1/' },
      { title: '讲座二', regionPath: 'city/street-2/' },
    );
    expect(await titles('讲座', { regionPath: 'city/street-1/' })).toEqual(['讲座一']);
    expect(await titles('讲座', { regionPath: 'city/' })).toHaveLength(2);
    expect(await titles('讲座', { kinds: ['NOTE'] })).toHaveLength(2);
    expect(await titles('讲座', { kinds: ['VENUE'] })).toEqual([]);
  });

  it('is written with the row, and not written when the unit fails', async () => {
    const [note] = await scratch.write({ title: '飞行棋' });
    const { db } = scratch;
    const rename = (title: string) =>
      db.transact(async () => {
        const row = await db.repo(Note).findOneByOrFail({ id: note?.id ?? '' });
        await db.repo(Note).save(Object.assign(row, { title }));
        if (title === '坏') throw new Error('no');
      });
    await expect(rename('坏')).rejects.toThrow('no');
    expect([await titles('飞行棋'), await titles('坏')]).toEqual([['飞行棋'], []]);
    await rename('象棋');
    expect([await titles('飞行棋'), await titles('象棋')]).toEqual([[], ['象棋']]);
    await db.transact(async () => db.repo(Note).remove(await db.repo(Note).find()));
    expect(await titles('象棋')).toEqual([]);
  });

  it('has nothing of a unit that fails after the index was written', async () => {
    const { db } = scratch;
    const [kept] = await scratch.write({ title: '海市' });
    const kinds = async () =>
      (
        await db.all<{ title: string }>(
          sql`SELECT d.title FROM search_documents d ORDER BY d.title`,
        )
      ).map(({ title }) => title);
    let written: string[] = [];
    const failing = db.transact(async () => {
      const row = await db.repo(Note).findOneByOrFail({ id: kept?.id ?? '' });
      await db.repo(Note).save([Object.assign(row, { title: '蜃楼' }), noteOf({ title: '幻影' })]);
      db.beforeCommit(async () => {
        written = await kinds();
        throw new Error('late');
      });
    });
    await expect(failing).rejects.toThrow('late');
    expect(written).toEqual(['幻影', '蜃楼'].toSorted());
    expect(await kinds()).toEqual(['海市']);
    const found = [await titles('海市'), await titles('蜃楼'), await titles('幻影')];
    expect(found).toEqual([['海市'], [], []]);
  });

  it('follows the rows that its documents name, when what they name changes', async () => {
    const writer = await writerOf('区残联');
    await scratch.write({ title: '甲', writerId: writer.id }, { title: '乙', writerId: writer.id });
    const { db, source } = scratch;
    const change = (values: Partial<Writer>) =>
      db.transact(async () => {
        const row = await db.repo(Writer).findOneByOrFail({ id: writer.id });
        await db.repo(Writer).save(Object.assign(row, values));
      });
    source.asked = 0;
    await change({ age: 31 });
    expect(source.asked).toBe(0);
    await change({ name: '市残联' });
    expect(source.asked).toBe(2);
    expect((await titles('市残联')).toSorted()).toEqual(['乙', '甲']);
    expect(await titles('区残联')).toEqual([]);
  });

  it('costs nothing where nothing is indexed', async () => {
    const { statements } = await countQueries(() => writerOf('某'));
    expect(statements.filter((statement) => statement.includes('search_'))).toEqual([]);
  });

  it('makes room where many share a minute', async () => {
    await scratch.write(...Array.from({ length: 300 }, (_, n) => noteOf({ title: `同时${n}` })));
    expect(await titles('同时')).toHaveLength(100);
    expect(await listed('同时')).toHaveLength(300);
  });

  it('is not looked into for records that come, even where places are taken', async () => {
    await scratch.write({ title: '旧', body: '名称' }, { title: '登记', at: null });
    const { statements } = await countQueries(() =>
      scratch.write(
        { title: '新', body: '名称', at: '2023-05-01T09:00' },
        { title: '再新', body: '名称', at: '2023-05-01T09:01' },
      ),
    );
    expect(statements.filter((text) => text.includes('FROM search_documents'))).toEqual([]);
    await scratch.write({ title: '登记', at: null }, { title: '登记', at: null });
    expect(await titles('登记')).toEqual(['登记', '登记', '登记']);
    expect((await titles('名称')).toSorted()).toEqual(['再新', '新', '旧']);
  });

  it('has a record once that went and came back in one unit', async () => {
    const [{ id } = noteOf({})] = await scratch.write({ title: '去了又来' });
    await scratch.db.transact(async () => {
      const notes = scratch.db.repo(Note);
      await notes.remove(await notes.findOneByOrFail({ id }));
      await notes.save(noteOf({ id, title: '去了又来', body: '不同' }));
    });
    expect(await titles('去了又来')).toEqual(['去了又来']);
    expect(await titles('不同')).toEqual(['去了又来']);
  });

  it('is the same when it is built anew', async () => {
    const { db, index } = scratch;
    const writer = await writerOf('区残联');
    const [first] = await scratch.write(
      { title: '国安 教育', names: ['别名'], writerId: writer.id },
      { title: '登记', at: null },
      { title: '草案', audience: 'unit-1' },
    );
    await db.transact(async () => {
      const row = await db.repo(Note).findOneByOrFail({ id: first?.id ?? '' });
      await db.repo(Note).save(Object.assign(row, { title: '改名', at: '2024-01-01T08:00' }));
    });
    const everything = () => db.all(raw('SELECT * FROM search_documents ORDER BY place'));
    const before = await everything();
    await db.transact(() =>
      db.all(raw("UPDATE search_documents SET title = 'x' WHERE title = '登记'")),
    );
    const seen: [number, number][] = [];
    expect(await index.rebuild((done, total) => seen.push([done, total]))).toBe(3);
    expect(seen).toEqual([[3, 3]]);
    expect(await everything()).toEqual(before);
    expect(before).toHaveLength(3);
    expect([await titles('国安'), await titles('残联'), await titles('登记')]).toEqual([
      [],
      ['改名'],
      ['登记'],
    ]);
  });

  it('is built at the start when it is missing or of another version, and only then', async () => {
    const { db, index } = scratch;
    await scratch.write({ title: '赠书' });
    await db.transact(() => db.all(raw("UPDATE search_state SET value = 'old'")));
    await index.onApplicationBootstrap();
    expect(index.builtAtStart).toBe(1);
    index.builtAtStart = null;
    await index.onApplicationBootstrap();
    expect([index.builtAtStart, await titles('赠书')]).toEqual([null, ['赠书']]);
  });

  it('forgets records that are gone when it is built anew', async () => {
    const [note] = await scratch.write({ title: '消失' }, { title: '留下' });
    await scratch.db.transact(() => scratch.db.all(sql`DELETE FROM notes WHERE id = ${note?.id}`));
    await scratch.index.rebuild();
    expect([await titles('消失'), await titles('留下')]).toEqual([[], ['留下']]);
  });

  it('leaves nothing of an erased text in the file', async () => {
    const { db, place } = scratch;
    await scratch.write({ title: '绝密xyzzyplugh' }, { title: '公开' });
    await db.transact(async () => db.repo(Note).remove(await db.repo(Note).find()));
    if (testDatabase === 'postgres') return;
    db.sqliteWriter.pragma('wal_checkpoint(TRUNCATE)');
    const file = readFileSync(sqliteFile(place.config));
    // The audit line keeps the title as it was; the index keeps no word of it.
    expect([file.includes('txyzzy'), file.includes('tyz'), file.includes('x绝密xyzzy')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
