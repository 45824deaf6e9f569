import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildCampaign, buildLeads } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let regions: RegionTree;
let leader: string;
let keeper: Client;
beforeAll(async () => {
  server = await bootApp();
  regions = await server.arrange(() => buildRegionTree(server.db));
  const regionId = regions.district.id;
  ({ id: leader } = await server.arrange(() => buildOrganization(server.db, { regionId })));
  keeper = await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: leader });
});
afterAll(() => server.close());

const LIST = `query($filter: CampaignFilter, $orderBy: CampaignOrder) {
  campaigns(filter: $filter, orderBy: $orderBy) { nodes { name } totalCount } }`;

describe('the list', () => {
  const day = '2031-04-15';
  beforeAll(() =>
    server.arrange(async () => {
      const at = (name: string, regionId: string, more: object = {}) =>
        buildCampaign(server.db, {
          name,
          regionId,
          startsOn: '2031-04-10',
          endsOn: '2031-04-16',
          ...more,
        });
      await at('市周', regions.city.id, { theme: 'Peace 100%' });
      const district = await at('区周', regions.district.id, {
        startsOn: '2031-04-15',
        endsOn: '2031-05-15',
      });
      await at('街周', regions.street.id, { startsOn: '2031-04-16', endsOn: null });
      await at('邻周', regions.otherDistrict.id);
      await at('旧周', regions.city.id, { archived: true });
      await buildLeads(server.db, district.id, [leader]);
    }),
  );
  it.each<[string, () => object, string[]]>([
    ['the year', () => ({}), ['街周', '区周', '邻周', '市周']],
    ['a region and below', () => ({ regionId: regions.district.id }), ['街周', '区周']],
    [
      'what concerns a street',
      () => ({ concerningRegionId: regions.street.id }),
      ['街周', '区周', '市周'],
    ],
    [
      'what concerns a neighbour',
      () => ({ concerningRegionId: regions.otherDistrict.id }),
      ['邻周', '市周'],
    ],
    ['a day', () => ({ currentOn: day }), ['区周', '邻周', '市周']],
    ['the day after', () => ({ currentOn: '2031-04-17' }), ['街周', '区周']],
    ['a word of the name', () => ({ text: '区' }), ['区周']],
    ['a word of the theme', () => ({ text: 'peace 100%' }), ['市周']],
    ['a leading unit', () => ({ leadOrganizationId: leader }), ['区周']],
    ['archived ones too', () => ({ includeArchived: true, text: '旧' }), ['旧周']],
  ])('by %s', async (_, filter, expected) => {
    const { campaigns } = await server.anonymous.ok(LIST, { filter: { year: 2031, ...filter() } });
    expect(campaigns).toEqual({
      nodes: expected.map((name) => ({ name })),
      totalCount: expected.length,
    });
  });

  it('hangs on regions, which it concerns', async () => {
    const query = `query($id: ID!) { region(id: $id) {
      campaigns(filter: { year: 2031 }, orderBy: NAME) { nodes { name } totalCount } } }`;
    expect(await server.anonymous.ok(query, { id: regions.district.id })).toEqual({
      region: { campaigns: { nodes: [{ name: '区周' }, { name: '市周' }], totalCount: 2 } },
    });
  });

  it('with regions, units and targets takes five statements, whatever its length', async () => {
    const query = `{ campaigns { nodes { name region { name } leadUnits { name } targets { activities organization { name } } } } }`;
    const { statements } = await countQueries(() => keeper.ok(query));
    const reads = statements.filter((text) => /FROM (campaign|regions|organizations)/.test(text));
    expect(reads.length).toBeLessThanOrEqual(5);
  });
});

describe('the theme of a year', () => {
  it('is offered where it is known', async () => {
    const query =
      '{ known: securityDayTheme(year: 2024) { year edition theme } next: securityDayTheme(year: 2050) { theme } }';
    expect(await server.anonymous.ok(query)).toEqual({
      known: { year: 2024, edition: 9, theme: '总体国家安全观 创新引领10周年' },
      next: null,
    });
  });
});
