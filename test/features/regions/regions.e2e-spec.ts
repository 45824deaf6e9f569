import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildRegion, buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
beforeAll(async () => {
  server = await bootApp();
  tree = await server.arrange(() => buildRegionTree(server.db));
});
afterAll(() => server.close());

const LIST = `query($filter: RegionFilter, $first: Int! = 20, $after: String) {
  regions(filter: $filter, first: $first, after: $after) {
    nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`;

const names = async (filter: object): Promise<string[]> =>
  (await server.anonymous.ok(LIST, { filter })).regions.nodes.map(
    (node: { name: string }) => node.name,
  );

describe('region', () => {
  it('is read by anyone, with what is above and below it and what it was called', async () => {
    const query = `query($id: ID!) { region(id: $id) {
      code name level version validFrom validTo parent { name } ancestors { name }
      children { name } names { code name validFrom validTo } } }`;
    expect(await server.anonymous.ok(query, { id: tree.street.id })).toEqual({
      region: {
        code: '320613006',
        name: '学田街道',
        level: 'STREET',
        version: 1,
        validFrom: null,
        validTo: null,
        parent: { name: '崇川区' },
        ancestors: [{ name: '江苏省' }, { name: '南通市' }, { name: '崇川区' }],
        children: [{ name: '果园社区' }, { name: '学田社区' }],
        names: [{ code: '320613006', name: '学田街道', validFrom: null, validTo: null }],
      },
    });
    const top = await server.anonymous.ok(query, { id: tree.province.id });
    expect([top.region.parent, top.region.ancestors]).toEqual([null, []]);
  });

  it('is NOT_FOUND when there is none', async () => {
    const refused = await server.anonymous.refused('{ region(id: "x") { id } }');
    expect([refused.extensions.code, refused.message]).toEqual(['NOT_FOUND', '找不到该行政区划']);
  });
});

describe('regions', () => {
  it('are listed by level, parent, subtree and text', async () => {
    expect({
      level: await names({ level: 'STREET' }),
      parent: await names({ parentId: tree.city.id }),
      under: await names({ under: tree.street.id }),
      text: await names({ text: '学田' }),
      code: await names({ text: '3206130', level: 'STREET' }),
      pinyin: await names({ text: 'xuetian' }),
      wildcard: await names({ text: '%' }),
      nowhere: await names({ under: tree.otherDistrict.id, level: 'STREET' }),
    }).toEqual({
      level: ['虹桥街道', '学田街道'],
      parent: ['通州区', '崇川区'],
      under: ['学田街道', '果园社区', '学田社区'],
      text: ['学田街道', '学田社区'],
      code: ['虹桥街道', '学田街道'],
      pinyin: ['学田街道', '学田社区'],
      wildcard: [],
      nowhere: [],
    });
  });

  it('are read page by page, those without a code last and each once', async () => {
    const { otherDistrict: parent } = tree;
    await server.arrange(async () => {
      await buildRegion(server.db, { parent, name: '无码甲' });
      await buildRegion(server.db, { parent, name: '有码', code: '320612001' });
      await buildRegion(server.db, { parent, name: '无码乙' });
      await buildRegion(server.db, { parent, name: '已撤销', validTo: '2020-01-01' });
    });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { regions }: Record<string, any> = await server.anonymous.ok(LIST, {
        filter: { parentId: parent.id },
        first: 2,
        after,
      });
      expect(regions.totalCount).toBe(3);
      seen.push(...regions.nodes.map((node: { name: string }) => node.name));
      after = regions.pageInfo.hasNextPage ? regions.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['有码', '无码甲', '无码乙']);
    expect(await names({ parentId: parent.id, includeAbolished: true })).toContain('已撤销');
  });

  it('take as many statements for many as for few', async () => {
    const query = `query($first: Int!) { regions(first: $first) { totalCount nodes {
      name parent { name } ancestors { name } children { name } names { name } } } }`;
    const few = await countQueries(() => server.anonymous.ok(query, { first: 4 }));
    const many = await countQueries(() => server.anonymous.ok(query, { first: 20 }));
    expect(many.answer.regions.nodes.length).toBe(11);
    expect([few.count, many.count]).toEqual([5, 5]);
  });
});
