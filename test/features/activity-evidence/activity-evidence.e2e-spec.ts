import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityMaterial } from '../../../src/features/activities/activity-details.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildPng, PDF } from '../../support/files.js';
import { fetchAs, filesOnDisk, uploadAs } from '../../support/uploads.js';

const { DRAFT, SUBMITTED, PUBLISHED, CLOSED, CANCELLED } = ActivityStatus;

type Viewer = 'owner' | 'neighbour' | 'reviewer' | 'propaganda' | 'auditor' | 'anonymous';

let server: TestApp;
let unit: string;
let tokens: Record<Viewer, string | null>;

beforeAll(async () => {
  server = await bootApp();
  const units = await server.arrange(async () => {
    const tree = await buildRegionTree(server.db);
    const of = async (regionId: string) => (await buildOrganization(server.db, { regionId })).id;
    return {
      own: await of(tree.community.id),
      other: await of(tree.otherCommunity.id),
      street: await of(tree.street.id),
      district: await of(tree.district.id),
    };
  });
  const signIn = async (organizationId: string, ...roles: Role[]) =>
    tokenOf(server, await buildAccount(server, { organizationId, roles }));
  unit = units.own;
  tokens = {
    owner: await signIn(units.own, Role.ORGANIZER),
    neighbour: await signIn(units.other, Role.ORGANIZER),
    reviewer: await signIn(units.street, Role.REVIEWER),
    propaganda: await signIn(units.district, Role.PROPAGANDA),
    auditor: await signIn(units.district, Role.AUDITOR),
    anonymous: null,
  };
});
afterAll(() => server.close());

const activityOf = (given: Partial<Activity>): Promise<Activity> =>
  server.arrange(() => buildActivity(server.db, { ownerOrganizationId: unit, ...given }));

const move = (id: string, status: ActivityStatus): Promise<unknown> =>
  server.arrange(async () => {
    const repo = server.db.repo(Activity);
    return repo.save(Object.assign(await repo.findOneByOrFail({ id }), { status }));
  });

const attach = async (
  recordId: string,
  evidenceKind: string,
  content?: Buffer,
): Promise<{ id: string; url: string; thumbnailUrl: string | null }> => {
  const fields = { evidenceKind };
  const { status, body } = await uploadAs(server, tokens.owner, { recordId, content, fields });
  expect(status).toBe(201);
  return body;
};

const clientOf = (viewer: Viewer) =>
  tokens[viewer] ? server.withToken(tokens[viewer]) : server.anonymous;

describe('who sees an activity’s attachments', () => {
  const LIST = 'query($id: ID!) { activity(id: $id) { attachments { evidenceKind } } }';
  const EACH = 'PHOTO SIGN_IN_SHEET OTHER';
  const all = EACH;
  const open = 'PHOTO';
  const none = '';
  const cases: [ActivityStatus, Record<Viewer, string>][] = [
    [
      DRAFT,
      {
        owner: all,
        neighbour: none,
        reviewer: none,
        propaganda: none,
        auditor: open,
        anonymous: none,
      },
    ],
    [
      SUBMITTED,
      {
        owner: all,
        neighbour: none,
        reviewer: all,
        propaganda: open,
        auditor: open,
        anonymous: none,
      },
    ],
    [
      PUBLISHED,
      {
        owner: all,
        neighbour: open,
        reviewer: all,
        propaganda: open,
        auditor: open,
        anonymous: open,
      },
    ],
    [
      CLOSED,
      {
        owner: all,
        neighbour: open,
        reviewer: all,
        propaganda: open,
        auditor: open,
        anonymous: open,
      },
    ],
    [
      CANCELLED,
      {
        owner: all,
        neighbour: none,
        reviewer: all,
        propaganda: open,
        auditor: open,
        anonymous: none,
      },
    ],
  ];

  it.each(cases)('%s', async (status, expected) => {
    const { id } = await activityOf({ status: DRAFT });
    const attached: Record<string, Awaited<ReturnType<typeof attach>>> = {};
    for (const kind of EACH.split(' ')) attached[kind] = await attach(id, kind, await buildPng());
    await move(id, status);

    const fetched: Record<string, string> = {};
    const listed: Record<string, string> = {};
    for (const viewer of Object.keys(expected) as Viewer[]) {
      const seen: string[] = [];
      for (const [kind, { url, thumbnailUrl }] of Object.entries(attached)) {
        const file = await fetchAs(server, tokens[viewer], url);
        const small = await fetchAs(server, tokens[viewer], thumbnailUrl ?? '');
        expect([file.status, small.status]).toEqual(file.status === 200 ? [200, 200] : [404, 404]);
        if (file.status === 200) seen.push(kind);
      }
      fetched[viewer] = seen.join(' ');
      const { data } = await clientOf(viewer).ask(LIST, { id });
      listed[viewer] = ((data?.activity?.attachments ?? []) as { evidenceKind: string }[])
        .map(({ evidenceKind }) => evidenceKind)
        .join(' ');
    }
    expect({ fetched, listed }).toEqual({ fetched: expected, listed: expected });
  });

  it('a file that may no longer be seen is refused to a browser that has it', async () => {
    const { id } = await activityOf({ status: PUBLISHED });
    const { url } = await attach(id, 'PHOTO');
    const { headers } = await fetchAs(server, null, url);
    await move(id, CANCELLED);
    const again = await server.anonymous.get(url, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(404);
  });
});

describe('who changes them', () => {
  it.each<[ActivityStatus, Record<Viewer, number>]>([
    [
      DRAFT,
      { owner: 201, neighbour: 404, reviewer: 404, propaganda: 404, auditor: 403, anonymous: 401 },
    ],
    [
      SUBMITTED,
      { owner: 409, neighbour: 404, reviewer: 403, propaganda: 403, auditor: 403, anonymous: 401 },
    ],
    [
      PUBLISHED,
      { owner: 201, neighbour: 403, reviewer: 403, propaganda: 403, auditor: 403, anonymous: 401 },
    ],
    [
      CLOSED,
      { owner: 201, neighbour: 403, reviewer: 403, propaganda: 403, auditor: 403, anonymous: 401 },
    ],
    [
      CANCELLED,
      { owner: 409, neighbour: 404, reviewer: 403, propaganda: 403, auditor: 403, anonymous: 401 },
    ],
  ])('%s', async (status, expected) => {
    const { id: recordId } = await activityOf({ status });
    const answered: Partial<Record<Viewer, number>> = {};
    for (const viewer of Object.keys(expected) as Viewer[])
      answered[viewer] = (await uploadAs(server, tokens[viewer], { recordId })).status;
    expect(answered).toEqual(expected);
  });

  it('deleting a draft takes its rows and files along', async () => {
    const { id, version } = await activityOf({ status: DRAFT });
    const before = filesOnDisk(server).files;
    const { url } = await attach(id, 'PHOTO', await buildPng());
    expect(filesOnDisk(server).files).toHaveLength(before.length + 2);
    await server
      .withToken(tokens.owner ?? '')
      .ok('mutation($input: DeleteDraftInput!) { deleteDraft(input: $input) }', {
        input: { id, expectedVersion: version },
      });
    expect((await fetchAs(server, tokens.owner, url)).status).toBe(404);
    expect(filesOnDisk(server).files).toEqual(before);
  });
});

describe('evidence', () => {
  const EVIDENCE = `query($id: ID!) {
    activity(id: $id) { evidence { items { kind count } complete missing } }
  }`;

  it('shows those who work on it what is on file and what is missing', async () => {
    const typeId = await server.arrange(() =>
      termId(server.db, Vocabulary.ACTIVITY_TYPE, 'TRAINING'),
    );
    const { id } = await activityOf({ status: CLOSED, typeId });
    await server.arrange(async () => {
      const repo = server.db.repo(ActivityMaterial);
      const leaflets = await termId(server.db, Vocabulary.MATERIAL, 'PRINTED_MATTER');
      const material = { activityId: id, termId: leaflets, position: 1, quantity: 600 };
      await repo.save(repo.create({ ...material, countingWord: '份', kinds: 1, estimated: true }));
    });
    await attach(id, 'PHOTO', await buildPng());
    await attach(id, 'PHOTO', await buildPng());
    const incomplete = {
      items: [{ kind: 'PHOTO', count: 2 }],
      complete: false,
      missing: ['PRINTED_MATTER', 'SIGN_IN_SHEET'],
    };
    for (const viewer of ['owner', 'reviewer', 'propaganda', 'auditor'] as const)
      expect(await clientOf(viewer).ok(EVIDENCE, { id })).toEqual({
        activity: { evidence: incomplete },
      });
    for (const viewer of ['neighbour', 'anonymous'] as const)
      expect(await clientOf(viewer).ok(EVIDENCE, { id })).toEqual({ activity: { evidence: null } });
    await attach(id, 'PRINTED_MATTER');
    await attach(id, 'SIGN_IN_SHEET', await buildPng());
    expect(await clientOf('owner').ok(EVIDENCE, { id })).toEqual({
      activity: {
        evidence: {
          items: [
            { kind: 'PHOTO', count: 2 },
            { kind: 'PRINTED_MATTER', count: 1 },
            { kind: 'SIGN_IN_SHEET', count: 1 },
          ],
          complete: true,
          missing: [],
        },
      },
    });
  });

  it('asks for a list’s attachments and evidence in a few statements, however long it is', async () => {
    const query = `query($first: Int!) { activities(first: $first) { nodes {
      title attachments { fileName url } evidence { complete items { kind count } }
    } } }`;
    for (const content of [PDF, await buildPng(), await buildPng()])
      await attach((await activityOf({})).id, 'PHOTO', content);
    const ask = (first: number) => countQueries(() => clientOf('owner').ok(query, { first }));
    const { answer, statements } = await ask(10);
    expect(answer.activities.nodes.length).toBeGreaterThan(5);
    // Who asks, the page, facts with organizers, attachments, types, materials, their terms.
    expect(statements.length).toBeLessThanOrEqual(8);
  });
});
