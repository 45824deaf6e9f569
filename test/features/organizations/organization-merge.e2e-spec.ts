import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import type { RegionTree } from '../../support/factories/regions.js';
import { setTheScene } from './scene.js';

let server: TestApp;
let tree: RegionTree;
let admin: Client;
let neighbour: Client;
let organizer: Client;
beforeAll(async () => {
  server = await bootApp();
  ({ tree, admin, neighbour, organizer } = await setTheScene(server));
});
afterAll(() => server.close());

const make = (given: Partial<Organization> = {}) =>
  server.arrange(() => buildOrganization(server.db, { regionId: tree.community.id, ...given }));

const MERGE = `mutation($input: MergeOrganizationsInput!) { mergeOrganizations(input: $input) {
  id version name aliases parent { id } } }`;

describe('mergeOrganizations', () => {
  const inputOf = (keep: Organization, duplicate: Organization) => ({
    keepId: keep.id,
    expectedKeepVersion: keep.version,
    duplicateId: duplicate.id,
    expectedDuplicateVersion: duplicate.version,
  });

  it('moves every link and answers for the duplicate', async () => {
    const keep = await make({ name: '朝晖社区居委会', aliases: ['朝晖'] });
    const duplicate = await make({ name: '新城桥街道朝晖社区', shortName: '朝晖社区' });
    const older = await make({ name: '朝晖', mergedIntoId: duplicate.id });
    const child = await make({ parentId: duplicate.id });
    const own = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: duplicate.id });

    const { mergeOrganizations } = await admin.ok(MERGE, { input: inputOf(keep, duplicate) });
    expect(mergeOrganizations).toEqual({
      id: keep.id,
      version: 2,
      name: '朝晖社区居委会',
      aliases: ['朝晖', '新城桥街道朝晖社区', '朝晖社区'],
      parent: null,
    });
    const query = 'query($id: ID!) { organization(id: $id) { id } }';
    for (const id of [duplicate.id, older.id])
      expect(await server.anonymous.ok(query, { id })).toEqual({ organization: { id: keep.id } });
    const children = 'query($id: ID!) { organization(id: $id) { children { nodes { id } } } }';
    expect(await server.anonymous.ok(children, { id: keep.id })).toEqual({
      organization: { children: { nodes: [{ id: child.id }] } },
    });
    const me = await own.ok('{ me { organization { id } } }');
    expect(me.me.organization).toEqual({ id: keep.id });
    const listed = await server.anonymous.ok(
      '{ organizations(filter: { text: "朝晖" }) { nodes { name } } }',
    );
    expect(listed.organizations.nodes).toEqual([{ name: '朝晖社区居委会' }]);
    const again = await admin.refused(MERGE, {
      input: inputOf(keep, { ...duplicate, version: 2 } as Organization),
    });
    expect([again.extensions.code, again.extensions.mergedIntoId]).toEqual(['CONFLICT', keep.id]);
  });

  it('lifts a unit that stood below its duplicate', async () => {
    const top = await make();
    const duplicate = await make({ parentId: top.id });
    const between = await make({ parentId: duplicate.id });
    const keep = await make({ parentId: between.id });
    const merged = await admin.ok(MERGE, { input: inputOf(keep, duplicate) });
    expect(merged.mergeOrganizations.parent).toEqual({ id: top.id });
    const query = 'query($id: ID!) { organization(id: $id) { parent { id } } }';
    expect(await admin.ok(query, { id: between.id })).toEqual({
      organization: { parent: { id: keep.id } },
    });
  });

  it('is for those who keep both, saw both, and named two', async () => {
    const mine = await make();
    const theirs = await make({ regionId: tree.otherDistrict.id });
    const codes = [];
    for (const [client, input] of [
      [admin, inputOf(mine, theirs)],
      [admin, inputOf(theirs, mine)],
      [neighbour, inputOf(mine, theirs)],
      [organizer, inputOf(mine, theirs)],
      [admin, inputOf(mine, mine)],
      [admin, inputOf(mine, { ...mine, id: newId() } as Organization)],
    ] as const)
      codes.push((await client.refused(MERGE, { input })).extensions.code);
    expect(codes).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'INVALID_INPUT',
      'NOT_FOUND',
    ]);
    const other = await make();
    const stale = { ...inputOf(mine, other), expectedDuplicateVersion: 7 };
    expect((await admin.refused(MERGE, { input: stale })).extensions.code).toBe('CONFLICT');
  });
});

describe('duplicateOrganizations', () => {
  const query = `query($regionId: ID!) { duplicateOrganizations(regionId: $regionId) {
    name organizations { name } } }`;

  it('suggests units of one region that bear one name', async () => {
    const regionId = tree.otherCommunity.id;
    await make({ regionId, name: '果园社区 居委会' });
    await make({ regionId, name: '果园社区居委会' });
    expect(await admin.ok(query, { regionId })).toEqual({
      duplicateOrganizations: [
        {
          name: '果园社区居委会',
          organizations: [{ name: '果园社区 居委会' }, { name: '果园社区居委会' }],
        },
      ],
    });
    for (const client of [neighbour, organizer])
      expect((await client.refused(query, { regionId })).extensions.code).toBe('FORBIDDEN');
  });
});
