import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion } from '../../support/factories/regions.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

it('a successor takes over the activities of a person, and of nobody else, each with its audit line', async () => {
  const organizationId = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    return (await buildOrganization(server.db, { regionId: region.id })).id;
  });
  const [from, to, other] = [
    await buildAccount(server, { organizationId }),
    await buildAccount(server, { organizationId }),
    await buildAccount(server, { organizationId }),
  ];
  await server.arrange(async () => {
    for (const { id } of [from, from, other])
      await buildActivity(server.db, { ownerOrganizationId: organizationId, ownerAccountId: id });
  });
  const keeper = await signedInAs(server, { roles: [Role.ADMINISTRATOR], organizationId });
  const query =
    'mutation($input: HandOverRecordsInput!) { handOverRecords(input: $input) { kind count } }';
  const input = { fromAccountId: from.id, toAccountId: to.id };
  expect(await keeper.ok(query, { input })).toEqual({
    handOverRecords: [{ kind: 'Activity', count: 2 }],
  });
  const owned = async (id: string) =>
    (await server.db.find(Activity, sql`t.owner_account_id = ${id}`)).length;
  expect([await owned(from.id), await owned(to.id), await owned(other.id)]).toEqual([0, 2, 1]);
  expect(
    await server.db.count(sql`audit_lines t WHERE t.entity = 'Activity' AND t.action = 'CHANGED'`),
  ).toBe(2);
});

it('leaves what a person kept for another unit with that unit', async () => {
  const [before, after] = await server.arrange(async () => {
    const region = await buildRegion(server.db);
    const unit = () => buildOrganization(server.db, { regionId: region.id });
    return [(await unit()).id, (await unit()).id] as const;
  });
  const from = await buildAccount(server, { organizationId: after });
  const to = await buildAccount(server, { organizationId: after });
  await server.arrange(async () => {
    for (const ownerOrganizationId of [before, after])
      await buildActivity(server.db, { ownerOrganizationId, ownerAccountId: from.id });
  });
  const keeper = await signedInAs(server, { roles: [Role.ADMINISTRATOR], organizationId: after });
  const { handOverRecords } = await keeper.ok(
    'mutation($input: HandOverRecordsInput!) { handOverRecords(input: $input) { count } }',
    { input: { fromAccountId: from.id, toAccountId: to.id } },
  );
  expect(handOverRecords).toEqual([{ count: 1 }]);
  const [taken] = await server.db.find(Activity, sql`t.owner_account_id = ${to.id}`);
  expect(taken?.ownerOrganizationId).toBe(after);
});
