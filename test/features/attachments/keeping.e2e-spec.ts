import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import {
  AttachmentOwners,
  type AttachmentOwner,
} from '../../../src/features/attachments/attachment-owner.port.js';
import { AttachmentSweepService } from '../../../src/features/attachments/attachment-sweep.service.js';
import { RecordKind } from '../../../src/features/attachments/attachment.entity.js';
import { AttachmentsService } from '../../../src/features/attachments/attachments.service.js';
import { attachmentsDir } from '../../../src/platform/config.js';
import { newId } from '../../../src/platform/database/columns.js';
import { say } from '../../../src/platform/errors.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import {
  type BareRecords,
  countAttachments,
  KEEPER,
  namedFiles,
  useBareRecords,
} from '../../support/factories/attachments.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { buildPng, PDF } from '../../support/files.js';
import { fetchAs, filesOnDisk, uploadAs } from '../../support/uploads.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: TestApp;
let records: BareRecords;
let token: string;
let keeper: Client;

beforeAll(async () => {
  server = await bootApp();
  const organizationId = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildOrganization(server.db, { regionId: region.id })).id;
  });
  const account = await buildAccount(server, { organizationId, roles: [Role.ORGANIZER] });
  token = await tokenOf(server, account);
  keeper = server.withToken(token);
  records = useBareRecords(server);
});
afterAll(() => server.close());

/** A record with a picture and a document. */
async function recordWithFiles(): Promise<{ recordId: string; ids: string[] }> {
  const recordId = records.make();
  const picture = await uploadAs(server, token, { recordId, content: await buildPng() });
  const document = await uploadAs(server, token, { recordId, content: PDF });
  return { recordId, ids: [picture.body.id, document.body.id] };
}

const expectTidy = async () =>
  expect(filesOnDisk(server)).toMatchObject({ tmp: [], files: await namedFiles(server) });

describe('row and file', () => {
  it('a row that cannot be committed leaves no file', async () => {
    const owners = server.app.get(AttachmentOwners, { strict: false });
    let asked = 0;
    let onDisk: string[] = [];
    const wavering: AttachmentOwner = {
      recordKind: RecordKind.ACTIVITY,
      rightsOf(_actor, [id = '']) {
        asked += 1;
        onDisk = filesOnDisk(server).files;
        const frozen = asked > 1 ? say('刚刚提交', 'just submitted') : null;
        return Promise.resolve(new Map([[id, { ...KEEPER, frozen }]]));
      },
    };
    owners.register(wavering);
    const before = await namedFiles(server);
    const { status } = await uploadAs(server, token, { content: await buildPng() });
    records = useBareRecords(server);
    expect({ status, asked, waiting: onDisk.length - before.length }).toEqual({
      status: 409,
      asked: 2,
      waiting: 2,
    });
    expect(await namedFiles(server)).toEqual(before);
    await expectTidy();
  });

  it('deleting an attachment removes its file, and a second time finds nothing', async () => {
    const { ids } = await recordWithFiles();
    const mutation = 'mutation($input: DeleteAttachmentInput!) { deleteAttachment(input: $input) }';
    const input = { id: ids[0] };
    expect(await keeper.ok(mutation, { input })).toEqual({ deleteAttachment: ids[0] });
    expect((await keeper.refused(mutation, { input })).extensions.code).toBe('NOT_FOUND');
    expect((await fetchAs(server, token, `/attachments/${ids[0]}`)).status).toBe(404);
    expect((await fetchAs(server, token, `/attachments/${ids[1]}`)).status).toBe(200);
    await expectTidy();
  });

  it('a record’s files go with it, and stay when its deletion is rolled back', async () => {
    const { recordId } = await recordWithFiles();
    const service = server.app.get(AttachmentsService, { strict: false });
    const record = { recordKind: RecordKind.ACTIVITY, recordId };
    const before = await namedFiles(server);
    const broken = server.arrange(async () => {
      await service.deleteAllOf(record);
      throw new Error('later step');
    });
    await expect(broken).rejects.toThrow('later step');
    expect(await namedFiles(server)).toEqual(before);
    await expectTidy();
    await server.arrange(() => service.deleteAllOf(record));
    expect(await namedFiles(server)).toHaveLength(before.length - 3);
    await expectTidy();
  });
});

describe('the sweep', () => {
  const put = (folder: string, name: string): void =>
    writeFileSync(join(attachmentsDir(server.config), folder, name), 'x');

  it('takes away what broke off an hour ago, never a file with a row, and destroys after a month', async () => {
    await recordWithFiles();
    const sweeper = server.app.get(AttachmentSweepService, { strict: false });
    const named = await namedFiles(server);
    const shard = named[0]?.slice(0, 2) ?? '';
    const orphan = `${shard}${newId().slice(2)}`;
    put(join('files', shard), orphan);
    put(join('files', shard), `${orphan}.thumb`);
    put('tmp', 'half-sent');

    expect(await sweeper.sweep()).toEqual({ drafts: 0, setAside: 0, destroyed: 0 });

    const inTwoHours = Date.now() + 2 * HOUR;
    expect(await sweeper.sweep(inTwoHours)).toEqual({ drafts: 1, setAside: 1, destroyed: 0 });
    const lost = [orphan, `${orphan}.thumb`];
    expect(filesOnDisk(server)).toEqual({ tmp: [], files: named, lost });

    const inAMonth = Date.now() + 31 * DAY;
    expect(await sweeper.sweep(inAMonth)).toEqual({ drafts: 0, setAside: 0, destroyed: 2 });
    expect(filesOnDisk(server)).toEqual({ tmp: [], files: named, lost: [] });
  });
});

describe('describing and ordering', () => {
  const UPDATE = `mutation($input: UpdateAttachmentInput!) {
    updateAttachment(input: $input) { id version caption evidenceKind }
  }`;
  const ORDER = `mutation($input: OrderAttachmentsInput!) {
    orderAttachments(input: $input) { id position }
  }`;

  it('changes caption and kind on the version that was read', async () => {
    const { ids } = await recordWithFiles();
    const [id] = ids;
    const input = { id, expectedVersion: 1, caption: '签到', evidenceKind: 'SIGN_IN_SHEET' };
    expect(await keeper.ok(UPDATE, { input })).toEqual({
      updateAttachment: { id, version: 2, caption: '签到', evidenceKind: 'SIGN_IN_SHEET' },
    });
    expect((await keeper.refused(UPDATE, { input })).extensions.code).toBe('CONFLICT');
    const cleared = { id, expectedVersion: 2, caption: '' };
    expect((await keeper.ok(UPDATE, { input: cleared })).updateAttachment.caption).toBe(null);
  });

  it('orders all of a record’s attachments, and only the present ones', async () => {
    const { recordId, ids } = await recordWithFiles();
    const reversed = [...ids].reverse();
    const input = { recordKind: 'ACTIVITY', recordId, ids: reversed };
    expect(await keeper.ok(ORDER, { input })).toEqual({
      orderAttachments: reversed.map((id, index) => ({ id, position: index + 1 })),
    });
    const others = await recordWithFiles();
    for (const wrong of [ids.slice(1), [...ids, others.ids[0]], others.ids]) {
      const error = await keeper.refused(ORDER, { input: { ...input, ids: wrong } });
      expect(error.extensions.code).toBe('CONFLICT');
    }
    const twice = await keeper.refused(ORDER, { input: { ...input, ids: [ids[0], ids[0]] } });
    expect(twice.extensions.fields?.[0]?.path).toBe('input.ids');
  });

  it.each([
    ['who only sees the record', { ...KEEPER, edit: false }, 'FORBIDDEN'],
    ['while it is frozen', { ...KEEPER, frozen: say('审核中', 'in review') }, 'CONFLICT'],
    ['who does not see it', null, 'NOT_FOUND'],
  ])('changes nothing for one %s', async (_who, rights, code) => {
    const { recordId, ids } = await recordWithFiles();
    records.set(recordId, rights);
    const [id] = ids;
    const remove = 'mutation($input: DeleteAttachmentInput!) { deleteAttachment(input: $input) }';
    const input = { recordKind: 'ACTIVITY', recordId, ids };
    const codes = [
      await keeper.refused(UPDATE, { input: { id, expectedVersion: 1, caption: 'x' } }),
      await keeper.refused(ORDER, { input }),
      await keeper.refused(remove, { input: { id } }),
    ].map((error) => error.extensions.code);
    expect(codes).toEqual([code, code, code]);
    const anonymous = await server.anonymous.refused(remove, { input: { id } });
    expect(anonymous.extensions.code).toBe('UNAUTHENTICATED');
    expect(await countAttachments(server)).toBeGreaterThan(1);
  });
});
