import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countQueries } from '../../support/count-queries.js';
import { fetchAs } from '../../support/uploads.js';
import {
  buildScene,
  CORRECT,
  done,
  draft,
  issued,
  ONE,
  PASS,
  RETURN,
  type Scene,
  SUBMIT,
  UPDATE,
} from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await buildScene();
});
afterAll(() => scene.server.close());

const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });
const NOT_FOUND = { extensions: { code: 'NOT_FOUND' } };
const FORBIDDEN = { extensions: { code: 'FORBIDDEN' } };
const LIST =
  'query($filter: BriefingFilter) { briefings(filter: $filter) { totalCount nodes { id } } }';

describe('a draft', () => {
  it('is seen by those who write for its unit, by nobody below and by no stranger', async () => {
    const briefing = await draft(scene, { series: '草稿简报' });
    const filter = { series: '草稿简报' };
    expect((await scene.editor.ok(LIST, { filter })).briefings.totalCount).toBe(1);
    for (const who of [scene.below, scene.stranger]) {
      expect(await who.refused(ONE, { id: briefing.id })).toMatchObject(NOT_FOUND);
      expect((await who.ok(LIST, { filter })).briefings).toEqual({ totalCount: 0, nodes: [] });
    }
    expect(await scene.stranger.refused(UPDATE, { input: at(briefing) })).toMatchObject(NOT_FOUND);
    expect(await scene.stranger.refused(SUBMIT, { input: at(briefing) })).toMatchObject(NOT_FOUND);
    expect(
      (await fetchAs(scene.server, null, `/papers/briefings/${briefing.id}.docx`)).status,
    ).toBe(401);
  });

  it('waits for reviewers of its region only', async () => {
    const briefing = await done(scene.editor, SUBMIT, at(await draft(scene)));
    expect(await scene.stranger.refused(PASS, { input: at(briefing) })).toMatchObject(NOT_FOUND);
    expect(
      await scene.stranger.refused(RETURN, { input: { ...at(briefing), reason: '退' } }),
    ).toMatchObject(NOT_FOUND);
    expect(await scene.below.refused(PASS, { input: at(briefing) })).toMatchObject(FORBIDDEN);
  });
});

describe('an issued briefing', () => {
  it('is for the units of its region, and with a mark only for those who read briefings there', async () => {
    const open = await issued(scene, { series: '公开简报' });
    const marked = await issued(scene, { series: '内部简报', secrecyMark: '内部资料' });
    expect((await scene.below.ok(ONE, { id: open.id })).briefing.number).toBe(1);
    expect(await scene.below.refused(ONE, { id: marked.id })).toMatchObject(NOT_FOUND);
    expect((await scene.first.ok(ONE, { id: marked.id })).briefing.number).toBe(1);
    for (const { id } of [open, marked])
      expect(await scene.stranger.refused(ONE, { id })).toMatchObject(NOT_FOUND);
    const { briefings } = await scene.below.ok(LIST, { filter: { statuses: ['ISSUED'] } });
    expect(briefings.nodes).toEqual([{ id: open.id }]);
  });

  it('shows the names of those who reviewed it only to those who work on it', async () => {
    const briefing = await issued(scene, { series: '署名简报' });
    expect((await scene.first.ok(ONE, { id: briefing.id })).briefing.steps).toHaveLength(6);
    expect((await scene.below.ok(ONE, { id: briefing.id })).briefing.steps).toEqual([]);
  });

  it('shows a correction that is not issued yet only to those who work on it', async () => {
    const old = await issued(scene, { series: '待更正简报' });
    const correction = await done(scene.editor, CORRECT, { id: old.id, reason: '有误' });
    const asked = `query($id: ID!) { briefing(id: $id) { correctedBy { id } corrects { id } } }`;
    expect(await scene.editor.ok(asked, { id: old.id })).toEqual({
      briefing: { correctedBy: [{ id: correction.id }], corrects: null },
    });
    expect(await scene.below.ok(asked, { id: old.id })).toEqual({
      briefing: { correctedBy: [], corrects: null },
    });
  });

  it('is listed with everything on it in a bounded number of statements', async () => {
    const all = `{ briefings(first: 10) { nodes { unit { name } region { name } campaign { name }
      corrects { id } correctedBy { id } steps { kind } figures { key records(first: 5) { nodes { title } } } } } }`;
    await scene.editor.ok(all);
    const { count } = await countQueries(() => scene.editor.ok(all));
    expect(count).toBeLessThanOrEqual(14);
  });
});
