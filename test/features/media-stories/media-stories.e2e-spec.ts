import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { MediaReport } from '../../../src/features/media-reports/media-report.entity.js';
import { countQueries } from '../../support/count-queries.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildMediaReport } from '../../support/factories/media-reports.js';
import { type Scene, setScene } from '../media-reports/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.server.close());

const db = () => scene.server.db;
const build = (title: string, given: Partial<MediaReport> = {}): Promise<MediaReport> =>
  scene.server.arrange(() =>
    buildMediaReport(db(), { unitId: scene.units.district.id, title, ...given }),
  );

const CANDIDATES = `query($reportId: ID, $title: String, $publishedOn: LocalDate) {
  sameStoryCandidates(reportId: $reportId, title: $title, publishedOn: $publishedOn) { likeness report { title } }
}`;
const MERGE = `mutation($reportIds: [ID!]!) { done: mergeMediaStories(input: { reportIds: $reportIds }) { title storyId } }`;
const SPLIT = `mutation($reportIds: [ID!]!) { done: splitMediaStory(input: { reportIds: $reportIds }) { title storyId } }`;
const STORY = `query($id: ID!) { mediaReport(id: $id) { storyId steps { kind changed } sameStory(orderBy: PUBLISHED_ASC) { nodes { title } totalCount } } }`;

const candidates = async (variables: object): Promise<[string, number][]> => {
  const { sameStoryCandidates: found } = await scene.as('propaganda').ok(CANDIDATES, variables);
  return found.map((one: { likeness: number; report: { title: string } }) => [
    one.report.title,
    one.likeness,
  ]);
};

describe('candidates of one story', () => {
  it('are reports with a like title within ten days, and of the same title whenever', async () => {
    const report = await build('国安飞行棋走进幸福家苑', { publishedOn: '2023-03-10' });
    await build('【转载】国安飞行棋走进幸福家苑!', { publishedOn: '2023-03-12' });
    await build('国安飞行棋走进幸福家苑社区', { publishedOn: '2023-03-11' });
    await build('国安飞行棋走进幸福家苑街道', { publishedOn: '2023-05-01' });
    await build('国安飞行棋走进幸福家苑', { publishedOn: '2023-06-01' });
    await build('国安飞行棋走进幸福家苑', { publishedOn: null });
    await build('另一件完全不同的事', { publishedOn: '2023-03-10' });
    const found = await candidates({ reportId: report.id });
    expect(found.slice(0, 3).toSorted()).toEqual(
      [
        ['【转载】国安飞行棋走进幸福家苑!', 1],
        ['国安飞行棋走进幸福家苑', 1],
        ['国安飞行棋走进幸福家苑', 1],
      ].toSorted(),
    );
    expect(found.slice(3)).toEqual([['国安飞行棋走进幸福家苑社区', 0.91]]);
  });

  it('are told for one about to be registered, and none of another district', async () => {
    await scene.server.arrange(() =>
      buildMediaReport(db(), { unitId: scene.units.otherDistrict.id, title: '深海安全讲座开讲' }),
    );
    const asked = { title: '深海安全讲座开讲', publishedOn: '2023-04-14' };
    expect(await candidates(asked)).toEqual([]);
    await build('深海安全讲座今日开讲');
    expect(await candidates(asked)).toEqual([['深海安全讲座今日开讲', 0.75]]);
    const error = await scene.as('propaganda').refused(CANDIDATES, {});
    expect(error.extensions.fields?.map(({ path }) => path)).toEqual(['title']);
  });

  it('are found in a bounded number of statements', async () => {
    const report = await build('数一数语句');
    for (let more = 1; more <= 12; more += 1) await build(`数一数语句${more}`);
    const { count } = await countQueries(() => candidates({ reportId: report.id }));
    expect(count).toBeLessThanOrEqual(8);
  });
});

describe('a story', () => {
  it('is put together from several, taken apart again, and written down', async () => {
    const [one, two, three] = [await build('甲'), await build('乙'), await build('丙')];
    await scene.as('propaganda').ok(MERGE, { reportIds: [one.id, two.id] });
    const { done } = await scene.as('propaganda').ok(MERGE, { reportIds: [three.id, two.id] });
    expect(done).toEqual(['甲', '乙', '丙'].map((title) => ({ title, storyId: one.id })));
    const story = async (id: string) =>
      (await scene.as('propaganda').ok(STORY, { id })).mediaReport;
    expect(await story(two.id)).toEqual({
      storyId: one.id,
      steps: [{ kind: 'REGROUP', changed: ['storyId'] }],
      sameStory: { nodes: [{ title: '甲' }, { title: '丙' }], totalCount: 2 },
    });
    const { done: apart } = await scene.as('propaganda').ok(SPLIT, { reportIds: [one.id] });
    expect(apart[0].storyId).not.toBe(one.id);
    expect((await story(one.id)).sameStory).toEqual({ nodes: [], totalCount: 0 });
    expect((await story(two.id)).sameStory.nodes).toEqual([{ title: '丙' }]);
  });

  it('keeps a report, and is not taken apart across stories', async () => {
    const [one, two] = [await build('丁'), await build('戊')];
    for (const reportIds of [[one.id], [one.id, two.id]])
      expect((await scene.as('propaganda').refused(SPLIT, { reportIds })).extensions.code).toBe(
        'CONFLICT',
      );
  });

  it('is not touched by who may not correct each of its reports', async () => {
    const own = await build('己', { unitId: scene.units.community.id });
    const second = await build('庚', { unitId: scene.units.community.id });
    const foreign = await build('辛');
    await scene.as('propaganda').ok(MERGE, { reportIds: [second.id, foreign.id] });
    const error = await scene.as('owner').refused(MERGE, { reportIds: [own.id, second.id] });
    expect(error.extensions.code).toBe('NOT_FOUND');
    const { mediaReport } = await scene.as('propaganda').ok(STORY, { id: own.id });
    expect(mediaReport.storyId).toBe(own.id);
  });

  it('shows only those of its reports that the asker may see', async () => {
    const activity = await scene.server.arrange(() =>
      buildActivity(db(), { ownerOrganizationId: scene.units.street.id }),
    );
    const open = await scene.server.arrange(() =>
      buildMediaReport(db(), { unitId: scene.units.district.id, activities: [activity.id] }),
    );
    const hidden = await build('壬');
    await scene.as('propaganda').ok(MERGE, { reportIds: [open.id, hidden.id] });
    const LIST = 'query($id: ID!) { mediaReport(id: $id) { sameStory { nodes { id } } } }';
    const answers = await scene.asked(LIST, { id: open.id }, 'mediaReport');
    expect(answers.anonymous).toEqual({ sameStory: { nodes: [] } });
    expect(answers.propaganda).toEqual({ sameStory: { nodes: [{ id: hidden.id }] } });
  });
});

describe('suggested activities', () => {
  const SUGGESTED = `query($reportId: ID!) { suggestedActivities(reportId: $reportId) { score reasons activity { title } } }`;

  it('are those alike, near in time, of units named, that the asker sees; none that is linked', async () => {
    const { units } = scene;
    const add = (title: string, given: object = {}) =>
      scene.server.arrange(() =>
        buildActivity(db(), {
          ownerOrganizationId: units.street.id,
          title,
          startsOn: '2023-07-10',
          ...given,
        }),
      );
    await add('生物安全进万家巡展');
    await add('生物安全进万家巡展', { startsOn: '2023-01-01' });
    await add('生物安全讲座', { startsOn: null });
    await add('生物安全进万家巡展', { ownerOrganizationId: units.otherDistrict.id });
    await add('生物安全进万家巡展', { status: ActivityStatus.DRAFT });
    await add('消防演练');
    const linked = await add('生物安全进万家');
    const report = await scene.server.arrange(() =>
      buildMediaReport(db(), {
        unitId: units.district.id,
        title: '生物安全进万家巡展走进社区',
        publishedOn: '2023-07-12',
        activities: [linked.id],
      }),
    );
    const { suggestedActivities: found } = await scene
      .as('propaganda')
      .ok(SUGGESTED, { reportId: report.id });
    expect(found).toEqual([
      {
        score: 0.63,
        reasons: ['TITLE', 'DATE'],
        activity: { title: '生物安全进万家巡展' },
      },
      { score: 0.29, reasons: ['TITLE'], activity: { title: '生物安全讲座' } },
    ]);
    const { count } = await countQueries(() =>
      scene.as('propaganda').ok(SUGGESTED, { reportId: report.id }),
    );
    expect(count).toBeLessThanOrEqual(12);
  });

  it('are for those who may correct the report', async () => {
    const { id } = await build('癸');
    const answers = await scene.asked(SUGGESTED, { reportId: id }, 'suggestedActivities');
    expect(answers).toEqual({
      anonymous: 'UNAUTHENTICATED',
      propaganda: [],
      owner: 'NOT_FOUND',
      ownSchool: 'NOT_FOUND',
      concerned: 'NOT_FOUND',
      neighbour: 'NOT_FOUND',
      reviewer: 'FORBIDDEN',
      auditor: 'FORBIDDEN',
      abroad: 'NOT_FOUND',
    });
  });
});
