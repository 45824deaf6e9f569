import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegionChanges } from '../../../src/features/regions/region-changes.service.js';
import { Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion, buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let other: Region;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const { db } = server;
    tree = await buildRegionTree(db);
    other = await buildRegion(db, {
      level: RegionLevel.STREET,
      parent: tree.otherDistrict,
      name: '别的街道',
    });
    const unit = await buildOrganization(db, { regionId: tree.street.id });
    const at = (title: string, regionId: string, endsOn: string | null = null) =>
      buildActivity(db, { title, regionId, ownerOrganizationId: unit.id, endsOn });
    await at('街道讲座', tree.street.id);
    await at('社区讲座', tree.community.id);
    await at('社区巡展', tree.community.id, '2023-05-20');
    await at('区讲座', tree.district.id);
    await at('别处讲座', other.id);
  });
});
afterAll(() => server.close());

const LIST = `query($filter: ActivityFilter) {
  activities(filter: $filter, orderBy: START_ASC) { nodes { title } totalCount }
}`;

async function titles(regionId: string, period: object = {}): Promise<string[]> {
  const { activities } = await server.anonymous.ok(LIST, { filter: { regionId, ...period } });
  const found = activities.nodes.map(({ title }: { title: string }) => title) as string[];
  expect(activities.totalCount).toBe(found.length);
  return found.sort();
}

const STREET = ['社区巡展', '社区讲座', '街道讲座'];

describe('the activities of a street', () => {
  it('are those in it and in its communities', async () => {
    expect(await titles(tree.street.id)).toEqual(STREET);
    expect(await titles(tree.community.id)).toEqual(['社区巡展', '社区讲座']);
    expect(await titles(other.id)).toEqual(['别处讲座']);
    expect(await titles(tree.district.id)).toEqual([...STREET, '区讲座'].sort());
  });

  it('are found in a period while they go on', async () => {
    const may = { from: '2023-05-01', to: '2023-05-31' };
    expect(await titles(tree.street.id, may)).toEqual(['社区巡展']);
    expect(await titles(tree.street.id, { from: '2023-05-21', to: '2023-05-31' })).toEqual([]);
  });

  it('follow an activity that takes place elsewhere now, and a community that moves', async () => {
    await server.arrange(async () => {
      const activities = server.db.repo(Activity);
      const lecture = await activities.findOneByOrFail({ title: '街道讲座' });
      await activities.save(Object.assign(lecture, { regionId: other.id }));
      const community = await server.db.repo(Region).findOneByOrFail({ id: tree.community.id });
      await server.app.get(RegionChanges, { strict: false }).reparent(community, other);
    });
    expect(await titles(tree.street.id)).toEqual([]);
    expect(await titles(other.id)).toEqual([...STREET, '别处讲座'].sort());
  });
});
