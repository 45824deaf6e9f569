import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { VenueKind } from '../../../src/features/venues/venue.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let organizer: Client;
let neighbour: Client;
let hallId: string;
let ownIds: string[];

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  const units = await server.arrange(async () => {
    const tree = await buildRegionTree(db);
    const own = await buildOrganization(db, { regionId: tree.community.id });
    const other = await buildOrganization(db, { regionId: tree.otherCommunity.id });
    const venue = (name: string, capacity: number | null, more: object = {}) =>
      buildVenue(db, {
        regionId: tree.street.id,
        name,
        capacity,
        kind: VenueKind.LIBRARY,
        ...more,
      });
    const hall = await venue('大厅', 100);
    const busy = await venue('同样繁忙的厅', 120);
    await venue('公园', 90, { kind: VenueKind.PARK, regionId: tree.otherCommunity.id });
    await venue('更大的图书馆', 500);
    await venue('太小的厅', 70);
    await venue('不知大小的厅', null);
    await venue('别街道的厅', 100, { regionId: tree.otherStreet.id });
    await venue('停用的厅', 100, { active: false });
    hallId = hall.id;
    const at = (venueId: string) => ({
      venueId,
      startsOn: '2023-04-15',
      startTime: '10:00',
      endTime: '12:00',
      ownerOrganizationId: other.id,
    });
    await buildActivity(db, { ...at(hall.id), title: '邻居的公开活动' });
    await buildActivity(db, {
      ...at(hall.id),
      title: '邻居的待审活动',
      status: ActivityStatus.SUBMITTED,
    });
    for (const status of [ActivityStatus.DRAFT, ActivityStatus.CANCELLED, ActivityStatus.POSTPONED])
      await buildActivity(db, { ...at(hall.id), status });
    await buildActivity(db, at(busy.id));
    const saved = [];
    for (let n = 0; n < 3; n += 1)
      saved.push(
        await buildActivity(db, {
          ...at(hall.id),
          ownerOrganizationId: own.id,
          title: '国家安全讲座',
          status: ActivityStatus.DRAFT,
        }),
      );
    ownIds = saved.map(({ id }) => id);
    return { own, other };
  });
  organizer = await signedInAs(server, {
    roles: [Role.ORGANIZER],
    organizationId: units.own.id,
  });
  neighbour = await signedInAs(server, {
    roles: [Role.ORGANIZER],
    organizationId: units.other.id,
  });
});
afterAll(() => server.close());

const CHECK = `query($input: CheckActivityPlanInput!) { checkActivityPlan(input: $input) {
  code message relatedActivities { title } freeVenues { name } } }`;

describe('checkActivityPlan', () => {
  const plan = () => ({
    title: '防范宣传',
    startsOn: '2023-04-15',
    startTime: '09:00',
    endTime: '10:00',
    venueId: hallId,
    expectedHeadcount: 80,
  });

  it('warns of a taken venue, names what may be seen, and offers what is free', async () => {
    expect((await organizer.ok(CHECK, { input: plan() })).checkActivityPlan).toEqual([
      {
        code: 'VENUE_TAKEN',
        message: '该场地在这一时间已有 2 项活动',
        relatedActivities: [{ title: '邻居的公开活动' }],
        freeVenues: [{ name: '更大的图书馆' }, { name: '公园' }],
      },
    ]);
  });

  it('finds nothing to say of a free time, and nothing of an unknown one', async () => {
    const free = { ...plan(), startTime: '08:00', endTime: '09:30' };
    expect((await organizer.ok(CHECK, { input: free })).checkActivityPlan).toEqual([]);
    const { startsOn: _day, startTime: _from, endTime: _to, ...undated } = plan();
    expect((await organizer.ok(CHECK, { input: undated })).checkActivityPlan).toEqual([]);
  });

  it('warns of more people than places, with larger venues', async () => {
    const input = { ...plan(), startTime: '08:00', endTime: '09:30', expectedHeadcount: 400 };
    expect((await organizer.ok(CHECK, { input })).checkActivityPlan).toEqual([
      {
        code: 'OVER_CAPACITY',
        message: '预计 400 人,场地只能容纳 100 人',
        relatedActivities: [],
        freeVenues: [{ name: '更大的图书馆' }],
      },
    ]);
  });

  it('warns of a duplicate and of a large mass event, in English where asked', async () => {
    const input = {
      title: '“国家安全”讲座',
      startsOn: '2023-04-15',
      expectedHeadcount: 6000,
    };
    const found = await organizer.inEnglish().ok(CHECK, { input });
    expect(found.checkActivityPlan).toEqual([
      {
        code: 'LIKELY_DUPLICATE',
        message:
          'The unit already has an activity of this title on that day: perhaps registered twice',
        relatedActivities: [
          { title: '国家安全讲座' },
          { title: '国家安全讲座' },
          { title: '国家安全讲座' },
        ],
        freeVenues: [],
      },
      {
        code: 'LARGE_MASS_EVENT',
        message:
          '6000 people make it a large mass event: ask the police of the city for a permit 20 days ahead (fewer are left)',
        relatedActivities: [],
        freeVenues: [],
      },
    ]);
  });

  it('refuses a time that does not fit together and a venue that is not there', async () => {
    const backwards = { ...plan(), endTime: '08:00' };
    expect((await organizer.refused(CHECK, { input: backwards })).extensions.fields).toEqual([
      { path: 'input.endTime', message: '结束时间应晚于开始时间' },
    ]);
    const nowhere = { ...plan(), venueId: newId() };
    expect((await organizer.refused(CHECK, { input: nowhere })).extensions.fields).toEqual([
      { path: 'input.venueId', message: '所选项不存在' },
    ]);
    expect((await server.anonymous.refused(CHECK, { input: plan() })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('Activity.warnings', () => {
  const ONE = 'query($id: ID!) { activity(id: $id) { warnings { code } } }';
  const mutation = `mutation($input: UpdateActivityInput!) {
    updateActivity(input: $input) { warnings { code relatedActivities { title } } } }`;

  it('shows what to think about to those who work on it', async () => {
    const { activity } = await organizer.ok(ONE, { id: ownIds[0] });
    expect(activity.warnings).toEqual([{ code: 'VENUE_TAKEN' }, { code: 'LIKELY_DUPLICATE' }]);
  });

  it('comes back with the save that brings it about, and does not stop it', async () => {
    const { updateActivity } = await organizer.ok(mutation, {
      input: { id: ownIds[0], expectedVersion: 1, title: '另一场讲座' },
    });
    expect(updateActivity.warnings).toEqual([
      { code: 'VENUE_TAKEN', relatedActivities: [{ title: '邻居的公开活动' }] },
    ]);
  });

  it('shows nothing to outsiders', async () => {
    const list = '{ activities { nodes { title warnings { code } } } }';
    for (const who of [server.anonymous, organizer]) {
      const { nodes } = (await who.ok(list)).activities;
      const published = nodes.find((node: { title: string }) => node.title === '邻居的公开活动');
      expect(published).toEqual({ title: '邻居的公开活动', warnings: [] });
    }
    const { nodes } = (await neighbour.ok(list)).activities;
    expect(nodes.find((node: { title: string }) => node.title === '邻居的公开活动')).toEqual({
      title: '邻居的公开活动',
      warnings: [{ code: 'VENUE_TAKEN' }],
    });
  });

  it('is read for a whole list in a few statements', async () => {
    const list = `{ activities { nodes { warnings { code relatedActivities { title } freeVenues { name } } } } }`;
    const { statements } = await countQueries(() => organizer.ok(list));
    expect(statements.length).toBeLessThanOrEqual(12);
  });
});
