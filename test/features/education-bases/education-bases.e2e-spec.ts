import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../src/platform/calendar.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildActivity } from '../../support/factories/activities.js';
import {
  applied,
  APPLY,
  codeFor,
  named,
  newName,
  refused,
  REGISTER,
  type Scene,
  setScene,
  take,
} from './scene.js';

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await bootApp();
  scene = await setScene(server);
});
afterAll(() => server.close());

const ONE = `query($id: ID!) { educationBase(id: $id) { name status level batch namedOn
  steps { kind toStatus day level batch documentNumber authorityName reason accountName
    authority { name } activity { title } } naming { kind batch authority { name } } } }`;

const codeOf = async (who: Client, id: string): Promise<string> => {
  const { errors } = await who.ask(`query($id: ID!) { educationBase(id: $id) { id } }`, { id });
  return errors?.[0]?.extensions.code ?? 'seen';
};

describe('a base that is applied for', () => {
  it('goes through refusal and review to its name, and every step stays on record', async () => {
    const { own, admin, reviewer, office } = scene;
    const activity = await server.arrange(() =>
      buildActivity(server.db, { ownerOrganizationId: office.id, title: '启动仪式' }),
    );
    let life = await applied(scene);
    expect(life.status).toBe('APPLIED');
    life = await take(reviewer, 'returnEducationBase', life, { reason: '请补充展陈面积' });
    expect(life.status).toBe('RETURNED');
    life = await take(own, 'reapplyForEducationBase', life, { reason: '已补充' });
    life = await take(reviewer, 'startEducationBaseReview', life);
    life = await take(admin, 'designateEducationBase', life, {
      batch: '第一批',
      authorityId: office.id,
      documentNumber: '崇国安办〔2023〕1号',
      activityId: activity.id,
    });
    const { educationBase } = await own.ok(ONE, { id: life.id });
    const day = today();
    const step = (kind: string, toStatus: string, more: object = {}) => ({
      ...{ kind, toStatus, day, level: 'DISTRICT', batch: null, documentNumber: null },
      ...{ authorityName: null, reason: null, accountName: expect.any(String) },
      ...{ authority: null, activity: null, ...more },
    });
    const naming = { batch: '第一批', authority: { name: '区委国安办' } };
    expect(educationBase).toEqual({
      name: expect.any(String),
      status: 'DESIGNATED',
      level: 'DISTRICT',
      batch: '第一批',
      namedOn: day,
      steps: [
        step('APPLY', 'APPLIED'),
        step('RETURN', 'RETURNED', { reason: '请补充展陈面积' }),
        step('APPLY', 'APPLIED', { reason: '已补充' }),
        step('START_REVIEW', 'UNDER_REVIEW'),
        step('DESIGNATE', 'DESIGNATED', {
          ...naming,
          documentNumber: '崇国安办〔2023〕1号',
          activity: { title: '启动仪式' },
        }),
      ],
      naming: { kind: 'DESIGNATE', ...naming },
    });
  });

  it('is seen by its unit, its reviewers and auditors, and by nobody else before it is named', async () => {
    const { own, admin, reviewer, streetAdmin, otherAdmin, neighbour, auditor } = scene;
    const { id } = await applied(scene);
    const seers = [own, admin, reviewer, streetAdmin, auditor];
    for (const who of seers) expect(await codeOf(who, id)).toBe('seen');
    for (const who of [otherAdmin, neighbour, server.anonymous])
      expect(await codeOf(who, id)).toBe('NOT_FOUND');
    const life = await named(scene);
    expect(await codeOf(server.anonymous, life.id)).toBe('seen');
  });

  it('is named by administrators of the district only, and reviewed by no unit for itself', async () => {
    const { own, admin, reviewer, streetAdmin, otherAdmin } = scene;
    let life = await applied(scene);
    expect(await codeFor(own, 'startEducationBaseReview', life)).toBe('FORBIDDEN');
    expect(await codeFor(otherAdmin, 'startEducationBaseReview', life)).toBe('NOT_FOUND');
    life = await take(streetAdmin, 'startEducationBaseReview', life);
    expect(await codeFor(reviewer, 'designateEducationBase', life)).toBe('FORBIDDEN');
    expect(await codeFor(streetAdmin, 'designateEducationBase', life)).toBe('FORBIDDEN');
    expect(await codeFor(otherAdmin, 'designateEducationBase', life)).toBe('NOT_FOUND');
    life = await take(admin, 'designateEducationBase', life);
    const reason = { reason: '不再开放' };
    expect(await codeFor(otherAdmin, 'revokeEducationBase', life, reason)).toBe('FORBIDDEN');
    expect(await codeFor(streetAdmin, 'revokeEducationBase', life, reason)).toBe('FORBIDDEN');
  });

  it('belongs to the unit that applies, within its region', async () => {
    const { own, tree, kindId, auditor } = scene;
    const input = { name: newName(), kindId, level: 'DISTRICT' };
    const outside = { ...input, regionId: tree.district.id };
    const { extensions } = await own.refused(APPLY, { input: outside });
    expect([extensions.code, extensions.fields?.[0]?.path]).toEqual([
      'INVALID_INPUT',
      'input.regionId',
    ]);
    expect((await auditor.refused(APPLY, { input })).extensions.code).toBe('FORBIDDEN');
  });

  it('is applied for once under one key', async () => {
    const input = {
      name: newName(),
      kindId: scene.kindId,
      level: 'DISTRICT',
      idempotencyKey: 'k1',
    };
    const first = await scene.own.ok(APPLY, { input });
    expect(await scene.own.ok(APPLY, { input })).toEqual(first);
  });

  it('is told of as the double of another only to those who may see that one', async () => {
    const { own, neighbour, kindId } = scene;
    const input = { name: newName(), kindId, level: 'DISTRICT' };
    const { id } = (await own.ok(APPLY, { input })).done;
    const { extensions } = await own.refused(APPLY, { input });
    expect([extensions.code, extensions.existingIds]).toEqual(['CONFLICT', [id]]);
    expect((await neighbour.ok(APPLY, { input })).done.status).toBe('APPLIED');
    expect((await own.ok(APPLY, { input: { ...input, evenIfDuplicate: true } })).done.id).not.toBe(
      id,
    );
  });
});

describe('a base that is named', () => {
  it('is called for re-review, renewed, raised and revoked', async () => {
    const { admin } = scene;
    let life = await take(admin, 'callEducationBaseForReview', await named(scene));
    expect(life.status).toBe('REVIEW_DUE');
    life = await take(admin, 'renewEducationBase', life);
    life = await take(admin, 'promoteEducationBase', life, { level: 'CITY', batch: '市第二批' });
    const { educationBase } = await admin.ok(ONE, { id: life.id });
    expect([educationBase.level, educationBase.batch]).toEqual(['CITY', '市第二批']);
    life = await take(admin, 'revokeEducationBase', life, { reason: '展馆关闭' });
    expect(life.status).toBe('REVOKED');
    expect(await codeFor(admin, 'renewEducationBase', life)).toBe('CONFLICT');
  });

  it('takes no step out of turn, before the last one, or after today', async () => {
    const { admin } = scene;
    const life = await named(scene);
    expect(await codeFor(admin, 'renewEducationBase', life)).toBe('CONFLICT');
    expect(await codeFor(admin, 'designateEducationBase', life)).toBe('CONFLICT');
    for (const day of ['2023-04-10', '2999-01-01']) {
      const { code, fields } = await refused(admin, 'callEducationBaseForReview', life, { day });
      expect([code, fields?.[0]?.path]).toEqual(['INVALID_INPUT', 'input.day']);
    }
    const stale = { ...life, version: life.version - 1 };
    expect(await codeFor(admin, 'callEducationBaseForReview', stale)).toBe('CONFLICT');
    const lower = await refused(admin, 'promoteEducationBase', life, { level: 'DISTRICT' });
    expect(lower.fields?.[0]?.path).toBe('input.level');
  });

  it('shows outsiders of its steps those that were public acts, without who and why', async () => {
    const { admin, own, neighbour } = scene;
    let life = await applied(scene);
    life = await take(admin, 'returnEducationBase', life, { reason: '材料不全' });
    life = await take(own, 'reapplyForEducationBase', life);
    life = await take(admin, 'startEducationBaseReview', life);
    life = await take(admin, 'designateEducationBase', life, { reason: '内部意见' });
    for (const who of [neighbour, server.anonymous]) {
      const { educationBase } = await who.ok(ONE, { id: life.id });
      expect(
        educationBase.steps.map(({ kind, reason, accountName }: Record<string, unknown>) => ({
          ...{ kind, reason, accountName },
        })),
      ).toEqual([{ kind: 'DESIGNATE', reason: null, accountName: null }]);
    }
    const inside = (await own.ok(ONE, { id: life.id })).educationBase.steps;
    expect(inside.map(({ reason }: { reason: string | null }) => reason)).toEqual([
      null,
      '材料不全',
      null,
      null,
      '内部意见',
    ]);
  });

  it('shows its contact to the unit that runs it and to those who read contacts there, to others nothing', async () => {
    const { own, admin, reviewer, auditor, otherAdmin, neighbour } = scene;
    const { id } = await named(scene);
    const query = `query($id: ID!) { educationBase(id: $id) { contactName contactPhone } }`;
    const shown = async (who: Client) => (await who.ok(query, { id })).educationBase;
    const all = { contactName: '王老师', contactPhone: '13912345678' };
    for (const who of [own, admin, reviewer, auditor]) expect(await shown(who)).toEqual(all);
    for (const who of [otherAdmin, neighbour, server.anonymous])
      expect(await shown(who)).toEqual({ contactName: null, contactPhone: null });
  });

  it('names an activity only where that may be known', async () => {
    const { admin, office } = scene;
    const hidden = await server.arrange(() =>
      buildActivity(server.db, { ownerOrganizationId: office.id, status: 'SUBMITTED' as never }),
    );
    const life = await take(admin, 'startEducationBaseReview', await applied(scene));
    const designated = await take(admin, 'designateEducationBase', life, {
      activityId: hidden.id,
    });
    const { educationBase } = await server.anonymous.ok(ONE, { id: designated.id });
    expect(educationBase.steps.map((step: { activity: unknown }) => step.activity)).toEqual([null]);
    const nothing = await refused(
      admin,
      'designateEducationBase',
      await take(admin, 'startEducationBaseReview', await applied(scene)),
      { activityId: scene.tree.city.id, authorityId: scene.tree.city.id },
    );
    expect(nothing.fields?.map(({ path }) => path)).toEqual([
      'input.authorityId',
      'input.activityId',
    ]);
  });
});

describe('a base of an earlier list', () => {
  it('is entered in one go, with what is known of its naming', async () => {
    const { admin, tree, school, venue, kindId, cyberId } = scene;
    const input = {
      ...{ name: newName(), kindId, level: 'PROVINCIAL', regionId: tree.street.id },
      ...{ operatorId: school.id, venueId: venue.id, securityFieldIds: [cyberId] },
      naming: { day: '2019-04-15', batch: '第二批', authorityName: '江苏省委国安办' },
    };
    const { id } = (await admin.ok(REGISTER, { input })).done;
    const { educationBase } = await server.anonymous.ok(ONE, { id });
    expect(educationBase).toMatchObject({
      status: 'DESIGNATED',
      level: 'PROVINCIAL',
      namedOn: '2019-04-15',
      steps: [{ kind: 'REGISTER', day: '2019-04-15', authorityName: '江苏省委国安办' }],
    });
    const bare = { name: newName(), kindId, level: 'DISTRICT', regionId: tree.street.id };
    const unknown = (await admin.ok(REGISTER, { input: bare })).done;
    const { educationBase: known } = await server.anonymous.ok(ONE, { id: unknown.id });
    expect([known.namedOn, known.steps[0].day]).toEqual([null, null]);
    const future = { ...bare, name: newName(), naming: { day: '2999-01-01' } };
    const { extensions } = await admin.refused(REGISTER, { input: future });
    expect(extensions.fields?.[0]?.path).toBe('input.naming.day');
  });

  it('is entered by administrators of its district', async () => {
    const { streetAdmin, otherAdmin, own, kindId, tree } = scene;
    const input = { name: newName(), kindId, level: 'DISTRICT', regionId: tree.street.id };
    for (const who of [streetAdmin, otherAdmin, own])
      expect((await who.refused(REGISTER, { input })).extensions.code).toBe('FORBIDDEN');
  });
});
