import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let tree: RegionTree;
let federation: Organization;
let ids: Record<'talk' | 'brief' | 'draft' | 'waiting' | 'elsewhere', string>;
let people: Record<'owner' | 'partner' | 'reviewer' | 'neighbour', Client>;

/** What could leak: a draft and a plan under review that have the same words as public activities. */
async function build(): Promise<Record<'partner' | 'other', string>> {
  const { db } = server;
  tree = await buildRegionTree(db);
  const regionId = tree.street.id;
  federation = await buildOrganization(db, {
    regionId: tree.district.id,
    name: '崇川区残疾人联合会',
    shortName: '区残联',
    contactName: '赵秘书',
  });
  const partner = await buildOrganization(db, {
    regionId: tree.otherDistrict.id,
    name: '通州中学',
  });
  const other = await buildOrganization(db, { regionId: tree.otherStreet.id, name: '虹桥小学' });
  await buildVenue(db, { regionId, name: '学田公园', address: '学田路棋山巷 8 号' });
  await buildCampaign(db, { regionId: tree.district.id, name: '棋山宣传月', theme: '人人参与' });
  const activity = async (given: Partial<Activity> & { title: string }, by = federation) =>
    (await buildActivity(db, { ownerOrganizationId: by.id, regionId, ...given })).id;
  const { DRAFT, SUBMITTED } = ActivityStatus;
  ids = {
    talk: await activity({ title: '棋山普法讲座', contactName: '钱先生' }),
    brief: await activity({ title: '宣传日', brief: '在棋山公园发放资料', startsOn: '2023-04-15' }),
    draft: await activity({ title: '棋山秘密计划', status: DRAFT }),
    waiting: (
      await buildActivity(db, {
        ownerOrganizationId: federation.id,
        regionId,
        title: '棋山待审计划',
        status: SUBMITTED,
        organizers: [{ organizationId: partner.id, role: OrganizerRole.SUPPORT }],
      })
    ).id,
    elsewhere: await activity(
      { title: '棋山游园', regionId: tree.otherDistrict.id, startsOn: '2023-05-01' },
      partner,
    ),
  };
  return { partner: partner.id, other: other.id };
}

beforeAll(async () => {
  server = await bootApp();
  const { partner, other } = await server.arrange(build);
  const at = (role: Role, organizationId: string) =>
    signedInAs(server, { roles: [role], organizationId });
  people = {
    owner: await at(Role.SCHOOL, federation.id),
    partner: await at(Role.SCHOOL, partner),
    reviewer: await at(Role.REVIEWER, federation.id),
    neighbour: await at(Role.ORGANIZER, other),
  };
});
afterAll(() => server.close());

const SEARCH = `query($text: String!, $kinds: [SearchKind!], $regionId: ID, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, regionId: $regionId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { title } } }`;

const titles = async (text: string, more: object = {}, who = server.anonymous): Promise<string[]> =>
  (await who.ok(SEARCH, { text, ...more })).search.nodes.map(
    ({ title }: { title: string }) => title,
  );

const suggested = async (prefix: string, more = '', who = server.anonymous): Promise<string[]> =>
  (
    await who.ok(`query($prefix: String!) { suggest(prefix: $prefix ${more}) { title } }`, {
      prefix,
    })
  ).suggest.map(({ title }: { title: string }) => title);

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

  it.each<[keyof typeof people, string[]]>([
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

describe('an activity without a date', () => {
  it('stands where its publication or, before that, its creation puts it', async () => {
    const { DRAFT } = ActivityStatus;
    await server.arrange(async () => {
      const common = { ownerOrganizationId: federation.id, regionId: tree.street.id };
      const undated = { ...common, startsOn: null };
      const { db } = server;
      await buildVenue(db, { regionId: tree.street.id, name: '海晏亭茶社' });
      await buildActivity(db, { ...common, title: '海晏亭旧约', startsOn: '2023-03-01' });
      await buildActivity(db, { ...common, title: '海晏亭今约', startsOn: '2023-05-01' });
      await buildActivity(db, {
        ...undated,
        title: '海晏亭之约',
        publishedAt: '2023-04-01T08:00:00.000Z',
      });
      await buildActivity(db, {
        ...undated,
        title: '海晏亭草约',
        status: DRAFT,
        createdAt: '2023-02-01T08:00:00.000Z',
      });
    });
    expect(await titles('海晏亭', {}, people.owner)).toEqual([
      '海晏亭茶社',
      '海晏亭今约',
      '海晏亭之约',
      '海晏亭旧约',
      '海晏亭草约',
    ]);
  });
});

describe('suggestions', () => {
  it.each<[string, string[]]>([
    ['棋山普', ['棋山普法讲座']],
    ['qsyy', ['棋山游园']],
    ['xuetiang', ['学田公园']],
    // Only names are suggested: this is a theme.
    ['人人参与', []],
  ])('%s', async (prefix, expected) => {
    expect(await suggested(prefix)).toEqual(expected);
  });

  it('begin with what begins so, each title once', async () => {
    await server.arrange(async () => {
      const regionId = tree.otherStreet.id;
      for (const name of ['星湖广场', '南星湖', '星湖'])
        await buildVenue(server.db, { regionId, name });
      await buildVenue(server.db, { regionId: tree.street.id, name: '星湖广场' });
    });
    const found = await suggested('星湖');
    expect([found[0], found.at(-1), found.toSorted()]).toEqual([
      '星湖',
      '南星湖',
      ['南星湖', '星湖', '星湖广场'],
    ]);
    expect(await suggested('星湖', ', first: 1')).toEqual(['星湖']);
    expect(await suggested('星湖', ', kinds: [REGION]')).toEqual([]);
  });
});

describe('the index follows', () => {
  it('a unit’s new name, in its activities too', async () => {
    await server.arrange(async () => {
      const repo = server.db.repo(Organization);
      const unit = await repo.findOneByOrFail({ name: '通州中学' });
      await repo.save(Object.assign(unit, { name: '金沙高级中学' }));
    });
    expect(await titles('通州中学')).toEqual([]);
    expect(await titles('金沙高级')).toEqual(['金沙高级中学', '棋山游园']);
  });

  it('a published activity that is cancelled: strangers find it no more', async () => {
    await server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const activity = await repo.findOneByOrFail({ id: ids.brief });
      await repo.save(Object.assign(activity, { status: ActivityStatus.CANCELLED }));
    });
    expect(await titles('发放资料')).toEqual([]);
    expect(await titles('发放资料', {}, people.neighbour)).toEqual([]);
    expect(await titles('发放资料', {}, people.owner)).toEqual(['宣传日']);
  });
});
