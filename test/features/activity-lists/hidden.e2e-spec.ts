import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, clientOf, signedInAs } from '../../support/factories/accounts.js';
import { buildActivity, termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let community: Organization;
let neighbour: Organization;
let office: Organization;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    const { db } = server;
    tree = await buildRegionTree(db);
    community = await buildOrganization(db, { regionId: tree.community.id });
    neighbour = await buildOrganization(db, { regionId: tree.otherCommunity.id });
    office = await buildOrganization(db, { regionId: tree.street.id });
  });
});
afterAll(() => server.close());

it('a draft is not answered again to its author in another unit', async () => {
  const account = await buildAccount(server, { organizationId: community.id });
  const author = await clientOf(server, account);
  const create =
    'mutation($input: CreateActivityInput!) { made: createActivity(input: $input) { id } }';
  const typeId = await server.arrange(() => termId(server.db, Vocabulary.ACTIVITY_TYPE, 'LECTURE'));
  const input = { title: '讲座', typeId, idempotencyKey: 'one' };
  const { made } = await author.ok(create, { input });
  expect((await author.ok(create, { input })).made).toEqual(made);
  await server.arrange(async () => {
    const repo = server.db.repo(Account);
    const { id } = account;
    const stored = await repo.findOneByOrFail({ id });
    await repo.save(Object.assign(stored, { organizationId: neighbour.id }));
  });
  const { extensions } = await author.refused(create, { input });
  expect(extensions.code).toBe('CONFLICT');
});

it('a draft does not show as the double of what its unit handed in', async () => {
  const plan = { ownerOrganizationId: community.id, title: '同名讲座' };
  const { id } = await server.arrange(async () => {
    await buildActivity(server.db, { ...plan, status: ActivityStatus.DRAFT });
    const organizers = [community, neighbour].map((unit) => ({
      organizationId: unit.id,
      role: OrganizerRole.JOINT,
    }));
    return buildActivity(server.db, { ...plan, status: ActivityStatus.SUBMITTED, organizers });
  });
  const warnings = async (role: Role, organizationId: string) => {
    const client = await signedInAs(server, { roles: [role], organizationId });
    const query = 'query($id: ID!) { activity(id: $id) { warnings { code } } }';
    return (await client.ok(query, { id })).activity.warnings;
  };
  const double = [{ code: 'LIKELY_DUPLICATE' }];
  expect(await warnings(Role.ORGANIZER, community.id)).toEqual(double);
  expect(await warnings(Role.ADMINISTRATOR, office.id)).toEqual(double);
  expect(await warnings(Role.ORGANIZER, neighbour.id)).toEqual([]);
  expect(await warnings(Role.REVIEWER, office.id)).toEqual([]);
});
