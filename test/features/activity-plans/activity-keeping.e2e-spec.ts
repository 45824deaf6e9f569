import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { AuditLine } from '../../../src/platform/audit/audit-line.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let community: Organization;
let street: Organization;
let organizer: Client;
let lecture: string;
let residents: string;

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  await server.arrange(async () => {
    tree = await buildRegionTree(db);
    community = await buildOrganization(db, { regionId: tree.community.id, name: '学田社区' });
    street = await buildOrganization(db, { regionId: tree.street.id, name: '学田街道' });
    lecture = await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE');
    residents = await termId(db, Vocabulary.AUDIENCE, 'RESIDENTS');
  });
  organizer = await signedInAs(server, {
    roles: [Role.ORGANIZER],
    organizationId: community.id,
  });
});
afterAll(() => server.close());

const PLAN = `id version title status startsOn period sortedAs: when place: placeText
  expectedHeadcount brief contact { name phone } region { name }
  organizers { role position organization { name } } audiences { name } securityFields { name }`;
const create = `mutation($input: CreateActivityInput!) { made: createActivity(input: $input) { ${PLAN} } }`;
const update = `mutation($input: UpdateActivityInput!) { made: updateActivity(input: $input) { ${PLAN} } }`;
const copy = `mutation($input: CopyActivityInput!) { made: copyActivity(input: $input) { ${PLAN} } }`;
const remove = 'mutation($input: DeleteDraftInput!) { deleteDraft(input: $input) }';
const steps = 'query($id: ID!) { activity(id: $id) { status steps { kind changed reason } } }';

const build = (given: Partial<Activity> = {}) =>
  server.arrange(() => buildActivity(server.db, { ownerOrganizationId: community.id, ...given }));
const of = ({ id, version }: Activity) => ({ id, expectedVersion: version });
const codeOf = async (query: string, input: object, who = organizer) =>
  (await who.refused(query, { input })).extensions.code;

describe('copyActivity', () => {
  const source = {
    title: '去年的讲座',
    expectedHeadcount: 60,
    placeText: '会议室',
    contactName: '李四',
    status: ActivityStatus.CLOSED,
  };

  it('makes a draft of an own activity, without its time and figures', async () => {
    const { id } = await build(source);
    const input = { id, title: '今年的讲座' };
    expect((await organizer.ok(copy, { input })).made).toMatchObject({
      version: 1,
      title: '今年的讲座',
      status: 'DRAFT',
      startsOn: null,
      place: '会议室',
      expectedHeadcount: 60,
      contact: { name: '李四', phone: null },
      organizers: [{ role: 'HOST', position: 1, organization: { name: '学田社区' } }],
    });
  });

  it('takes neither contact nor organizers from another unit', async () => {
    const { id } = await build({ ...source, ownerOrganizationId: street.id });
    expect((await organizer.ok(copy, { input: { id } })).made).toMatchObject({
      title: '去年的讲座',
      contact: { name: null, phone: null },
      region: { name: '学田社区' },
      organizers: [{ role: 'HOST', organization: { name: '学田社区' } }],
    });
  });

  it('copies only what the actor may see', async () => {
    const draft = { status: ActivityStatus.DRAFT, ownerOrganizationId: street.id };
    expect(await codeOf(copy, { id: (await build(draft)).id })).toBe('NOT_FOUND');
  });
});

describe('deleteDraft', () => {
  it('removes a draft with its parts, each leaving its audit line', async () => {
    const { made } = await organizer.ok(create, {
      input: { title: '作废', typeId: lecture, audienceIds: [residents] },
    });
    const input = { id: made.id, expectedVersion: 1 };
    expect(await organizer.ok(remove, { input })).toEqual({ deleteDraft: made.id });
    expect((await organizer.refused(steps, { id: made.id })).extensions.code).toBe('NOT_FOUND');
    const lines = await server.db.find(
      AuditLine,
      sql`t.action = 'DELETED' AND t.before LIKE ${`%${made.id}%`}`,
    );
    expect(lines.map(({ entity }) => entity).sort()).toEqual([
      'Activity',
      'ActivityOrganizer',
      'ActivityStep',
      'ActivityTerm',
    ]);
  });

  it('keeps what was handed in once, and what is another unit’s', async () => {
    const handedIn = await build({ status: ActivityStatus.RETURNED });
    expect(await codeOf(remove, of(handedIn))).toBe('CONFLICT');
    const others = await build({ ownerOrganizationId: street.id });
    expect(await codeOf(remove, of(others))).toBe('FORBIDDEN');
  });
});

describe('the contact of a published activity', () => {
  it('is shown to its unit and those who may read contacts there, to nobody else', async () => {
    const contact = { contactName: '王芳', contactPhone: '13800138000' };
    const { id } = await build({ ...contact, ownerOrganizationId: street.id });
    const query = 'query($id: ID!) { activity(id: $id) { contact { name phone } } }';
    const seenBy = async (who: Client) => (await who.ok(query, { id })).activity.contact;
    const as = (role: Role, organizationId: string) =>
      signedInAs(server, { roles: [role], organizationId });
    const shown = { name: '王芳', phone: '13800138000' };
    expect(await seenBy(await as(Role.SCHOOL, street.id))).toEqual(shown);
    expect(await seenBy(await as(Role.REVIEWER, street.id))).toEqual(shown);
    expect(await seenBy(await as(Role.REVIEWER, community.id))).toBeNull();
    expect(await seenBy(organizer)).toBeNull();
    expect(await seenBy(server.anonymous)).toBeNull();
  });
});

describe('a unit that organizes', () => {
  it('sees the plan once it is handed in', async () => {
    const partner = await server.arrange(() =>
      buildOrganization(server.db, { regionId: tree.otherDistrict.id }),
    );
    const who = await signedInAs(server, { roles: [Role.SCHOOL], organizationId: partner.id });
    const organizers = [{ organizationId: partner.id, role: OrganizerRole.SUPPORT }];
    const [draft, submitted] = await server.arrange(() =>
      Promise.all(
        [ActivityStatus.DRAFT, ActivityStatus.SUBMITTED].map((status) =>
          buildActivity(server.db, { status, organizers, ownerOrganizationId: community.id }),
        ),
      ),
    );
    expect((await who.ok(steps, { id: submitted?.id })).activity.status).toBe('SUBMITTED');
    expect((await who.refused(steps, { id: draft?.id })).extensions.code).toBe('NOT_FOUND');
    const input = { id: submitted?.id, expectedVersion: 1, title: '改' };
    expect(await codeOf(update, input, who)).toBe('FORBIDDEN');
  });
});

describe('handOverRecords', () => {
  it('passes on a person’s activities, but not who registered them', async () => {
    const leaving = await buildAccount(server, { organizationId: community.id });
    const coming = await buildAccount(server, { organizationId: community.id });
    const { id } = await build({ ownerAccountId: leaving.id, registeredById: leaving.id });
    const administrator = await signedInAs(server, {
      roles: [Role.ADMINISTRATOR],
      organizationId: street.id,
    });
    const mutation = `mutation($input: HandOverRecordsInput!) { handOverRecords(input: $input) { kind count } }`;
    const input = { fromAccountId: leaving.id, toAccountId: coming.id };
    const { handOverRecords } = await administrator.ok(mutation, { input });
    expect(handOverRecords).toContainEqual({ kind: 'Activity', count: 1 });
    expect(await server.db.findById(Activity, id)).toMatchObject({
      ownerAccountId: coming.id,
      registeredById: leaving.id,
    });
  });
});
