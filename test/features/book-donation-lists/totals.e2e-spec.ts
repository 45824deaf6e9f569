import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import {
  BookDonationStatus,
  BookDonorKind,
} from '../../../src/features/book-donations/book-donation-status.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let units: Record<'office' | 'library' | 'school' | 'other' | 'city', Organization>;

const A = { title: '《国家安全知识百问》', isbn: '9787111213826' };

async function build(): Promise<void> {
  const { db } = server;
  tree = await buildRegionTree(db);
  const unit = (name: string, regionId = tree.district.id) =>
    buildOrganization(db, { regionId, name });
  units = {
    office: await unit('区委国安办'),
    library: await unit('区图书馆'),
    school: await unit('十里坊小学'),
    other: await unit('朝晖小学'),
    city: await unit('市国安办', tree.city.id),
  };
  const { office, library, school, other, city } = units;
  const campaignId = (await buildCampaign(db, { regionId: tree.district.id, name: '教育周' })).id;
  const give = (given: object) =>
    buildBookDonation(db, { ownerOrganizationId: office.id, ...given });
  // Known in full, to one school, in a community of the street.
  await give({
    donorOrganizationId: library.id,
    recipients: [school.id],
    regionId: tree.community.id,
    campaignId,
    lines: [
      { ...A, copies: 10, listPrice: 1999 },
      { title: '反间谍法读本', copies: 5, listPrice: 110 },
    ],
  });
  // To two schools, nobody knows how many each; the same book under another spelling.
  await give({
    donorOrganizationId: library.id,
    recipients: [school.id, other.id],
    regionId: tree.street.id,
    lines: [
      { ...A, title: '国家安全知识百问', copies: 20, listPrice: 1999 },
      { title: '反间谍法 读本' },
    ],
  });
  // A total beyond what is listed.
  await give({
    donorKind: BookDonorKind.PERSON,
    donorName: '李四',
    recipients: [other.id],
    regionId: tree.otherStreet.id,
    campaignId,
    statedCopies: 100,
    lines: [
      { ...A, copies: 30, listPrice: 1999 },
      { title: '生物安全法', copies: null },
    ],
  });
  // A scope and a total only; a scope only; another person; nothing at all, elsewhere.
  await give({ recipientScope: '崇川区教育系统', statedCopies: 200, campaignId });
  await give({ recipientScope: '崇川区教育系统' });
  await give({ donorKind: BookDonorKind.PERSON, donorName: '王五', statedCopies: 7 });
  await give({ donorKind: BookDonorKind.ANONYMOUS, ownerOrganizationId: city.id });
  // What is only promised or called off is no book given.
  await give({ status: BookDonationStatus.PLEDGED, statedCopies: 9999 });
  await give({ status: BookDonationStatus.CANCELLED, statedCopies: 8888 });
}

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(build);
});
afterAll(() => server.close());

const FIGURE = 'donations copies donationsWithoutCount listValue donationsWithoutValue';
const TOTALS = `query($by: BookDonationTotalBy!, $filter: BookDonationFilter, $first: Int! = 20, $after: String) {
  bookDonationTotals(by: $by, filter: $filter, first: $first, after: $after) {
    nodes { label isbn organization { name } region { name } campaign { name } ${FIGURE} }
    totalCount pageInfo { hasNextPage endCursor } overall { ${FIGURE} }
  }
}`;

interface Figure {
  donations: number;
  copies: number;
  donationsWithoutCount: number;
  listValue: string;
  donationsWithoutValue: number;
}

const OVERALL: Figure = {
  donations: 7,
  copies: 15 + 20 + 100 + 200 + 7,
  donationsWithoutCount: 3,
  listValue: '1204.90',
  donationsWithoutValue: 6,
};

const totals = async (by: string, filter: object = {}, client = server.anonymous) => {
  const { bookDonationTotals } = await client.ok(TOTALS, { by, filter });
  return bookDonationTotals as {
    nodes: (Figure & { label: string; isbn: string | null })[];
    overall: Figure;
    totalCount: number;
  };
};

/** The rows as `label: donations/without count, copies, value/donations without`. */
const said = (rows: (Figure & { label: string })[]) =>
  rows.map(
    (row) =>
      `${row.label}: ${row.donations}/${row.donationsWithoutCount}, ${row.copies}, ${row.listValue}/${row.donationsWithoutValue}`,
  );

const fen = (yuan: string): number => Math.round(Number(yuan) * 100);

const added = (rows: readonly Figure[]) => ({
  donations: rows.reduce((sum, row) => sum + row.donations, 0),
  copies: rows.reduce((sum, row) => sum + row.copies, 0),
  donationsWithoutCount: rows.reduce((sum, row) => sum + row.donationsWithoutCount, 0),
  listValue: rows.reduce((sum, row) => sum + fen(row.listValue), 0),
  donationsWithoutValue: rows.reduce((sum, row) => sum + row.donationsWithoutValue, 0),
});

describe('totals', () => {
  it.each<[string, string[]]>([
    [
      'DONOR',
      [
        '未知: 2/1, 200, 0.00/2',
        '个人: 2/0, 107, 599.70/2',
        '区图书馆: 2/1, 35, 605.20/1',
        '匿名: 1/1, 0, 0.00/1',
      ],
    ],
    [
      'RECIPIENT',
      [
        '崇川区教育系统: 2/1, 200, 0.00/2',
        '朝晖小学: 1/0, 100, 599.70/1',
        '多个受赠方(未分配): 1/1, 20, 399.80/1',
        '十里坊小学: 1/0, 15, 205.40/0',
        '受赠方未知: 2/1, 7, 0.00/2',
      ],
    ],
    [
      'STREET',
      [
        '区级及以上: 4/2, 207, 0.00/4',
        '虹桥街道: 1/0, 100, 599.70/1',
        '学田街道: 2/1, 35, 605.20/1',
      ],
    ],
    ['CAMPAIGN', ['教育周: 3/0, 315, 805.10/2', '未归入活动周: 4/3, 27, 399.80/4']],
    [
      'TITLE',
      [
        '未列书目: 5/2, 277, 0.00/5',
        '《国家安全知识百问》: 3/0, 60, 1199.40/0',
        '反间谍法 读本: 2/1, 5, 5.50/1',
        '生物安全法: 1/1, 0, 0.00/1',
      ],
    ],
  ])('by %s name each row, most copies first', async (by, rows) => {
    const { nodes, overall, totalCount } = await totals(by);
    expect(said(nodes)).toEqual(rows);
    expect([overall, totalCount]).toEqual([OVERALL, rows.length]);
  });

  it.each(['DONOR', 'RECIPIENT', 'STREET', 'CAMPAIGN'])(
    'by %s add up to the figure',
    async (by) => {
      const { nodes, overall } = await totals(by);
      expect(added(nodes)).toEqual({ ...overall, listValue: fen(overall.listValue) });
    },
  );

  it('by TITLE add up in copies and value; a donation of several books stands at each', async () => {
    const { nodes, overall } = await totals('TITLE');
    const { copies, listValue, donations } = added(nodes);
    expect({ copies, listValue }).toEqual({
      copies: overall.copies,
      listValue: fen(overall.listValue),
    });
    expect(donations).toBeGreaterThan(overall.donations);
  });

  it('by STREET and within a street are the same', async () => {
    const inStreet = await totals('DONOR', { regionId: tree.street.id });
    const { nodes } = await totals('STREET');
    const street = nodes.find(({ label }) => label === '学田街道');
    expect(street).toMatchObject(inStreet.overall);
  });

  it('name the records that rows stand for, and no person', async () => {
    const answers = await Promise.all(
      ['DONOR', 'STREET', 'TITLE', 'CAMPAIGN'].map((by) =>
        server.anonymous.ok(TOTALS, { by, first: 20 }),
      ),
    );
    const named = answers.flatMap(({ bookDonationTotals }) =>
      bookDonationTotals.nodes.map(({ label, isbn, organization, region, campaign }: any) => [
        label,
        isbn ?? organization?.name ?? region?.name ?? campaign?.name ?? null,
      ]),
    );
    expect(named).toEqual(
      expect.arrayContaining([
        ['区图书馆', '区图书馆'],
        ['学田街道', '学田街道'],
        ['区级及以上', null],
        ['教育周', '教育周'],
        ['《国家安全知识百问》', '9787111213826'],
        ['反间谍法 读本', null],
      ]),
    );
    expect(JSON.stringify(answers)).not.toMatch(/李四|王五/);
  });

  it('count what was promised or called off only where it is asked for and may be seen', async () => {
    const filter = { statuses: ['PLEDGED', 'CANCELLED'] };
    const outside = await totals('DONOR', filter);
    const inside = await signedInAs(server, {
      roles: [Role.REVIEWER],
      organizationId: units.office.id,
    });
    const seen = await totals('DONOR', filter, inside);
    expect([outside.overall.donations, outside.nodes]).toEqual([0, []]);
    expect([seen.overall.donations, seen.overall.copies]).toEqual([2, 9999 + 8888]);
    expect((await totals('DONOR', {}, inside)).overall).toEqual(OVERALL);
  });

  it('go on after a cursor, by each of the orders', async () => {
    for (const by of ['DONOR', 'RECIPIENT', 'STREET', 'TITLE', 'CAMPAIGN']) {
      const labels: string[] = [];
      let after: string | null = null;
      do {
        const { bookDonationTotals }: any = await server.anonymous.ok(TOTALS, {
          by,
          first: 1,
          after,
        });
        labels.push(...bookDonationTotals.nodes.map((row: { label: string }) => row.label));
        const { hasNextPage, endCursor } = bookDonationTotals.pageInfo;
        after = hasNextPage ? endCursor : null;
      } while (after);
      expect(labels).toEqual((await totals(by)).nodes.map(({ label }) => label));
    }
  });

  it('take one statement for the rows, one for their units, one for the figure', async () => {
    const query = `{ bookDonationTotals(by: RECIPIENT) { nodes { label copies } overall { copies } } }`;
    const { count } = await countQueries(() => server.anonymous.ok(query));
    expect(count).toBe(3);
  });
});
