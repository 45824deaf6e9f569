import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { uploadAs } from '../../support/uploads.js';
import {
  applied,
  APPLY,
  mutate,
  named,
  newName,
  refused,
  type Scene,
  setScene,
  take,
  UPDATE,
} from './scene.js';

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await bootApp();
  scene = await setScene(server);
});
afterAll(() => server.close());

describe('the particulars of a base', () => {
  const FULL = `query($id: ID!) { educationBase(id: $id) { name exhibits area guideService guides
    admission priceNote directions bookingPhone introduction active gradeBands kind { code }
    securityFields { code } venue { name } operator { name } region { name }
    openingHours { weekly { day } } ownOpeningHours { weekly { day } }
    accessibility { hearingLoop brailleSigns } ownAccessibility { hearingLoop brailleSigns } } }`;

  it('are kept by the unit that runs it, and read by everyone', async () => {
    const { own, venue, cyberId } = scene;
    const { id, version } = await named(scene);
    const weekly = [{ day: 'SATURDAY', hours: [{ from: '09:00', to: '11:00' }] }];
    const input = {
      ...{ id, expectedVersion: version, venueId: venue.id, securityFieldIds: [cyberId] },
      ...{ exhibits: '展板与互动屏', area: 300, guideService: 'YES', guides: 4 },
      ...{ admission: 'FREE', priceNote: '团队预约', directions: '公交 8 路' },
      ...{ bookingPhone: '0513-85050000', introduction: '校内展馆' },
      ...{ gradeBands: ['JUNIOR_HIGH', 'PRIMARY_UPPER'], openingHours: { weekly } },
      accessibility: { hearingLoop: 'YES' },
    };
    await own.ok(UPDATE, { input });
    const { educationBase } = await server.anonymous.ok(FULL, { id });
    const hours = { weekly: [{ day: 'SATURDAY' }] };
    expect(educationBase).toEqual({
      ...{ name: expect.any(String), exhibits: '展板与互动屏', area: 300 },
      ...{ guideService: 'YES', guides: 4, admission: 'FREE', priceNote: '团队预约' },
      ...{ directions: '公交 8 路', bookingPhone: '0513-85050000', introduction: '校内展馆' },
      ...{ active: true, gradeBands: ['PRIMARY_UPPER', 'JUNIOR_HIGH'] },
      ...{ kind: { code: 'EDUCATION_BASE' }, securityFields: [{ code: 'CYBER' }] },
      ...{ venue: { name: '十里坊小学校园' }, operator: { name: '十里坊小学' } },
      ...{ region: { name: '学田街道' }, openingHours: hours, ownOpeningHours: hours },
      accessibility: { hearingLoop: 'YES', brailleSigns: 'UNKNOWN' },
      ownAccessibility: { hearingLoop: 'YES', brailleSigns: 'UNKNOWN' },
    });
  });

  it('stay with the unit that runs it: it neither moves the base nor hands it over', async () => {
    const { own, admin, tree, office, neighbour } = scene;
    const { id, version } = await named(scene);
    const at = { id, expectedVersion: version };
    const codes = async (who: Client, change: object) =>
      (await who.refused(UPDATE, { input: { ...at, ...change } })).extensions.code;
    expect(await codes(own, { operatorId: office.id })).toBe('FORBIDDEN');
    expect(await codes(own, { regionId: tree.district.id })).toBe('FORBIDDEN');
    expect(await codes(neighbour, { area: 1 })).toBe('FORBIDDEN');
    expect(await codes(admin, { regionId: tree.otherDistrict.id })).toBe('FORBIDDEN');
    const moved = { ...at, regionId: tree.district.id, operatorId: office.id };
    expect((await admin.ok(UPDATE, { input: moved })).done.version).toBe(version + 1);
  });

  it('rest while it is reviewed and once it is revoked, but for those who name bases', async () => {
    const { own, admin } = scene;
    const life = await take(admin, 'startEducationBaseReview', await applied(scene));
    const change = (version: number) => ({
      input: { id: life.id, expectedVersion: version, area: 5 },
    });
    expect((await own.refused(UPDATE, change(life.version))).extensions.code).toBe('CONFLICT');
    expect((await admin.ok(UPDATE, change(life.version))).done.version).toBe(life.version + 1);
  });

  it('name every id that is none', async () => {
    const nothing = scene.tree.city.id;
    const input = {
      ...{ name: newName(), kindId: nothing, level: 'DISTRICT', venueId: nothing },
      securityFieldIds: [scene.cyberId, nothing],
    };
    const { extensions } = await scene.own.refused(APPLY, { input });
    expect(extensions.fields?.map(({ path }) => path)).toEqual([
      'input.kindId',
      'input.securityFieldIds.1',
      'input.venueId',
    ]);
  });

  it('leave audit lines, and tell the second of two editors what the first changed', async () => {
    const { own, cyberId } = scene;
    const { id, version } = await named(scene);
    const input = { id, expectedVersion: version, area: 10, securityFieldIds: [cyberId] };
    await own.ok(UPDATE, { input });
    const { extensions } = await own.refused(UPDATE, { input: { ...input, area: 20 } });
    expect(extensions.changes).toEqual([
      expect.objectContaining({ fields: ['area', 'securityFields'] }),
    ]);
    const lines = await server.db.count(sql`audit_lines t WHERE t.record_id = ${id}`);
    expect(lines).toBe(4);
  });
});

describe('the files of a base', () => {
  const FILES = `query($id: ID!) { educationBase(id: $id) {
    attachments { caption } steps { id kind document { caption } } } }`;
  const upload = async (token: string, recordId: string, evidenceKind: string, caption: string) => {
    const fields = { recordKind: 'EDUCATION_BASE', evidenceKind, caption };
    const content = Buffer.from(`%PDF-1.7\n%${caption}\n%%EOF\n`);
    return uploadAs(server, token, { recordId, fields, content });
  };

  it('shows its files to whoever sees it, papers for the file only inside, and keeps the document of a step', async () => {
    const { own, ownToken, admin, adminToken, neighbour } = scene;
    const { id } = await named(scene);
    const file = await upload(adminToken, id, 'TEXT', '命名文件');
    const inner = await upload(ownToken, id, 'OTHER', '内部材料');
    expect([file.status, inner.status]).toEqual([201, 201]);
    const { educationBase: before } = await admin.ok(FILES, { id });
    const stepId = before.steps.at(-1).id as string;
    const filing = mutate('fileDesignationDocument', 'FileDesignationDocumentInput');
    const input = { stepId, documentId: file.body.id };
    expect((await own.refused(filing, { input })).extensions.code).toBe('FORBIDDEN');
    await admin.ok(filing, { input });
    expect((await admin.refused(filing, { input })).extensions.code).toBe('CONFLICT');
    const shown = async (who: Client) => {
      const { educationBase } = await who.ok(FILES, { id });
      const captions = educationBase.attachments.map((one: { caption: string }) => one.caption);
      return [captions, educationBase.steps.at(-1).document];
    };
    expect(await shown(neighbour)).toEqual([['命名文件'], { caption: '命名文件' }]);
    expect(await shown(own)).toEqual([['命名文件', '内部材料'], { caption: '命名文件' }]);
    const remove = `mutation($input: DeleteAttachmentInput!) { deleteAttachment(input: $input) }`;
    const removing = (attachment: string) => ({ input: { id: attachment } });
    expect((await admin.refused(remove, removing(file.body.id))).extensions.code).toBe('CONFLICT');
    await own.ok(remove, removing(inner.body.id));
  });

  it('come from those who keep it, while it is not being reviewed', async () => {
    const { ownToken, admin, adminToken } = scene;
    const life = await applied(scene);
    expect((await upload(ownToken, life.id, 'PHOTO', '一')).status).toBe(201);
    await take(admin, 'startEducationBaseReview', life);
    expect((await upload(ownToken, life.id, 'PHOTO', '二')).status).toBe(409);
    expect((await upload(adminToken, life.id, 'PHOTO', '三')).status).toBe(201);
  });

  it('of another base are no document of this one', async () => {
    const { admin, adminToken, tree } = scene;
    const other = await server.arrange(() =>
      buildEducationBase(server.db, { regionId: tree.street.id }),
    );
    const { body } = await upload(adminToken, other.id, 'TEXT', '别处');
    const life = await named(scene);
    const more = { documentId: body.id };
    const { fields } = await refused(admin, 'callEducationBaseForReview', life, more);
    expect(fields?.[0]?.path).toBe('input.documentId');
  });
});
