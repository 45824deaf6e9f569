import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

const ODD = `query($scope: FigureScopeInput!, $kinds: [OddFigureKind!]) {
  oddFigures(scope: $scope, kinds: $kinds) { kind text figure { value } activities { title } } }`;

let server: TestApp;
let tree: RegionTree;
let school: string;
let police: string;

const hold = (title: string, given: Partial<Activity> & { ownerOrganizationId: string }) =>
  buildActivity(server.db, { title, status: ActivityStatus.CLOSED, ...given });

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    const at = { regionId: tree.street.id };
    school = (await buildOrganization(server.db, { ...at, name: '十里坊小学' })).id;
    police = (await buildOrganization(server.db, { ...at, name: '学田派出所' })).id;
    const { id: venueId } = await buildVenue(server.db, { ...at, name: '礼堂', capacity: 300 });
    const pair = { startsOn: '2023-04-15', actualHeadcount: 320 };
    await hold('国家安全进校园主题宣讲', { ownerOrganizationId: school, venueId, ...pair });
    await hold('国家安全进校园宣讲活动', { ownerOrganizationId: police, ...pair });
    await hold('法律援助揭牌', { ownerOrganizationId: police, ...pair });
    await hold('三天巡展', {
      ...{ ownerOrganizationId: school, venueId, actualHeadcount: 900 },
      ...{ startsOn: '2023-04-12', endsOn: '2023-04-14' },
    });
    const lastYear = { startsOn: '2022-04-15', actualHeadcount: 40 };
    await hold('去年宣讲', { ownerOrganizationId: school, ...lastYear });
  });
});
afterAll(() => server.close());

const scope = () => ({ regionId: tree.district.id, from: '2023-04-10', to: '2023-04-16' });
const reviewer = () =>
  server.arrange(() => buildOrganization(server.db, { regionId: tree.district.id }));

it('names what should be looked at again, in a bounded number of statements', async () => {
  const { id: organizationId } = await reviewer();
  const client = await signedInAs(server, { roles: [Role.REVIEWER], organizationId });
  const { answer, count } = await countQueries(() => client.ok(ODD, { scope: scope() }));
  const titled = (title: string) => ({ title });
  const [lecture, second] = ['国家安全进校园主题宣讲', '国家安全进校园宣讲活动'].map(titled);
  expect(answer.oddFigures.filter(({ kind }: any) => kind !== 'NO_PHOTO')).toEqual([
    {
      kind: 'TENFOLD',
      text: '学田街道参与1860人次,上年同期40人次',
      figure: { value: 1860 },
      activities: [],
    },
    {
      kind: 'TENFOLD',
      text: '十里坊小学参与1220人次,上年同期40人次',
      figure: { value: 1220 },
      activities: [],
    },
    {
      kind: 'OVER_CAPACITY',
      text: '“国家安全进校园主题宣讲”参与320人,礼堂可容纳300人',
      figure: null,
      activities: [lecture],
    },
    {
      kind: 'COUNTED_TWICE',
      text: expect.stringContaining('同日同地,均为320人'),
      figure: null,
      activities: expect.arrayContaining([lecture, second]),
    },
  ]);
  const { oddFigures } = await client.ok(ODD, { scope: scope(), kinds: ['NO_PHOTO'] });
  expect(oddFigures).toHaveLength(4);
  expect(count).toBeLessThanOrEqual(13);
});

it('is for those who look after the region', async () => {
  const asked = { scope: scope() };
  const code = async (given: Parameters<typeof signedInAs>[1]) =>
    (await (await signedInAs(server, given)).refused(ODD, asked)).extensions.code;
  expect(await code({ roles: [Role.REVIEWER], organizationId: school })).toBe('FORBIDDEN');
  const { id: organizationId } = await reviewer();
  expect(await code({ roles: [Role.SCHOOL], organizationId })).toBe('FORBIDDEN');
});
