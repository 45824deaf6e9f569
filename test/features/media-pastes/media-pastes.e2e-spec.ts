import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildActivity } from '../../support/factories/activities.js';
import { buildMediaReport, buildOutlet } from '../../support/factories/media-reports.js';
import { type Scene, setScene } from '../media-reports/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.server.close());

const PASTE = `mutation($input: RegisterMediaReportsInput!) { done: registerMediaReports(input: $input) {
  created existing refused
  lines { firstLine lastLine text outcome message report { id title outlet { name } outletText publishedOn link origin } }
} }`;
const LIST = 'query { mediaReports { totalCount } }';

const db = () => scene.server.db;
const paste = (text: string, more: object = {}, as: 'propaganda' | 'owner' = 'propaganda') =>
  scene.as(as).ok(PASTE, { input: { text, ...more } });
const total = async () => (await scene.as('propaganda').ok(LIST)).mediaReports.totalCount;

describe('a pasted list', () => {
  it('is registered in one go, each line told what became of it', async () => {
    await scene.server.arrange(() => buildOutlet(db(), { name: '海门日报' }));
    const text = [
      '2023年4月14日',
      '1. 【海门日报】国家安全进校园 https://a.cn/p/1.html?from=timeline',
      '2. 普法飞行棋(某某融媒)',
      'https://a.cn/p/2.html',
      '',
      '3. 国家安全进校园 https://m.a.cn/p/1.html',
      '只有标题没有链接的一行,也没有媒体',
      `${'长'.repeat(201)} https://a.cn/p/3.html`,
      '两个 https://a.cn/p/4.html https://a.cn/p/5.html',
    ].join('\n');
    const { done } = await paste(text, { origin: 'REPOST' });
    const report = { publishedOn: '2023-04-14', origin: 'REPOST', id: expect.any(String) };
    const first = {
      ...report,
      title: '国家安全进校园',
      outlet: { name: '海门日报' },
      outletText: null,
      link: 'https://a.cn/p/1.html?from=timeline',
    };
    const second = {
      ...report,
      title: '普法飞行棋',
      outlet: null,
      outletText: '某某融媒',
      link: 'https://a.cn/p/2.html',
    };
    const told = done.lines.map((line: Record<string, unknown>) => [
      `${line.firstLine as number}-${line.lastLine as number}`,
      line.outcome,
      line.message,
      line.report,
    ]);
    expect(told).toEqual([
      ['1-1', 'HEADING', '2023-04-14', null],
      ['2-2', 'CREATED', null, first],
      ['3-4', 'CREATED', null, second],
      ['6-6', 'EXISTS', '该报道已登记:“国家安全进校园”', first],
      ['7-7', 'WRONG', '没有链接;报纸等无链接的报道须写明媒体和日期', null],
      ['8-8', 'WRONG', '最多 200 个字', null],
      ['9-9', 'WRONG', '一行有多个链接,请分行', null],
    ]);
    expect([done.created, done.existing, done.refused]).toEqual([2, 1, 3]);
  });

  it('changes nothing when it is pasted once more', async () => {
    const text = '甲报道 https://a.cn/again/1.html\n乙报道 https://a.cn/again/2.html';
    await paste(text);
    const before = await total();
    const { done } = await paste(text);
    expect([done.created, done.existing, done.refused]).toEqual([0, 2, 0]);
    expect(await total()).toBe(before);
  });

  it('leaves in doubt what may be one report under two links, unless told', async () => {
    const given = { publishedOn: '2023-04-14' };
    const text =
      '【某某发布】同一篇 https://mp.weixin.qq.com/s/AbCdE\n【某某发布】同一篇 https://mp.weixin.qq.com/s?__biz=MzA==&mid=3&idx=1';
    const outcomes = ({ done }: Record<string, any>) =>
      done.lines.map(({ outcome }: { outcome: string }) => outcome);
    expect(outcomes(await paste(text, given))).toEqual(['CREATED', 'DOUBTFUL']);
    expect(outcomes(await paste(text, { ...given, evenIfDoubled: true }))).toEqual([
      'EXISTS',
      'CREATED',
    ]);
  });

  it('tells nothing of a report that the asker may not see but that it is there', async () => {
    const link = 'https://a.cn/paste-hidden.html';
    await scene.server.arrange(() =>
      buildMediaReport(db(), { unitId: scene.units.district.id, title: '内部报道', link }),
    );
    const activity = await scene.server.arrange(() =>
      buildActivity(db(), { ownerOrganizationId: scene.units.community.id }),
    );
    const text = `社区报道 ${link}`;
    const { done } = await paste(text, { activityIds: [activity.id] }, 'owner');
    expect(done.lines).toEqual([
      {
        firstLine: 1,
        lastLine: 1,
        text,
        outcome: 'EXISTS',
        message: '该报道已由其他单位登记',
        report: null,
      },
    ]);
  });

  it('of others than collectors is about activities of their unit, line by line', async () => {
    const { done } = await paste('社区报道 https://a.cn/own.html', {}, 'owner');
    expect(done.lines[0]).toMatchObject({
      outcome: 'WRONG',
      message: '须关联本单位主办或参与的活动',
    });
  });

  it('is kept once under a client’s key, and refused when too long', async () => {
    const input = { text: '带键 https://a.cn/key.html', idempotencyKey: 'paste-1' };
    const first = await scene.as('propaganda').ok(PASTE, { input });
    expect(await scene.as('propaganda').ok(PASTE, { input })).toEqual(first);
    const many = Array.from({ length: 201 }, (_, index) => `第${index}号 https://a.cn/m/${index}`);
    const error = await scene.as('propaganda').refused(PASTE, { input: { text: many.join('\n') } });
    expect(error.extensions.fields?.map(({ path }) => path)).toEqual(['input.text']);
  });
});
