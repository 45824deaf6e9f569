import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

let server: TestApp;
let organizer: Client;
let typeId: string;
/** A closed venue and an archived campaign. */
let retired: { venueId: string; campaignId: string };
let build: (given: Partial<Activity>) => Promise<Activity>;

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  const unit = await server.arrange(async () => {
    const { community } = await buildRegionTree(db);
    const regionId = community.id;
    retired = {
      venueId: (await buildVenue(db, { regionId, name: '旧会堂', active: false })).id,
      campaignId: (await buildCampaign(db, { regionId, name: '往年活动周', archived: true })).id,
    };
    typeId = await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE');
    return buildOrganization(db, { regionId });
  });
  build = (given) =>
    server.arrange(() => buildActivity(db, { ownerOrganizationId: unit.id, ...given }));
  organizer = await signedInAs(server, { roles: [Role.ORGANIZER], organizationId: unit.id });
});
afterAll(() => server.close());

const FIELDS = 'brief venue { name } campaign { name }';
const create = `mutation($input: CreateActivityInput!) { made: createActivity(input: $input) { ${FIELDS} } }`;
const update = `mutation($input: UpdateActivityInput!) { made: updateActivity(input: $input) { ${FIELDS} } }`;
const copy = `mutation($input: CopyActivityInput!) { made: copyActivity(input: $input) { ${FIELDS} } }`;

const REFUSED = [
  { path: 'input.campaignId', message: '“往年活动周”已归档' },
  { path: 'input.venueId', message: '“旧会堂”已停用' },
];
const refusal = async (query: string, input: object) =>
  (await organizer.refused(query, { input })).extensions;

describe('a venue out of use and an archived campaign', () => {
  it('cannot be chosen for a new activity', async () => {
    expect(await refusal(create, { title: '讲座', typeId, ...retired })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: REFUSED,
    });
  });

  it('cannot be chosen for an activity that has others', async () => {
    const { id, version } = await build({ status: ActivityStatus.DRAFT });
    expect(await refusal(update, { id, expectedVersion: version, ...retired })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: REFUSED,
    });
  });

  it('stay where they are, named again or not', async () => {
    const { id } = await build({ status: ActivityStatus.DRAFT, ...retired });
    const kept = { venue: { name: '旧会堂' }, campaign: { name: '往年活动周' } };
    const first = { id, expectedVersion: 1, brief: '一', ...retired };
    expect((await organizer.ok(update, { input: first })).made).toEqual({ brief: '一', ...kept });
    const second = { id, expectedVersion: 2, brief: '二' };
    expect((await organizer.ok(update, { input: second })).made).toEqual({ brief: '二', ...kept });
  });

  it('are not copied: the venue is left out, the campaign refused', async () => {
    const { id } = await build({ status: ActivityStatus.CLOSED, brief: '去年', ...retired });
    expect((await organizer.ok(copy, { input: { id } })).made).toEqual({
      brief: '去年',
      venue: null,
      campaign: null,
    });
    const { campaignId } = retired;
    expect((await refusal(copy, { id, campaignId })).fields).toEqual([REFUSED[0]]);
  });
});
