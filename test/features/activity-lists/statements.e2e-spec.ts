import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

const ACTIVITIES = 60;
const UNITS = 30;

let server: TestApp;
let streetId: string;
let signedIn: Client;

/** Activities that share nothing: each has a venue, a campaign and two units of its own. */
async function build(): Promise<Organization> {
  const { db } = server;
  const tree = await buildRegionTree(db);
  streetId = tree.street.id;
  const regionId = tree.street.id;
  const units: Organization[] = [];
  for (let index = 0; index < UNITS; index += 1)
    units.push(await buildOrganization(db, { regionId, name: `单位${index}` }));
  const unit = (index: number) => units[index % UNITS]!.id;
  for (let index = 0; index < ACTIVITIES; index += 1)
    await buildActivity(db, {
      ownerOrganizationId: unit(index),
      venueId: (await buildVenue(db, { regionId })).id,
      campaignId: (await buildCampaign(db, { regionId })).id,
      startsOn: index % 3 ? `2023-04-${10 + (index % 10)}` : null,
      organizers: [
        { organizationId: unit(index), role: OrganizerRole.HOST },
        { organizationId: unit(index + 1), role: OrganizerRole.UNDERTAKER },
      ],
    });
  return units[0]!;
}

beforeAll(async () => {
  server = await bootApp();
  const unit = await server.arrange(build);
  signedIn = await signedInAs(server, { roles: [Role.REVIEWER], organizationId: unit.id });
});
afterAll(() => server.close());

/** How many statements the answers took: with one activity on the page, and with many. */
async function statements(query: string, many: number, client: Client = server.anonymous) {
  const counts: number[] = [];
  for (const first of [1, many]) {
    const { answer, count } = await countQueries(() => client.ok(query, { first }));
    expect(answer.activities.nodes).toHaveLength(first);
    counts.push(count);
  }
  return counts;
}

const list = (fields: string, filter = '{}', beside = '') =>
  `query($first: Int!) { activities(first: $first, filter: ${filter}) { nodes { ${fields} } ${beside} } }`;

const CARD = `title when place type { name } campaign { name } venue { name }
  organizers { role organization { name } }`;

describe('a list of activities', () => {
  it('takes one statement, whatever the size of the page', async () => {
    expect(await statements(list(CARD), 50)).toEqual([1, 1]);
    expect(await statements(list('title'), 50)).toEqual([1, 1]);
  });

  it('takes one more for the total, and none when it is not asked for', async () => {
    expect(await statements(list(CARD, '{}', 'totalCount'), 50)).toEqual([2, 2]);
    expect(await statements(list(CARD, '{}', 'totalCount @skip(if: true)'), 50)).toEqual([1, 1]);
  });

  it('takes one more to find the region of a filter', async () => {
    expect(await statements(list(CARD, `{ regionId: "${streetId}" }`), 50)).toEqual([2, 2]);
  });

  it('takes no more for where the venues lie', async () => {
    expect(await statements(list(`${CARD} at: venue { region { name } }`), 50)).toEqual([1, 1]);
  });

  it('takes one more for each further relation', async () => {
    const more = `${CARD} region { name } ownerOrganization { name } audiences { name } materials { quantity }`;
    expect(await statements(list(more), 50)).toEqual([5, 5]);
  });

  it('takes no more than three for somebody signed in', async () => {
    const [one = 0, many = 0] = await statements(list(CARD), 50, signedIn);
    expect(many).toBe(one);
    expect(many).toBeLessThanOrEqual(3);
  });
});

describe('one activity', () => {
  it('takes one statement', async () => {
    const { activities } = await server.anonymous.ok('{ activities(first: 1) { nodes { id } } }');
    const query = `query($id: ID!) { activity(id: $id) { ${CARD} } }`;
    const { count } = await countQueries(() =>
      server.anonymous.ok(query, activities.nodes[0] as object),
    );
    expect(count).toBe(1);
  });
});

describe('the lists that hang on a page of units', () => {
  it.each([
    ['activities', 'activities(first: 3) { nodes { title venue { name } } }', 2],
    [
      'two lists',
      'a: activities(first: 3) { nodes { title } } b: activities { nodes { title } }',
      3,
    ],
    ['their totals', 'activities(first: 3) { nodes { title } totalCount }', 3],
    ['counts by role', 'activityCounts { role count }', 2],
  ])('take a bounded number of statements: %s', async (_what, fields, expected) => {
    const query = list(`ownerOrganization { name } organizers { organization { ${fields} } }`);
    const [one = 0, many = 0] = await statements(query, 20);
    expect(one).toBe(many);
    expect(many).toBe(expected + 1);
  });

  it('take as many on venues and campaigns', async () => {
    const field = 'activities { nodes { title } totalCount }';
    const query = list(`venue { ${field} } campaign { ${field} }`);
    expect(await statements(query, 20)).toEqual([5, 5]);
  });

  it('take as many on regions, whose place is known', async () => {
    const query = list('region { activities { nodes { title } totalCount } }');
    expect(await statements(query, 20)).toEqual([4, 4]);
  });

  it('take one statement a level where lists hang in lists', async () => {
    const within =
      'activities(first: 2) { nodes { venue { activities(first: 2) { nodes { title } } } } }';
    expect(await statements(list(`ownerOrganization { ${within} }`), 20)).toEqual([4, 4]);
  });
});
