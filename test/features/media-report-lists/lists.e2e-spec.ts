import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import { MediaForm, MediaLevel } from '../../../src/features/media-outlets/media-outlet.entity.js';
import {
  MediaReportKind,
  MediaReportOrigin,
} from '../../../src/features/media-reports/media-report-kinds.policy.js';
import { countQueries } from '../../support/count-queries.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildMediaReport, buildOutlet } from '../../support/factories/media-reports.js';
import { type Scene, setScene } from '../media-reports/scene.js';

let scene: Scene;
let activity: Activity;
const ids: Record<string, string> = {};
beforeAll(async () => {
  scene = await setScene();
  const { server, units, tree } = scene;
  const { db } = server;
  await server.arrange(async () => {
    const daily = await buildOutlet(db, { name: '江海日报' });
    const wechat = await buildOutlet(db, {
      name: '崇川发布',
      aliases: ['崇川官微'],
      level: MediaLevel.SELF_MEDIA,
      form: MediaForm.WECHAT,
    });
    activity = await buildActivity(db, {
      ownerOrganizationId: units.street.id,
      status: ActivityStatus.CLOSED,
    });
    const hidden = await buildActivity(db, {
      ownerOrganizationId: units.street.id,
      status: ActivityStatus.APPROVED,
    });
    const campaign = await buildCampaign(db, { regionId: tree.district.id });
    const base = await buildEducationBase(db, { regionId: tree.street.id });
    const donation = await buildBookDonation(db, { ownerOrganizationId: units.street.id });
    const station = await buildStation(db, { regionId: tree.street.id });
    const about = { unitId: units.district.id, activities: [activity.id] };
    await buildMediaReport(db, {
      ...about,
      title: '甲篇',
      outletId: daily.id,
      publishedOn: '2023-04-10',
      campaignId: campaign.id,
      regionId: tree.community.id,
      author: '记者团',
      bases: [base.id],
      donations: [donation.id],
      stations: [station.id],
      organizations: [units.street.id],
    });
    await buildMediaReport(db, {
      ...about,
      title: '乙篇',
      outletId: wechat.id,
      publishedOn: '2023-04-12',
      kind: MediaReportKind.VIDEO,
      origin: MediaReportOrigin.REPOST,
    });
    await buildMediaReport(db, { ...about, title: '丙篇', publishedOn: null });
    await buildMediaReport(db, {
      unitId: units.district.id,
      title: '丁篇',
      publishedOn: '2023-04-14',
      activities: [hidden.id],
    });
    await buildMediaReport(db, { unitId: units.district.id, title: '戊篇' });
    await buildMediaReport(db, { unitId: units.district.id, title: '己篇', standsAlone: true });
    await buildMediaReport(db, { unitId: units.community.id, title: '庚篇' });
    Object.assign(ids, {
      daily: daily.id,
      wechat: wechat.id,
      campaign: campaign.id,
      base: base.id,
      donation: donation.id,
      station: station.id,
      street: tree.street.id,
      district: units.district.id,
    });
  });
});
afterAll(() => scene.server.close());

interface Titled {
  nodes: { title: string }[];
}
const titles = ({ nodes }: Titled): string => nodes.map(({ title }) => title[0]).join('');

const LIST = `query($filter: MediaReportFilter, $orderBy: MediaReportOrder! = PUBLISHED_DESC, $first: Int! = 20, $after: String) {
  mediaReports(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { title } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

describe('the list of reports', () => {
  it.each<[string, () => object, string, string]>([
    ['nothing', () => ({}), '戊己庚丁乙甲丙', '乙甲丙'],
    ['a period', () => ({ from: '2023-04-11', to: '2023-04-13' }), '乙', '乙'],
    [
      'a period and unknown days',
      () => ({ to: '2023-04-11', includeUndated: true }),
      '甲丙',
      '甲丙',
    ],
    ['a level', () => ({ levels: ['SELF_MEDIA'] }), '乙', '乙'],
    ['a form', () => ({ forms: ['NEWSPAPER'] }), '甲', '甲'],
    ['outlets', () => ({ outletIds: [ids.daily, ids.wechat] }), '乙甲', '乙甲'],
    ['no outlet', () => ({ withoutOutlet: true, to: '2023-04-20' }), '戊己庚丁', ''],
    ['a kind', () => ({ kinds: ['VIDEO'] }), '乙', '乙'],
    ['an origin', () => ({ origin: 'REPOST' }), '乙', '乙'],
    ['a campaign', () => ({ campaignId: ids.campaign }), '甲', '甲'],
    ['a street and what lies below', () => ({ regionId: ids.street }), '庚甲', '甲'],
    ['a unit', () => ({ unitId: ids.district }), '戊己丁乙甲丙', '乙甲丙'],
    ['no activity', () => ({ withoutActivity: true }), '戊己庚', ''],
    ['some activity', () => ({ withoutActivity: false }), '丁乙甲丙', '乙甲丙'],
    ['words of an outlet’s alias', () => ({ text: '官微' }), '乙', '乙'],
    ['words of an author', () => ({ text: '记者团' }), '甲', '甲'],
  ])('by %s', async (_, filter, forPropaganda, forAnyone) => {
    const sorted = (text: string) => [...text].toSorted().join('');
    const insider = (await scene.as('propaganda').ok(LIST, { filter: filter() })).mediaReports;
    const anyone = (await scene.as('anonymous').ok(LIST, { filter: filter() })).mediaReports;
    expect(sorted(titles(insider))).toBe(sorted(forPropaganda));
    expect(sorted(titles(anyone))).toBe(sorted(forAnyone));
    expect([insider.totalCount, anyone.totalCount]).toEqual([
      forPropaganda.length,
      forAnyone.length,
    ]);
  });

  it('is read page by page in each order, unknown days at the far end', async () => {
    for (const [orderBy, expected] of [
      ['PUBLISHED_DESC', '乙甲丙'],
      ['PUBLISHED_ASC', '丙甲乙'],
    ]) {
      let after: string | null = null;
      let seen = '';
      do {
        const page: any = (await scene.as('anonymous').ok(LIST, { orderBy, first: 1, after }))
          .mediaReports;
        seen += titles(page);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toBe(expected);
    }
  });

  it('refuses a period that ends before it begins', async () => {
    const filter = { from: '2023-04-12', to: '2023-04-11' };
    const error = await scene.as('anonymous').refused(LIST, { filter });
    expect(error.extensions.fields?.map(({ path }) => path)).toEqual(['filter.to']);
  });
});

describe('what is still to be linked', () => {
  const TODO = 'query { mediaReportTodo(orderBy: PUBLISHED_ASC) { nodes { title } } }';

  it('is about no activity and not marked as about none, among what the asker corrects', async () => {
    const answers = await scene.asked(TODO, {}, 'mediaReportTodo');
    const seen = Object.entries(answers).map(([viewer, answer]) => [
      viewer,
      typeof answer === 'string' ? answer : titles(answer as Titled),
    ]);
    expect(Object.fromEntries(seen)).toEqual({
      anonymous: 'UNAUTHENTICATED',
      propaganda: '戊庚',
      owner: '庚',
      ownSchool: '庚',
      concerned: '',
      neighbour: '',
      reviewer: 'FORBIDDEN',
      auditor: 'FORBIDDEN',
      abroad: '',
    });
  });
});

describe('links back', () => {
  it.each<[string, () => string, string]>([
    ['activity', () => activity.id, '乙甲丙'],
    ['educationBase', () => ids.base!, '甲'],
    ['bookDonation', () => ids.donation!, '甲'],
    ['legalAidStation', () => ids.station!, '甲'],
    ['organization', () => scene.units.street.id, '甲'],
    ['campaign', () => ids.campaign!, '甲'],
    ['mediaOutlet', () => ids.wechat!, '乙'],
    ['region', () => ids.street!, '甲'],
  ])('%s.mediaReports', async (field, id, expected) => {
    const query = `query($id: ID!) { it: ${field}(id: $id) { mediaReports { nodes { title } totalCount } } }`;
    const { it: found } = await scene.as('anonymous').ok(query, { id: id() });
    expect(titles(found.mediaReports)).toBe(expected);
    expect(found.mediaReports.totalCount).toBe(expected.length);
  });

  it('are read for many records in as many statements as for one', async () => {
    const QUERY = `query($first: Int!) { activities(first: $first) { nodes { mediaReports(first: 5) { totalCount nodes {
      title outlet { name } campaign { name } region { name } unit { name }
      activities { title } bases { name } donations { name } stations { name } organizations { name }
      sameStory { nodes { title } }
    } } } } }`;
    const measure = async (first: number) =>
      (await countQueries(() => scene.as('anonymous').ok(QUERY, { first }))).count;
    const before = await measure(1);
    await scene.server.arrange(async () => {
      for (let more = 0; more < 8; more += 1) {
        const another = await buildActivity(scene.server.db, {
          ownerOrganizationId: scene.units.street.id,
        });
        await buildMediaReport(scene.server.db, {
          unitId: scene.units.district.id,
          activities: [another.id],
        });
      }
    });
    expect(await measure(10)).toBeLessThanOrEqual(Math.max(before, 22) + 2);
  });
});
