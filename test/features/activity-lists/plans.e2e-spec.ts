import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqliteDialect } from '../../../src/platform/database/dialect.js';
import { bootApp, testDatabase, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildWeek, type Week } from '../../support/factories/week.js';

let server: TestApp;
let week: Week;

beforeAll(async () => {
  server = await bootApp();
  week = await server.arrange(() => buildWeek(server.db));
});
afterAll(() => server.close());

/** How SQLite finds the activities of the list: one line for each stretch that it reads. */
async function plan(args: string): Promise<string[]> {
  const query = `{ activities(${args}) { nodes { title organizers { organization { name } } } } }`;
  const { statements } = await countQueries(() => server.anonymous.ok(query));
  const list = statements.find((text) => text.startsWith('WITH page')) ?? '';
  const { text } = sqliteDialect.translate(list);
  const params = Array.from(list.matchAll(/\?/g), () => null);
  const rows = server.db.sqliteWriter
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...params);
  return rows
    .map(({ detail }) => detail)
    .filter((detail) => /^(SCAN|SEARCH) t\b/.test(detail) && !detail.endsWith('LEFT-JOIN'));
}

const cursorOf = async (args: string): Promise<string> => {
  const query = `{ activities(${args}) { pageInfo { endCursor } } }`;
  return (await server.anonymous.ok(query)).activities.pageInfo.endCursor as string;
};

const index = (columns: string) => {
  const metadata = server.db.dataSource.getMetadata('Activity');
  const found = metadata.indices.find(
    ({ columns: own }) => own.map(({ databaseName }) => databaseName).join() === columns,
  );
  return found?.name;
};

/** Only SQLite has a planner that needs no figures of the data, so its plans can be foretold. */
(testDatabase === 'sqlite' ? describe : describe.skip)('a list of activities is found', () => {
  it.each<[string, () => string, () => string[]]>([
    [
      'latest first, along the index of the start',
      () => 'first: 20',
      () => [
        'SEARCH t USING INDEX activities_by_start (sort_at<?)',
        'SEARCH t USING INDEX activities_by_start (sort_at=?)',
      ],
    ],
    [
      'earliest first, along the same index',
      () => 'first: 20, orderBy: START_ASC',
      () => ['SCAN t USING INDEX activities_by_start'],
    ],
    [
      'last changed first',
      () => 'first: 20, orderBy: UPDATED_DESC',
      () => ['SCAN t USING INDEX activities_by_change'],
    ],
    [
      'in a period, by what starts in it and what still goes on',
      () => 'filter: { from: "2023-04-10", to: "2023-05-10" }',
      () => [
        'SEARCH t USING INDEX activities_by_end (ends_on>?)',
        'SEARCH t USING INDEX activities_by_start (sort_at>? AND sort_at<?)',
      ],
    ],
    [
      'by street in a period, along the indexes of the street',
      () => `filter: { regionId: "${week.tree.street.id}", from: "2023-04-10", to: "2023-05-10" }`,
      () => [
        'SEARCH t USING INDEX activities_by_street (street_id=? AND sort_at>? AND sort_at<?)',
        'SEARCH t USING INDEX activities_of_several_days (street_id=? AND ends_on>?)',
      ],
    ],
    [
      'by district, along the index of the start',
      () => `filter: { regionId: "${week.tree.district.id}", dated: KNOWN }`,
      () => ['SEARCH t USING INDEX activities_by_start (sort_at<?)'],
    ],
    [
      'by unit in a role, through its roles',
      () =>
        `filter: { organizationId: "${week.streetOffice.id}", organizerRoles: [UNDERTAKER], dated: KNOWN }`,
      () => ['SEARCH t USING INDEX sqlite_autoindex_activities_1 (id=?)'],
    ],
    [
      'by campaign',
      () => `filter: { campaignId: "${week.campaign.id}", dated: KNOWN }`,
      () => [`SEARCH t USING INDEX ${index('campaign_id,sort_at')} (campaign_id=? AND sort_at<?)`],
    ],
    [
      'by venue',
      () => `filter: { venueId: "${week.park.id}", dated: KNOWN }`,
      () => [`SEARCH t USING INDEX ${index('venue_id,sort_at')} (venue_id=? AND sort_at<?)`],
    ],
    [
      'by type',
      () => 'filter: { types: ["LECTURE"], dated: KNOWN }',
      () => [`SEARCH t USING INDEX ${index('type_id,sort_at')} (type_id=? AND sort_at<?)`],
    ],
  ])('%s', async (_what, args, expected) => {
    expect((await plan(args())).toSorted()).toEqual(expected().toSorted());
  });

  it.each([
    ['START_ASC', ['SEARCH t USING INDEX activities_by_start (sort_at>?)']],
    [
      'START_DESC',
      [
        'SEARCH t USING INDEX activities_by_start (sort_at<?)',
        'SEARCH t USING INDEX activities_by_start (sort_at=?)',
      ],
    ],
    ['UPDATED_DESC', ['SEARCH t USING INDEX activities_by_change (updated_at<?)']],
  ])('from its cursor on in the order %s', async (orderBy, expected) => {
    const after = await cursorOf(`first: 1, orderBy: ${orderBy}`);
    expect((await plan(`after: "${after}", orderBy: ${orderBy}`)).toSorted()).toEqual(expected);
  });
});
