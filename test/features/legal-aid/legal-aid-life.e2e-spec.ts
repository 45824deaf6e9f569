import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildScene, type Scene, UPDATE } from './scene.js';

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await bootApp();
  scene = await buildScene(server);
});
afterAll(() => server.close());

describe('the life of a station', () => {
  it('goes from planned to open, suspended, open, closed, with its reasons kept', async () => {
    let seen = await scene.register({ name: '一生', regionId: scene.regions.street.id });
    seen = await scene.step('open', seen, { since: '2023-04-10' });
    seen = await scene.step('suspend', seen, { since: '2023-05-01', reason: '装修' });
    seen = await scene.step('open', seen, { since: '2023-06-01' });
    seen = await scene.step('close', seen, { since: '2023-12-31', reason: '并入区中心' });
    const query = `query($id: ID!) { legalAidStation(id: $id) {
      status statusReason statusSince steps { fromStatus toStatus since reason } } }`;
    const steps = [
      { fromStatus: null, toStatus: 'PLANNED', since: null, reason: null },
      { fromStatus: 'PLANNED', toStatus: 'OPEN', since: '2023-04-10', reason: null },
      { fromStatus: 'OPEN', toStatus: 'SUSPENDED', since: '2023-05-01', reason: '装修' },
      { fromStatus: 'SUSPENDED', toStatus: 'OPEN', since: '2023-06-01', reason: null },
      { fromStatus: 'OPEN', toStatus: 'CLOSED', since: '2023-12-31', reason: '并入区中心' },
    ];
    const closed = { status: 'CLOSED', statusReason: '并入区中心', statusSince: '2023-12-31' };
    expect(await scene.admin.ok(query, { id: seen.id })).toEqual({
      legalAidStation: { ...closed, steps },
    });
    expect(await server.anonymous.ok(query, { id: seen.id })).toEqual({
      legalAidStation: { ...closed, steps: [] },
    });
  });

  it('takes no step from where it does not stand, and no old version', async () => {
    const seen = await scene.register({ name: '不乱走', regionId: scene.regions.street.id });
    const stop = `mutation($input: StopLegalAidStationInput!) { closeLegalAidStation(input: $input) { id } }`;
    const input = { id: seen.id, expectedVersion: seen.version, reason: '错' };
    expect((await scene.admin.refused(stop, { input })).extensions.code).toBe('CONFLICT');
    await scene.step('open', seen);
    expect((await scene.admin.refused(stop, { input })).extensions.code).toBe('CONFLICT');
  });

  it('vanishes only while it is planned and nothing stands under it', async () => {
    const erase = `mutation($input: SeenStationInput!) { deletePlannedLegalAidStation(input: $input) }`;
    const parent = await scene.register({ name: '上', regionId: scene.regions.street.id });
    const child = await scene.register({
      name: '下',
      regionId: scene.regions.community.id,
      parentId: parent.id,
      hostIds: [scene.office.id],
    });
    const seen = ({ id, version }: { id: string; version: number }) => ({
      input: { id, expectedVersion: version },
    });
    expect((await scene.admin.refused(erase, seen(parent))).extensions.code).toBe('CONFLICT');
    expect(await scene.admin.ok(erase, seen(child))).toEqual({
      deletePlannedLegalAidStation: child.id,
    });
    const open = await scene.step('open', parent);
    expect((await scene.admin.refused(erase, seen(open))).extensions.code).toBe('CONFLICT');
  });
});

describe('a change', () => {
  it('of a part is a change of the station, told to the second of two editors and audited', async () => {
    const made = await scene.register({
      name: '两人改',
      regionId: scene.regions.street.id,
      hostIds: [scene.office.id],
    });
    const edit = (more: object) => ({
      input: { id: made.id, expectedVersion: made.version, ...more },
    });
    await scene.worker.ok(UPDATE, edit({ members: [{ name: '赵', role: 'PEOPLES_MEDIATOR' }] }));
    const { extensions } = await scene.admin.refused(UPDATE, edit({ phone: '12348' }));
    expect(extensions.code).toBe('CONFLICT');
    expect(extensions.changes).toMatchObject([{ fields: ['members'] }]);
    const auditor = await signedInAs(server, {
      roles: [Role.AUDITOR],
      organizationId: scene.justice.id,
    });
    const lines = await auditor.ok(
      `query($id: String!) { auditLines(filter: { recordId: $id }) { nodes { entity action } } }`,
      { id: made.id },
    );
    expect(lines.auditLines.nodes).toEqual([
      { entity: 'LegalAidStation', action: 'CHANGED' },
      { entity: 'LegalAidStation', action: 'CREATED' },
    ]);
  });

  it('of the hosts or the place in the tree is not for its workers', async () => {
    const { id, version } = await scene.register({
      name: '不换手',
      regionId: scene.regions.street.id,
      hostIds: [scene.office.id],
    });
    const edit = (more: object) => ({ input: { id, expectedVersion: version, ...more } });
    for (const more of [
      { hostIds: [scene.office.id, scene.justice.id] },
      { hostIds: null },
      { regionId: scene.regions.community.id },
    ])
      expect((await scene.worker.refused(UPDATE, edit(more))).extensions.code).toBe('FORBIDDEN');
    const { updateLegalAidStation } = await scene.worker.ok(
      UPDATE,
      edit({
        hostIds: [scene.office.id],
        regionId: scene.regions.street.id,
        phone: '0513-85000000',
      }),
    );
    expect(updateLegalAidStation.version).toBe(version + 1);
  });
});

describe('activities of a station', () => {
  it('are linked both ways, once, and let go', async () => {
    const { activity, hidden } = await server.arrange(async () => ({
      activity: await buildActivity(server.db, {
        title: '咨询日',
        ownerOrganizationId: scene.office.id,
      }),
      hidden: await buildActivity(server.db, {
        title: '草稿',
        ownerOrganizationId: scene.justice.id,
        status: ActivityStatus.DRAFT,
      }),
    }));
    const { id } = await scene.register({
      name: '进广场',
      regionId: scene.regions.street.id,
      hostIds: [scene.office.id],
    });
    const link = (verb: string) =>
      `mutation($input: StationActivityInput!) { done: ${verb}LegalAidStationActivity(input: $input) {
        activities { nodes { title legalAidStations(filter: { statuses: [PLANNED] }) { nodes { name } } } } } }`;
    const input = { stationId: id, activityId: activity.id };
    const linked = {
      activities: {
        nodes: [{ title: '咨询日', legalAidStations: { nodes: [{ name: '进广场' }] } }],
      },
    };
    expect(await scene.worker.ok(link('link'), { input })).toEqual({ done: linked });
    expect(await scene.worker.ok(link('link'), { input })).toEqual({ done: linked });
    expect(await scene.worker.ok(link('unlink'), { input })).toEqual({
      done: { activities: { nodes: [] } },
    });
    const unseen = { input: { stationId: id, activityId: hidden.id } };
    const { extensions } = await scene.worker.refused(link('link'), unseen);
    expect(extensions.fields?.map(({ path }) => path)).toEqual(['input.activityId']);
  });
});
