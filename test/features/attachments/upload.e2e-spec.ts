import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import {
  type BareRecords,
  countAttachments,
  useBareRecords,
} from '../../support/factories/attachments.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import {
  buildBomb,
  buildDocx,
  buildPhoto,
  buildPng,
  buildVideo,
  buildXlsx,
  MP4,
  PDF,
} from '../../support/files.js';
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

describe('a photo', () => {
  it('is kept upright and smaller, without place, device or hidden content', async () => {
    const content = await buildPhoto();
    expect((await sharp(content).metadata()).exif?.includes('Nantong')).toBe(true);
    const { status, body } = await uploadAs(server, token, {
      recordId: records.make(),
      content,
      name: '启动仪式.JPG',
      fields: { caption: ' 合影 ' },
    });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        version: 1,
        kind: 'PICTURE',
        evidenceKind: 'PHOTO',
        fileName: '启动仪式.jpg',
        mimeType: 'image/jpeg',
        bytes: expect.any(Number),
        width: 1707,
        height: 2560,
        caption: '合影',
        position: 1,
        takenOn: '2023-04-15',
        uploadedAt: expect.any(String),
        url: `/attachments/${body.id}`,
        thumbnailUrl: `/attachments/${body.id}/thumbnail`,
      },
    });
    const served = await fetchAs(server, null, body.url);
    const { width, height, exif, xmp, icc, orientation } = await sharp(served.bytes).metadata();
    expect({ width, height, exif, xmp, icc, orientation, bytes: served.bytes.length }).toEqual({
      width: 1707,
      height: 2560,
      bytes: body.bytes,
    });
    const small = await sharp((await fetchAs(server, null, body.thumbnailUrl)).bytes).metadata();
    expect({
      width: small.width,
      height: small.height,
      format: small.format,
      exif: small.exif,
    }).toEqual({
      width: 266,
      height: 400,
      format: 'jpeg',
    });
  });

  it('is served for the page it stands on and for nothing else', async () => {
    const content = await buildPng();
    const { body } = await uploadAs(server, token, {
      recordId: records.make(),
      content,
      name: 'a.png',
    });
    const { status, headers } = await fetchAs(server, null, body.url);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(body.bytes),
      'content-disposition': 'inline; filename=a.png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
    });
    const etag = headers.get('etag') ?? '';
    const again = await server.anonymous.get(body.url, { 'if-none-match': etag });
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
  });
});

describe('documents and recordings', () => {
  it.each([
    ['pdf', PDF, 'application/pdf', 'DOCUMENT'],
    [
      'docx',
      buildDocx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'DOCUMENT',
    ],
    [
      'xlsx',
      buildXlsx(),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'DOCUMENT',
    ],
    ['mp4', MP4, 'video/mp4', 'RECORDING'],
  ])('%s is kept as it is and saved, never shown', async (extension, content, mimeType, kind) => {
    const { status, body } = await uploadAs(server, token, {
      recordId: records.make(),
      content,
      name: `签到 "1".${extension}`,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind,
      mimeType,
      bytes: content.length,
      width: null,
      thumbnailUrl: null,
    });
    const served = await fetchAs(server, null, body.url);
    expect(served.bytes.equals(content)).toBe(true);
    expect(served.headers.get('content-type')).toBe(mimeType);
    expect(served.headers.get('content-disposition')).toBe(
      `attachment; filename="?? _1_.${extension}"; filename*=UTF-8''%E7%AD%BE%E5%88%B0%20_1_.${extension}`,
    );
    expect((await fetchAs(server, null, `${body.url}/thumbnail`)).status).toBe(404);
  });

  it('a video is rid of the place where it was taken, and of nothing else', async () => {
    const place = '+31.9800+120.8900+012.3/';
    const content = buildVideo(place);
    const { body } = await uploadAs(server, token, { recordId: records.make(), content });
    expect(body.mimeType).toBe('video/mp4');
    const { bytes } = await fetchAs(server, null, body.url);
    expect([content.includes(place), bytes.includes('31.98'), bytes.length]).toEqual([
      true,
      false,
      content.length,
    ]);
    expect(bytes.includes('location.ISO6709 +00.0000+000.0000+000.0/ Phone 9')).toBe(true);
    expect(bytes.subarray(-508).equals(content.subarray(-508))).toBe(true);
  });

  it('a recording is given in parts', async () => {
    const { body } = await uploadAs(server, token, {
      recordId: records.make(),
      content: MP4,
      name: 'v.mp4',
    });
    const part = await fetchAs(server, null, body.url, { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${MP4.length}`);
    expect(part.bytes.equals(MP4.subarray(100, 200))).toBe(true);
    const beyond = await fetchAs(server, null, body.url, { range: 'bytes=99999-' });
    expect([beyond.status, beyond.bytes.length]).toEqual([416, 0]);
  });
});

describe('what a file is, its content decides', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const page = '<!doctype html><script>alert(1)</script>';
  it.each([
    ['a page called a photo', 'a.jpg', Buffer.from(page), '不支持这种文件'],
    ['an SVG', 'a.svg', Buffer.from(svg), '不支持这种文件'],
    [
      'an SVG with an XML head',
      'a.png',
      Buffer.from(`<?xml version="1.0"?>${svg}`),
      '不支持这种文件',
    ],
    ['a zip', 'a.docx', buildDocx().subarray(0, 0), '文件是空的'],
    ['a program', 'a.pdf', Buffer.from('MZ\x90\0\x03\0\0\0'), '不支持这种文件'],
    [
      'the head of a photo and a page',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(page)]),
      '图片已损坏',
    ],
    ['macros in a Word file', 'a.docx', buildDocx({ 'word/vbaProject.bin': 'x' }), '含有宏'],
    [
      'a huge table in a small file',
      'a.xlsx',
      buildXlsx({ 'xl/big.xml': ' '.repeat(30_000_000) }),
      '解压后过大',
    ],
    ['a picture of 2,500 megapixels in 70 bytes', 'a.png', buildBomb(), '像素过大'],
    ['a video cut short', 'a.mp4', MP4.subarray(0, 1000), '音视频已损坏'],
    [
      'a photo of the iPhone’s own format',
      'a.jpg',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
      'HEIC',
    ],
  ])('%s is refused', async (_what, name, content, message) => {
    await expectNothingNew(async () => {
      const { status, body } = await uploadAs(server, token, {
        recordId: records.make(),
        content,
        name,
        type: 'image/jpeg',
      });
      expect(body.error).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'file', message: expect.stringContaining(message) }],
      });
      expect(status).toBe(400);
    });
  });

  it('keeps only the pixels of a picture with a page behind it', async () => {
    const content = Buffer.concat([await buildPng(), Buffer.from(page)]);
    const { body } = await uploadAs(server, token, {
      recordId: records.make(),
      content,
      name: 'x.html',
    });
    expect(body).toMatchObject({ fileName: 'x.png', mimeType: 'image/png' });
    const { bytes } = await fetchAs(server, null, body.url);
    expect(bytes.includes('script')).toBe(false);
  });

  it('takes no folder from a name', async () => {
    const { body } = await uploadAs(server, token, {
      recordId: records.make(),
      name: '../../../etc/..\\passwd\u202efdp.exe',
    });
    expect(body.fileName).toBe('passwdfdp.pdf');
    expect(filesOnDisk(server).files).toContainEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
  });
});
