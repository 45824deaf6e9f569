import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/features/accounts/role.policy.js';
import { OrganizationKind } from '../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../support/boot-app.js';
import type { Client } from '../support/client.js';
import { buildAccount, clientOf } from '../support/factories/accounts.js';
import { termId } from '../support/factories/activities.js';
import { buildOrganization } from '../support/factories/organizations.js';
import { buildRegionTree } from '../support/factories/regions.js';

let server: TestApp;
let organizer: Client;
let colleague: Client;
let neighbour: Client;
let streetReviewer: Client;
let districtReviewer: Client;
let terms: Record<'lecture' | 'quiz' | 'residents' | 'students' | 'leaflet', string>;

const person = async (name: string, role: Role, organizationId: string): Promise<Client> =>
  clientOf(
    server,
    await buildAccount(server, { displayName: name, roles: [role], organizationId }),
  );

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  const units = await server.arrange(async () => {
    const tree = await buildRegionTree(db);
    const { COMMUNITY, STREET_OFFICE, PARTY_COMMITTEE_OFFICE } = OrganizationKind;
    const unit = (regionId: string, name: string, kind: OrganizationKind) =>
      buildOrganization(db, { regionId, name, kind });
    terms = {
      lecture: await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE'),
      quiz: await termId(db, Vocabulary.ACTIVITY_TYPE, 'COMPETITION_QUIZ'),
      residents: await termId(db, Vocabulary.AUDIENCE, 'RESIDENTS'),
      students: await termId(db, Vocabulary.AUDIENCE, 'STUDENTS'),
      leaflet: await termId(db, Vocabulary.MATERIAL, 'PRINTED_MATTER'),
    };
    return {
      xuetian: await unit(tree.community.id, '学田社区居委会', COMMUNITY),
      guoyuan: await unit(tree.otherCommunity.id, '果园社区居委会', COMMUNITY),
      street: await unit(tree.street.id, '学田街道办事处', STREET_OFFICE),
      district: await unit(tree.district.id, '区委国安办', PARTY_COMMITTEE_OFFICE),
    };
  });
  organizer = await person('王芳', Role.ORGANIZER, units.xuetian.id);
  colleague = await person('李强', Role.ORGANIZER, units.xuetian.id);
  neighbour = await person('赵敏', Role.ORGANIZER, units.guoyuan.id);
  streetReviewer = await person('陈刚', Role.REVIEWER, units.street.id);
  districtReviewer = await person('周健', Role.REVIEWER, units.district.id);
});
afterAll(() => server.close());

const STATE = 'id version status reviewLevel';
const step = (operation: string, input: string) =>
  `mutation($input: ${input}!) { step: ${operation}(input: $input) { ${STATE} } }`;
const CREATE = `mutation($input: CreateActivityInput!) { step: createActivity(input: $input) { ${STATE} } }`;
const UPDATE = step('updateActivity', 'UpdateActivityInput');
const SUBMIT = step('submitActivity', 'SubmitActivityInput');
const APPROVE = step('approveActivity', 'ApproveActivityInput');
const RETURN = step('returnActivity', 'ReturnActivityInput');
const PUBLISH = step('publishActivity', 'PublishActivityInput');
const CLOSE = step('closeActivity', 'CloseActivityInput');
const READ = `query($id: ID!) { activity(id: $id) { title status publishedAt } }`;
const TODO = `{ reviewTodo { totalCount nodes {
  level waitingDays lastReason reviewerRegion { name } activity { id title } } } }`;
const MINE = `{ myActivitiesInProgress { nodes {
  level waitingDays lastReason reviewerRegion { name } activity { title status } } } }`;

describe('the life of an activity', () => {
  let id: string;
  let version: number;
  const at = () => ({ id, expectedVersion: version });
  const take = async (who: Client, operation: string, input: object = {}) => {
    const { step: state } = await who.ok(operation, { input: { ...at(), ...input } });
    version = state.version;
    return { status: state.status, reviewLevel: state.reviewLevel };
  };
  const codeFor = async (who: Client, operation: string, variables: object) =>
    (await who.refused(operation, variables)).extensions.code;

  it('begins as a draft that only its own unit sees', async () => {
    const input = { title: '国家安全进社区', typeId: terms.lecture, startsOn: '2023-04-10' };
    const { step: draft } = await organizer.ok(CREATE, { input });
    ({ id, version } = draft);
    expect(draft).toEqual({ id, version: 1, status: 'DRAFT', reviewLevel: null });
    expect((await colleague.ok(READ, { id })).activity.title).toBe('国家安全进社区');
    for (const outsider of [server.anonymous, neighbour, streetReviewer, districtReviewer])
      expect(await codeFor(outsider, READ, { id })).toBe('NOT_FOUND');
  });

  it('answers another community as if there were nothing, whatever it tries', async () => {
    const absent = { id: '01890000-0000-7000-8000-000000000000', expectedVersion: 1 };
    for (const [operation, extra] of [
      [UPDATE, { title: '改' }],
      [SUBMIT, { notClassified: true }],
      [PUBLISH, {}],
    ] as const) {
      const seen = await neighbour.refused(operation, { input: { ...at(), ...extra } });
      const nothing = await neighbour.refused(operation, { input: { ...absent, ...extra } });
      const { requestId: _one, ...answer } = seen.extensions;
      const { requestId: _other, ...same } = nothing.extensions;
      expect({ ...seen, extensions: answer }).toEqual({ ...nothing, extensions: same });
      expect(answer.code).toBe('NOT_FOUND');
    }
  });

  it('is not handed in without the sign-off that nothing is secret', async () => {
    const { extensions } = await organizer.refused(SUBMIT, {
      input: { ...at(), notClassified: false },
    });
    expect(extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'input.notClassified', message: '须确认内容不涉密' }],
      requestId: expect.any(String),
    });
  });

  it('waits for the reviewer of the street, not of the district', async () => {
    expect(await take(organizer, SUBMIT, { notClassified: true })).toEqual({
      status: 'SUBMITTED',
      reviewLevel: 'STREET',
    });
    expect(await streetReviewer.ok(TODO)).toEqual({
      reviewTodo: {
        totalCount: 1,
        nodes: [
          {
            level: 'STREET',
            waitingDays: 0,
            lastReason: null,
            reviewerRegion: { name: '学田街道' },
            activity: { id, title: '国家安全进社区' },
          },
        ],
      },
    });
    expect((await districtReviewer.ok(TODO)).reviewTodo.totalCount).toBe(0);
    const approval = { input: { ...at(), notClassified: true } };
    expect(await codeFor(districtReviewer, APPROVE, approval)).toBe('FORBIDDEN');
    expect(await codeFor(organizer, APPROVE, approval)).toBe('FORBIDDEN');
    expect(await codeFor(neighbour, READ, { id })).toBe('NOT_FOUND');
  });

  it('cannot be edited while it is reviewed', async () => {
    const { message, extensions } = await organizer.refused(UPDATE, {
      input: { ...at(), title: '另一个名称' },
    });
    expect([message, extensions.code]).toEqual(['该活动正在审核,请先撤回再修改', 'CONFLICT']);
  });

  it('comes back with a reason, which tells the unit where it is stuck', async () => {
    const noReason = { input: { ...at(), reason: '  ' } };
    expect((await streetReviewer.refused(RETURN, noReason)).extensions.fields).toEqual([
      { path: 'input.reason', message: '不能为空' },
    ]);
    expect(await take(streetReviewer, RETURN, { reason: '请写明地点' })).toEqual({
      status: 'RETURNED',
      reviewLevel: null,
    });
    expect(await organizer.ok(MINE)).toEqual({
      myActivitiesInProgress: {
        nodes: [
          {
            level: null,
            waitingDays: null,
            lastReason: '请写明地点',
            reviewerRegion: null,
            activity: { title: '国家安全进社区', status: 'RETURNED' },
          },
        ],
      },
    });
  });

  it('tells the second of two editors what the first changed', async () => {
    const seen = version;
    const edit = { placeText: '社区广场', audienceIds: [terms.residents] };
    expect((await take(colleague, UPDATE, edit)).status).toBe('RETURNED');
    const { extensions } = await organizer.refused(UPDATE, {
      input: { id, expectedVersion: seen, placeText: '会议室' },
    });
    expect(extensions).toEqual({
      code: 'CONFLICT',
      expectedVersion: seen,
      currentVersion: version,
      changes: [{ at: expect.any(String), by: '李强', fields: ['audienceIds', 'placeText'] }],
      fields: [],
      requestId: expect.any(String),
    });
  });

  it('is approved at two levels, each signing off', async () => {
    const notClassified = true;
    await take(organizer, SUBMIT, { notClassified });
    expect(await take(streetReviewer, APPROVE, { notClassified })).toEqual({
      status: 'SUBMITTED',
      reviewLevel: 'DISTRICT',
    });
    const again = { input: { ...at(), notClassified } };
    expect(await codeFor(streetReviewer, APPROVE, again)).toBe('FORBIDDEN');
    expect(await codeFor(server.anonymous, READ, { id })).toBe('NOT_FOUND');
    expect(await take(districtReviewer, APPROVE, { notClassified })).toEqual({
      status: 'APPROVED',
      reviewLevel: null,
    });
    const late = { input: { ...at(), notClassified } };
    expect(await codeFor(districtReviewer, APPROVE, late)).toBe('CONFLICT');
    expect(await codeFor(server.anonymous, READ, { id })).toBe('NOT_FOUND');
  });

  it('is open to everyone once it is published, and others still may not touch it', async () => {
    expect((await take(organizer, PUBLISH)).status).toBe('PUBLISHED');
    const { activity } = await server.anonymous.ok(READ, { id });
    expect(activity).toEqual({
      title: '国家安全进社区',
      status: 'PUBLISHED',
      publishedAt: expect.any(String),
    });
    expect(await codeFor(neighbour, UPDATE, { input: { ...at(), title: '改' } })).toBe('FORBIDDEN');
    expect(await codeFor(server.anonymous, UPDATE, { input: at() })).toBe('UNAUTHENTICATED');
  });

  it('is closed with what really happened, once', async () => {
    const actuals = { actualHeadcount: 60, summary: '居民反响热烈', volunteers: 5 };
    const tooMany = [
      { termId: terms.residents, headcount: 50 },
      { termId: terms.students, headcount: 20 },
    ];
    const wrong = { ...at(), ...actuals, audienceCounts: tooMany };
    expect((await organizer.refused(CLOSE, { input: wrong })).extensions.fields).toEqual([
      {
        path: 'input.audienceCounts',
        message: '各类受众合计 70 人,超过实际人数 60 人;如有交叉请勾选“受众有交叉”',
      },
    ]);
    const state = await take(organizer, CLOSE, {
      ...actuals,
      audienceCounts: tooMany,
      audiencesOverlap: true,
      materials: [{ termId: terms.leaflet, quantity: 200, kinds: 2, estimated: true }],
    });
    expect(state.status).toBe('CLOSED');
    const twice = { input: { ...at(), ...actuals } };
    expect(await codeFor(organizer, CLOSE, twice)).toBe('CONFLICT');
    const closed = `query($id: ID!) { activity(id: $id) {
      status actualHeadcount headcountEstimated volunteers summary
      audienceCounts { headcount } materials { quantity countingWord kinds estimated }
    } }`;
    expect((await server.anonymous.ok(closed, { id })).activity).toEqual({
      status: 'CLOSED',
      actualHeadcount: 60,
      headcountEstimated: false,
      volunteers: 5,
      summary: '居民反响热烈',
      audienceCounts: [{ headcount: 50 }, { headcount: 20 }],
      materials: [{ quantity: 200, countingWord: '份', kinds: 2, estimated: true }],
    });
  });

  it('keeps its whole history for those who work on it, and shows outsiders none of it', async () => {
    const history = `query($id: ID!) { activity(id: $id) {
      reviewLevel steps { kind fromStatus toStatus level reason notClassified accountName } } }`;
    const line = (
      kind: string,
      [fromStatus, toStatus]: [string | null, string],
      accountName: string,
      more: object = {},
    ) => ({
      ...{ kind, fromStatus, toStatus, accountName },
      ...{ level: null, reason: null, notClassified: false, ...more },
    });
    expect((await streetReviewer.ok(history, { id })).activity.steps).toEqual([
      line('REGISTER', [null, 'DRAFT'], '王芳'),
      line('SUBMIT', ['DRAFT', 'SUBMITTED'], '王芳', { notClassified: true }),
      line('RETURN', ['SUBMITTED', 'RETURNED'], '陈刚', { level: 'STREET', reason: '请写明地点' }),
      line('SUBMIT', ['RETURNED', 'SUBMITTED'], '王芳', { notClassified: true }),
      line('APPROVE', ['SUBMITTED', 'SUBMITTED'], '陈刚', { level: 'STREET', notClassified: true }),
      line('APPROVE', ['SUBMITTED', 'APPROVED'], '周健', {
        level: 'DISTRICT',
        notClassified: true,
      }),
      line('PUBLISH', ['APPROVED', 'PUBLISHED'], '王芳'),
      line('CLOSE', ['PUBLISHED', 'CLOSED'], '王芳'),
    ]);
    for (const outsider of [server.anonymous, neighbour])
      expect((await outsider.ok(history, { id })).activity).toEqual({
        reviewLevel: null,
        steps: [],
      });
  });
});
