import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { countQueries } from '../../support/count-queries.js';
import { buildAccount, clientOf, signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let units: { province: string; street: string; beside: string };
let keeper: Account;
let target: Account;

beforeAll(async () => {
  server = await bootApp();
  units = await server.arrange(async () => {
    const tree = await buildRegionTree(server.db);
    const unit = async (regionId: string) => (await buildOrganization(server.db, { regionId })).id;
    return {
      province: await unit(tree.province.id),
      street: await unit(tree.street.id),
      beside: await unit(tree.otherStreet.id),
    };
  });
  const organizationId = units.street;
  keeper = await buildAccount(server, { organizationId, roles: [Role.ADMINISTRATOR] });
  target = await buildAccount(server, { organizationId });
  const client = await clientOf(server, keeper);
  for (let version = 1; version <= 3; version += 1)
    await client.ok(
      'mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { id } }',
      {
        input: { id: target.id, expectedVersion: version, displayName: `第${version}次` },
      },
    );
});
afterAll(() => server.close());

const LINES = `query($filter: AuditLineFilter, $first: Int, $after: String) {
  auditLines(filter: $filter, first: $first, after: $after) {
    nodes { id accountId accountName action entity recordId recordVersion before after }
    totalCount pageInfo { hasNextPage endCursor }
  }
}`;
const auditor = (organizationId: string): Promise<Client> =>
  signedInAs(server, { roles: [Role.AUDITOR], organizationId });
const filter = () => ({ recordId: target.id, action: 'CHANGED' });
const totalFor = async (client: Client, asked: object) =>
  (await client.ok(LINES, { filter: asked })).auditLines.totalCount as number;

describe('auditLines', () => {
  it('tells an auditor of the region who changed what, newest first, page by page', async () => {
    const client = await auditor(units.street);
    const first = await client.ok(LINES, { filter: filter(), first: 2 });
    const { endCursor } = first.auditLines.pageInfo;
    const rest = await client.ok(LINES, { filter: filter(), first: 2, after: endCursor });
    const lines = [...first.auditLines.nodes, ...rest.auditLines.nodes];
    expect(first.auditLines.totalCount).toBe(3);
    expect(lines.map((line: { after: unknown }) => line.after)).toEqual([
      { displayName: '第3次' },
      { displayName: '第2次' },
      { displayName: '第1次' },
    ]);
    expect(lines[0]).toEqual({
      id: lines[0].id,
      accountId: keeper.id,
      accountName: keeper.displayName,
      action: 'CHANGED',
      entity: 'Account',
      recordId: target.id,
      recordVersion: 4,
      before: { displayName: '第2次' },
      after: { displayName: '第3次' },
    });
  });

  it('reads a page and its total in as many statements whatever its length', async () => {
    const client = await auditor(units.street);
    const few = await countQueries(() => client.ok(LINES, { filter: filter(), first: 1 }));
    const many = await countQueries(() => client.ok(LINES, { filter: filter(), first: 50 }));
    expect([few.count, many.count]).toEqual([3, 3]);
  });

  it('narrows by account, kind and time', async () => {
    const client = await auditor(units.street);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect({
      byKeeper: await totalFor(client, { ...filter(), accountId: keeper.id }),
      byTarget: await totalFor(client, { ...filter(), accountId: target.id }),
      accounts: await totalFor(client, { ...filter(), entity: 'Account' }),
      venues: await totalFor(client, { ...filter(), entity: 'Venue' }),
      untilTomorrow: await totalFor(client, { ...filter(), until: tomorrow }),
      fromTomorrow: await totalFor(client, { ...filter(), from: tomorrow }),
    }).toEqual({
      byKeeper: 3,
      byTarget: 0,
      accounts: 3,
      venues: 0,
      untilTomorrow: 3,
      fromTomorrow: 0,
    });
  });

  it('shows what happened beside the region to nobody there, and the server’s own work only at the top', async () => {
    const system = { recordId: target.id, action: 'CREATED' };
    const [beside, inside, top] = [
      await auditor(units.beside),
      await auditor(units.street),
      await auditor(units.province),
    ];
    expect(await totalFor(beside, filter())).toBe(0);
    expect(await totalFor(top, filter())).toBe(3);
    expect(await totalFor(inside, system)).toBe(0);
    expect(await totalFor(top, system)).toBe(1);
  });
});

describe('auditLine', () => {
  it('answers for a line one may not read exactly as for one that does not exist', async () => {
    const inside = await auditor(units.street);
    const { nodes } = (await inside.ok(LINES, { filter: filter() })).auditLines;
    const query = 'query($id: ID!) { auditLine(id: $id) { id } }';
    const id: string = nodes[0].id;
    expect(await inside.ok(query, { id })).toEqual({ auditLine: { id } });
    const beside = await auditor(units.beside);
    const plain = async (asked: string) => {
      const { extensions, ...rest } = await beside.refused(query, { id: asked });
      return { ...rest, extensions: { ...extensions, requestId: '' } };
    };
    const hidden = await plain(id);
    expect(hidden.extensions.code).toBe('NOT_FOUND');
    expect(hidden).toEqual(await plain('01980000-0000-7000-8000-000000000000'));
  });
});

it('stays with the unit that a line was written for when the person moves on', async () => {
  const mover = await buildAccount(server, {
    organizationId: units.beside,
    roles: [Role.ADMINISTRATOR],
  });
  const subject = await buildAccount(server, { organizationId: units.beside });
  const rename = 'mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { id } }';
  const input = { id: subject.id, expectedVersion: 1, displayName: '改过的名字' };
  await (await clientOf(server, mover)).ok(rename, { input });
  await server.arrange(async () => {
    const repo = server.db.repo(Account);
    const stored = await repo.findOneByOrFail({ id: mover.id });
    await repo.save(Object.assign(stored, { organizationId: units.street }));
  });
  const asked = { recordId: subject.id, action: 'CHANGED' };
  expect(await totalFor(await auditor(units.beside), asked)).toBe(1);
  expect(await totalFor(await auditor(units.street), asked)).toBe(0);
});
