import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { RegionLevel } from '../../../src/features/regions/region.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { buildAccount, clientOf, signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let units: Record<'community' | 'street' | 'district' | 'city', Organization>;
let organizer: Client;
let reviewers: Record<'street' | 'district' | 'city', Client>;

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  units = await server.arrange(async () => {
    const tree = await buildRegionTree(db);
    const unit = (regionId: string) => buildOrganization(db, { regionId });
    return {
      community: await unit(tree.community.id),
      street: await unit(tree.street.id),
      district: await unit(tree.district.id),
      city: await unit(tree.city.id),
    };
  });
  const as = (role: Role, unit: Organization) =>
    signedInAs(server, { roles: [role], organizationId: unit.id });
  organizer = await as(Role.ORGANIZER, units.community);
  reviewers = {
    street: await as(Role.REVIEWER, units.street),
    district: await as(Role.REVIEWER, units.district),
    city: await as(Role.REVIEWER, units.city),
  };
});
afterAll(() => server.close());

const step = (name: string) => {
  const input = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation($input: ${input}!) { step: ${name}(input: $input) { id version status reviewLevel publishedAt } }`;
};
const build = (given: Partial<Activity> = {}) =>
  server.arrange(() =>
    buildActivity(server.db, { ownerOrganizationId: units.community.id, ...given }),
  );
const of = ({ id, version }: Activity) => ({ id, expectedVersion: version });
const take = async (who: Client, name: string, input: object) =>
  (await who.ok(step(name), { input })).step;
const codeOf = async (who: Client, name: string, input: object) =>
  (await who.refused(step(name), { input })).extensions.code;
const notClassified = true;

describe('the reviewers of a plan', () => {
  it.each([
    ['street', 'DISTRICT'],
    ['district', 'DISTRICT'],
    ['city', 'CITY'],
  ] as const)('of the %s stand at level %s only', async (unit, level) => {
    const draft = await build({
      status: ActivityStatus.DRAFT,
      ownerOrganizationId: units[unit].id,
    });
    const owner = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: units[unit].id,
    });
    const waiting = await take(owner, 'submitActivity', { ...of(draft), notClassified });
    expect(waiting.reviewLevel).toBe(level);
    const input = { id: draft.id, expectedVersion: waiting.version, notClassified };
    const approved = await take(
      level === 'CITY' ? reviewers.city : reviewers.district,
      'approveActivity',
      input,
    );
    expect(approved).toMatchObject({ status: 'APPROVED', reviewLevel: null });
  });

  it('never include the one who registered it, whatever their roles', async () => {
    const account = await buildAccount(server, {
      organizationId: units.district.id,
      roles: [Role.ADMINISTRATOR],
    });
    const both = await clientOf(server, account);
    const waiting = await build({
      status: ActivityStatus.SUBMITTED,
      reviewLevel: RegionLevel.DISTRICT,
      ownerOrganizationId: units.district.id,
      registeredById: account.id,
    });
    const input = { ...of(waiting), notClassified };
    expect(await codeOf(both, 'approveActivity', input)).toBe('FORBIDDEN');
    expect(await codeOf(both, 'returnActivity', { ...of(waiting), reason: '改' })).toBe(
      'FORBIDDEN',
    );
    expect((await take(reviewers.district, 'approveActivity', input)).status).toBe('APPROVED');
  });

  it('sign off that nothing is secret, each of them', async () => {
    const waiting = await build({ status: ActivityStatus.SUBMITTED });
    const { extensions } = await reviewers.street.refused(step('approveActivity'), {
      input: { ...of(waiting), notClassified: false },
    });
    expect(extensions.fields).toEqual([
      { path: 'input.notClassified', message: '须确认内容不涉密' },
    ]);
  });

  it('decide once: the second of two at the same moment meets a CONFLICT', async () => {
    const waiting = await build({ status: ActivityStatus.SUBMITTED });
    const other = await signedInAs(server, {
      roles: [Role.REVIEWER],
      organizationId: units.street.id,
    });
    const answers = await Promise.all([
      reviewers.street.ask(step('approveActivity'), { input: { ...of(waiting), notClassified } }),
      other.ask(step('returnActivity'), { input: { ...of(waiting), reason: '请补充' } }),
    ]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
  });
});

describe('off the way', () => {
  it('a plan is withdrawn, edited and handed in again', async () => {
    const waiting = await build({ status: ActivityStatus.SUBMITTED });
    const back = await take(organizer, 'withdrawActivity', of(waiting));
    expect(back).toMatchObject({ status: 'DRAFT', reviewLevel: null });
    const gone = 'query($id: ID!) { activity(id: $id) { id } }';
    expect((await reviewers.street.refused(gone, { id: waiting.id })).extensions.code).toBe(
      'NOT_FOUND',
    );
    const input = { id: waiting.id, expectedVersion: back.version, notClassified };
    expect((await take(organizer, 'submitActivity', input)).reviewLevel).toBe('STREET');
  });

  it('a published activity is put off, given a new time, and reviewed again', async () => {
    const published = await build();
    const noReason = { ...of(published), reason: '' };
    expect(
      (await organizer.refused(step('postponeActivity'), { input: noReason })).extensions.fields,
    ).toEqual([{ path: 'input.reason', message: '不能为空' }]);
    const off = await take(organizer, 'postponeActivity', { ...of(published), reason: '下雨' });
    expect(off).toMatchObject({ status: 'POSTPONED', publishedAt: null });
    const update = `mutation($input: UpdateActivityInput!) { updateActivity(input: $input) { version status } }`;
    const { updateActivity } = await organizer.ok(update, {
      input: { id: published.id, expectedVersion: off.version, startsOn: '2023-04-20' },
    });
    expect(updateActivity.status).toBe('POSTPONED');
    const input = { id: published.id, expectedVersion: updateActivity.version, notClassified };
    expect(await take(organizer, 'submitActivity', input)).toMatchObject({
      status: 'SUBMITTED',
      reviewLevel: 'STREET',
    });
  });

  it('a cancelled activity stays so', async () => {
    const published = await build();
    const gone = await take(organizer, 'cancelActivity', { ...of(published), reason: '场地停用' });
    expect(gone).toMatchObject({ status: 'CANCELLED', publishedAt: null });
    const input = { id: published.id, expectedVersion: gone.version };
    expect(await codeOf(organizer, 'submitActivity', { ...input, notClassified })).toBe('CONFLICT');
    expect(await codeOf(organizer, 'cancelActivity', { ...input, reason: '再次' })).toBe(
      'CONFLICT',
    );
  });

  it('what is not one’s own is FORBIDDEN where it is seen', async () => {
    const published = await build();
    const reason = { ...of(published), reason: '不行' };
    const street = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: units.street.id,
    });
    expect(await codeOf(street, 'cancelActivity', reason)).toBe('FORBIDDEN');
    expect(await codeOf(street, 'publishActivity', of(published))).toBe('FORBIDDEN');
    expect(await codeOf(organizer, 'returnActivity', reason)).toBe('FORBIDDEN');
  });

  it('a reviewer above may publish what is approved', async () => {
    const approved = await build({ status: ActivityStatus.APPROVED });
    expect((await take(reviewers.district, 'publishActivity', of(approved))).status).toBe(
      'PUBLISHED',
    );
  });
});

describe('closeActivity', () => {
  const actuals = { actualHeadcount: 10, summary: '完成' };

  it('waits until the activity has begun', async () => {
    const future = await build({ startsOn: '2999-01-01' });
    const input = { ...of(future), ...actuals };
    expect(await codeOf(organizer, 'closeActivity', input)).toBe('CONFLICT');
    const undated = await build({ startsOn: null });
    const closed = { ...of(undated), ...actuals };
    expect((await take(organizer, 'closeActivity', closed)).status).toBe('CLOSED');
  });

  it('needs headcount and summary, and closes once under one key', async () => {
    const published = await build();
    const input = { ...of(published), ...actuals, idempotencyKey: 'close-1' };
    for (const [field, path] of [
      ['summary', 'input.summary'],
      ['actualHeadcount', 'input.actualHeadcount'],
    ] as const) {
      const bad = { ...input, [field]: field === 'summary' ? ' ' : -1 };
      const { extensions } = await organizer.refused(step('closeActivity'), { input: bad });
      expect(extensions.fields?.map((problem) => problem.path)).toEqual([path]);
    }
    const first = await take(organizer, 'closeActivity', input);
    expect(await take(organizer, 'closeActivity', input)).toEqual(first);
  });
});

describe('the lists of what is under way', () => {
  const TODO = `query($first: Int!) { reviewTodo(first: $first) { totalCount pageInfo { hasNextPage }
    nodes { waitingDays lastReason reviewerRegion { name } activity { title } } } }`;

  it('are ordered by how long each waits, and read in a few statements', async () => {
    for (const day of ['03', '01', '02'])
      await build({
        title: `等待${day}`,
        status: ActivityStatus.SUBMITTED,
        reviewLevel: RegionLevel.DISTRICT,
        waitingSince: `2023-03-${day}T00:00:00.000Z`,
      });
    const { answer, count } = await countQueries(() => reviewers.district.ok(TODO, { first: 3 }));
    const { nodes, pageInfo } = answer.reviewTodo;
    expect(nodes.map((node: any) => node.activity.title)).toEqual(['等待01', '等待02', '等待03']);
    expect(nodes[0]).toMatchObject({ lastReason: null, reviewerRegion: { name: '崇川区' } });
    expect(nodes[0].waitingDays).toBeGreaterThan(300);
    expect(typeof pageInfo.hasNextPage).toBe('boolean');
    expect(count).toBeLessThanOrEqual(8);
  });

  it('are for reviewers and organizers only', async () => {
    const mine = '{ myActivitiesInProgress { nodes { activity { title } } } }';
    expect((await organizer.refused(TODO, { first: 1 })).extensions.code).toBe('FORBIDDEN');
    expect((await reviewers.street.refused(mine)).extensions.code).toBe('FORBIDDEN');
    expect((await server.anonymous.refused(mine)).extensions.code).toBe('UNAUTHENTICATED');
  });
});
