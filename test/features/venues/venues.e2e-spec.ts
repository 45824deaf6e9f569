import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let regions: RegionTree;
let library: Organization;
let keeper: Client;
let operator: Client;

const unitIn = (regionId: string) =>
  server.arrange(() => buildOrganization(server.db, { regionId }));
const asRole = async (role: Role, regionId: string) =>
  signedInAs(server, { roles: [role], organizationId: (await unitIn(regionId)).id });

beforeAll(async () => {
  server = await bootApp();
  regions = await server.arrange(() => buildRegionTree(server.db));
  library = await unitIn(regions.otherDistrict.id);
  keeper = await asRole(Role.PROPAGANDA, regions.district.id);
  operator = await signedInAs(server, { roles: [Role.SCHOOL], organizationId: library.id });
});
afterAll(() => server.close());

const FIELDS = `id version name kind region { name } operator { id } address capacity active
  position { latitude longitude source { datum latitude longitude } }
  openingHours { weekly { day hours { from to } } exceptions { date hours { from to } note } }
  accessibility { stepFreeEntrance accessibleToilet hearingLoop signLanguageService brailleSigns guideDogWelcome }
  contactName contactPhone`;
const VENUE = `query($id: ID!) { venue(id: $id) { ${FIELDS} } }`;
const CREATE = `mutation($input: CreateVenueInput!) { createVenue(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation($input: UpdateVenueInput!) { updateVenue(input: $input) { ${FIELDS} } }`;
const UNKNOWN = {
  stepFreeEntrance: 'UNKNOWN',
  accessibleToilet: 'UNKNOWN',
  hearingLoop: 'UNKNOWN',
  signLanguageService: 'UNKNOWN',
  brailleSigns: 'UNKNOWN',
  guideDogWelcome: 'UNKNOWN',
};

const whole = () => ({
  name: '南通图书馆',
  kind: 'LIBRARY',
  regionId: regions.street.id,
  operatorId: library.id,
  address: '崇川区世纪大道600号',
  position: { latitude: 31.98, longitude: 120.89, datum: 'GCJ02' },
  capacity: 300,
  openingHours: {
    weekly: [
      { day: 'TUESDAY', hours: [{ from: '09:00', to: '17:00' }] },
      { day: 'MONDAY', hours: [] },
    ],
    exceptions: [{ date: '2023-04-11', hours: [], note: '内部整理' }],
  },
  accessibility: { stepFreeEntrance: 'YES', hearingLoop: 'NO' },
  contactName: '李老师',
  contactPhone: '0513-85500000',
});

describe('a venue', () => {
  it('is created whole, converted and read back by anyone, without its contact', async () => {
    const { createVenue } = await keeper.ok(CREATE, { input: whole() });
    const shown = {
      id: createVenue.id,
      version: 1,
      name: '南通图书馆',
      kind: 'LIBRARY',
      region: { name: '学田街道' },
      operator: { id: library.id },
      address: '崇川区世纪大道600号',
      capacity: 300,
      active: true,
      position: {
        latitude: 31.9821661,
        longitude: 120.8857801,
        source: { datum: 'GCJ02', latitude: 31.98, longitude: 120.89 },
      },
      openingHours: {
        weekly: [{ day: 'TUESDAY', hours: [{ from: '09:00', to: '17:00' }] }],
        exceptions: [{ date: '2023-04-11', hours: [], note: '内部整理' }],
      },
      accessibility: { ...UNKNOWN, stepFreeEntrance: 'YES', hearingLoop: 'NO' },
      contactName: '李老师',
      contactPhone: '0513-85500000',
    };
    expect(createVenue).toEqual(shown);
    const id: string = createVenue.id;
    const hidden = { ...shown, contactName: null, contactPhone: null };
    expect(await server.anonymous.ok(VENUE, { id })).toEqual({ venue: hidden });
    const neighbour = await asRole(Role.REVIEWER, regions.otherStreet.id);
    expect(await neighbour.ok(VENUE, { id })).toEqual({ venue: hidden });
    expect(await operator.ok(VENUE, { id })).toEqual({ venue: shown });
  });

  it('needs little', async () => {
    const input = { name: '线上', kind: 'ONLINE', regionId: regions.district.id };
    const { createVenue } = await keeper.ok(CREATE, { input });
    expect(createVenue).toEqual({
      id: createVenue.id,
      version: 1,
      name: '线上',
      kind: 'ONLINE',
      region: { name: '崇川区' },
      operator: null,
      address: null,
      capacity: null,
      active: true,
      position: null,
      openingHours: null,
      accessibility: UNKNOWN,
      contactName: null,
      contactPhone: null,
    });
  });

  it('is created once under one key', async () => {
    const input = { ...whole(), name: '一次', idempotencyKey: 'once' };
    const first = await keeper.ok(CREATE, { input });
    expect(await keeper.ok(CREATE, { input })).toEqual(first);
  });

  it('of a known name in the region conflicts, naming it, unless meant', async () => {
    const name = '学田公园(南门)';
    const known = await server.arrange(() =>
      buildVenue(server.db, { name, regionId: regions.street.id }),
    );
    const input = { name: '学田公园 (南门)', kind: 'PARK', regionId: regions.street.id };
    const { extensions } = await keeper.refused(CREATE, { input });
    expect([extensions.code, extensions.existingIds]).toEqual(['CONFLICT', [known.id]]);
    const elsewhere = { ...input, regionId: regions.otherStreet.id };
    await keeper.ok(CREATE, { input: elsewhere });
    await keeper.ok(CREATE, { input: { ...input, evenIfDuplicate: true } });
  });

  it('that is absent is NOT_FOUND', async () => {
    const { extensions } = await server.anonymous.refused(VENUE, { id: regions.street.id });
    expect(extensions.code).toBe('NOT_FOUND');
  });

  it.each([
    [
      'a swapped position',
      { position: { latitude: 120.9, longitude: 32, datum: 'WGS84' } },
      ['input.position.latitude', 'input.position.longitude'],
    ],
    ['an online position', { kind: 'ONLINE' }, ['input.position']],
    ['no people', { capacity: 0 }, ['input.capacity']],
    ['an unknown region', { regionId: '01873a1d-2000-7000-8000-000000000000' }, ['input.regionId']],
    [
      'an unknown unit',
      { operatorId: '01873a1d-2000-7000-8000-000000000000' },
      ['input.operatorId'],
    ],
    ['a bad phone', { contactPhone: '123' }, ['input.contactPhone']],
    [
      'a bad time',
      { openingHours: { weekly: [{ day: 'MONDAY', hours: [{ from: '9', to: '25:00' }] }] } },
      ['input.openingHours.weekly.0.hours.0.from', 'input.openingHours.weekly.0.hours.0.to'],
    ],
    [
      'hours over midnight',
      { openingHours: { weekly: [{ day: 'MONDAY', hours: [{ from: '22:00', to: '02:00' }] }] } },
      ['input.openingHours.weekly.0.hours.0.to'],
    ],
  ])('with %s is refused', async (_, change, paths) => {
    const input = { ...whole(), name: '新场地', ...change };
    const { extensions } = await keeper.refused(CREATE, { input });
    expect([extensions.code, extensions.fields?.map(({ path }) => path)]).toEqual([
      'INVALID_INPUT',
      paths,
    ]);
  });
});

describe('an edit', () => {
  const make = (parts = {}) =>
    server.arrange(() =>
      buildVenue(server.db, {
        regionId: regions.street.id,
        operatorId: library.id,
        address: '旧址',
        capacity: 10,
        stepFreeEntrance: Availability.YES,
        ...parts,
      }),
    );

  it('changes what is given, clears what is null, and keeps the rest', async () => {
    const venue = await make({ contactName: '王老师' });
    const input = {
      id: venue.id,
      expectedVersion: 1,
      name: '新名',
      address: null,
      accessibility: { hearingLoop: 'YES' },
    };
    const { updateVenue } = await operator.ok(UPDATE, { input });
    expect(updateVenue).toEqual({
      id: venue.id,
      version: 2,
      name: '新名',
      kind: 'OTHER',
      region: { name: '学田街道' },
      operator: { id: library.id },
      address: null,
      capacity: 10,
      active: true,
      position: null,
      openingHours: null,
      accessibility: { ...UNKNOWN, stepFreeEntrance: 'YES', hearingLoop: 'YES' },
      contactName: '王老师',
      contactPhone: null,
    });
  });

  it('on an older state conflicts', async () => {
    const venue = await make();
    const input = { id: venue.id, expectedVersion: 1, capacity: 20 };
    await keeper.ok(UPDATE, { input });
    const { extensions } = await keeper.refused(UPDATE, { input: { ...input, capacity: 30 } });
    expect([extensions.code, extensions.currentVersion]).toEqual(['CONFLICT', 2]);
  });

  it.each([
    ['hand the place over', () => ({ operatorId: null })],
    ['move it', () => ({ regionId: regions.otherDistrict.id })],
  ])('by the unit that runs it cannot %s', async (_, change) => {
    const venue = await make();
    const input = { id: venue.id, expectedVersion: 1, ...change() };
    expect((await operator.refused(UPDATE, { input })).extensions.code).toBe('FORBIDDEN');
  });

  it('cannot move a venue into a region that the editor does not keep', async () => {
    const venue = await make();
    const input = { id: venue.id, expectedVersion: 1, regionId: regions.otherDistrict.id };
    expect((await keeper.refused(UPDATE, { input })).extensions.code).toBe('FORBIDDEN');
    const moved = await keeper.ok(UPDATE, { input: { ...input, regionId: regions.community.id } });
    expect(moved.updateVenue.region).toEqual({ name: '学田社区' });
  });
});

describe('the rights', () => {
  it('to create follow the region', async () => {
    const input = { name: '权限', kind: 'OTHER', regionId: regions.street.id };
    const codes: Record<string, string> = {};
    for (const [name, client] of Object.entries({
      anonymous: server.anonymous,
      school: await asRole(Role.SCHOOL, regions.street.id),
      neighbour: await asRole(Role.ORGANIZER, regions.otherStreet.id),
      community: await asRole(Role.ORGANIZER, regions.community.id),
      auditor: await asRole(Role.AUDITOR, regions.street.id),
    }))
      codes[name] = (await client.refused(CREATE, { input })).extensions.code;
    expect(codes).toEqual({
      anonymous: 'UNAUTHENTICATED',
      school: 'FORBIDDEN',
      neighbour: 'FORBIDDEN',
      community: 'FORBIDDEN',
      auditor: 'FORBIDDEN',
    });
    await (await asRole(Role.ORGANIZER, regions.street.id)).ok(CREATE, { input });
  });

  it('to edit are not those of a neighbour, nor of an auditor in the unit itself', async () => {
    const venue = await server.arrange(() =>
      buildVenue(server.db, { regionId: regions.street.id, operatorId: library.id }),
    );
    const input = { id: venue.id, expectedVersion: 1, name: '抢改' };
    const auditor = await signedInAs(server, { roles: [Role.AUDITOR], organizationId: library.id });
    for (const client of [await asRole(Role.ORGANIZER, regions.otherStreet.id), auditor])
      expect((await client.refused(UPDATE, { input })).extensions.code).toBe('FORBIDDEN');
    expect((await server.anonymous.refused(UPDATE, { input })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});
