import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Permission, Role } from '../../../src/features/accounts/role.policy.js';
import { SessionsService } from '../../../src/features/sessions/sessions.service.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { countQueries } from '../../support/count-queries.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

const bearing = (token: string) =>
  ({ headers: { authorization: `Bearer ${token}` }, cookies: {} }) as unknown as FastifyRequest;

describe('the actor of a request', () => {
  it('is resolved in one statement, with unit, region and permissions', async () => {
    const { street, unit } = await server.arrange(async () => {
      const tree = await buildRegionTree(server.db);
      const unit = await buildOrganization(server.db, { regionId: tree.street.id });
      return { street: tree.street, unit };
    });
    const account = await buildAccount(server, { organizationId: unit.id, roles: [Role.SCHOOL] });
    const token = await tokenOf(server, account);
    const sessions = server.app.get(SessionsService, { strict: false });
    const { answer: actor, count } = await countQueries(() => sessions.resolve(bearing(token)));
    expect(count).toBe(1);
    const { accountId, accountName, organizationId, region, roles } = actor;
    expect({ accountId, accountName, organizationId, region, roles }).toEqual({
      accountId: account.id,
      accountName: account.displayName,
      organizationId: unit.id,
      region: { id: street.id, level: 'STREET', path: street.path },
      roles: ['SCHOOL'],
    });
    expect(actor.can(Permission.EditActivities)).toBe(true);
    expect(actor.can(Permission.ManageAccounts)).toBe(false);
  });
});
