import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { BookDonationRecipient } from '../../../src/features/book-donations/book-donation-parts.entity.js';
import { BookDonation } from '../../../src/features/book-donations/book-donation.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildScene, CANCEL, PLEDGE, RECEIVE, RECORD, type Scene, UPDATE } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await buildScene();
});
afterAll(() => scene.server.close());

const record = (input: object) => scene.keeper.ok(RECORD, { input });
const pledge = (input: object) => scene.keeper.ok(PLEDGE, { input });
const update = (input: object) => scene.keeper.ok(UPDATE, { input });

describe('completing a donation', () => {
  it('fills gap after gap, and keeps what was done', async () => {
    const { done } = await record({ recipientScope: '崇川区教育系统' });
    const { id } = done;
    const gaps: string[][] = [done.gaps];
    let version = done.version as number;
    for (const input of [
      { donorKind: 'ANONYMOUS' },
      { presentedOn: '2023-04-10' },
      { lines: [{ title: '甲' }] },
      { statedCopies: 300 },
    ]) {
      const changed = await update({ id, expectedVersion: version, ...input });
      version = changed.done.version;
      gaps.push(changed.done.gaps);
    }
    expect(gaps).toEqual([
      ['NO_COPIES', 'NO_TITLES', 'NO_DONOR', 'NO_DATE', 'NO_PROOF'],
      ['NO_COPIES', 'NO_TITLES', 'NO_DATE', 'NO_PROOF'],
      ['NO_COPIES', 'NO_TITLES', 'NO_PROOF'],
      ['NO_COPIES', 'NO_PROOF'],
      ['NO_PROOF'],
    ]);
    const { bookDonation } = await scene.keeper.ok(
      `query($id: ID!) { bookDonation(id: $id) { version name steps { kind changed } } }`,
      { id },
    );
    expect(bookDonation).toEqual({
      version: 5,
      name: '匿名人士向崇川区教育系统赠书',
      steps: [
        { kind: 'RECORD', changed: [] },
        { kind: 'CHANGE', changed: ['donorKind'] },
        { kind: 'CHANGE', changed: ['presentedOn'] },
        { kind: 'CHANGE', changed: ['lines'] },
        { kind: 'CHANGE', changed: ['statedCopies'] },
      ],
    });
  });

  it('keeps the lines that stay, replaces the others, and clears with null', async () => {
    const lines = [
      { title: '甲', copies: 1 },
      { title: '乙', copies: 2 },
    ];
    const { done } = await record({
      recipientOrganizationIds: [scene.school.id],
      note: '备',
      lines,
    });
    const next = await update({
      id: done.id,
      expectedVersion: 1,
      lines: [lines[1], { title: '丙', copies: 3 }],
      recipientOrganizationIds: null,
      note: null,
    });
    expect(next.done).toMatchObject({ note: null, recipients: [], copies: 5, version: 2 });
    expect(next.done.lines.map((line: { title: string }) => line.title)).toEqual(['乙', '丙']);
    const audited = await scene.server.db.all<{ action: string }>(
      sql`SELECT l.action FROM audit_lines l WHERE l.entity = 'BookDonationLine' AND l.record_id IN
        (SELECT DISTINCT x.record_id FROM audit_lines x WHERE x.entity = 'BookDonationLine' AND x.account_name <> 'system')`,
    );
    expect(audited.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['CREATED', 'CHANGED', 'DELETED']),
    );
  });

  it('tells whoever was overtaken what changed meanwhile, without the values', async () => {
    const { done } = await record({});
    await update({ id: done.id, expectedVersion: 1, lines: [{ title: '甲' }], note: '密' });
    const error = await scene.keeper.refused(UPDATE, {
      input: { id: done.id, expectedVersion: 1, title: '乙' },
    });
    expect(error.extensions).toMatchObject({
      code: 'CONFLICT',
      expectedVersion: 1,
      currentVersion: 2,
      changes: [{ fields: ['lines', 'note'] }],
    });
  });

  it('changes nothing, and bumps nothing, when all is as it was', async () => {
    const { done } = await record({ lines: [{ title: '甲' }], note: '备' });
    const again = await update({
      id: done.id,
      expectedVersion: 1,
      lines: [{ title: '甲' }],
      note: '备',
    });
    expect(again.done).toEqual(done);
  });
});

describe('a pledge', () => {
  it('is hidden until it is received', async () => {
    const { done } = await pledge({
      donorOrganizationId: scene.library.id,
      presentedOn: '2999-01-01',
    });
    expect(done).toMatchObject({
      status: 'PLEDGED',
      gaps: ['NO_COPIES', 'NO_TITLES', 'NO_RECIPIENT'],
    });
    const { id } = done;
    const one = 'query($id: ID!) { bookDonation(id: $id) { status } }';
    expect((await scene.server.anonymous.refused(one, { id })).extensions.code).toBe('NOT_FOUND');
    const early = await scene.keeper.refused(RECEIVE, { input: { id, expectedVersion: 1 } });
    expect(early.extensions.fields).toMatchObject([{ path: 'input.presentedOn' }]);
    const received = await scene.keeper.ok(RECEIVE, {
      input: { id, expectedVersion: 1, presentedOn: '2023-04-10' },
    });
    expect(received.done).toMatchObject({
      status: 'RECEIVED',
      version: 2,
      presentedOn: '2023-04-10',
    });
    expect(await scene.server.anonymous.ok(one, { id })).toEqual({
      bookDonation: { status: 'RECEIVED' },
    });
  });

  it('is received once, cancelled with a reason, and left alone afterwards', async () => {
    const { id } = (await pledge({})).done;
    await scene.keeper.ok(RECEIVE, { input: { id, expectedVersion: 1 } });
    const twice = await scene.keeper.refused(RECEIVE, { input: { id, expectedVersion: 2 } });
    const unexplained = await scene.keeper.refused(CANCEL, {
      input: { id, expectedVersion: 2, reason: ' ' },
    });
    const reason = '重复登记';
    const { done } = await scene.keeper.ok(CANCEL, { input: { id, expectedVersion: 2, reason } });
    const late = await scene.keeper.refused(UPDATE, {
      input: { id, expectedVersion: 3, note: '补' },
    });
    expect([twice, unexplained, late].map((error) => error.extensions.code)).toEqual([
      'CONFLICT',
      'INVALID_INPUT',
      'CONFLICT',
    ]);
    expect(done).toMatchObject({ status: 'CANCELLED', gaps: [], version: 3 });
    expect(done.steps).toEqual([
      { kind: 'PLEDGE', toStatus: 'PLEDGED', reason: null, changed: [] },
      { kind: 'RECEIVE', toStatus: 'RECEIVED', reason: null, changed: [] },
      { kind: 'CANCEL', toStatus: 'CANCELLED', reason, changed: [] },
    ]);
  });
});

describe('a merge of units', () => {
  it('moves what they gave, got and registered; who got some twice stands there once', async () => {
    const { db } = scene.server;
    const [keep, gone] = await scene.server.arrange(async () => [
      await buildOrganization(db, { regionId: scene.tree.district.id }),
      await buildOrganization(db, { regionId: scene.tree.district.id }),
    ]);
    const { id } = await scene.server.arrange(() =>
      buildBookDonation(db, {
        ownerOrganizationId: gone.id,
        donorOrganizationId: gone.id,
        recipients: [gone.id, keep.id],
      }),
    );
    const admin = await signedInAs(scene.server, {
      roles: [Role.ADMINISTRATOR],
      organizationId: scene.office.id,
    });
    await admin.ok(
      'mutation($input: MergeOrganizationsInput!) { mergeOrganizations(input: $input) { id } }',
      {
        input: {
          duplicateId: gone.id,
          keepId: keep.id,
          expectedDuplicateVersion: 1,
          expectedKeepVersion: 1,
        },
      },
    );
    const after = await db.findById(BookDonation, id);
    const got = await db.find(BookDonationRecipient, sql`t.donation_id = ${id}`);
    expect([after?.ownerOrganizationId, after?.donorOrganizationId]).toEqual([keep.id, keep.id]);
    expect(got.map(({ organizationId }) => organizationId)).toEqual([keep.id]);
  });
});
