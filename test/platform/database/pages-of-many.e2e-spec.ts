import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { type Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildCampaign, buildLeads } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

const MANY = 20;

let server: TestApp;
let regions: Region[];
let units: Organization[];

/** Every district has a unit, two venues that its unit runs, a campaign that it leads, a unit below. */
async function build(): Promise<void> {
  const { db } = server;
  const city = await buildRegion(db, { name: '南通市', level: RegionLevel.CITY });
  regions = [];
  units = [];
  for (let index = 0; index < MANY; index += 1) {
    const number = String(index).padStart(2, '0');
    const region = await buildRegion(db, { parent: city, code: `3206${number}` });
    const regionId = region.id;
    const unit = await buildOrganization(db, { regionId, name: `单位${number}` });
    const below = { regionId, parentId: unit.id, name: `单位${number}下级` };
    await buildOrganization(db, below);
    for (const name of ['甲', '乙'])
      await buildVenue(db, { regionId, operatorId: unit.id, name: `${name}${number}` });
    const campaign = await buildCampaign(db, { regionId, name: `活动周${number}` });
    await buildLeads(db, campaign.id, [unit.id]);
    regions.push(region);
    units.push(unit);
  }
}

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(build);
});
afterAll(() => server.close());

const onRegions = (fields: string) =>
  `query($first: Int!) { regions(first: $first, filter: { level: DISTRICT }) { nodes { ${fields} } } }`;
const onUnits = (fields: string) =>
  `query($first: Int!) { organizations(first: $first, filter: { text: "单位" }) { nodes { ${fields} } } }`;

const LISTS: [string, (fields: string) => string, string][] = [
  ['Region.venues', onRegions, 'venues'],
  ['Region.campaigns', onRegions, 'campaigns'],
  ['Region.organizations', onRegions, 'organizations'],
  ['Organization.venues', onUnits, 'venues'],
  ['Organization.leadCampaigns', onUnits, 'leadCampaigns'],
  ['Organization.children', onUnits, 'children'],
];

describe('a list that hangs on every record of a page', () => {
  it.each(LISTS)('takes one statement, and one for the totals: %s', async (_name, on, list) => {
    const query = on(`name ${list}(first: 1) { nodes { name } totalCount }`);
    const counts: number[] = [];
    for (const first of [1, MANY])
      counts.push((await countQueries(() => server.anonymous.ok(query, { first }))).count);
    expect(counts).toEqual([3, 3]);
  });

  it.each(LISTS)('is the same statement for 17 as for 20: %s', async (_name, on, list) => {
    const query = on(`${list} { nodes { name } totalCount }`);
    const sent = async (first: number) =>
      (await countQueries(() => server.anonymous.ok(query, { first }))).statements;
    expect(await sent(17)).toEqual(await sent(MANY));
  });

  it('has the rows, the order and the end of its own parent', async () => {
    const fields = `venues(first: 1) { nodes { name } pageInfo { hasNextPage } totalCount }
      units: organizations { nodes { name } totalCount } campaigns { nodes { name } totalCount }`;
    const answer = await server.anonymous.ok(onRegions(fields), { first: 3 });
    const ofRegion = (number: string) => ({
      venues: {
        nodes: [{ name: `乙${number}` }],
        pageInfo: { hasNextPage: true },
        totalCount: 2,
      },
      units: {
        nodes: [{ name: `单位${number}` }, { name: `单位${number}下级` }],
        totalCount: 2,
      },
      campaigns: { nodes: [{ name: `活动周${number}` }], totalCount: 1 },
    });
    expect(answer.regions.nodes).toEqual(['00', '01', '02'].map(ofRegion));
  });

  it('may be empty beside others that are not', async () => {
    const fields = `name children { nodes { name } totalCount } leadCampaigns { nodes { name } totalCount }`;
    const { organizations } = await server.anonymous.ok(onUnits(fields), { first: 2 });
    expect(organizations.nodes).toEqual([
      {
        name: '单位00',
        children: { nodes: [{ name: '单位00下级' }], totalCount: 1 },
        leadCampaigns: { nodes: [{ name: '活动周00' }], totalCount: 1 },
      },
      {
        name: '单位00下级',
        children: { nodes: [], totalCount: 0 },
        leadCampaigns: { nodes: [], totalCount: 0 },
      },
    ]);
  });

  it('goes on after a cursor, each under a name of its own', async () => {
    const query = `query($id: ID!, $after: String) { organization(id: $id) {
      venues(first: 1, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } }
      large: venues(orderBy: CAPACITY) { nodes { name } } } }`;
    const read = async (after: string | null) =>
      (await server.anonymous.ok(query, { id: units[4]!.id, after })).organization;
    const first = await read(null);
    const second = await read(first.venues.pageInfo.endCursor as string);
    expect([first.venues.nodes, second.venues.nodes, second.venues.pageInfo.hasNextPage]).toEqual([
      [{ name: '乙04' }],
      [{ name: '甲04' }],
      false,
    ]);
    expect(first.large.nodes).toHaveLength(2);
  });

  it('meets the conditions of its filter as well as its parent', async () => {
    const query = `query($region: ID!, $other: ID!, $unit: ID!, $otherUnit: ID!) {
      region(id: $region) {
        venues(filter: { regionId: $other }) { totalCount }
        organizations(filter: { regionId: $other }) { totalCount }
        campaigns(filter: { regionId: $other }) { totalCount }
        concerning: campaigns(filter: { concerningRegionId: $other }) { totalCount }
        same: venues(filter: { regionId: $region }) { totalCount } }
      organization(id: $unit) {
        venues(filter: { operatorId: $otherUnit }) { totalCount }
        leadCampaigns(filter: { leadOrganizationId: $otherUnit }) { totalCount } } }`;
    const none = { totalCount: 0 };
    expect(
      await server.anonymous.ok(query, {
        region: regions[0]!.id,
        other: regions[1]!.id,
        unit: units[0]!.id,
        otherUnit: units[1]!.id,
      }),
    ).toEqual({
      region: {
        venues: none,
        organizations: none,
        campaigns: none,
        concerning: none,
        same: { totalCount: 2 },
      },
      organization: { venues: none, leadCampaigns: none },
    });
  });
});
