import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, clientOf, signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildTerm } from '../../support/factories/vocabularies.js';

let server: TestApp;
let tree: RegionTree;
let community: Organization;
let street: Organization;
let account: Account;
let organizer: Client;
let terms: Record<'lecture' | 'residents' | 'students' | 'cyber' | 'retired', string>;

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  await server.arrange(async () => {
    tree = await buildRegionTree(db);
    community = await buildOrganization(db, { regionId: tree.community.id, name: '学田社区' });
    street = await buildOrganization(db, { regionId: tree.street.id, name: '学田街道' });
    const retired = await buildTerm(db, {
      vocabulary: Vocabulary.AUDIENCE,
      name: '停用的受众',
      active: false,
    });
    terms = {
      lecture: await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE'),
      residents: await termId(db, Vocabulary.AUDIENCE, 'RESIDENTS'),
      students: await termId(db, Vocabulary.AUDIENCE, 'STUDENTS'),
      cyber: await termId(db, Vocabulary.SECURITY_FIELD, 'CYBER'),
      retired: retired.id,
    };
  });
  account = await buildAccount(server, { organizationId: community.id, displayName: '王芳' });
  organizer = await clientOf(server, account);
});
afterAll(() => server.close());

const PLAN = `id version title status startsOn period sortedAs: when place: placeText
  expectedHeadcount brief contact { name phone } region { name }
  organizers { role position organization { name } } audiences { name } securityFields { name }`;
const create = `mutation($input: CreateActivityInput!) { made: createActivity(input: $input) { ${PLAN} } }`;
const update = `mutation($input: UpdateActivityInput!) { made: updateActivity(input: $input) { ${PLAN} } }`;
const steps = 'query($id: ID!) { activity(id: $id) { status steps { kind changed reason } } }';

const build = (given: Partial<Activity> = {}) =>
  server.arrange(() => buildActivity(server.db, { ownerOrganizationId: community.id, ...given }));
const of = ({ id, version }: Activity) => ({ id, expectedVersion: version });
const fieldsOf = async (query: string, input: object, who = organizer) =>
  (await who.refused(query, { input })).extensions.fields?.map(({ path }) => path);
const codeOf = async (query: string, input: object, who = organizer) =>
  (await who.refused(query, { input })).extensions.code;

describe('createActivity', () => {
  it('registers a draft of the own unit with all that a plan says', async () => {
    const input = {
      title: '  网络安全进社区 ',
      typeId: terms.lecture,
      startsOn: '2023-04-10',
      period: 'MORNING',
      placeText: '社区广场',
      expectedHeadcount: 80,
      brief: '讲解网络安全',
      contactName: '王芳',
      contactPhone: '13800138000',
      organizers: [
        { organizationId: street.id, role: 'HOST' },
        { organizationId: community.id, role: 'UNDERTAKER' },
        { organizationId: community.id, role: 'CO_ORGANIZER' },
      ],
      audienceIds: [terms.students, terms.residents],
      securityFieldIds: [terms.cyber],
    };
    expect((await organizer.ok(create, { input })).made).toEqual({
      id: expect.any(String),
      version: 1,
      title: '网络安全进社区',
      status: 'DRAFT',
      startsOn: '2023-04-10',
      period: 'MORNING',
      sortedAs: '2023年4月10日上午',
      place: '社区广场',
      expectedHeadcount: 80,
      brief: '讲解网络安全',
      contact: { name: '王芳', phone: '13800138000' },
      region: { name: '学田社区' },
      organizers: [
        { role: 'HOST', position: 1, organization: { name: '学田街道' } },
        { role: 'UNDERTAKER', position: 2, organization: { name: '学田社区' } },
        { role: 'CO_ORGANIZER', position: 3, organization: { name: '学田社区' } },
      ],
      audiences: [{ name: '学生' }, { name: '居民' }],
      securityFields: [{ name: '网络安全' }],
    });
  });

  it('keeps a time in words, and lets the own unit host when nobody is named', async () => {
    const input = { title: '连日宣传', typeId: terms.lecture, dateWords: '连日来' };
    const { made } = await organizer.ok(create, { input });
    expect([made.startsOn, made.sortedAs, made.organizers]).toEqual([
      null,
      '连日来',
      [{ role: 'HOST', position: 1, organization: { name: '学田社区' } }],
    ]);
  });

  it('names everything that is wrong, each by its place', async () => {
    const plan = { title: '讲座', typeId: terms.lecture };
    const wrong = {
      ...plan,
      typeId: terms.residents,
      campaignId: newId(),
      venueId: newId(),
      regionId: tree.otherCommunity.id,
      endsOn: '2023-04-10',
      organizers: [{ organizationId: newId(), role: 'HOST' }],
      audienceIds: [terms.residents, terms.cyber, terms.retired],
    };
    expect((await fieldsOf(create, wrong))?.sort()).toEqual([
      'input.audienceIds.1',
      'input.audienceIds.2',
      'input.campaignId',
      'input.endsOn',
      'input.organizers.0.organizationId',
      'input.regionId',
      'input.typeId',
      'input.venueId',
    ]);
    const badly = { ...plan, title: ' ', startTime: '25:00', brief: '长'.repeat(101) };
    expect((await fieldsOf(create, badly))?.sort()).toEqual([
      'input.brief',
      'input.startTime',
      'input.title',
    ]);
    const twice = Array(2).fill({ organizationId: street.id, role: 'HOST' });
    expect(await fieldsOf(create, { ...plan, organizers: twice })).toEqual(['input.organizers']);
  });

  it('takes ids for what they are before it looks for them', async () => {
    const noIds = {
      title: '讲座',
      typeId: 'none',
      campaignId: '1',
      venueId: "' OR 1 = 1",
      regionId: '学田',
      organizers: [{ organizationId: 'none', role: 'HOST' }],
      audienceIds: [terms.residents, 'none'],
    };
    expect((await fieldsOf(create, noIds))?.sort()).toEqual([
      'input.audienceIds',
      'input.campaignId',
      'input.organizers.0.organizationId',
      'input.regionId',
      'input.typeId',
      'input.venueId',
    ]);
    expect(await fieldsOf(update, { id: 'none', expectedVersion: 1 })).toEqual(['input.id']);
  });

  it('takes a region below the own one', async () => {
    const office = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: street.id,
    });
    const input = { title: '讲座', typeId: terms.lecture, regionId: tree.otherCommunity.id };
    expect((await office.ok(create, { input })).made.region).toEqual({ name: '果园社区' });
  });

  it('happens once under one key', async () => {
    const input = { title: '一次讲座', typeId: terms.lecture, idempotencyKey: 'k1' };
    const { made } = await organizer.ok(create, { input });
    expect((await organizer.ok(create, { input })).made).toEqual(made);
    expect(await server.db.count(sql`activities t WHERE t.title = ${'一次讲座'}`)).toBe(1);
    expect(await codeOf(create, { ...input, title: '另一次' })).toBe('CONFLICT');
  });

  it('is for those who register activities', async () => {
    const input = { title: '讲座', typeId: terms.lecture };
    const auditor = await signedInAs(server, {
      roles: [Role.AUDITOR],
      organizationId: community.id,
    });
    expect(await codeOf(create, input, auditor)).toBe('FORBIDDEN');
    expect(await codeOf(create, input, server.anonymous)).toBe('UNAUTHENTICATED');
  });
});

describe('updateActivity', () => {
  it('changes what is given, clears what is null, keeps the rest', async () => {
    const draft = await build({
      status: ActivityStatus.DRAFT,
      title: '旧名称',
      brief: '简介',
      placeText: '广场',
    });
    const input = { ...of(draft), title: '新名称', brief: null, organizers: null };
    const { made } = await organizer.ok(update, { input });
    expect(made).toMatchObject({
      version: 2,
      title: '新名称',
      brief: null,
      place: '广场',
      startsOn: '2023-04-10',
      organizers: [],
    });
    expect(await fieldsOf(update, { ...of(draft), expectedVersion: 2, title: null })).toEqual([
      'input.title',
    ]);
  });

  it('counts a change of a part as a change of the record, and none as none', async () => {
    const draft = await build({ status: ActivityStatus.DRAFT });
    const audiences = { audienceIds: [terms.residents, terms.students] };
    const first = await organizer.ok(update, { input: { ...of(draft), ...audiences } });
    expect(first.made.version).toBe(2);
    const again = { input: { id: draft.id, expectedVersion: 2, ...audiences } };
    expect((await organizer.ok(update, again)).made.version).toBe(2);
    const turned = { audienceIds: [terms.students, terms.residents] };
    const { made } = await organizer.ok(update, {
      input: { id: draft.id, expectedVersion: 2, ...turned },
    });
    expect([made.version, made.audiences]).toEqual([3, [{ name: '学生' }, { name: '居民' }]]);
  });

  it.each([
    ['startsOn', { startsOn: '2023-04-11' }],
    ['placeText', { placeText: '另一处' }],
    ['expectedHeadcount', { expectedHeadcount: 500 }],
  ])('sends a published activity back to review when %s changes', async (field, change) => {
    const published = await build();
    const { made } = await organizer.ok(update, { input: { ...of(published), ...change } });
    expect(made.status).toBe('SUBMITTED');
    const { activity } = await organizer.ok(steps, { id: published.id });
    expect(activity).toEqual({
      status: 'SUBMITTED',
      steps: [{ kind: 'CHANGE', changed: [field], reason: null }],
    });
    expect((await server.anonymous.refused(steps, { id: published.id })).extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  it('lets a published activity be reworded without review', async () => {
    const published = await build();
    const change = { title: '改名', brief: '新简介', audienceIds: [terms.residents] };
    const { made } = await organizer.ok(update, { input: { ...of(published), ...change } });
    expect([made.status, made.title]).toEqual(['PUBLISHED', '改名']);
    expect((await organizer.ok(steps, { id: published.id })).activity.steps).toEqual([]);
  });

  it.each([ActivityStatus.CLOSED, ActivityStatus.CANCELLED])('refuses one %s', async (status) => {
    const over = await build({ status });
    expect(await codeOf(update, { ...of(over), title: '改' })).toBe('CONFLICT');
  });

  it('writes nothing at all when it is refused', async () => {
    const draft = await build({ status: ActivityStatus.DRAFT, title: '原样' });
    const input = { ...of(draft), title: '改', organizers: [], audienceIds: [newId()] };
    expect(await fieldsOf(update, input)).toEqual(['input.audienceIds.0']);
    const query = `query($id: ID!) { activity(id: $id) { title organizers { role } } }`;
    expect((await organizer.ok(query, { id: draft.id })).activity).toEqual({
      title: '原样',
      organizers: [{ role: 'HOST' }],
    });
  });

  it('loses nothing of two edits at once: one is told of the other', async () => {
    const draft = await build({ status: ActivityStatus.DRAFT });
    const answers = await Promise.all(
      ['甲', '乙'].map((title) => organizer.ask(update, { input: { ...of(draft), title } })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
    expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
    const refusal = answers.find(({ errors }) => errors)?.errors?.[0]?.extensions;
    expect(refusal?.changes).toEqual([{ at: expect.any(String), by: '王芳', fields: ['title'] }]);
  });
});
