import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildWeek, type Week } from '../../support/factories/week.js';

let server: TestApp;
let week: Week;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    week = await buildWeek(server.db);
    const ownerOrganizationId = week.streetOffice.id;
    const organizers = [{ organizationId: week.streetOffice.id, role: OrganizerRole.HOST }];
    await buildActivity(server.db, {
      title: '街道讲座',
      startsOn: '2023-04-14',
      venueId: week.park.id,
      campaignId: week.drive.id,
      ownerOrganizationId,
      organizers,
    });
    await buildActivity(server.db, {
      title: '街道草稿',
      status: ActivityStatus.DRAFT,
      startsOn: '2023-04-15',
      venueId: week.park.id,
      campaignId: week.drive.id,
      ownerOrganizationId,
      organizers,
    });
  });
});
afterAll(() => server.close());

const LAW = '残疾人尊法学法守法用法专项行动启动仪式';
const list = (...titles: string[]) => ({
  nodes: titles.map((title) => ({ title })),
  totalCount: titles.length,
});
const FIELDS = '{ nodes { title } totalCount }';

describe('the activities of a unit', () => {
  const query = `query($id: ID!) { activity(id: $id) { organizers { organization {
    name
    all: activities ${FIELDS}
    hosted: activities(roles: [HOST]) ${FIELDS}
    undertaken: activities(roles: [UNDERTAKER], orderBy: START_ASC) ${FIELDS}
    later: activities(filter: { from: "2023-04-11" }) ${FIELDS}
    one: activities(first: 1) { nodes { title } pageInfo { hasNextPage } totalCount }
    activityCounts { role count }
  } } } }`;

  it('are listed by role, each unit for itself', async () => {
    const { activity } = await server.anonymous.ok(query, { id: week.lawOpening.id });
    const units = activity.organizers.map((one: { organization: unknown }) => one.organization);
    const hostsOnly = (name: string) => ({
      name,
      all: list(LAW),
      hosted: list(LAW),
      undertaken: list(),
      later: list(),
      one: { nodes: [{ title: LAW }], pageInfo: { hasNextPage: false }, totalCount: 1 },
      activityCounts: [{ role: 'HOST', count: 1 }],
    });
    const undertakesOnly = (name: string) => ({
      ...hostsOnly(name),
      hosted: list(),
      undertaken: list(LAW),
      activityCounts: [{ role: 'UNDERTAKER', count: 1 }],
    });
    expect(units).toEqual([
      hostsOnly('南通市残疾人联合会'),
      hostsOnly('南通市司法局'),
      undertakesOnly('崇川区残疾人联合会'),
      undertakesOnly('崇川区司法局'),
      undertakesOnly('崇川区文化馆'),
      {
        name: '学田街道办事处',
        all: list('街道讲座', LAW),
        hosted: list('街道讲座'),
        undertaken: list(LAW),
        later: list('街道讲座'),
        one: { nodes: [{ title: '街道讲座' }], pageInfo: { hasNextPage: true }, totalCount: 2 },
        activityCounts: [
          { role: 'HOST', count: 1 },
          { role: 'UNDERTAKER', count: 1 },
        ],
      },
    ]);
  });

  it('show the unit its own drafts besides', async () => {
    const client = await signedInAs(server, {
      roles: [Role.ORGANIZER],
      organizationId: week.streetOffice.id,
    });
    const { activity } = await client.ok(query, { id: week.lawOpening.id });
    const { all, activityCounts } = activity.organizers[5].organization;
    expect({ all, activityCounts }).toEqual({
      all: list('街道草稿', '街道讲座', LAW),
      activityCounts: [
        { role: 'HOST', count: 2 },
        { role: 'UNDERTAKER', count: 1 },
      ],
    });
  });

  it('go on after a cursor', async () => {
    const page = `query($after: String) { activities(filter: { text: "街道讲座" }) { nodes {
      ownerOrganization { activities(first: 1, after: $after) {
        nodes { title } pageInfo { hasNextPage endCursor }
      } }
    } } }`;
    const read = async (after: string | null) => {
      const { activities } = await server.anonymous.ok(page, { after });
      const { nodes, pageInfo } = activities.nodes[0].ownerOrganization.activities;
      return { titles: nodes.map((node: { title: string }) => node.title), ...pageInfo };
    };
    const first = await read(null);
    expect(first).toEqual({
      titles: ['街道讲座'],
      hasNextPage: true,
      endCursor: expect.any(String),
    });
    expect(await read(first.endCursor)).toEqual({
      titles: [LAW],
      hasNextPage: false,
      endCursor: expect.any(String),
    });
  });
});

describe('the activities of a venue, a campaign and a region', () => {
  it('are those that the reader may see', async () => {
    const query = `query($id: ID!) { activity(id: $id) {
      venue { activities ${FIELDS} } campaign { activities ${FIELDS} }
      region { name activities(filter: { dated: KNOWN }) ${FIELDS}
        parent { name activities(filter: { dated: KNOWN }) ${FIELDS} } }
    } }`;
    const both = list('街道讲座', LAW);
    const opening = '崇川区全民国家安全教育周启动仪式';
    expect(await server.anonymous.ok(query, { id: week.lawOpening.id })).toEqual({
      activity: {
        venue: { activities: both },
        campaign: { activities: both },
        region: {
          name: '学田街道',
          activities: both,
          parent: { name: '崇川区', activities: list('街道讲座', opening, LAW) },
        },
      },
    });
  });

  it('count what has no date in a street’s communities', async () => {
    const query = `query($id: ID!) { region(id: $id) {
      activities(filter: { dated: UNKNOWN }, orderBy: START_ASC) { nodes { title region { name } } } } }`;
    const { region } = await server.anonymous.ok(query, { id: week.tree.street.id });
    expect(region.activities.nodes).toEqual(
      week.undated.map(({ title }, index) => ({
        title,
        region: { name: index % 2 ? '果园社区' : '学田社区' },
      })),
    );
  });
});
