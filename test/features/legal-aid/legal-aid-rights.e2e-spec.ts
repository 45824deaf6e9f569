import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import {
  LegalAidStation,
  StationStatus,
} from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import {
  audienceOf,
  canSee,
  marksOf,
  visibleTo,
} from '../../../src/features/legal-aid/legal-aid.policy.js';
import { LegalAidStationsQueries } from '../../../src/features/legal-aid/legal-aid-stations.queries.js';
import { LegalAidStepsService } from '../../../src/features/legal-aid/legal-aid-steps.service.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

const { PLANNED, OPEN } = StationStatus;

let server: TestApp;
let tree: RegionTree;
let units: Record<keyof RegionTree, Organization>;
/** One station of each state in each place, hosted there, beside there or by nobody. */
const ids: string[] = [];
let planned: LegalAidStation;
let open: LegalAidStation;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    units = {} as typeof units;
    for (const [place, { id }] of Object.entries(tree))
      units[place as keyof RegionTree] = await buildOrganization(server.db, { regionId: id });
    for (const place of ['district', 'street', 'community', 'otherDistrict'] as const)
      for (const status of Object.values(StationStatus))
        for (const hosts of [[], [units[place].id], [units.otherCommunity.id, units.district.id]]) {
          const station = await buildStation(server.db, {
            regionId: tree[place].id,
            status,
            hostIds: hosts,
            members: [{ phone: '13900139000', licenceNumber: '13206201900000001' }],
          });
          ids.push(station.id);
          if (place === 'street' && hosts[0] === units.street.id) {
            if (status === PLANNED) planned = station;
            if (status === OPEN) open = station;
          }
        }
    const below = { regionId: tree.community.id, parentId: planned.id };
    ids.push((await buildStation(server.db, below)).id);
    const steps = server.app.get(LegalAidStepsService, { strict: false });
    await steps.record(Actor.system, open, null);
  });
});
afterAll(() => server.close());

const actorAt = (role: Role, place: keyof RegionTree): Actor =>
  new Actor({
    accountId: newId(),
    accountName: role,
    organizationId: units[place].id,
    region: tree[place],
    roles: [role],
    permissions: permissionsOf([role]),
  });

const everyone = (): [string, Actor][] => [
  ['anonymous', Actor.anonymous],
  ['system', Actor.system],
  ...Object.values(Role).flatMap((role) =>
    (Object.keys(tree) as (keyof RegionTree)[]).map((place): [string, Actor] => [
      `${role} at ${place}`,
      actorAt(role, place),
    ]),
  ),
];

describe('who sees which station', () => {
  it('is the same by the rule, in the lists and in the search index', async () => {
    const facts = await server.app.get(LegalAidStationsQueries, { strict: false }).factsOf(ids);
    let seen = 0;
    for (const [name, actor] of everyone()) {
      const byRule = ids.filter((_, index) => canSee(actor, facts[index]!));
      const rows = await server.db.find(LegalAidStation, visibleTo(actor));
      const marks = new Set(marksOf(actor));
      const found = ids.filter((_, index) =>
        audienceOf(facts[index]!).some((mark) => marks.has(mark)),
      );
      expect([name, rows.map(({ id }) => id).toSorted()]).toEqual([name, byRule.toSorted()]);
      expect([name, found]).toEqual([name, byRule]);
      seen += byRule.length;
    }
    expect(seen).toBeGreaterThan(ids.length);
  });
});

describe('a planned station', () => {
  const client = (role: Role, place: keyof RegionTree): Promise<Client> =>
    signedInAs(server, { roles: [role], organizationId: units[place].id });
  const ONE = 'query($id: ID!) { legalAidStation(id: $id) { id } }';

  it.each<[Role, keyof RegionTree, boolean]>([
    [Role.LEGAL_AID_WORKER, 'street', true],
    [Role.ORGANIZER, 'street', true],
    [Role.LEGAL_AID_WORKER, 'district', true],
    [Role.ADMINISTRATOR, 'district', true],
    [Role.AUDITOR, 'district', true],
    [Role.ORGANIZER, 'district', false],
    [Role.REVIEWER, 'district', false],
    [Role.LEGAL_AID_WORKER, 'otherStreet', false],
    [Role.ADMINISTRATOR, 'otherDistrict', false],
  ])('is there for a %s of the %s: %s', async (role, place, sees) => {
    const answer = await (await client(role, place)).ask(ONE, { id: planned.id });
    if (sees) expect(answer.data).toEqual({ legalAidStation: { id: planned.id } });
    else expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('leaks to nobody else by any way there is', async () => {
    const hidden = new Set(
      (
        await server.db.all<{ id: string }>({
          text: 'SELECT id FROM legal_aid_stations WHERE status = ?',
          params: [PLANNED],
        })
      ).map(({ id }) => id),
    );
    const stations =
      'legalAidStations(first: 90) { totalCount nodes { id parent { id } children(first: 3) { nodes { id } } } }';
    const query = `query($unit: ID!, $region: ID!, $filter: LegalAidStationFilter) {
      ${stations} planned: legalAidStations(filter: $filter) { totalCount nodes { id } }
      organization(id: $unit) { ${stations} } region(id: $region) { servingLegalAidStation { id } ${stations} }
      nearestLegalAidStations(input: { communityId: $region }, first: 100) { totalCount nodes { station { id } } }
      regionsWithoutStation(regionId: $region) { nodes { servedBy { id } } } }`;
    const variables = {
      unit: units.street.id,
      region: tree.community.id,
      filter: { statuses: ['PLANNED'] },
    };
    const answer = await server.anonymous.ok(query, variables);
    expect(answer.planned).toEqual({ totalCount: 0, nodes: [] });
    const text = JSON.stringify(answer);
    expect([...hidden].filter((id) => text.includes(id))).toEqual([]);
    expect(text).toContain(open.id);
  });

  it('cannot be changed by who does not see it, nor an open one by who does not keep it', async () => {
    const stop = `mutation($input: StopLegalAidStationInput!) { suspendLegalAidStation(input: $input) { id } }`;
    const code = async (role: Role, place: keyof RegionTree, { id }: LegalAidStation) => {
      const input = { id, expectedVersion: 1, reason: '试' };
      return (await (await client(role, place)).refused(stop, { input })).extensions.code;
    };
    expect([
      await code(Role.LEGAL_AID_WORKER, 'otherStreet', planned),
      await code(Role.LEGAL_AID_WORKER, 'otherStreet', open),
      await code(Role.LEGAL_AID_WORKER, 'district', open),
      await code(Role.ADMINISTRATOR, 'otherDistrict', open),
      await code(Role.ORGANIZER, 'street', open),
    ]).toEqual(['NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('is registered only in a region that one keeps', async () => {
    const register = `mutation($input: RegisterLegalAidStationInput!) { registerLegalAidStation(input: $input) { status } }`;
    const input = (place: keyof RegionTree) => ({
      input: { name: '新站', regionId: tree[place].id },
    });
    const admin = await client(Role.ADMINISTRATOR, 'district');
    expect((await admin.refused(register, input('otherDistrict'))).extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(await admin.ok(register, input('otherStreet'))).toEqual({
      registerLegalAidStation: { status: 'PLANNED' },
    });
  });
});

describe('what is not for everyone', () => {
  const TEAM = `query($id: ID!) { legalAidStation(id: $id) { members { name phone licenceNumber } steps { toStatus } } }`;
  const asked = async (role: Role | null, place: keyof RegionTree = 'district') => {
    const client = role
      ? await signedInAs(server, { roles: [role], organizationId: units[place].id })
      : server.anonymous;
    const { legalAidStation } = await client.ok(TEAM, { id: open.id });
    return legalAidStation as { members: object[]; steps: object[] };
  };
  const bare = { name: '王律师', phone: null, licenceNumber: null };
  const full = { name: '王律师', phone: '13900139000', licenceNumber: '13206201900000001' };

  it('shows a member’s phone and licence number to the hosts and those who read contacts there', async () => {
    const members = async (...at: Parameters<typeof asked>) => (await asked(...at)).members;
    expect(await members(null)).toEqual([bare]);
    expect(await members(Role.LEGAL_AID_WORKER, 'street')).toEqual([full]);
    expect(await members(Role.AUDITOR)).toEqual([full]);
    expect(await members(Role.LEGAL_AID_WORKER)).toEqual([bare]);
    expect(await members(Role.ADMINISTRATOR, 'otherDistrict')).toEqual([bare]);
    expect(await members(Role.ORGANIZER, 'otherStreet')).toEqual([bare]);
  });

  it('shows its steps to its hosts and to who reads legal aid there', async () => {
    const steps = async (...at: Parameters<typeof asked>) => (await asked(...at)).steps.length;
    expect(await steps(null)).toBe(0);
    expect(await steps(Role.ORGANIZER, 'otherStreet')).toBe(0);
    expect(await steps(Role.LEGAL_AID_WORKER, 'street')).toBe(1);
    expect(await steps(Role.LEGAL_AID_WORKER)).toBe(1);
  });

  it('finds no station by what a member’s phone or licence says', async () => {
    for (const text of ['13900139000', '13206201900000001'])
      expect(
        await server.anonymous.ok(
          'query($filter: LegalAidStationFilter) { legalAidStations(filter: $filter) { totalCount } }',
          { filter: { text } },
        ),
      ).toEqual({ legalAidStations: { totalCount: 0 } });
  });
});
