import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import type { RegionTree } from '../../support/factories/regions.js';
import { setTheScene } from './scene.js';

let server: TestApp;
let tree: RegionTree;
let office: Organization;
let admin: Client;
let neighbour: Client;
let organizer: Client;
beforeAll(async () => {
  server = await bootApp();
  ({ tree, office, admin, neighbour, organizer } = await setTheScene(server));
});
afterAll(() => server.close());

const make = (given: Partial<Organization> = {}) =>
  server.arrange(() => buildOrganization(server.db, { regionId: tree.community.id, ...given }));

const CREATE = `mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) {
  id version name shortName aliases kind region { name } parent { name } contactName contactPhone } }`;
const UPDATE = `mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) {
  version name shortName aliases region { name } parent { name } } }`;
const LIST = `query($filter: OrganizationFilter, $orderBy: OrganizationOrder! = NAME, $first: Int! = 20, $after: String) {
  organizations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`;

describe('createOrganization', () => {
  it('makes a unit in a region that one keeps', async () => {
    const input = {
      name: ' 崇川区残疾人联合会 ',
      shortName: '区残联',
      aliases: ['崇川残联'],
      kind: 'DISABLED_PERSONS_FEDERATION',
      regionId: tree.district.id,
      parentId: office.id,
      contactName: '李四',
      contactPhone: '0513-85123456',
    };
    const { createOrganization } = await admin.ok(CREATE, { input });
    expect(createOrganization).toEqual({
      id: createOrganization.id,
      version: 1,
      name: '崇川区残疾人联合会',
      shortName: '区残联',
      aliases: ['崇川残联'],
      kind: 'DISABLED_PERSONS_FEDERATION',
      region: { name: '崇川区' },
      parent: { name: '崇川区委国安办' },
      contactName: '李四',
      contactPhone: '0513-85123456',
    });

    const { extensions } = await admin.refused(CREATE, { input });
    expect([extensions.code, extensions.fields]).toEqual([
      'CONFLICT',
      [{ path: 'input.name', message: '与已有记录重复' }],
    ]);
  });

  it.each([
    [{ name: ' ' }, 'input.name', '不能为空'],
    [{ name: '名'.repeat(101) }, 'input.name', '最多 100 个字'],
    [{ aliases: ['甲', '甲'] }, 'input.aliases', '不能重复'],
    [{ aliases: ['甲', ''] }, 'input.aliases', '不能为空'],
    [{ contactPhone: 'abc' }, 'input.contactPhone', '不是有效的电话号码'],
    [{ regionId: 'x' }, 'input.regionId', '不是有效的编号'],
    [{ parentId: newId() }, 'input.parentId', '没有该单位'],
    [{ regionId: newId() }, 'input.regionId', '区划不存在或已撤销'],
  ])('refuses %j', async (bad, path, message) => {
    const input = { name: '甲', kind: 'OTHER', regionId: tree.district.id, ...bad };
    const { extensions } = await admin.refused(CREATE, { input });
    expect([extensions.code, extensions.fields]).toEqual(['INVALID_INPUT', [{ path, message }]]);
  });

  it('is for those who keep the region', async () => {
    const input = { name: '乙', kind: 'OTHER', regionId: tree.street.id };
    const codes = [];
    for (const client of [server.anonymous, organizer, neighbour])
      codes.push((await client.refused(CREATE, { input })).extensions.code);
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('updateOrganization', () => {
  it('changes what is given and clears with null', async () => {
    const { id } = await make({ name: '学田居委会', shortName: '学田', aliases: ['旧名'] });
    const input = { id, expectedVersion: 1, name: '学田社区居委会', shortName: null };
    expect(await admin.ok(UPDATE, { input })).toEqual({
      updateOrganization: {
        version: 2,
        name: '学田社区居委会',
        shortName: null,
        aliases: ['旧名'],
        region: { name: '学田社区' },
        parent: null,
      },
    });
    expect((await admin.refused(UPDATE, { input })).extensions.code).toBe('CONFLICT');
    const found = await server.anonymous.ok(LIST, { filter: { text: '学田社区居委' } });
    expect(found.organizations.nodes).toEqual([{ name: '学田社区居委会' }]);
  });

  it('keeps units out of their own subtree', async () => {
    const top = await make();
    const middle = await make({ parentId: top.id });
    const bottom = await make({ parentId: middle.id });
    for (const parentId of [top.id, bottom.id]) {
      const input = { id: top.id, expectedVersion: 1, parentId };
      const { extensions } = await admin.refused(UPDATE, { input });
      expect(extensions.fields).toEqual([
        { path: 'input.parentId', message: '上级单位不能是自身或自身的下级' },
      ]);
    }
  });

  it('takes the right to keep both regions', async () => {
    const { id } = await make();
    const away = { id, expectedVersion: 1, regionId: tree.otherDistrict.id };
    const codes = [
      (await neighbour.refused(UPDATE, { input: { id, expectedVersion: 1, name: '丙' } }))
        .extensions.code,
      (await admin.refused(UPDATE, { input: away })).extensions.code,
      (await admin.refused(UPDATE, { input: { id: newId(), expectedVersion: 1 } })).extensions.code,
    ];
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
  });
});

describe('the contact', () => {
  it('is for the unit itself and those who read contacts in its region', async () => {
    const unit = await make({ contactName: '王五', contactPhone: '13912345678' });
    const own = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: unit.id });
    const reviewer = await signedInAs(server, {
      roles: [Role.REVIEWER],
      organizationId: office.id,
    });
    const query = 'query($id: ID!) { organization(id: $id) { contactName contactPhone } }';
    const seen: Record<string, unknown> = {};
    const asked = { anonymous: server.anonymous, own, reviewer, organizer, neighbour, admin };
    for (const [who, client] of Object.entries(asked))
      seen[who] = (await client.ok(query, { id: unit.id })).organization;
    const shown = { contactName: '王五', contactPhone: '13912345678' };
    const hidden = { contactName: null, contactPhone: null };
    expect(seen).toEqual({
      anonymous: hidden,
      own: shown,
      reviewer: shown,
      organizer: hidden,
      neighbour: hidden,
      admin: shown,
    });
  });
});

describe('organizations', () => {
  const street = (name: string, given: Partial<Organization> = {}) =>
    make({ regionId: tree.otherStreet.id, name, ...given });

  it('are listed by region, kind, parent and any of their names, page by page', async () => {
    const station = await street('虹桥派出所', { kind: 'PUBLIC_SECURITY' as never });
    await street('Hongqiao 小学', { aliases: ['虹小', '50%_校'] });
    await street('虹桥警务室', { parentId: station.id });
    const names = async (filter: object) =>
      (
        await server.anonymous.ok(LIST, { filter: { regionId: tree.otherStreet.id, ...filter } })
      ).organizations.nodes.map((node: { name: string }) => node.name);
    expect({
      all: (await names({})).length,
      kind: await names({ kind: 'PUBLIC_SECURITY' }),
      parent: await names({ parentId: station.id }),
      alias: await names({ text: '虹小' }),
      width: await names({ text: 'HONGQIAO 小学' }),
      literal: await names({ text: '0%_' }),
      pinyin: await names({ text: 'paichusuo' }),
      initials: await names({ text: 'pcs' }),
      signs: await names({ text: '%_' }),
      none: await names({ text: '虹小学' }),
      district: (await names({ regionId: tree.district.id })).includes('虹桥警务室'),
      elsewhere: await names({ regionId: tree.otherDistrict.id, text: '虹桥' }),
    }).toEqual({
      all: 3,
      kind: ['虹桥派出所'],
      parent: ['虹桥警务室'],
      alias: ['Hongqiao 小学'],
      width: ['Hongqiao 小学'],
      literal: ['Hongqiao 小学'],
      pinyin: ['虹桥派出所'],
      initials: ['虹桥派出所'],
      signs: [],
      none: [],
      district: true,
      elsewhere: [],
    });

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { organizations }: Record<string, any> = await server.anonymous.ok(LIST, {
        filter: { regionId: tree.otherStreet.id },
        orderBy: 'NEWEST',
        first: 2,
        after,
      });
      expect(organizations.totalCount).toBe(3);
      seen.push(...organizations.nodes.map((node: { name: string }) => node.name));
      after = organizations.pageInfo.hasNextPage ? organizations.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['虹桥警务室', 'Hongqiao 小学', '虹桥派出所']);
  });

  it('take as many statements for many as for few', async () => {
    const query = `query($first: Int!) { organizations(first: $first) {
      nodes { name region { name parent { name } } parent { name } contactPhone } totalCount } }`;
    const few = await countQueries(() => admin.ok(query, { first: 2 }));
    const many = await countQueries(() => admin.ok(query, { first: 20 }));
    expect(many.answer.organizations.nodes.length).toBeGreaterThan(10);
    expect(many.count).toBeLessThanOrEqual(few.count + 2);
  });

  it('are found from their region, with everything below it', async () => {
    const query = `query($id: ID!, $elsewhere: ID!) { region(id: $id) {
      organizations(filter: { text: "虹桥" }) { totalCount nodes { name } }
      none: organizations(filter: { regionId: $elsewhere }) { totalCount } } }`;
    const ids = { id: tree.district.id, elsewhere: tree.otherDistrict.id };
    expect(await server.anonymous.ok(query, ids)).toEqual({
      region: {
        organizations: { totalCount: 2, nodes: [{ name: '虹桥派出所' }, { name: '虹桥警务室' }] },
        none: { totalCount: 0 },
      },
    });
  });
});
