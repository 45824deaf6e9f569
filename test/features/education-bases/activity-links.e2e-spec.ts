import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import { EducationBaseStatus } from '../../../src/features/education-bases/education-base-status.policy.js';
import type { EducationBase } from '../../../src/features/education-bases/education-base.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { REGISTER, type Scene, setScene } from './scene.js';

let server: TestApp;
let scene: Scene;
let here: EducationBase;
let there: EducationBase;
let secret: EducationBase;
let campaignId: string;
beforeAll(async () => {
  server = await bootApp();
  scene = await setScene(server);
  const { tree, venue, school } = scene;
  const { db } = server;
  await server.arrange(async () => {
    const regionId = tree.street.id;
    here = await buildEducationBase(db, { name: 'A馆', regionId, venueId: venue.id });
    there = await buildEducationBase(db, { name: 'B园', regionId });
    secret = await buildEducationBase(db, {
      ...{ name: 'S申', regionId, venueId: venue.id, operatorId: school.id },
      ...{ status: EducationBaseStatus.APPLIED, namedOn: null },
    });
    campaignId = (await buildCampaign(db, { regionId: tree.district.id, name: '教育周' })).id;
  });
});
afterAll(() => server.close());

const SET = `mutation($input: SetActivityBasesInput!) { setActivityBases(input: $input) {
  id version educationBases { kind base { name } } } }`;

const build = (more: Partial<Activity> = {}): Promise<Activity> =>
  server.arrange(() =>
    buildActivity(server.db, { ownerOrganizationId: scene.school.id, campaignId, ...more }),
  );

const set = async (who: Client, activity: Activity, kinds: Record<string, string>) => {
  const bases = Object.entries(kinds).map(([baseId, kind]) => ({ baseId, kind }));
  const input = { activityId: activity.id, expectedVersion: activity.version, bases };
  return who.ask(SET, { input });
};

const basesOf = async (who: Client, { id }: Activity): Promise<string[]> => {
  const query = `query($id: ID!) { activity(id: $id) { educationBases { kind base { name } } } }`;
  const { activity } = await who.ok(query, { id });
  return activity.educationBases.map(
    ({ kind, base }: { kind: string; base: { name: string } }) => `${kind} ${base.name}`,
  );
};

const titlesAt = async (who: Client, { id }: EducationBase): Promise<string[]> => {
  const query = `query($id: ID!) { educationBase(id: $id) { activities(first: 50) { nodes { title } } } }`;
  const { educationBase } = await who.ok(query, { id });
  return educationBase.activities.nodes.map(({ title }: { title: string }) => title);
};

describe('an activity and the bases', () => {
  it('are linked by its own unit, both ways, and the activity changes with that', async () => {
    const activity = await build({ title: '研学', status: ActivityStatus.CLOSED });
    const { data } = await set(scene.own, activity, { [there.id]: 'VISIT', [here.id]: 'HELD_AT' });
    expect(data?.setActivityBases.version).toBe(activity.version + 1);
    expect(await basesOf(server.anonymous, activity)).toEqual(['HELD_AT A馆', 'VISIT B园']);
    expect(await titlesAt(server.anonymous, there)).toEqual(['研学']);
    const stale = await set(scene.own, activity, {});
    expect(stale.errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(stale.errors?.[0]?.extensions.changes).toEqual([
      expect.objectContaining({ fields: ['educationBases'] }),
    ]);
  });

  it('in its venue need not be linked', async () => {
    const activity = await build({ title: '校内班会', venueId: scene.venue.id });
    expect(await basesOf(server.anonymous, activity)).toEqual(['HELD_AT A馆']);
    expect(await titlesAt(server.anonymous, here)).toContain('校内班会');
    await set(scene.own, activity, { [here.id]: 'VISIT' });
    expect(await basesOf(server.anonymous, activity)).toEqual(['VISIT A馆']);
  });

  it('at which it was named are linked by the step', async () => {
    const activity = await build({ title: '命名大会' });
    const { admin, kindId, tree } = scene;
    const naming = { day: '2023-04-10', activityId: activity.id };
    const input = { name: 'N馆', kindId, level: 'DISTRICT', regionId: tree.street.id, naming };
    await admin.ok(REGISTER, { input });
    expect(await basesOf(server.anonymous, activity)).toEqual(['NAMING N馆']);
  });

  it('show to nobody what they may not see of the other side', async () => {
    const activity = await build({ title: '公开课', venueId: scene.venue.id });
    const hidden = await build({ title: '内部会', status: ActivityStatus.DRAFT });
    await set(scene.own, hidden, { [here.id]: 'HELD_AT' });
    expect(await basesOf(server.anonymous, activity)).toEqual(['HELD_AT A馆']);
    expect(await basesOf(scene.own, activity)).toEqual(['HELD_AT A馆', 'HELD_AT S申']);
    expect(await titlesAt(server.anonymous, here)).not.toContain('内部会');
    expect(await titlesAt(scene.own, here)).toContain('内部会');
  });

  it('are linked by nobody else, with no base that is none, and not while it is reviewed', async () => {
    const activity = await build();
    const waiting = await build({ status: ActivityStatus.SUBMITTED });
    const code = async (who: Client, one: Activity, id: string, kind = 'VISIT') =>
      (await set(who, one, { [id]: kind })).errors?.[0]?.extensions;
    expect((await code(scene.neighbour, activity, here.id))?.code).toBe('FORBIDDEN');
    expect((await code(scene.neighbour, waiting, here.id))?.code).toBe('NOT_FOUND');
    expect((await code(scene.own, waiting, here.id))?.code).toBe('CONFLICT');
    for (const id of [secret.id, activity.id])
      expect((await code(scene.own, activity, id))?.fields?.[0]?.path).toBe('input.bases.0.baseId');
    expect((await code(scene.own, activity, here.id, 'NAMING'))?.fields?.[0]?.path).toBe(
      'input.bases.0.kind',
    );
  });

  it('of a draft that is deleted lose their links with it', async () => {
    const draft = await build({ status: ActivityStatus.DRAFT });
    const { data } = await set(scene.own, draft, { [there.id]: 'HELD_AT' });
    const input = { id: draft.id, expectedVersion: data?.setActivityBases.version as number };
    await scene.own.ok(`mutation($input: DeleteDraftInput!) { deleteDraft(input: $input) }`, {
      input,
    });
    expect(await server.db.count(sql`base_activities t WHERE t.activity_id = ${draft.id}`)).toBe(0);
  });

  it('meet in the campaign, for those who may see the activity', async () => {
    const query = `query($id: ID!) { campaign(id: $id) { educationBases { nodes { name } } } }`;
    const { campaign } = await server.anonymous.ok(query, { id: campaignId });
    const names = campaign.educationBases.nodes.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['A馆', 'B园', 'N馆']);
  });

  it('of a whole page take a fixed number of statements', async () => {
    const query = `{ educationBases { nodes { activities { nodes { title educationBases { kind base { name } } } } } } }`;
    const { statements } = await countQueries(() => server.anonymous.ok(query));
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});
