import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizationLinks } from '../../../src/features/organizations/organization-links.port.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildCampaign, buildLeads, buildTarget } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let regions: RegionTree;
let office: Organization;
let street: Organization;
let otherStreet: Organization;
let keeper: Client;

const unitIn = (regionId: string, name: string) =>
  server.arrange(() => buildOrganization(server.db, { regionId, name }));

beforeAll(async () => {
  server = await bootApp();
  regions = await server.arrange(() => buildRegionTree(server.db));
  office = await unitIn(regions.district.id, '区委国安办');
  street = await unitIn(regions.street.id, 'A街道办');
  otherStreet = await unitIn(regions.otherStreet.id, 'B街道办');
  keeper = await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: office.id });
});
afterAll(() => server.close());

const FIELDS = `id version name edition theme startsOn endsOn securityDay archived region { name }
  editionWarning { given expected } leadUnits { name } targets { organization { name } activities headcount }`;
const CAMPAIGN = `query($id: ID!) { campaign(id: $id) { ${FIELDS} } }`;
const CREATE = `mutation($input: CreateCampaignInput!) { createCampaign(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation($input: UpdateCampaignInput!) { updateCampaign(input: $input) { ${FIELDS} } }`;
const SET = `mutation($input: SetCampaignTargetsInput!) { setCampaignTargets(input: $input) { ${FIELDS} } }`;
const COPY = `mutation($input: CopyCampaignInput!) { copyCampaign(input: $input) { ${FIELDS} } }`;
const week = () => ({
  name: '2023年国家安全教育周',
  edition: 8,
  theme: '贯彻总体国家安全观',
  startsOn: '2023-04-10',
  endsOn: '2023-04-16',
  regionId: regions.district.id,
  leadOrganizationIds: [street.id, office.id],
});

const shownWeek = (id: string) => ({
  id,
  version: 1,
  name: '2023年国家安全教育周',
  edition: 8,
  theme: '贯彻总体国家安全观',
  startsOn: '2023-04-10',
  endsOn: '2023-04-16',
  securityDay: '2023-04-15',
  archived: false,
  region: { name: '崇川区' },
  editionWarning: null,
  leadUnits: [{ name: 'A街道办' }, { name: '区委国安办' }],
  targets: [],
});

const make = async (targets = true) => {
  const campaign = await server.arrange(() =>
    buildCampaign(server.db, { regionId: regions.district.id, name: '2023周' }),
  );
  if (targets)
    await server.arrange(async () => {
      const campaignId = campaign.id;
      await buildTarget(server.db, { campaignId, organizationId: street.id, activities: 3 });
      await buildTarget(server.db, { campaignId, organizationId: otherStreet.id, headcount: 50 });
    });
  return campaign;
};

describe('a campaign', () => {
  it('is created and read back by anyone, its leading units in order', async () => {
    const { createCampaign } = await keeper.ok(CREATE, { input: week() });
    expect(createCampaign).toEqual(shownWeek(createCampaign.id));
    const { campaign } = await server.anonymous.ok(CAMPAIGN, { id: createCampaign.id });
    expect(campaign).toEqual(createCampaign);
  });

  it('is created once under one key', async () => {
    const input = { ...week(), idempotencyKey: 'once' };
    const first = await keeper.ok(CREATE, { input });
    expect(await keeper.ok(CREATE, { input })).toEqual(first);
  });

  it('of another edition than its year’s carries a warning', async () => {
    const { createCampaign } = await keeper.ok(CREATE, { input: { ...week(), edition: 9 } });
    expect(createCampaign).toEqual({
      ...shownWeek(createCampaign.id),
      edition: 9,
      editionWarning: { given: 9, expected: 8 },
    });
  });

  it.each([
    ['an end before its beginning', () => ({ endsOn: '2023-04-09' }), ['input.endsOn']],
    [
      'a unit leading twice',
      () => ({ leadOrganizationIds: [street.id, street.id] }),
      ['input.leadOrganizationIds.1'],
    ],
    [
      'an unknown unit',
      () => ({ leadOrganizationIds: [regions.street.id] }),
      ['input.leadOrganizationIds.0'],
    ],
    ['an unknown region', () => ({ regionId: street.id }), ['input.regionId']],
    ['no name', () => ({ name: '' }), ['input.name']],
    ['edition 0', () => ({ edition: 0 }), ['input.edition']],
  ])('with %s is refused', async (_, change, paths) => {
    const { extensions } = await keeper.refused(CREATE, { input: { ...week(), ...change() } });
    expect([extensions.code, extensions.fields?.map(({ path }) => path)]).toEqual([
      'INVALID_INPUT',
      paths,
    ]);
  });

  it('is changed: leading units alone make a new version, an older one conflicts', async () => {
    const { createCampaign } = await keeper.ok(CREATE, { input: week() });
    const { id } = createCampaign;
    const input = { id, expectedVersion: 1, leadOrganizationIds: [office.id], theme: null };
    const { updateCampaign } = await keeper.ok(UPDATE, {
      input: { id, expectedVersion: 1, leadOrganizationIds: [office.id] },
    });
    expect(updateCampaign).toEqual({
      ...shownWeek(id),
      version: 2,
      leadUnits: [{ name: '区委国安办' }],
    });
    const { extensions } = await keeper.refused(UPDATE, { input });
    expect([extensions.code, extensions.currentVersion]).toEqual(['CONFLICT', 2]);
    const cleared = await keeper.ok(UPDATE, {
      input: { id, expectedVersion: 2, theme: null, endsOn: null, archived: true },
    });
    expect(cleared.updateCampaign).toEqual({
      ...updateCampaign,
      version: 3,
      theme: null,
      endsOn: null,
      archived: true,
    });
  });

  it('is kept by nobody from another region or without the permission', async () => {
    const id = (await make(false)).id;
    const elsewhere = await unitIn(regions.otherDistrict.id, '通州宣传部');
    const clients: [Client, string][] = [
      [server.anonymous, 'UNAUTHENTICATED'],
      [
        await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: elsewhere.id }),
        'FORBIDDEN',
      ],
      [
        await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: street.id }),
        'FORBIDDEN',
      ],
      [
        await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: office.id }),
        'FORBIDDEN',
      ],
      [await signedInAs(server, { roles: [Role.AUDITOR], organizationId: office.id }), 'FORBIDDEN'],
    ];
    for (const [client, code] of clients) {
      const errors = await Promise.all([
        client.refused(CREATE, { input: week() }),
        client.refused(UPDATE, { input: { id, expectedVersion: 1, name: '抢改' } }),
        client.refused(SET, { input: { id, expectedVersion: 1, targets: [] } }),
        client.refused(COPY, { input: { id } }),
      ]);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([code, code, code, code]);
    }
  });
});

describe('targets', () => {
  it('are set as a whole and replaced', async () => {
    const { id } = await make();
    const { setCampaignTargets } = await keeper.ok(SET, {
      input: {
        id,
        expectedVersion: 1,
        targets: [
          { organizationId: office.id, activities: 2, headcount: 100 },
          { organizationId: street.id, activities: 5 },
        ],
      },
    });
    expect([setCampaignTargets.version, setCampaignTargets.targets]).toEqual([
      2,
      [
        { organization: { name: 'A街道办' }, activities: 5, headcount: null },
        { organization: { name: '区委国安办' }, activities: 2, headcount: 100 },
      ],
    ]);
  });

  it('need a number, a known unit, and each unit once', async () => {
    const { id } = await make(false);
    const set = async (targets: object[]) => {
      const { extensions } = await keeper.refused(SET, {
        input: { id, expectedVersion: 1, targets },
      });
      return extensions.fields?.map(({ path }) => path);
    };
    const organizationId = street.id;
    expect([
      await set([{ organizationId }]),
      await set([{ organizationId: regions.street.id, activities: 1 }]),
      await set([
        { organizationId, activities: 1 },
        { organizationId, headcount: 1 },
      ]),
    ]).toEqual([
      ['input.targets.0'],
      ['input.targets.0.organizationId'],
      ['input.targets.1.organizationId'],
    ]);
  });

  it('are for units of the campaign’s region', async () => {
    const { id } = await make(false);
    const beside = await server.arrange(() =>
      buildOrganization(server.db, { regionId: regions.otherDistrict.id }),
    );
    const targets = [{ organizationId: beside.id, activities: 1 }];
    const { extensions } = await keeper.refused(SET, {
      input: { id, expectedVersion: 1, targets },
    });
    expect(extensions.fields).toEqual([
      {
        path: 'input.targets.0.organizationId',
        message: '不是该活动周所在区划内的单位',
      },
    ]);
  });

  it('are seen by the unit itself and by those above it', async () => {
    const { id } = await make();
    const seen = async (client: Client) => {
      const { campaign } = await client.ok(CAMPAIGN, { id });
      return campaign.targets.map(
        (target: { organization: { name: string } }) => target.organization.name,
      );
    };
    const as = (role: Role, unit: Organization) =>
      signedInAs(server, { roles: [role], organizationId: unit.id });
    expect({
      anonymous: await seen(server.anonymous),
      own: await seen(await as(Role.SCHOOL, street)),
      reviewer: await seen(await as(Role.REVIEWER, street)),
      school: await seen(await as(Role.SCHOOL, office)),
      district: await seen(keeper),
    }).toEqual({
      anonymous: [],
      own: ['A街道办'],
      reviewer: ['A街道办'],
      school: [],
      district: ['A街道办', 'B街道办'],
    });
  });

  it('and leads of a merged duplicate go over to the unit that stays, once', async () => {
    const { id } = await make();
    const duplicate = await unitIn(regions.street.id, 'A街道办事处');
    await server.arrange(async () => {
      await buildLeads(server.db, id, [street.id, duplicate.id]);
      await buildTarget(server.db, {
        campaignId: id,
        organizationId: duplicate.id,
        activities: 9,
        headcount: 7,
      });
      await server.app.get(OrganizationLinks, { strict: false }).moveAll(duplicate.id, street.id);
    });
    const { campaign } = await keeper.ok(CAMPAIGN, { id });
    expect([campaign.leadUnits, campaign.targets[0]]).toEqual([
      [{ name: 'A街道办' }],
      { organization: { name: 'A街道办' }, activities: 3, headcount: 7 },
    ]);
  });
});

describe('the copy for next year', () => {
  it('moves edition and window on, takes the known theme, keeps units and targets', async () => {
    const { createCampaign } = await keeper.ok(CREATE, { input: week() });
    const { id } = createCampaign;
    const targets = [{ organizationId: street.id, activities: 4 }];
    await keeper.ok(SET, { input: { id, expectedVersion: 1, targets } });
    const { copyCampaign } = await keeper.ok(COPY, { input: { id } });
    expect(copyCampaign).toEqual({
      ...shownWeek(copyCampaign.id),
      name: '2024年国家安全教育周',
      edition: 9,
      theme: '总体国家安全观 创新引领10周年',
      startsOn: '2024-04-10',
      endsOn: '2024-04-16',
      securityDay: '2024-04-15',
      targets: [{ organization: { name: 'A街道办' }, activities: 4, headcount: null }],
    });
  });
});
