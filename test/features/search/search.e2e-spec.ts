import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countQueries } from '../../support/count-queries.js';
import { buildScene, type Scene, SEARCH } from './scene.js';

let scene: Scene;
let server: Scene['server'];
let tree: Scene['tree'];
let ids: Scene['ids'];
let people: Scene['people'];
let titles: Scene['titles'];
let suggested: Scene['suggested'];
beforeAll(async () => {
  scene = await buildScene();
  ({ server, tree, ids, people, titles, suggested } = scene);
});
afterAll(() => scene.server.close());

describe('a hit', () => {
  it('shows what it is, where its words stand, and the record itself', async () => {
    const query = `{ search(text: "棋山", kinds: [ACTIVITY], regionId: "${tree.street.id}") { nodes {
      kind id title day region { name }
      highlights { field fragments { text hit } }
      record { __typename ... on Activity { status ownerOrganization { shortName } } } } } }`;
    const record = {
      __typename: 'Activity',
      status: 'PUBLISHED',
      ownerOrganization: { shortName: '区残联' },
    };
    const common = { kind: 'ACTIVITY', region: { name: '学田街道' }, record };
    expect((await server.anonymous.ok(query)).search.nodes).toEqual([
      {
        ...common,
        id: ids.talk,
        title: '棋山普法讲座',
        day: '2023-04-10',
        highlights: [
          {
            field: 'TITLE',
            fragments: [
              { text: '棋山', hit: true },
              { text: '普法讲座', hit: false },
            ],
          },
        ],
      },
      {
        ...common,
        id: ids.brief,
        title: '宣传日',
        day: '2023-04-15',
        highlights: [
          {
            field: 'TEXT',
            fragments: [
              { text: '在', hit: false },
              { text: '棋山', hit: true },
              { text: '公园发放资料', hit: false },
            ],
          },
        ],
      },
    ]);
  });

  it('is of every kind, titles before other texts, register entries before activities', async () => {
    const query = '{ search(text: "棋山") { nodes { kind title } } }';
    expect((await server.anonymous.ok(query)).search.nodes).toEqual([
      { kind: 'ACTIVITY', title: '棋山游园' },
      { kind: 'CAMPAIGN', title: '棋山宣传月' },
      { kind: 'ACTIVITY', title: '棋山普法讲座' },
      { kind: 'VENUE', title: '学田公园' },
      { kind: 'ACTIVITY', title: '宣传日' },
    ]);
  });
});

describe('a search', () => {
  it.each<[string, () => object, string[]]>([
    ['one kind', () => ({ kinds: ['VENUE'] }), ['学田公园']],
    ['several kinds', () => ({ kinds: ['VENUE', 'CAMPAIGN'] }), ['棋山宣传月', '学田公园']],
    ['a region and what lies below', () => ({ regionId: tree.otherDistrict.id }), ['棋山游园']],
    ['a region that is none', () => ({ regionId: ids.talk }), []],
  ])('is narrowed to %s', async (_, more, expected) => {
    expect(await titles('棋山', more())).toEqual(expected);
  });

  it('goes on where a page ended, each hit once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Record<string, any> = await server.anonymous.ok(SEARCH, {
        text: '棋山',
        first: 2,
        after,
      });
      const { search } = answer;
      seen.push(...search.nodes.map(({ title }: { title: string }) => title));
      expect(search.totalCount).toBe(5);
      after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(await titles('棋山'));
  });

  it.each(['', ' ', '"', '%', '_', '\\', "'", 'NEAR(', '*', '() OR', '棋山 zzz', '。、'])(
    'finds nothing for %j, without an error',
    async (text) => {
      expect(await titles(text)).toEqual([]);
      expect(await suggested(text)).toEqual([]);
    },
  );

  it('refuses a text that is too long, by the name of the field', async () => {
    const long = await server.anonymous.refused(SEARCH, { text: '棋'.repeat(101) });
    const prefix = await server.anonymous.refused(
      `{ suggest(prefix: "${'棋'.repeat(101)}") { id } }`,
    );
    expect([long, prefix].map(({ extensions: { code, fields } }) => [code, fields?.[0]])).toEqual([
      ['INVALID_INPUT', { path: 'text', message: '最多 100 个字' }],
      ['INVALID_INPUT', { path: 'prefix', message: '最多 100 个字' }],
    ]);
  });

  it('knows units by short names, synonyms, pinyin and initials, alone and in activities', async () => {
    const expected = ['崇川区残疾人联合会'];
    for (const text of ['区残联', '残联', '残疾人联合会', 'canlian', 'cjrlhh'])
      expect([text, await titles(text, { kinds: ['ORGANIZATION'] })]).toEqual([text, expected]);
    expect(await titles('区残联', { kinds: ['ACTIVITY'] })).toEqual(['宣传日', '棋山普法讲座']);
  });

  it('never finds by the contact', async () => {
    expect(await titles('赵秘书', {}, people.owner)).toEqual([]);
    expect(await titles('钱先生', {}, people.owner)).toEqual([]);
  });

  it.each<[keyof Scene['people'], string[]]>([
    ['owner', ['棋山秘密计划', '棋山待审计划']],
    ['partner', ['棋山待审计划']],
    ['reviewer', ['棋山秘密计划', '棋山待审计划']],
    ['neighbour', []],
  ])('shows to the %s what is not public only where they may see it', async (name, expected) => {
    const hidden = ['棋山秘密计划', '棋山待审计划'];
    const found = await titles('棋山', { kinds: ['ACTIVITY'] }, people[name]);
    const offered = await suggested('棋山', '', people[name]);
    const listed = await people[name].ok(
      '{ activities(filter: { text: "棋山" }) { nodes { title } } }',
    );
    const inList = listed.activities.nodes.map(({ title }: { title: string }) => title);
    for (const all of [found, offered, inList])
      expect(hidden.filter((title) => all.includes(title))).toEqual(expected);
  });

  it('asks the feature’s own rule last, whatever the index says', async () => {
    // Past every listener: the index still says that it is public.
    await server.arrange(() =>
      server.db.manager.query(`UPDATE activities SET status = 'DRAFT' WHERE id = '${ids.talk}'`),
    );
    const found = await titles('普法讲座');
    const offered = await suggested('棋山普法');
    await server.arrange(() =>
      server.db.manager.query(
        `UPDATE activities SET status = 'PUBLISHED' WHERE id = '${ids.talk}'`,
      ),
    );
    expect([found, offered]).toEqual([[], []]);
    expect(await titles('普法讲座')).toEqual(['棋山普法讲座']);
  });

  it('takes a bounded number of statements', async () => {
    const query = `query($first: Int!) { search(text: "棋山", first: $first) { nodes {
      title region { name } highlights { field } record { ... on Activity { title } } } } }`;
    const counts: number[] = [];
    for (const first of [5, 20])
      counts.push((await countQueries(() => server.anonymous.ok(query, { first }))).count);
    expect(Math.max(...counts)).toBeLessThanOrEqual(25);
  });
});
