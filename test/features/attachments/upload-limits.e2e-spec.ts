import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { newId } from '../../../src/platform/database/columns.js';
import { say } from '../../../src/platform/errors.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
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

let server: TestApp;
let token: string;

let records: BareRecords;

beforeAll(async () => {
  server = await bootApp({ config: { maxUploadMb: 2 } });
  records = useBareRecords(server);
  const organizationId = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildOrganization(server.db, { regionId: region.id })).id;
  });
  token = await tokenOf(
    server,
    await buildAccount(server, { organizationId, roles: [Role.ORGANIZER] }),
  );
});
afterEach(() => expect(filesOnDisk(server).tmp).toEqual([]));
afterAll(() => server.close());

/** What must hold after anything that was refused. */
async function expectNothingNew(work: () => Promise<void>): Promise<void> {
  const before = { rows: await countAttachments(server), files: filesOnDisk(server).files };
  await work();
  expect({ rows: await countAttachments(server), files: filesOnDisk(server).files }).toEqual(
    before,
  );
}

describe('limits', () => {
  it('refuses a file over the limit with 413 and keeps nothing of it', async () => {
    await expectNothingNew(async () => {
      const { status, body } = await uploadAs(server, token, {
        recordId: records.make(),
        content: Buffer.concat([PDF, Buffer.alloc(3 * 1024 * 1024)]),
      });
      const message = '文件不能超过 2 MB';
      expect({ status, body }).toEqual({
        status: 413,
        body: {
          error: {
            code: 'PAYLOAD_TOO_LARGE',
            message,
            limitMb: 2,
            fields: [{ path: 'file', message }],
            requestId: expect.any(String),
          },
        },
      });
    });
  });

  it('lets a record have 50', async () => {
    const recordId = records.make();
    const files = await Promise.all(Array.from({ length: 51 }, () => buildPng(8, 8)));
    const statuses: number[] = [];
    for (const content of files)
      statuses.push((await uploadAs(server, token, { recordId, content })).status);
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 201), 409]);
  });

  it.each([
    ['no record', { recordId: 'x' }, ['recordId']],
    [
      'an unknown kind',
      { recordKind: 'SECRET', evidenceKind: 'X' },
      ['recordKind', 'evidenceKind'],
    ],
    ['a long caption', { caption: '长'.repeat(201) }, ['caption']],
    ['a field of no meaning', { owner: 'me' }, ['owner']],
  ])('refuses %s', async (_what, fields, paths) => {
    await expectNothingNew(async () => {
      const { status, body } = await uploadAs(server, token, { recordId: records.make(), fields });
      expect([status, body.error.fields.map((field: { path: string }) => field.path)]).toEqual([
        400,
        paths,
      ]);
    });
  });

  it('refuses what is no form, a form without a file, and one cut short', async () => {
    const send = async (type: string, body: string) => {
      const answer = await server
        .withToken(token)
        .post('/attachments', body, { 'content-type': type });
      return [answer.status, JSON.parse(answer.body).error.code];
    };
    const form = 'multipart/form-data; boundary=b';
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
    expect(await send(form, '--b--\r\n')).toEqual([400, 'INVALID_INPUT']);
    expect(await send(form, `${head}%PDF-1.4 cut`)).toEqual([400, 'INVALID_INPUT']);
    expect(await send('multipart/form-data', 'x')).toEqual([400, 'INVALID_INPUT']);
    expect(await send(form, `${head}%PDF\r\n${head}%PDF\r\n--b--\r\n`)).toEqual([
      400,
      'INVALID_INPUT',
    ]);
  });
});

describe('a sender who goes away', () => {
  it('in the middle of a file leaves nothing behind', async () => {
    await expectNothingNew(async () => {
      const sending = request(new URL('/attachments', server.url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': '1000000',
        },
      });
      sending.on('error', () => undefined);
      sending.write(
        '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4',
      );
      sending.write('x'.repeat(100_000));
      await until(() => filesOnDisk(server).tmp.length === 1);
      sending.destroy();
      await until(() => filesOnDisk(server).tmp.length === 0);
    });
  });
});

describe('who may', () => {
  it.each([
    ['nobody signed in', null, () => records.make(), 401, 'UNAUTHENTICATED'],
    ['one who does not see the record', 'token', () => newId(), 404, 'NOT_FOUND'],
    [
      'one who only sees it',
      'token',
      () => records.make({ ...KEEPER, edit: false }),
      403,
      'FORBIDDEN',
    ],
    [
      'its owner while it is frozen',
      'token',
      () => records.make({ ...KEEPER, frozen: say('审核中', 'in review') }),
      409,
      'CONFLICT',
    ],
  ])('%s attaches nothing', async (_who, as, make, status, code) => {
    await expectNothingNew(async () => {
      const answer = await uploadAs(server, as && token, { recordId: make() });
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    });
  });

  it('a file whose record is out of sight is as absent as one that never was', async () => {
    const recordId = records.make();
    const { body } = await uploadAs(server, token, { recordId });
    records.set(recordId, null);
    const hidden = await fetchAs(server, token, body.url);
    const absent = await fetchAs(server, token, `/attachments/${newId()}`);
    const strip = ({ status, bytes }: { status: number; bytes: Buffer }) => [
      status,
      bytes.toString().replace(/"requestId":"[^"]+"/, ''),
    ];
    expect(strip(hidden)).toEqual(strip(absent));
    expect(hidden.status).toBe(404);
  });
});

describe('an address that is no id', () => {
  it.each([
    ['%00', 400],
    ['..%2f..%2fguoan-week.db', 404],
    ['%27%20OR%201=1', 404],
    [newId().toUpperCase(), 404],
  ])('%s gives nothing', async (id, status) => {
    expect((await fetchAs(server, token, `/attachments/${id}`)).status).toBe(status);
    expect((await fetchAs(server, token, `/attachments/${id}/thumbnail`)).status).toBe(status);
  });
});

describe('sent twice', () => {
  it('the same file is attached once, even at the same time', async () => {
    const recordId = records.make();
    const content = await buildPng();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => uploadAs(server, token, { recordId, content })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(filesOnDisk(server).files).toEqual(await namedFiles(server));
  });

  it('one key gives one answer, and is refused for another file', async () => {
    const recordId = records.make();
    const headers = { 'idempotency-key': 'photo-1' };
    const content = await buildPng();
    const first = await uploadAs(server, token, { recordId, content, headers });
    const again = await uploadAs(server, token, { recordId, content, headers });
    expect(again).toEqual(first);
    const other = await uploadAs(server, token, { recordId, content: await buildPng(), headers });
    expect([other.status, other.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(filesOnDisk(server).files).toEqual(await namedFiles(server));
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await sleep(25);
  expect(holds()).toBe(true);
}
