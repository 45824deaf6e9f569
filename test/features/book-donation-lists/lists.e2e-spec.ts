import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadWeek } from '../../../src/demo-week.js';
import {
  BookDonationStatus,
  BookDonorKind,
} from '../../../src/features/book-donations/book-donation-status.policy.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let ids: Record<
  'office' | 'library' | 'school' | 'other' | 'campaign' | 'ceremony' | 'street' | 'district',
  string
>;

const BOOK = { title: '《国家安全知识百问》', isbn: '9787111213826', copies: 10, listPrice: 1999 };

async function build(): Promise<void> {
  const { db } = server;
  const tree = await buildRegionTree(db);
  const unit = async (name: string, more = {}) =>
    (await buildOrganization(db, { regionId: tree.district.id, name, ...more })).id;
  const office = await unit('区委国安办');
  ids = {
    office,
    library: await unit('崇川区图书馆', { shortName: '区图' }),
    school: await unit('十里坊小学'),
    other: await unit('朝晖小学'),
    campaign: (await buildCampaign(db, { regionId: tree.district.id })).id,
    ceremony: (await buildActivity(db, { title: '启动仪式', ownerOrganizationId: office })).id,
    street: tree.street.id,
    district: tree.district.id,
  };
  const give = (title: string, given: object) =>
    buildBookDonation(db, { title, ownerOrganizationId: office, ...given });
  await give('整套', {
    donorOrganizationId: ids.library,
    recipients: [ids.school, ids.other],
    regionId: tree.community.id,
    campaignId: ids.campaign,
    activityId: ids.ceremony,
    presentedOn: '2023-04-15',
    lines: [BOOK, { title: '反间谍法读本', copies: 1, listPrice: 500 }],
  });
  await give('范围', { recipientScope: '崇川区教育系统', presentedOn: '2023-04-10' });
  await give('无日期', {
    presentedOn: null,
    donorKind: BookDonorKind.PERSON,
    donorName: '欧阳锋',
    recipients: [ids.other],
    statedCopies: 5,
  });
  await give('认捐', { status: BookDonationStatus.PLEDGED, donorOrganizationId: ids.library });
}

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(build);
});
afterAll(() => server.close());

const LIST = `query($filter: BookDonationFilter, $orderBy: BookDonationOrder! = PRESENTED_DESC, $first: Int! = 20, $after: String) {
  bookDonations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } totalCount pageInfo { hasNextPage endCursor }
  }
}`;

const names = async (variables: object): Promise<string[]> => {
  const { bookDonations } = await server.anonymous.ok(LIST, variables);
  const found = bookDonations.nodes.map((node: { name: string }) => node.name) as string[];
  expect(bookDonations.totalCount).toBe(found.length);
  return found;
};

const ALL = ['整套', '范围', '无日期'];

describe('a list of donations', () => {
  it.each<[string, () => object, string[]]>([
    ['everything public, latest first, undated last', () => ({}), ALL],
    ['a street and what lies below', () => ({ regionId: ids.street }), ['整套']],
    ['the district and all below', () => ({ regionId: ids.district }), ALL],
    ['a period', () => ({ from: '2023-04-10', to: '2023-04-12' }), ['范围']],
    [
      'a period and what has no date',
      () => ({ from: '2023-04-15', includeUndated: true }),
      ['整套', '无日期'],
    ],
    ['a donor', () => ({ donorOrganizationId: ids.library }), ['整套']],
    ['a kind of donor', () => ({ donorKinds: ['PERSON', 'ANONYMOUS'] }), ['无日期']],
    [
      'a recipient among others',
      () => ({ recipientOrganizationId: ids.other }),
      ['整套', '无日期'],
    ],
    ['a campaign', () => ({ campaignId: ids.campaign }), ['整套']],
    ['a ceremony', () => ({ activityId: ids.ceremony }), ['整套']],
    ['who registered it', () => ({ ownerOrganizationId: ids.library }), []],
    ['what may not be seen', () => ({ statuses: ['PLEDGED'] }), []],
    ['an ISBN-10 in any writing', () => ({ isbn: '7-111-21382-3' }), ['整套']],
    ['a title, whatever its brackets', () => ({ bookTitle: '国家安全知识百问' }), ['整套']],
    ['but only a whole title', () => ({ bookTitle: '国家安全' }), []],
    ['words of a book', () => ({ text: '间谍' }), ['整套']],
    ['words of the scope', () => ({ text: '教育系统' }), ['范围']],
    ['the short name of a unit', () => ({ text: '区图' }), ['整套']],
    ['an ISBN as text', () => ({ text: '9787111213826' }), ['整套']],
    ['never the name of a person who did not agree', () => ({ text: '欧阳锋' }), []],
    ['what lacks something', () => ({ incomplete: true }), ALL],
    ['what lacks a count', () => ({ gaps: ['NO_COPIES'] }), ['范围']],
    ['what lacks a day or a donor', () => ({ gaps: ['NO_DATE', 'NO_DONOR'] }), ['范围', '无日期']],
    ['whole records', () => ({ incomplete: false }), []],
  ])('finds %s', async (_, filter, found) => {
    expect(await names({ filter: filter() })).toEqual(found);
  });

  it('is ordered both ways, what has no date last', async () => {
    expect(await names({ orderBy: 'PRESENTED_ASC' })).toEqual(['范围', '整套', '无日期']);
  });

  it('goes on after a cursor', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { bookDonations }: any = await server.anonymous.ok(LIST, { first: 1, after });
      found.push(bookDonations.nodes[0].name as string);
      after = bookDonations.pageInfo.hasNextPage ? bookDonations.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(ALL);
  });

  it.each([
    [{ isbn: '9787111213827' }, 'filter.isbn'],
    [{ from: '2023-04-11', to: '2023-04-10' }, 'filter.to'],
  ])('refuses %j', async (filter, path) => {
    const { extensions } = await server.anonymous.refused(LIST, { filter });
    expect([extensions.code, extensions.fields?.[0]?.path]).toEqual(['INVALID_INPUT', path]);
  });

  it('takes a bounded number of statements, however long it is', async () => {
    const query = `query($first: Int!) { bookDonations(first: $first) { nodes {
      name copies listValue gaps donorName note recipients { name } donorOrganization { name }
      ownerOrganization { name } region { name } campaign { name } activity { title }
      lines { title listValue } attachments { fileName } steps { kind } } } }`;
    const counts: number[] = [];
    for (const first of [1, 3]) {
      const { answer, count } = await countQueries(() => server.anonymous.ok(query, { first }));
      expect(answer.bookDonations.nodes).toHaveLength(first);
      counts.push(count);
    }
    // Page, counts, recipients, units, regions, campaigns, ceremonies with facts, lines, files, facts.
    expect(Math.max(...counts)).toBeLessThanOrEqual(16);
    expect(counts[1]! - counts[0]!).toBeLessThanOrEqual(1);
  });
});

describe('the donations of a unit, a ceremony, a campaign and a region', () => {
  const SHOWN = '{ nodes { name } totalCount }';
  const list = (...found: string[]) => ({
    nodes: found.map((name) => ({ name })),
    totalCount: found.length,
  });

  it('are listed where they hang, given and got apart', async () => {
    const query = `query($library: ID!, $other: ID!, $ceremony: ID!, $campaign: ID!, $street: ID!) {
      giver: organization(id: $library) { given: bookDonations(roles: [DONOR]) ${SHOWN}
        got: bookDonations(roles: [RECIPIENT]) ${SHOWN} all: bookDonations ${SHOWN} }
      taker: organization(id: $other) { got: bookDonations(roles: [RECIPIENT]) ${SHOWN} }
      activity(id: $ceremony) { bookDonations ${SHOWN}
        ownerOrganization { bookDonations(roles: [REGISTRANT], filter: { incomplete: true }) ${SHOWN} } }
      campaign(id: $campaign) { bookDonations ${SHOWN} }
      region(id: $street) { bookDonations ${SHOWN} }
    }`;
    expect(await server.anonymous.ok(query, ids)).toEqual({
      giver: { given: list('整套'), got: list(), all: list('整套') },
      taker: { got: list('整套', '无日期') },
      activity: {
        bookDonations: list('整套'),
        ownerOrganization: { bookDonations: list(...ALL) },
      },
      campaign: { bookDonations: list('整套') },
      region: { bookDonations: list('整套') },
    });
  });

  it('of all units of a list are read together', async () => {
    const query = `query($first: Int!) { organizations(first: $first) { nodes { bookDonations ${SHOWN} } } }`;
    const counts: number[] = [];
    for (const first of [2, 4]) {
      counts.push((await countQueries(() => server.anonymous.ok(query, { first }))).count);
    }
    expect(counts).toEqual([3, 3]);
  });
});

describe('the week of April 2023', () => {
  it('has its donation without a count listed for completion, once', async () => {
    const demo = await bootApp();
    try {
      await loadWeek(demo.app, () => undefined);
      await loadWeek(demo.app, () => undefined);
      const { bookDonations } = await demo.anonymous.ok(`{
        bookDonations(filter: { incomplete: true, gaps: [NO_COPIES] }) { nodes { name status donorKind
          recipientScope presentedOn copies listValue lines { title } gaps activity { title }
          campaign { name } region { name } ownerOrganization { shortName } } } }`);
      expect(bookDonations.nodes).toEqual([
        {
          name: '向崇川区教育系统赠书',
          status: 'RECEIVED',
          donorKind: 'UNKNOWN',
          recipientScope: '崇川区教育系统',
          presentedOn: '2023-04-10',
          copies: null,
          listValue: null,
          lines: [],
          gaps: ['NO_COPIES', 'NO_TITLES', 'NO_DONOR', 'NO_PROOF'],
          activity: { title: '崇川区全民国家安全教育周启动仪式' },
          campaign: { name: '2023年崇川区全民国家安全教育周' },
          region: { name: '崇川区' },
          ownerOrganization: { shortName: '区委国安办' },
        },
      ]);
      expect(await demo.db.count(sql`book_donations`)).toBe(1);
    } finally {
      await demo.close();
    }
  });
});
