import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { expectToAddUp, FIGURE } from './adding-up.js';
import { buildVaried, type Varied } from './varied-records.js';

jest.setTimeout(120_000);

const ROW = `fragment R on ActivityFigureRow {
  key label activities { ...F } closed { ...F } participants { ...F } headcount { ...F } }`;
const CORE = 'activities { ...F } planned { ...F } closed { ...F } participants { ...F }';
const ACTIVITY_PARTS = `query($scope: FigureScopeInput!) { coverageFigures(scope: $scope) {
  ${CORE} undated { ...F } underWay { ...F } handouts { ...F }
  materials { code countingWord quantity { ...F } }
  types { ...R } audiences { ...R } entryTags { ...R } securityFields { ...R }
  streets { ...R } units { ...R }
} } ${FIGURE} ${ROW}`;
const REGISTERS = `query($scope: FigureScopeInput!) { coverageFigures(scope: $scope) {
  mediaReports { total { ...F } originals { ...F }
    byLevel { code figure { ...F } } byForm { code figure { ...F } } }
  educationBases { total { ...F } named { ...F } byLevel { code figure { ...F } } }
  bookDonations { donations { ...F } copies { ...F } withoutCount { ...F } }
  legalAidStations { total { ...F } byLevel { code figure { ...F } } }
  total { ${CORE} handouts { ...F } } lastYear { ${CORE} handouts { ...F } }
} } ${FIGURE}`;
const MATRIX = `query($scope: FigureScopeInput!, $rows: CoverageMatrixRows!, $columns: CoverageMatrixColumns!) {
  coverageMatrix(scope: $scope, rows: $rows, columns: $columns) {
    columns { code label } rows { key label cells { code activities { ...F } } } empty { key code label }
  } } ${FIGURE}`;

let server: TestApp;
let varied: Varied;

beforeAll(async () => {
  server = await bootApp();
  varied = await server.arrange(() => buildVaried(server.db));
});
afterAll(() => server.close());

const period = { from: '2023-04-10', to: '2023-04-16' };

/** Whatever somebody may count, by what it is. */
const SCOPES: Record<string, (given: Varied) => object> = {
  'a campaign': ({ campaign }) => ({ campaignId: campaign.id }),
  'a week of a campaign': ({ campaign }) => ({ campaignId: campaign.id, ...period }),
  'a week of a district, with what has no date': ({ tree }) => ({
    regionId: tree.district.id,
    ...period,
    includeUndated: true,
  }),
  'a street of a campaign': ({ campaign, tree }) => ({
    campaignId: campaign.id,
    regionId: tree.street.id,
  }),
  'a community in a year': ({ tree }) => ({
    regionId: tree.community.id,
    from: '2023-01-01',
    to: '2023-12-31',
  }),
  'what a unit registered': ({ campaign, unitIds }) => ({
    campaignId: campaign.id,
    ownerOrganizationId: unitIds[0],
  }),
  'what a unit organizes, jointly too': ({ campaign, unitIds }) => ({
    campaignId: campaign.id,
    organizationId: unitIds[1],
  }),
};

describe('the records behind figures', () => {
  it.each(Object.entries(SCOPES))('of %s add up to each of them', async (_, scopeOf) => {
    const scope = scopeOf(varied);
    const client = await signedInAs(server, {
      roles: [Role.PROPAGANDA],
      organizationId: varied.unitIds[0] ?? '',
    });
    const activities = await client.ok(ACTIVITY_PARTS, { scope });
    expect(await expectToAddUp(client, activities)).toBeGreaterThan(5);
    await expectToAddUp(client, await client.ok(REGISTERS, { scope }));
  });

  it('add up in every cell of a matrix, and the empty ones are named', async () => {
    const scope = { campaignId: varied.campaign.id };
    for (const rows of ['STREET', 'UNIT'])
      for (const columns of ['ENTRY_TAG', 'AUDIENCE']) {
        const answer = await server.anonymous.ok(MATRIX, { scope, rows, columns });
        expect(await expectToAddUp(server.anonymous, answer)).toBeGreaterThan(0);
        const { rows: lines, columns: heads, empty } = answer.coverageMatrix;
        const blank = lines.flatMap((line: any) =>
          line.cells
            .filter((cell: any) => cell.activities.value === 0)
            .map((cell: any) => ({
              key: line.key,
              code: cell.code,
              label: `${line.label} · ${heads.find((one: any) => one.code === cell.code).label}`,
            })),
        );
        expect(empty).toEqual(blank);
      }
  });
});

const sumOf = (rows: any[], name: string): number =>
  rows.reduce((sum, row) => sum + row[name].value, 0);

describe('figures', () => {
  it('of streets and of units are the whole, level by level: nothing counts twice', async () => {
    const { tree, campaign } = varied;
    const ask = async (regionId: string) =>
      (await server.anonymous.ok(ACTIVITY_PARTS, { scope: { campaignId: campaign.id, regionId } }))
        .coverageFigures;
    for (const { id } of [tree.city, tree.district, tree.street]) {
      const { streets, units, ...whole } = await ask(id);
      for (const name of ['activities', 'closed', 'participants'])
        expect([sumOf(streets, name), sumOf(units, name)]).toEqual(
          Array(2).fill(whole[name].value),
        );
    }
    const parts = [tree.district, tree.otherDistrict].map(async ({ id }) => ask(id));
    const [own, other] = await Promise.all(parts);
    const city = await ask(tree.city.id);
    expect(own.activities.value + other.activities.value).toBe(city.activities.value);
  });

  it('count a joint activity once for everyone who organizes it', async () => {
    const { tree } = varied;
    const { campaignId, ids } = await server.arrange(async () => {
      const campaign = await buildCampaign(server.db, { regionId: tree.district.id });
      const units = [];
      for (const { id: regionId } of [tree.district, tree.street, tree.otherStreet])
        units.push((await buildOrganization(server.db, { regionId })).id);
      await buildActivity(server.db, {
        ownerOrganizationId: units[0] ?? '',
        regionId: tree.street.id,
        campaignId: campaign.id,
        status: ActivityStatus.CLOSED,
        actualHeadcount: 120,
        organizers: units.map((organizationId) => ({ organizationId, role: OrganizerRole.HOST })),
      });
      return { campaignId: campaign.id, ids: units };
    });
    const ask = async (scope: object) => {
      const { coverageFigures } = await server.anonymous.ok(ACTIVITY_PARTS, { scope });
      const { closed, participants, units, streets } = coverageFigures;
      return [closed.value, participants.value, units.length, streets.length];
    };
    expect(await ask({ campaignId })).toEqual([1, 120, 1, 1]);
    for (const organizationId of ids)
      expect(await ask({ campaignId, organizationId })).toEqual([1, 120, 1, 1]);
    expect(await ask({ campaignId, regionId: tree.district.id })).toEqual([1, 120, 1, 1]);
    expect(await ask({ campaignId, regionId: tree.otherStreet.id })).toEqual([0, 0, 0, 0]);
  });

  it('tell a week, the whole until then and the year before, in a sentence too', async () => {
    const { tree } = varied;
    const [campaign] = await server.arrange(async () => {
      const unit = await buildOrganization(server.db, { regionId: tree.street.id });
      const week = { regionId: tree.province.id };
      const now = await buildCampaign(server.db, { ...week, edition: 20 });
      const before = await buildCampaign(server.db, { ...week, edition: 19 });
      const hold = (campaignId: string, startsOn: string | null, actualHeadcount: number) =>
        buildActivity(server.db, {
          ownerOrganizationId: unit.id,
          status: ActivityStatus.CLOSED,
          campaignId,
          startsOn,
          actualHeadcount,
        });
      await hold(now.id, '2023-04-03', 100);
      await hold(now.id, '2023-04-12', 12_000);
      await hold(now.id, null, 7);
      await hold(now.id, '2023-04-20', 5000);
      await hold(before.id, '2022-04-12', 50);
      await hold(before.id, '2022-04-17', 60);
      return [now];
    });
    const { coverageFigures } = await server.anonymous.ok(
      `query($scope: FigureScopeInput!) { coverageFigures(scope: $scope) {
        from to participants { value } undated { value } sentence sentenceWithTotal
        total { from to participants { value } undated { value } sentence }
        lastYear { from to participants { value } sentence } } }`,
      { scope: { campaignId: campaign?.id, ...period } },
    );
    expect(coverageFigures).toEqual({
      ...period,
      participants: { value: 12_000 },
      undated: { value: 1 },
      sentence: '共开展活动1场次,覆盖1.2万人次',
      sentenceWithTotal: '本周开展活动1场次,覆盖1.2万人次;累计开展活动3场次,覆盖1.2万余人次',
      total: {
        from: null,
        to: '2023-04-16',
        participants: { value: 12_107 },
        undated: null,
        sentence: '共开展活动3场次,覆盖1.2万余人次',
      },
      lastYear: {
        from: '2022-04-10',
        to: '2022-04-16',
        participants: { value: 50 },
        sentence: '共开展活动1场次,覆盖50人次',
      },
    });
  });

  it('count plans under way and hidden reports only for those who may see them', async () => {
    const { tree, campaign, unitIds } = varied;
    const ask = async (client: Client) => {
      const { coverageFigures } = await client.ok(
        `query($scope: FigureScopeInput!) { coverageFigures(scope: $scope) {
          underWay { value } mediaReports { total { value } } activities { value } } }`,
        { scope: { campaignId: campaign.id, regionId: tree.district.id } },
      );
      const { underWay, mediaReports, activities } = coverageFigures;
      return [underWay.value, mediaReports.total.value, activities.value];
    };
    const [districtUnit = '', , , , strangers = ''] = unitIds;
    const as = (organizationId: string, role: Role) =>
      signedInAs(server, { roles: [role], organizationId });
    const anonymous = await ask(server.anonymous);
    const inside = await ask(await as(districtUnit, Role.PROPAGANDA));
    const outside = await ask(await as(strangers, Role.LEGAL_AID_WORKER));
    expect(anonymous[0]).toBe(0);
    expect(inside[0]).toBeGreaterThan(outside[0]);
    expect(inside[1]).toBeGreaterThan(anonymous[1]);
    expect([inside[2], outside[2]]).toEqual([anonymous[2], anonymous[2]]);
  });

  it('are refused without a campaign or days, and for what does not exist', async () => {
    const { tree, campaign } = varied;
    const regionId = tree.district.id;
    const refusal = async (scope: object) => {
      const { extensions } = await server.anonymous.refused(ACTIVITY_PARTS, { scope });
      return [extensions.code, extensions.fields?.[0]?.path];
    };
    expect(await refusal({})).toEqual(['INVALID_INPUT', 'scope.regionId']);
    expect(await refusal({ regionId })).toEqual(['INVALID_INPUT', 'scope.from']);
    const year = { from: '2022-01-01', to: '2023-06-01' };
    expect(await refusal({ regionId, ...year })).toEqual(['INVALID_INPUT', 'scope.to']);
    const backwards = { from: period.to, to: period.from };
    expect(await refusal({ campaignId: campaign.id, ...backwards })).toEqual([
      'INVALID_INPUT',
      'scope.to',
    ]);
    expect(await refusal({ campaignId: regionId })).toEqual(['NOT_FOUND', undefined]);
  });

  it('take a bounded number of statements', async () => {
    const scope = { campaignId: varied.campaign.id };
    const { count } = await countQueries(() => server.anonymous.ok(ACTIVITY_PARTS, { scope }));
    expect(count).toBeLessThanOrEqual(13);
    const matrix = { scope, rows: 'UNIT', columns: 'AUDIENCE' };
    expect((await countQueries(() => server.anonymous.ok(MATRIX, matrix))).count).toBe(4);
  });
});
