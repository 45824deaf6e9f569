import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildVenue } from '../../support/factories/venues.js';
import { buildScene, type Scene } from './scene.js';

let scene: Scene;
let server: Scene['server'];
let tree: Scene['tree'];
let federation: Scene['federation'];
let ids: Scene['ids'];
let people: Scene['people'];
let titles: Scene['titles'];
beforeAll(async () => {
  scene = await buildScene();
  ({ server, tree, federation, ids, people, titles } = scene);
});
afterAll(() => scene.server.close());

describe('an activity without a date', () => {
  it('stands where its publication or, before that, its creation puts it', async () => {
    const { DRAFT } = ActivityStatus;
    await server.arrange(async () => {
      const common = { ownerOrganizationId: federation.id, regionId: tree.street.id };
      const undated = { ...common, startsOn: null };
      const { db } = server;
      await buildVenue(db, { regionId: tree.street.id, name: '海晏亭茶社' });
      await buildActivity(db, { ...common, title: '海晏亭旧约', startsOn: '2023-03-01' });
      await buildActivity(db, { ...common, title: '海晏亭今约', startsOn: '2023-05-01' });
      await buildActivity(db, {
        ...undated,
        title: '海晏亭之约',
        publishedAt: '2023-04-01T08:00:00.000Z',
      });
      await buildActivity(db, {
        ...undated,
        title: '海晏亭草约',
        status: DRAFT,
        createdAt: '2023-02-01T08:00:00.000Z',
      });
    });
    expect(await titles('海晏亭', {}, people.owner)).toEqual([
      '海晏亭茶社',
      '海晏亭今约',
      '海晏亭之约',
      '海晏亭旧约',
      '海晏亭草约',
    ]);
  });
});

describe('the index follows', () => {
  it('a unit’s new name, in its activities too', async () => {
    await server.arrange(async () => {
      const repo = server.db.repo(Organization);
      const unit = await repo.findOneByOrFail({ name: '通州中学' });
      await repo.save(Object.assign(unit, { name: '金沙高级中学' }));
    });
    expect(await titles('通州中学')).toEqual([]);
    expect(await titles('金沙高级')).toEqual(['金沙高级中学', '棋山游园']);
  });

  it('a published activity that is cancelled: strangers find it no more', async () => {
    await server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const activity = await repo.findOneByOrFail({ id: ids.brief });
      await repo.save(Object.assign(activity, { status: ActivityStatus.CANCELLED }));
    });
    expect(await titles('发放资料')).toEqual([]);
    expect(await titles('发放资料', {}, people.neighbour)).toEqual([]);
    expect(await titles('发放资料', {}, people.owner)).toEqual(['宣传日']);
  });
});
