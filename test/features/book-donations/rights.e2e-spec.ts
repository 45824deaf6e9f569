import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import {
  BookDonationStatus,
  BookDonorKind,
} from '../../../src/features/book-donations/book-donation-status.policy.js';
import { BookDonation } from '../../../src/features/book-donations/book-donation.entity.js';
import { EducationBaseStatus } from '../../../src/features/education-bases/education-base-status.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { uploadAs } from '../../support/uploads.js';

const { PLEDGED, RECEIVED, CANCELLED } = BookDonationStatus;

const VIEWERS = {
  owner: ['community', Role.ORGANIZER],
  ownSchool: ['community', Role.SCHOOL],
  donor: ['otherDistrict', Role.SCHOOL],
  recipient: ['otherStreet', Role.SCHOOL],
  neighbour: ['otherCommunity', Role.ORGANIZER],
  reviewer: ['street', Role.REVIEWER],
  auditor: ['district', Role.AUDITOR],
  stranger: ['province', Role.SCHOOL],
} as const satisfies Record<string, readonly [keyof RegionTree, Role]>;
type Viewer = keyof typeof VIEWERS | 'anonymous';

let server: TestApp;
let tree: RegionTree;
let units: Record<keyof RegionTree, Organization>;
let tokens: Record<Viewer, string | null>;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    const made: [string, Organization][] = [];
    for (const [name, { id }] of Object.entries(tree))
      made.push([name, await buildOrganization(server.db, { regionId: id })]);
    units = Object.fromEntries(made) as typeof units;
  });
  const signedIn: [string, string | null][] = [['anonymous', null]];
  for (const [viewer, [place, role]] of Object.entries(VIEWERS)) {
    const account = { organizationId: units[place].id, roles: [role] };
    signedIn.push([viewer, await tokenOf(server, await buildAccount(server, account))]);
  }
  tokens = Object.fromEntries(signedIn) as typeof tokens;
});
afterAll(() => server.close());

const clientOf = (viewer: Viewer): Client =>
  tokens[viewer] ? server.withToken(tokens[viewer]) : server.anonymous;

type Given = Partial<BookDonation> & { recipients?: string[]; bases?: string[] };

const build = (given: Given = {}): Promise<BookDonation> =>
  server.arrange(() =>
    buildBookDonation(server.db, {
      ownerOrganizationId: units.community.id,
      donorOrganizationId: units.otherDistrict.id,
      recipients: [units.otherStreet.id],
      ...given,
    }),
  );

const PERSON = { donorKind: BookDonorKind.PERSON, donorOrganizationId: null, donorName: '李四' };

/** What each viewer is answered. */
async function asked(query: string, id: string): Promise<Record<Viewer, unknown>> {
  const answers: [string, unknown][] = [];
  for (const viewer of Object.keys(tokens) as Viewer[]) {
    const { data, errors } = await clientOf(viewer).ask(query, { id });
    answers.push([viewer, errors ? errors[0]?.extensions.code : data?.bookDonation]);
  }
  return Object.fromEntries(answers) as Record<Viewer, unknown>;
}

const EVERYONE = ['anonymous', ...Object.keys(VIEWERS)] as Viewer[];
/** The same answer for these viewers, and another for the rest. */
const only = (viewers: readonly Viewer[], theirs: unknown, others: unknown) =>
  Object.fromEntries(EVERYONE.map((one) => [one, viewers.includes(one) ? theirs : others]));

describe('who sees a donation', () => {
  const STATUS = 'query($id: ID!) { bookDonation(id: $id) { status } }';
  const INSIDERS: Viewer[] = ['owner', 'ownSchool', 'donor', 'recipient', 'reviewer', 'auditor'];

  it.each([PLEDGED, CANCELLED])('%s: its unit, those who give and get, readers', async (status) => {
    const { id } = await build({ status });
    expect(await asked(STATUS, id)).toEqual(only(INSIDERS, { status }, 'NOT_FOUND'));
  });

  it('RECEIVED: everyone', async () => {
    const { id } = await build();
    expect(await asked(STATUS, id)).toEqual(only(EVERYONE, { status: RECEIVED }, null));
  });
});

describe('what they see of it', () => {
  it('shows note and history to those who work on it, to others nothing', async () => {
    const { id } = await build({ note: '发票在财务室' });
    await clientOf('owner').ok(
      `mutation($id: ID!) { cancelBookDonation(input: { id: $id, expectedVersion: 1, reason: "重复登记" }) { id } }`,
      { id },
    );
    const { id: open } = await build({ note: '发票在财务室' });
    const INSIDE = 'query($id: ID!) { bookDonation(id: $id) { note steps { kind reason } } }';
    const insiders: Viewer[] = ['owner', 'ownSchool', 'reviewer', 'auditor'];
    const note = '发票在财务室';
    expect(await asked(INSIDE, open)).toEqual(
      only(insiders, { note, steps: [] }, { note: null, steps: [] }),
    );
    const seen = only(
      insiders,
      { note, steps: [{ kind: 'CANCEL', reason: '重复登记' }] },
      { note: null, steps: [] },
    );
    const hidden = { anonymous: 'NOT_FOUND', neighbour: 'NOT_FOUND', stranger: 'NOT_FOUND' };
    expect(await asked(INSIDE, id)).toEqual({ ...seen, ...hidden });
  });

  const DONOR = 'query($id: ID!) { bookDonation(id: $id) { name donorKind donorName } }';
  const name = `爱心人士向`;

  it('shows the name of a person only with consent, or to those who may read contacts there', async () => {
    const { id } = await build(PERSON);
    const given = { donorKind: 'PERSON', name: expect.stringContaining(name) };
    const readers: Viewer[] = ['owner', 'ownSchool', 'reviewer', 'auditor'];
    expect(await asked(DONOR, id)).toEqual(
      only(readers, { ...given, donorName: '李四' }, { ...given, donorName: null }),
    );
    const { id: agreed } = await build({ ...PERSON, donorNamePublic: true });
    expect(await asked(DONOR, agreed)).toEqual(
      only(EVERYONE, { ...given, donorName: '李四' }, null),
    );
  });

  it('keeps no name of a donor who wishes none', async () => {
    const { id, version } = await build(PERSON);
    await clientOf('owner').ok(
      'mutation($input: UpdateBookDonationInput!) { updateBookDonation(input: $input) { id } }',
      { input: { id, expectedVersion: version, donorKind: 'ANONYMOUS' } },
    );
    const [row] = await server.db.all(
      sql`SELECT donor_name AS name, donor_kind AS kind FROM book_donations WHERE id = ${id}`,
    );
    expect(row).toEqual({ name: null, kind: 'ANONYMOUS' });
  });

  it('shows its ceremony only to those who may see that activity', async () => {
    const activity = await server.arrange(() =>
      buildActivity(server.db, {
        title: '赠书仪式',
        status: ActivityStatus.DRAFT,
        ownerOrganizationId: units.community.id,
      }),
    );
    const { id } = await build({ activityId: activity.id });
    const CEREMONY = 'query($id: ID!) { bookDonation(id: $id) { activity { title } } }';
    expect(await asked(CEREMONY, id)).toEqual(
      only(
        ['owner', 'ownSchool', 'auditor'],
        { activity: { title: '赠书仪式' } },
        { activity: null },
      ),
    );
    const LIST = `query($id: ID!) { bookDonations(filter: { activityId: $id }) { totalCount } }`;
    const counts = await Promise.all(
      (['owner', 'anonymous', 'recipient'] as const).map(async (viewer) => {
        const { bookDonations } = await clientOf(viewer).ok(LIST, { id: activity.id });
        return bookDonations.totalCount as number;
      }),
    );
    expect(counts).toEqual([1, 0, 0]);
  });

  it('shows a base that got books only to those who may see that base', async () => {
    const status = EducationBaseStatus.APPLIED;
    const [applied, named] = await server.arrange(async () => [
      await buildEducationBase(server.db, {
        regionId: tree.street.id,
        name: '申报中的基地',
        status,
      }),
      await buildEducationBase(server.db, { regionId: tree.street.id, name: '命名的基地' }),
    ]);
    const { id } = await build({ recipients: [], bases: [applied.id, named.id] });
    const BASES = `query($id: ID!) { bookDonation(id: $id) { name recipientBases { name } } }`;
    const name = expect.stringMatching(/向命名的基地赠书$/);
    expect(await asked(BASES, id)).toEqual(
      only(
        ['reviewer', 'auditor'],
        { name, recipientBases: [{ name: '申报中的基地' }, { name: '命名的基地' }] },
        { name, recipientBases: [{ name: '命名的基地' }] },
      ),
    );
    const FOUND = `query($text: String!, $named: ID!) {
      bookDonations(filter: { text: $text }) { totalCount }
      educationBase(id: $named) { bookDonations(filter: { gaps: [NO_RECIPIENT] }) { totalCount }
        all: bookDonations { totalCount } } }`;
    const found = async (text: string) => server.anonymous.ok(FOUND, { text, named: named.id });
    const educationBase = { bookDonations: { totalCount: 0 }, all: { totalCount: 1 } };
    expect(await found('命名的基地')).toEqual({ bookDonations: { totalCount: 1 }, educationBase });
    expect(await found('申报中')).toEqual({ bookDonations: { totalCount: 0 }, educationBase });
    const TOTALS = `{ bookDonationTotals(by: RECIPIENT) { nodes { label } } }`;
    await build({ recipients: [], bases: [applied.id] });
    expect(JSON.stringify(await server.anonymous.ok(TOTALS))).not.toContain('申报中');
    const RECORD = `mutation($input: RecordBookDonationInput!) { recordBookDonation(input: $input) { recipientBases { name } } }`;
    const record = (baseId: string) =>
      clientOf('owner').ask(RECORD, { input: { recipientBaseIds: [baseId] } });
    expect((await record(named.id)).data).toEqual({
      recordBookDonation: { recipientBases: [{ name: '命名的基地' }] },
    });
    expect((await record(applied.id)).errors?.[0]?.extensions.fields?.[0]?.path).toBe(
      'input.recipientBaseIds.0',
    );
  });

  it('shows a certificate only to its unit and those who may read contacts there', async () => {
    const { id } = await build();
    for (const evidenceKind of ['TEXT', 'OTHER']) {
      const fields = { recordKind: 'BOOK_DONATION', evidenceKind };
      const content = Buffer.from(`%PDF-1.4\n%${evidenceKind}\n%%EOF`);
      const { status } = await uploadAs(server, tokens.owner, { recordId: id, content, fields });
      expect(status).toBe(201);
    }
    const FILES = 'query($id: ID!) { bookDonation(id: $id) { attachments { evidenceKind } } }';
    const list = { evidenceKind: 'TEXT' };
    const certificate = { evidenceKind: 'OTHER' };
    expect(await asked(FILES, id)).toEqual(
      only(
        ['owner', 'ownSchool', 'reviewer', 'auditor'],
        { attachments: [list, certificate] },
        { attachments: [list] },
      ),
    );
  });
});

describe('who changes a donation', () => {
  const UPDATE = `mutation($id: ID!) { updateBookDonation(input: { id: $id, expectedVersion: 1, note: "补" }) { version } }`;

  it('only its own unit', async () => {
    const answers: [string, unknown][] = [];
    for (const viewer of EVERYONE) {
      const { id } = await build();
      const { data, errors } = await clientOf(viewer).ask(UPDATE, { id });
      answers.push([viewer, errors?.[0]?.extensions.code ?? data?.updateBookDonation.version]);
    }
    expect(Object.fromEntries(answers)).toEqual({
      ...only(['owner', 'ownSchool'], 2, 'FORBIDDEN'),
      anonymous: 'UNAUTHENTICATED',
    });
  });

  it('does not let find out what is hidden', async () => {
    const { id } = await build({ status: PLEDGED });
    const stranger = await clientOf('stranger').refused(UPDATE, { id });
    const nobody = await clientOf('stranger').refused(UPDATE, { id: newId() });
    expect([stranger.extensions.code, stranger.message]).toEqual(['NOT_FOUND', nobody.message]);
  });

  it('does not link to an activity that is hidden from whoever links', async () => {
    const { id: activityId } = await server.arrange(() =>
      buildActivity(server.db, {
        status: ActivityStatus.DRAFT,
        ownerOrganizationId: units.otherStreet.id,
      }),
    );
    const RECORD = `mutation($input: RecordBookDonationInput!) { recordBookDonation(input: $input) { id } }`;
    const fields = async (id: string) =>
      (await clientOf('owner').refused(RECORD, { input: { activityId: id } })).extensions.fields;
    expect(await fields(activityId)).toEqual(await fields(newId()));
  });
});
