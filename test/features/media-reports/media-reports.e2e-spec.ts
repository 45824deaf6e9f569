import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildMediaReport, buildOutlet } from '../../support/factories/media-reports.js';
import { type Scene, setScene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.server.close());

const REGISTER = `mutation($input: RegisterMediaReportInput!) { done: registerMediaReport(input: $input) {
  id version title outlet { name } outletText publishedOn page link author reads kind origin standsAlone
  note campaign { name } region { name } unit { id } activities { title } steps { kind changed }
} }`;
const CORRECT = `mutation($input: CorrectMediaReportInput!) { done: correctMediaReport(input: $input) {
  id version title outlet { name } outletText reads activities { title } steps { kind changed }
} }`;
const DELETE =
  'mutation($input: DeleteMediaReportInput!) { done: deleteMediaReport(input: $input) }';

const db = () => scene.server.db;
const arrange = <T>(work: () => Promise<T>): Promise<T> => scene.server.arrange(work);

describe('a report', () => {
  it('is registered whole, its outlet found by an alias, its place told by its activity', async () => {
    const { units, as } = scene;
    await arrange(() => buildOutlet(db(), { name: '南通日报社', aliases: ['南通日报'] }));
    const activity = await arrange(() =>
      buildActivity(db(), { ownerOrganizationId: units.community.id, title: '国安课堂' }),
    );
    const { done } = await as('propaganda').ok(REGISTER, {
      input: {
        title: '国家安全教育走进校园',
        outletName: '《南通日报》',
        publishedOn: '2023-04-14',
        page: 'A3版',
        link: 'https://www.zgnt.net/content/2023-04/14/content_1.html?from=timeline',
        author: '记者 某某',
        reads: 5200,
        kind: 'PHOTO_STORY',
        note: '头版有导读',
        activityIds: [activity.id],
      },
    });
    expect(done).toEqual({
      id: expect.any(String),
      version: 1,
      title: '国家安全教育走进校园',
      outlet: { name: '南通日报社' },
      outletText: null,
      publishedOn: '2023-04-14',
      page: 'A3版',
      link: 'https://www.zgnt.net/content/2023-04/14/content_1.html?from=timeline',
      author: '记者 某某',
      reads: 5200,
      kind: 'PHOTO_STORY',
      origin: 'ORIGINAL',
      standsAlone: false,
      note: '头版有导读',
      campaign: null,
      region: { name: '学田社区' },
      unit: { id: units.district.id },
      activities: [{ title: '国安课堂' }],
      steps: [{ kind: 'REGISTER', changed: [] }],
    });
  });

  it('tells its outlet by the host of its link, and keeps the name of one that is not known', async () => {
    await arrange(() => buildOutlet(db(), { name: '江海明珠网', hosts: ['ntjoy.com'] }));
    const register = (input: object) => scene.as('propaganda').ok(REGISTER, { input });
    const known = await register({ title: '甲', link: 'http://news.ntjoy.com/a/1.html' });
    const quoted = await register({ title: '甲', outletName: '某某公众号', link: 'http://a.cn/1' });
    expect([known, quoted].map(({ done }) => [done.outlet, done.outletText])).toEqual([
      [{ name: '江海明珠网' }, null],
      [null, '某某公众号'],
    ]);
  });

  it('names everything that is wrong at once, also what the asker may not see', async () => {
    const { units, as } = scene;
    const hidden = await arrange(() =>
      buildActivity(db(), {
        ownerOrganizationId: units.otherDistrict.id,
        status: ActivityStatus.DRAFT,
      }),
    );
    const error = await as('propaganda').refused(REGISTER, {
      input: {
        title: '甲',
        publishedOn: '2999-01-01',
        outletId: hidden.id,
        activityIds: [hidden.id],
        regionId: scene.tree.otherDistrict.id,
      },
    });
    expect(error.extensions.fields?.map(({ path }) => path)).toEqual([
      'input.publishedOn',
      'input.outletId',
      'input.activityIds.0',
      'input.regionId',
    ]);
  });

  it.each(['javascript:alert(1)', '南通日报', 'ftp://a.cn/b'])(
    'takes %j for no link',
    async (link) => {
      const error = await scene
        .as('propaganda')
        .refused(REGISTER, { input: { title: '甲', link } });
      expect(error.extensions.fields?.map(({ path }) => path)).toEqual(['input.link']);
    },
  );

  it('of others than collectors is about an activity that their unit organizes', async () => {
    const { units, as } = scene;
    const build = (unit: string) =>
      arrange(() => buildActivity(db(), { ownerOrganizationId: unit }));
    const own = await build(units.community.id);
    const foreign = await build(units.otherCommunity.id);
    const refused = [[], [foreign.id]].map((activityIds) =>
      as('owner').refused(REGISTER, { input: { title: '社区来报', activityIds } }),
    );
    expect((await Promise.all(refused)).map((error) => error.extensions.fields)).toEqual(
      Array(2).fill([{ path: 'input.activityIds', message: '须关联本单位主办或参与的活动' }]),
    );
    const { done } = await as('owner').ok(REGISTER, {
      input: { title: '社区来报', activityIds: [own.id, foreign.id] },
    });
    expect(done.activities).toHaveLength(2);
  });
});

describe('the same report', () => {
  const WECHAT = 'https://mp.weixin.qq.com/s?__biz=MzI3==&mid=77&idx=1';

  it('is entered once, whatever was added to its link; the refusal names the first', async () => {
    const { as } = scene;
    const { done } = await as('propaganda').ok(REGISTER, {
      input: { title: '先登记的', link: `${WECHAT}&sn=a&scene=27#wechat_redirect` },
    });
    const error = await as('propaganda').refused(REGISTER, {
      input: { title: '后登记的', link: `${WECHAT}&sn=b&from=timeline` },
    });
    expect(error).toMatchObject({
      message: '该报道已登记:“先登记的”',
      extensions: { code: 'CONFLICT', existingId: done.id },
    });
  });

  it('is told to another unit without its id and title while that unit may not see it', async () => {
    const { units, as } = scene;
    const link = 'https://a.cn/hidden/1.html';
    await arrange(() => buildMediaReport(db(), { unitId: units.district.id, title: '内部', link }));
    const own = await arrange(() =>
      buildActivity(db(), { ownerOrganizationId: units.community.id }),
    );
    const error = await as('owner').refused(REGISTER, {
      input: { title: '乙', link: `${link}?spm=1`, activityIds: [own.id] },
    });
    expect(error.message).toBe('该报道已由其他单位登记');
    expect(error.extensions).not.toHaveProperty('existingId');
  });

  it('is kept once when two people register it at the same moment', async () => {
    const { as } = scene;
    const register = (viewer: 'propaganda' | 'abroad', more: string) =>
      as(viewer).ask(REGISTER, {
        input: { title: `同时${more}`, link: `https://a.cn/race.html?utm_source=${more}` },
      });
    const answers = await Promise.all(
      ['1', '2', '3', '4', '5', '6'].map((more, index) =>
        register(index % 2 ? 'abroad' : 'propaganda', more),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done');
    expect(codes.toSorted()).toEqual([...Array<string>(5).fill('CONFLICT'), 'done']);
    const rows = await db().dataSource.query(
      `SELECT id FROM media_reports WHERE link_key = 'a.cn/race.html'`,
    );
    expect(rows).toHaveLength(1);
    const winner = answers.find(({ errors }) => !errors)?.data?.done;
    const told = answers.flatMap(({ errors }) => errors?.[0]?.extensions.existingId ?? []);
    // Who reads the winner's reports is told which one; the other district is not.
    expect(new Set(told)).toEqual(new Set([winner.id]));
  });

  it('without a link is one outlet, day, page and title', async () => {
    const { as } = scene;
    const outlet = await arrange(() => buildOutlet(db()));
    const printed = { title: '专版', outletId: outlet.id, publishedOn: '2023-04-14' };
    const { done } = await as('propaganda').ok(REGISTER, { input: { ...printed, page: 'A3版' } });
    const again = { ...printed, title: '【专版】', page: '第A03版', evenIfDoubled: true };
    const error = await as('propaganda').refused(REGISTER, { input: again });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', existingId: done.id });
    await as('propaganda').ok(REGISTER, {
      input: { ...printed, page: 'A4版', evenIfDoubled: true },
    });
  });

  it('under another link of the outlet on that day is asked about, and registered when told so', async () => {
    const { as } = scene;
    const outlet = await arrange(() => buildOutlet(db()));
    const first = { title: '两种链接', outletId: outlet.id, publishedOn: '2023-04-14' };
    const { done } = await as('propaganda').ok(REGISTER, {
      input: { ...first, link: 'https://mp.weixin.qq.com/s/AbCd' },
    });
    const second = { ...first, link: 'https://mp.weixin.qq.com/s?__biz=MzI9==&mid=5&idx=1' };
    const error = await as('propaganda').refused(REGISTER, { input: second });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', existingId: done.id });
    await as('propaganda').ok(REGISTER, { input: { ...second, evenIfDoubled: true } });
  });

  it('cannot come about by a correction either', async () => {
    const { units, as } = scene;
    const build = (link: string) =>
      arrange(() => buildMediaReport(db(), { unitId: units.district.id, link }));
    const first = await build('https://a.cn/one.html');
    const second = await build('https://a.cn/two.html');
    const link = 'http://m.a.cn/one.html/';
    const error = await as('propaganda').refused(CORRECT, {
      input: { id: second.id, expectedVersion: 1, link },
    });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', existingId: first.id });
    await as('propaganda').ok(CORRECT, { input: { id: first.id, expectedVersion: 1, link } });
  });
});

describe('a correction', () => {
  it('changes what is given, links too, counts the version and is written down', async () => {
    const { units, as } = scene;
    const report = await arrange(() =>
      buildMediaReport(db(), { unitId: units.district.id, outletText: '某报' }),
    );
    const activity = await arrange(() =>
      buildActivity(db(), { ownerOrganizationId: units.street.id, title: '巡展' }),
    );
    const { done } = await as('propaganda').ok(CORRECT, {
      input: { id: report.id, expectedVersion: 1, reads: 9, activityIds: [activity.id] },
    });
    expect(done).toEqual({
      id: report.id,
      version: 2,
      title: report.title,
      outlet: null,
      outletText: '某报',
      reads: 9,
      activities: [{ title: '巡展' }],
      steps: [{ kind: 'CORRECT', changed: ['reads', 'activityIds'] }],
    });
    const stale = await as('propaganda').refused(CORRECT, {
      input: { id: report.id, expectedVersion: 1, reads: 10 },
    });
    expect(stale.extensions.code).toBe('CONFLICT');
  });

  it('is for its unit and for those who collect there', async () => {
    const { units } = scene;
    const activity = await arrange(() =>
      buildActivity(db(), { ownerOrganizationId: units.community.id }),
    );
    const report = await arrange(() =>
      buildMediaReport(db(), { unitId: units.community.id, activities: [activity.id] }),
    );
    const input = { id: report.id, expectedVersion: 99 };
    const answers = await scene.asked(CORRECT, { input }, 'done');
    expect(answers).toEqual({
      anonymous: 'UNAUTHENTICATED',
      propaganda: 'CONFLICT',
      owner: 'CONFLICT',
      ownSchool: 'CONFLICT',
      concerned: 'FORBIDDEN',
      neighbour: 'FORBIDDEN',
      reviewer: 'FORBIDDEN',
      auditor: 'FORBIDDEN',
      abroad: 'FORBIDDEN',
    });
  });
});

describe('a deletion', () => {
  it('takes the report away with a reason, keeps its history, and frees its link', async () => {
    const { units, as } = scene;
    const link = 'https://a.cn/mistake.html';
    const report = await arrange(() =>
      buildMediaReport(db(), {
        unitId: units.district.id,
        title: '误登',
        link,
        organizations: [units.street.id],
      }),
    );
    const input = { id: report.id, expectedVersion: 1, reason: '重复登记' };
    expect(await as('propaganda').ok(DELETE, { input })).toEqual({ done: report.id });
    const gone = await as('propaganda').refused('query($id: ID!) { mediaReport(id: $id) { id } }', {
      id: report.id,
    });
    expect(gone.extensions.code).toBe('NOT_FOUND');
    await as('propaganda').ok(REGISTER, { input: { title: '重新登记', link } });
    const HISTORY =
      'query { deletedMediaReports(first: 1) { nodes { reportId kind title link reason } } }';
    const nodes = [
      { reportId: report.id, kind: 'DELETE', title: '误登', link, reason: '重复登记' },
    ];
    const answers = await scene.asked(HISTORY, {}, 'deletedMediaReports');
    expect(answers).toEqual({
      anonymous: 'UNAUTHENTICATED',
      propaganda: { nodes },
      owner: { nodes: [] },
      ownSchool: { nodes: [] },
      concerned: { nodes: [] },
      neighbour: { nodes: [] },
      reviewer: { nodes: [] },
      auditor: { nodes },
      abroad: { nodes: [] },
    });
  });
});
