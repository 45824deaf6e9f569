import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildWeek, type Week } from '../../support/factories/week.js';

let server: TestApp;
let week: Week;
let far: Organization;

/** Neighbours of the week that its lists must leave out, unless they are asked for. */
const buildNeighbours = async () => {
  const { db } = server;
  far = await buildOrganization(db, { regionId: week.tree.otherDistrict.id, name: '通州某单位' });
  const at = (title: string, startsOn: string, endsOn: string | null = null) =>
    buildActivity(db, { title, startsOn, endsOn, ownerOrganizationId: far.id });
  await at('二月讲座', '2023-02-01');
  await at('四月巡展', '2023-04-01', '2023-04-12');
  await at('四月十六日讲座', '2023-04-16');
  await at('五月讲座', '2023-05-01');
  await buildActivity(db, {
    title: '四月草稿',
    status: ActivityStatus.DRAFT,
    ownerOrganizationId: far.id,
  });
};

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    week = await buildWeek(server.db);
    await buildNeighbours();
  });
});
afterAll(() => server.close());

const LIST = `query($filter: ActivityFilter, $orderBy: ActivityOrder! = START_ASC, $first: Int! = 20, $after: String) {
  activities(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { title } pageInfo { hasNextPage endCursor } totalCount
  }
}`;

const UNDATED = [
  '大手拉小手,国安一起走',
  '拒绝邪教 从小做起',
  '国家安全教育主题活动',
  '发放国家安全人民防线宣传册',
  '国家安全普法飞行棋',
];
const OPENING = '崇川区全民国家安全教育周启动仪式';
const LAW = '残疾人尊法学法守法用法专项行动启动仪式';

async function titles(filter: object, orderBy = 'START_ASC', client = server.anonymous) {
  const { activities } = await client.ok(LIST, { filter, orderBy });
  const found = activities.nodes.map((node: { title: string }) => node.title) as string[];
  expect(activities.totalCount).toBe(found.length);
  return found;
}

describe('activities', () => {
  it('lists both hosts and four undertakers of the launch ceremony in their printed order', async () => {
    const query = `query($filter: ActivityFilter) { activities(filter: $filter) { nodes {
      title when place type { code } campaign { name } venue { name }
      organizers { position role organization { name } }
    } } }`;
    const filter = { text: '尊法学法' };
    const organizer = (position: number, role: string, name: string) => ({
      position,
      role,
      organization: { name },
    });
    expect(await server.anonymous.ok(query, { filter })).toEqual({
      activities: {
        nodes: [
          {
            title: LAW,
            when: '2023年4月10日',
            place: '学田公园',
            type: { code: 'LAUNCH_CEREMONY' },
            campaign: { name: '专项行动' },
            venue: { name: '学田公园' },
            organizers: [
              organizer(1, 'HOST', '南通市残疾人联合会'),
              organizer(2, 'HOST', '南通市司法局'),
              organizer(3, 'UNDERTAKER', '崇川区残疾人联合会'),
              organizer(4, 'UNDERTAKER', '崇川区司法局'),
              organizer(5, 'UNDERTAKER', '崇川区文化馆'),
              organizer(6, 'UNDERTAKER', '学田街道办事处'),
            ],
          },
        ],
      },
    });
  });

  it('lists the five community activities without dates, with their time in words', async () => {
    const query = `{ activities(filter: { dated: UNKNOWN }, orderBy: START_ASC) {
      nodes { title startsOn when place venue { name } } totalCount } }`;
    const nodes = UNDATED.map((title, index) => ({
      title,
      startsOn: null,
      when: index === 0 ? '连日来' : '时间待定',
      place: null,
      venue: null,
    }));
    expect(await server.anonymous.ok(query)).toEqual({ activities: { nodes, totalCount: 5 } });
  });

  const DATED = ['二月讲座', '四月巡展', OPENING, LAW, '四月十六日讲座', '五月讲座'];

  it('puts unknown dates last in both orders of time', async () => {
    expect(await titles({})).toEqual([
      '二月讲座',
      '四月巡展',
      LAW,
      OPENING,
      '四月十六日讲座',
      '五月讲座',
      ...UNDATED,
    ]);
    expect(await titles({}, 'START_DESC')).toEqual([
      '五月讲座',
      '四月十六日讲座',
      OPENING,
      LAW,
      '四月巡展',
      '二月讲座',
      ...[...UNDATED].reverse(),
    ]);
    expect((await titles({}, 'UPDATED_DESC')).sort()).toEqual([...DATED, ...UNDATED].sort());
  });

  it.each<[string, () => object, () => string[]]>([
    ['a street', () => ({ regionId: week.tree.street.id }), () => [LAW, ...UNDATED]],
    [
      'a community',
      () => ({ regionId: week.tree.otherCommunity.id }),
      () => [UNDATED[1]!, UNDATED[3]!],
    ],
    ['a district by code', () => ({ regionCode: '320613' }), () => [LAW, OPENING, ...UNDATED]],
    [
      'the city',
      () => ({ regionId: week.tree.city.id, dated: 'KNOWN' }),
      () => ['二月讲座', '四月巡展', LAW, OPENING, '四月十六日讲座', '五月讲座'],
    ],
    ['a region that does not exist', () => ({ regionId: newId() }), () => []],
    ['a code that does not exist', () => ({ regionCode: '99' }), () => []],
    [
      'a street in the week',
      () => ({ regionId: week.tree.street.id, from: '2023-04-10', to: '2023-04-16' }),
      () => [LAW],
    ],
    [
      'a period, with what began before it',
      () => ({ from: '2023-04-10', to: '2023-04-16' }),
      () => ['四月巡展', LAW, OPENING, '四月十六日讲座'],
    ],
    [
      'a period after what ended',
      () => ({ from: '2023-04-13', to: '2023-04-30' }),
      () => ['四月十六日讲座'],
    ],
    [
      'a period and unknown dates',
      () => ({ from: '2023-04-16', dated: 'ALL' }),
      () => ['四月十六日讲座', '五月讲座', ...UNDATED],
    ],
    ['an open start', () => ({ to: '2023-04-09' }), () => ['二月讲座', '四月巡展']],
    ['one day', () => ({ from: '2023-04-12', to: '2023-04-12' }), () => ['四月巡展']],
    ['known dates', () => ({ dated: 'KNOWN', text: '启动仪式' }), () => [LAW, OPENING]],
    ['a campaign', () => ({ campaignId: week.campaign.id }), () => [OPENING, ...UNDATED]],
    ['a venue', () => ({ venueId: week.park.id }), () => [LAW]],
    ['a type', () => ({ types: ['LAUNCH_CEREMONY', 'DRILL'] }), () => [LAW, OPENING]],
    ['an audience', () => ({ audiences: ['RESIDENTS'] }), () => [UNDATED[3]!]],
    ['a word of another vocabulary', () => ({ entryTags: ['RESIDENTS'] }), () => []],
    ['no security field at all', () => ({ securityFields: ['POLITICAL'] }), () => []],
    ['a unit in any role', () => ({ organizationId: week.districtJustice.id }), () => [LAW]],
    [
      'a unit in a role',
      () => ({ organizationId: week.districtJustice.id, organizerRoles: ['UNDERTAKER'] }),
      () => [LAW],
    ],
    [
      'a unit in another role',
      () => ({ organizationId: week.districtJustice.id, organizerRoles: ['HOST'] }),
      () => [],
    ],
    ['any unit in a role', () => ({ organizerRoles: ['JOINT'] }), () => UNDATED],
    [
      'the unit that registered it',
      () => ({ ownerOrganizationId: week.cityFederation.id }),
      () => [LAW],
    ],
    ['a word of the title', () => ({ text: '飞行棋' }), () => [UNDATED[4]!]],
    ['a wildcard, which stands for itself', () => ({ text: '%' }), () => []],
    ['a status', () => ({ statuses: ['CLOSED'] }), () => []],
    ['a status one may not see', () => ({ statuses: ['DRAFT'] }), () => []],
    ['one’s own, as nobody', () => ({ mine: true }), () => []],
    [
      'empty lists, which are no conditions',
      () => ({ types: [], statuses: [], text: '飞行棋' }),
      () => [UNDATED[4]!],
    ],
    [
      'two conditions at once',
      () => ({ campaignId: week.campaign.id, types: ['LAUNCH_CEREMONY'] }),
      () => [OPENING],
    ],
  ])('filters by %s', async (_what, filter, expected) => {
    expect(await titles(filter())).toEqual(expected());
    expect((await titles(filter(), 'START_DESC')).sort()).toEqual([...expected()].sort());
    expect((await titles(filter(), 'UPDATED_DESC')).sort()).toEqual([...expected()].sort());
  });

  it('shows a unit its own drafts, and lists what is its own', async () => {
    const client = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: far.id });
    expect(await titles({ statuses: ['DRAFT'] }, 'START_ASC', client)).toEqual(['四月草稿']);
    expect(await titles({ mine: true, from: '2023-04-10' }, 'START_ASC', client)).toEqual([
      '四月巡展',
      '四月草稿',
      '四月十六日讲座',
      '五月讲座',
    ]);
  });

  it.each(['START_ASC', 'START_DESC', 'UPDATED_DESC'])(
    'pages through everything in the order %s, each activity once',
    async (orderBy) => {
      const whole = await titles({ from: '2023-04-01', dated: 'ALL' }, orderBy);
      const found: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 20; page += 1) {
        const { activities }: Record<string, any> = await server.anonymous.ok(LIST, {
          filter: { from: '2023-04-01', dated: 'ALL' },
          orderBy,
          first: 2,
          after,
        });
        found.push(...activities.nodes.map((node: { title: string }) => node.title));
        after = activities.pageInfo.endCursor;
        if (!activities.pageInfo.hasNextPage) break;
      }
      expect(found).toEqual(whole);
    },
  );

  it.each([
    [{ filter: { from: '2023-04-10', to: '2023-04-09' } }, 'filter.to'],
    [{ filter: { regionCode: '32x' } }, 'filter.regionCode'],
    [{ filter: { text: '安'.repeat(51) } }, 'filter.text'],
    [{ filter: { types: ['A'.repeat(41)] } }, 'filter.types'],
    [{ first: 101 }, 'first'],
    [{ after: 'bm9uc2Vuc2U' }, 'after'],
    [
      {
        orderBy: 'START_DESC',
        after: Buffer.from('["START_ASC","2023","x"]').toString('base64url'),
      },
      'after',
    ],
  ])('refuses %j', async (variables, path) => {
    const { extensions } = await server.anonymous.refused(LIST, variables);
    expect(extensions.code).toBe('INVALID_INPUT');
    expect(extensions.fields?.map((field) => field.path)).toEqual([path]);
  });
});
