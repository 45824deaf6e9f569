import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { fetchAs } from '../../support/uploads.js';
import { sha256 } from '../../support/files.js';
import {
  approved,
  buildScene,
  contentOf,
  CORRECT,
  DELETE,
  done,
  draft,
  DRAFT,
  ISSUE,
  issued,
  PASS,
  RETURN,
  type Scene,
  SUBMIT,
  UPDATE,
  WITHDRAW,
} from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await buildScene();
});
afterAll(() => scene.server.close());

const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });

describe('a briefing', () => {
  it('passes three reviews by three people and is issued, each with a name', async () => {
    const briefing = await issued(scene, { series: '三审简报' });
    expect(briefing).toMatchObject({
      status: 'ISSUED',
      number: 1,
      totalNumber: 1,
      issuedOn: '2023-04-16',
      paper: `/papers/briefings/${briefing.id}.docx`,
    });
    const { briefing: read } = await scene.editor.ok(
      'query($id: ID!) { briefing(id: $id) { steps { kind toStatus accountName } } }',
      { id: briefing.id },
    );
    expect(read.steps).toEqual([
      { kind: 'DRAFT', toStatus: 'DRAFT', accountName: '编辑' },
      { kind: 'SUBMIT', toStatus: 'FIRST_REVIEW', accountName: '编辑' },
      { kind: 'FIRST_REVIEW', toStatus: 'SECOND_REVIEW', accountName: '初审员' },
      { kind: 'SECOND_REVIEW', toStatus: 'FINAL_REVIEW', accountName: '复审员' },
      { kind: 'FINAL_REVIEW', toStatus: 'APPROVED', accountName: '终审员' },
      { kind: 'ISSUE', toStatus: 'ISSUED', accountName: '编辑' },
    ]);
  });

  it('is not passed by its author, nor twice by one person, nor finally by a mere reviewer', async () => {
    let briefing = await done(scene.editor, SUBMIT, at(await draft(scene)));
    expect(await scene.editor.refused(PASS, { input: at(briefing) })).toMatchObject({
      extensions: { code: 'CONFLICT' },
    });
    briefing = await done(scene.first, PASS, at(briefing));
    expect(await scene.first.refused(PASS, { input: at(briefing) })).toMatchObject({
      extensions: { code: 'CONFLICT' },
    });
    briefing = await done(scene.second, PASS, at(briefing));
    expect(await scene.first.refused(PASS, { input: at(briefing) })).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await scene.editor.refused(ISSUE, { input: at(briefing) })).toMatchObject({
      extensions: { code: 'CONFLICT' },
    });
  });

  it('comes back with a reason, is corrected and reviewed from the beginning', async () => {
    let briefing = await done(scene.editor, SUBMIT, at(await draft(scene)));
    briefing = await done(scene.first, PASS, at(briefing));
    briefing = await done(scene.second, RETURN, { ...at(briefing), reason: '数据请核实' });
    expect(briefing.status).toBe('RETURNED');
    briefing = await done(scene.editor, UPDATE, { ...at(briefing), title: '改过的标题' });
    briefing = await done(scene.editor, SUBMIT, at(briefing));
    expect(briefing.status).toBe('FIRST_REVIEW');
    briefing = await done(scene.second, PASS, at(briefing));
    briefing = await done(scene.editor, WITHDRAW, at(briefing));
    expect(briefing.status).toBe('DRAFT');
    expect(await scene.editor.ok(DELETE, { input: at(briefing) })).toEqual({ done: briefing.id });
  });

  it('names what is wrong with it by its place', async () => {
    const wrong = {
      ...contentOf(scene),
      secrecyMark: '机密★1年',
      sections: [{ kind: 'LEAD' }, { kind: 'ACTIVITY', activityIds: [scene.report.id] }],
    };
    const { extensions } = await scene.editor.refused(DRAFT, { input: wrong });
    expect(extensions.fields?.map(({ path }) => path)).toEqual([
      'input.sections.0.text',
      'input.secrecyMark',
      'input.sections.1.activityIds.0',
    ]);
  });

  it('is numbered by itself, within series, campaign and year, and gaps are told', async () => {
    const series = '编号简报';
    await issued(scene, { series });
    await draft(scene, { series, number: 4 });
    expect(await issued(scene, { series })).toMatchObject({ number: 5, totalNumber: 2 });
    expect(await issued(scene, { series, issuedOn: '2024-04-16' })).toMatchObject({
      number: 1,
      totalNumber: 3,
    });
    expect(await issued(scene, { series, campaignId: null })).toMatchObject({
      number: 1,
      totalNumber: 4,
    });
    const { briefingNumbers } = await scene.editor.ok(
      `query($unitId: ID!, $campaignId: ID) {
        briefingNumbers(unitId: $unitId, series: "${series}", campaignId: $campaignId, year: 2023) { last next gaps }
      }`,
      { unitId: scene.unit.id, campaignId: scene.week.id },
    );
    expect(briefingNumbers).toEqual({ last: 5, next: 6, gaps: [2, 3] });
    const taken = { ...contentOf(scene), series, number: 4 };
    expect(await scene.editor.refused(DRAFT, { input: taken })).toMatchObject({
      extensions: { code: 'CONFLICT', fields: [{ path: 'input.number' }] },
    });
  });

  it('gives two that are issued at once different numbers', async () => {
    const series = '同时简报';
    const both = [await approved(scene, { series }), await approved(scene, { series })];
    const made = await Promise.all(
      both.map((one) => done<{ number: number } & typeof one>(scene.editor, ISSUE, at(one))),
    );
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2]);
  });
});

describe('an issued briefing', () => {
  it('is refused every change, by the service and by the database', async () => {
    const { db } = scene.server;
    const briefing = await issued(scene, { series: '不变简报' });
    for (const [document, more] of [
      [UPDATE, { title: '换个标题' }],
      [SUBMIT, {}],
      [WITHDRAW, {}],
      [RETURN, { reason: '退回' }],
      [ISSUE, {}],
      [DELETE, {}],
    ] as const)
      expect(
        await scene.editor.refused(document, { input: { ...at(briefing), ...more } }),
      ).toMatchObject({ extensions: { code: 'CONFLICT' } });
    const refused = /an issued briefing cannot be changed/;
    const id = `'${briefing.id}'`;
    for (const statement of [
      `UPDATE briefings SET title = 'x' WHERE id = ${id}`,
      `DELETE FROM briefings WHERE id = ${id}`,
      `UPDATE briefing_figures SET value = 1 WHERE briefing_id = ${id}`,
      `DELETE FROM briefing_figures WHERE briefing_id = ${id}`,
      `UPDATE briefing_figure_records SET value = 1 WHERE briefing_id = ${id}`,
      `DELETE FROM briefing_figure_records WHERE briefing_id = ${id}`,
      `UPDATE briefing_steps SET reason = 'x' WHERE briefing_id = ${id}`,
      `DELETE FROM briefing_steps WHERE briefing_id = ${id}`,
      `UPDATE attachments SET sha256 = 'x' WHERE record_id = ${id}`,
      `DELETE FROM attachments WHERE record_id = ${id}`,
    ])
      await expect(db.dataSource.query(statement)).rejects.toThrow(refused);
  });

  it('is the same file for ever, whatever becomes of its records', async () => {
    const { server, token, opening } = scene;
    const briefing = await issued(scene, { series: '同文简报' });
    const before = await fetchAs(server, token, briefing.paper);
    expect(before.status).toBe(200);
    expect(sha256(before.bytes)).toBe(briefing.paperSha256);
    await server.arrange(async () => {
      const repo = server.db.repo(Activity);
      const row = await repo.findOneByOrFail({ id: opening.id });
      await repo.save(Object.assign(row, { title: '改名后的启动仪式' }));
      const back = await repo.findOneByOrFail({ id: opening.id });
      await repo.save(Object.assign(back, { actualHeadcount: 301 }));
    });
    const after = await fetchAs(server, token, briefing.paper);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    expect(decodeURIComponent(after.headers.get('content-disposition') ?? '')).toContain(
      '同文简报2023年第1期',
    );
    const { briefing: read } = await scene.editor.ok(
      `query($id: ID!) { briefing(id: $id) { figures { key value estimated countingWord
        filter { regionId campaignId from to }
        records(first: 10) { totalCount nodes { recordKind recordId title value } } } } }`,
      { id: briefing.id },
    );
    const filter = {
      regionId: scene.tree.district.id,
      campaignId: scene.week.id,
      from: null,
      to: null,
    };
    const start = { recordKind: 'ACTIVITY', recordId: opening.id, title: '国家安全教育周启动仪式' };
    const talk = { recordKind: 'ACTIVITY', recordId: scene.lecture.id, title: '反间谍法宣讲' };
    const report = {
      recordKind: 'MEDIA_REPORT',
      recordId: scene.report.id,
      title: '崇川启动国家安全教育周',
    };
    expect(read.figures).toEqual([
      {
        ...{ key: 'ACTIVITIES', value: 2, estimated: 0, countingWord: '场次', filter },
        records: {
          totalCount: 2,
          nodes: [
            { ...start, value: 1 },
            { ...talk, value: 1 },
          ],
        },
      },
      {
        ...{ key: 'PARTICIPANTS', value: 350, estimated: 300, countingWord: '人次', filter },
        records: {
          totalCount: 2,
          nodes: [
            { ...start, value: 300 },
            { ...talk, value: 50 },
          ],
        },
      },
      {
        ...{ key: 'MATERIALS', value: 60000, estimated: 60000, countingWord: '份', filter },
        records: { totalCount: 1, nodes: [{ ...start, value: 60000 }] },
      },
      {
        ...{ key: 'MEDIA_REPORTS', value: 1, estimated: 0, countingWord: '篇', filter },
        records: { totalCount: 1, nodes: [{ ...report, value: 1 }] },
      },
    ]);
  });

  it('is corrected by a new issue that names it', async () => {
    const old = await issued(scene, { series: '更正简报' });
    const draftOfNew = await done(scene.editor, CORRECT, { id: old.id, reason: '人数有误' });
    const dated = { ...at(draftOfNew), issuedOn: '2023-04-18' };
    let next = await done(scene.editor, SUBMIT, at(await done(scene.editor, UPDATE, dated)));
    for (const who of [scene.first, scene.second, scene.final])
      next = await done(who, PASS, at(next));
    const correction = await done<typeof old>(scene.editor, ISSUE, at(next));
    expect(correction.number).toBe(2);
    const { briefing } = await scene.below.ok(
      `query($id: ID!) { briefing(id: $id) { number correctedBy { number correctionReason corrects { id } } } }`,
      { id: old.id },
    );
    expect(briefing).toEqual({
      number: 1,
      correctedBy: [{ number: 2, correctionReason: '人数有误', corrects: { id: old.id } }],
    });
  });
});
