import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizationKind } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildScene, type Scene } from './scene.js';

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await bootApp();
  scene = await buildScene(server);
});
afterAll(() => server.close());

const CREATE = `mutation($input: CreateLegalAidNetworkInput!) { createLegalAidNetwork(input: $input) { id version } }`;
const UPDATE = `mutation($input: UpdateLegalAidNetworkInput!) {
  updateLegalAidNetwork(input: $input) { version summary leads { name } } }`;

it('a scheme is recorded without a named station, linked with its units, activity and region', async () => {
  const { district } = scene.regions;
  const { federation, activity } = await server.arrange(async () => {
    const unit = await buildOrganization(server.db, {
      regionId: district.id,
      name: '区残联',
      kind: OrganizationKind.DISABLED_PERSONS_FEDERATION,
    });
    const told = { title: '启动仪式', ownerOrganizationId: unit.id };
    return { federation: unit, activity: await buildActivity(server.db, told) };
  });
  const levels = ['DISTRICT', 'STREET', 'COMMUNITY'];
  const input = {
    name: '三级法律援助网络',
    regionId: district.id,
    levels,
    leadIds: [federation.id],
    announcedAtId: activity.id,
  };
  const { createLegalAidNetwork: made } = await scene.admin.ok(CREATE, { input });
  const query = `query($id: ID!, $unit: ID!, $activity: ID!) {
    legalAidNetwork(id: $id) { name levels region { name } leads { name } announcedAt { title } stations { totalCount } }
    organization(id: $unit) { legalAidNetworks { nodes { name } } }
    activity(id: $activity) { legalAidNetworks { nodes { name } } } }`;
  const link = { legalAidNetworks: { nodes: [{ name: '三级法律援助网络' }] } };
  const variables = { id: made.id, unit: federation.id, activity: activity.id };
  expect(await server.anonymous.ok(query, variables)).toEqual({
    legalAidNetwork: {
      name: '三级法律援助网络',
      levels,
      region: { name: '崇川区' },
      leads: [{ name: '区残联' }],
      announcedAt: { title: '启动仪式' },
      stations: { totalCount: 0 },
    },
    organization: link,
    activity: link,
  });
  const change = { id: made.id, expectedVersion: made.version, leadIds: [scene.justice.id] };
  expect(await scene.admin.ok(UPDATE, { input: change })).toEqual({
    updateLegalAidNetwork: {
      version: made.version + 1,
      summary: null,
      leads: [{ name: '区司法局' }],
    },
  });
  expect((await scene.admin.refused(UPDATE, { input: change })).extensions.code).toBe('CONFLICT');
});

it('a scheme is kept by those who manage legal aid in its region', async () => {
  const stranger = await signedInAs(server, {
    roles: [Role.ADMINISTRATOR],
    organizationId: await server.arrange(
      async () =>
        (await buildOrganization(server.db, { regionId: scene.regions.otherDistrict.id })).id,
    ),
  });
  const input = { name: '别区', regionId: scene.regions.district.id, levels: ['STREET'] };
  expect((await stranger.refused(CREATE, { input })).extensions.code).toBe('FORBIDDEN');
});

it('a merge of units moves what they host, lead and staff, once', async () => {
  const { regions, justice, admin } = scene;
  const double = await server.arrange(() =>
    buildOrganization(server.db, { regionId: regions.district.id, name: '区司法局(重)' }),
  );
  const { id } = await scene.register({
    name: '合并站',
    regionId: regions.district.id,
    hostIds: [justice.id, double.id],
    members: [{ name: '甲', role: 'PEOPLES_MEDIATOR', organizationId: double.id }],
  });
  const network = { name: '合并网', regionId: regions.district.id, levels: ['STREET'] };
  await admin.ok(CREATE, { input: { ...network, leadIds: [double.id] } });
  const merge = `mutation($input: MergeOrganizationsInput!) { mergeOrganizations(input: $input) { name } }`;
  await admin.ok(merge, {
    input: {
      keepId: justice.id,
      expectedKeepVersion: 1,
      duplicateId: double.id,
      expectedDuplicateVersion: 1,
    },
  });
  const query = `query($id: ID!, $unit: ID!) { legalAidStation(id: $id) { hosts { name } members { organization { name } } }
    organization(id: $unit) { legalAidNetworks { nodes { name } } } }`;
  const { legalAidStation, organization } = await admin.ok(query, { id, unit: justice.id });
  expect(legalAidStation).toEqual({
    hosts: [{ name: '区司法局' }],
    members: [{ organization: { name: '区司法局' } }],
  });
  expect(organization.legalAidNetworks.nodes).toContainEqual({ name: '合并网' });
});
