import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import type { RegionTree } from '../../support/factories/regions.js';
import { buildScene, REGISTER, type Scene, UPDATE } from './scene.js';

let server: TestApp;
let scene: Scene;
let regions: RegionTree;
let admin: Client;
beforeAll(async () => {
  server = await bootApp();
  scene = await buildScene(server);
  ({ regions, admin } = scene);
});
afterAll(() => server.close());

const register = (input: object) => scene.register(input);

const WHOLE = `query($id: ID!) { legalAidStation(id: $id) {
  name level status statusReason statusSince version placeText directions phone address
  region { name } parent { name } children { nodes { name } } hosts { name } venue { name }
  services { code } network { name }
  accessibility { stepFreeEntrance accessibleToilet hearingLoop }
  ownAccessibility { stepFreeEntrance accessibleToilet hearingLoop }
  schedule { weekly { day hours { from to onDuty } }
    monthly { dayOfMonth weekday nth hours { from to onDuty } }
    exceptions { date hours { from to onDuty } movedTo note } }
  nextOpening(after: "2023-04-11T00:00:00.000Z") { date from to onDuty }
  members { name role organization { name } unitName position } } }`;

const problemsOf = async (input: object, query = REGISTER) => {
  const { extensions } = await admin.refused(query, { input });
  const paths = extensions.fields?.map(({ path }) => path) ?? [];
  return paths.length ? paths : extensions.code;
};

describe('a station', () => {
  it('is registered whole, opened, and read back by anyone', async () => {
    const centre = await register({ name: '区法律援助中心', regionId: regions.district.id });
    const service = await server.arrange(() =>
      termId(server.db, Vocabulary.LEGAL_AID_SERVICE, 'HOME_VISIT'),
    );
    const made = await register({
      name: '学田街道法律援助工作站',
      regionId: regions.street.id,
      parentId: centre.id,
      hostIds: [scene.justice.id, scene.office.id],
      venueId: scene.venue.id,
      placeText: '一楼东侧',
      directions: '北门坡道,按铃',
      phone: '12348',
      accessibility: { accessibleToilet: 'NO' },
      serviceIds: [service],
      schedule: {
        weekly: [{ day: 'MONDAY', hours: [{ from: '09:00', to: '11:30' }] }],
        monthly: [{ dayOfMonth: 15, hours: [{ from: '14:00', to: '17:00', onDuty: '律师' }] }],
        exceptions: [{ date: '2023-04-15', movedTo: '2023-04-18', note: '周末' }],
      },
      members: [
        { name: '王律师', role: 'ON_DUTY_LAWYER', unitName: '某律师事务所', phone: '13800138000' },
        { name: '李主任', role: 'JUSTICE_OFFICE_STAFF', organizationId: scene.justice.id },
      ],
    });
    await scene.step('open', centre);
    const open = await scene.step('open', made, { since: '2023-04-10' });
    expect(await server.anonymous.ok(WHOLE, { id: made.id })).toEqual({
      legalAidStation: {
        name: '学田街道法律援助工作站',
        level: 'STREET',
        status: 'OPEN',
        statusReason: null,
        statusSince: '2023-04-10',
        version: open.version,
        placeText: '一楼东侧',
        directions: '北门坡道,按铃',
        phone: '12348',
        address: '学田路 1 号 党群服务中心 一楼东侧',
        region: { name: '学田街道' },
        parent: { name: '区法律援助中心' },
        children: { nodes: [] },
        hosts: [{ name: '区司法局' }, { name: '街道办' }],
        venue: { name: '党群服务中心' },
        services: [{ code: 'HOME_VISIT' }],
        network: null,
        accessibility: { stepFreeEntrance: 'YES', accessibleToilet: 'NO', hearingLoop: 'UNKNOWN' },
        ownAccessibility: {
          stepFreeEntrance: 'UNKNOWN',
          accessibleToilet: 'NO',
          hearingLoop: 'UNKNOWN',
        },
        schedule: {
          weekly: [{ day: 'MONDAY', hours: [{ from: '09:00', to: '11:30', onDuty: null }] }],
          monthly: [
            {
              dayOfMonth: 15,
              weekday: null,
              nth: null,
              hours: [{ from: '14:00', to: '17:00', onDuty: '律师' }],
            },
          ],
          exceptions: [{ date: '2023-04-15', hours: [], movedTo: '2023-04-18', note: '周末' }],
        },
        nextOpening: { date: '2023-04-17', from: '09:00', to: '11:30', onDuty: null },
        members: [
          {
            name: '王律师',
            role: 'ON_DUTY_LAWYER',
            organization: null,
            unitName: '某律师事务所',
            position: 1,
          },
          {
            name: '李主任',
            role: 'JUSTICE_OFFICE_STAFF',
            organization: { name: '区司法局' },
            unitName: null,
            position: 2,
          },
        ],
      },
    });
  });

  it('takes its level from the region it serves; a city has none', async () => {
    const { id } = await register({ name: '联络点', regionId: regions.community.id });
    const { legalAidStation } = await admin.ok(WHOLE, { id });
    expect(legalAidStation.level).toBe('COMMUNITY');
    const ofProvince = await signedInAs(server, {
      roles: [Role.ADMINISTRATOR],
      organizationId: await server.arrange(
        async () => (await buildOrganization(server.db, { regionId: regions.city.id })).id,
      ),
    });
    const input = { name: '市中心', regionId: regions.city.id };
    const { extensions } = await ofProvince.refused(REGISTER, { input });
    expect(extensions.fields?.map(({ path }) => path)).toEqual(['input.regionId']);
  });

  it('stands only under a station one level above, in its own branch', async () => {
    const { district, street, otherStreet, community } = regions;
    const top = await register({ name: '甲', regionId: district.id });
    const beside = await register({ name: '乙', regionId: otherStreet.id, parentId: top.id });
    const right = await register({ name: '丙', regionId: street.id, parentId: top.id });
    const under = (parentId: string) => ({ name: '丁', regionId: community.id, parentId });
    expect(await problemsOf(under(beside.id))).toEqual(['input.parentId']);
    expect(await problemsOf(under(top.id))).toEqual(['input.parentId']);
    const point = await register(under(right.id));
    const itself = { id: point.id, expectedVersion: point.version, parentId: point.id };
    expect(await problemsOf(itself, UPDATE)).toEqual(['input.parentId']);
    const away = { id: right.id, expectedVersion: right.version, regionId: otherStreet.id };
    expect(await problemsOf(away, UPDATE)).toBe('CONFLICT');
  });

  it('names every wrong id and every wrong hour by its place', async () => {
    const nobody = '01980000-0000-7000-8000-000000000000';
    const audience = await server.arrange(() =>
      termId(server.db, Vocabulary.AUDIENCE, 'RESIDENTS'),
    );
    const wrong = {
      name: '错',
      regionId: regions.street.id,
      networkId: nobody,
      venueId: nobody,
      hostIds: [scene.office.id, nobody],
      serviceIds: [audience],
      members: [{ name: '甲', role: 'PEOPLES_MEDIATOR', organizationId: nobody }],
      parentId: nobody,
    };
    expect(await problemsOf(wrong)).toEqual([
      'input.networkId',
      'input.venueId',
      'input.hostIds.1',
      'input.members.0.organizationId',
      'input.serviceIds.0',
      'input.parentId',
    ]);
    const monthly = [{ nth: 1, hours: [{ from: '10:00', to: '09:00' }] }];
    const late = { name: '错', regionId: regions.street.id, schedule: { monthly } };
    expect(await problemsOf(late)).toEqual([
      'input.schedule.monthly.0.hours.0.to',
      'input.schedule.monthly.0',
    ]);
  });

  it('is one of its name in a region', async () => {
    await register({ name: '同名站', regionId: regions.otherCommunity.id });
    const again = { name: '同名站', regionId: regions.otherCommunity.id };
    expect((await admin.refused(REGISTER, { input: again })).extensions.code).toBe('CONFLICT');
  });

  it('registered twice under one key is registered once', async () => {
    const input = { name: '一次', regionId: regions.street.id, idempotencyKey: 'once' };
    const [first, second] = [await register(input), await register(input)];
    expect(second.id).toBe(first.id);
  });
});
