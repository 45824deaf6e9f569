import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Account } from '../../../src/features/accounts/account.entity.js';
import { RecordHandovers } from '../../../src/features/accounts/record-handover.port.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Organization } from '../../../src/features/organizations/organization.entity.js';
import { sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { Browser, codeOf, pairOf } from '../../support/browser.js';
import type { Client } from '../../support/client.js';
import { buildAccount, clientOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let browser: Browser;
let units: { district: string; street: string; community: string; beside: string };
let streetId: string;
let keeper: Account;
let client: Client;

beforeAll(async () => {
  server = await bootApp({ config: { trustProxy: ['127.0.0.1'] } });
  browser = new Browser(server.url);
  units = await server.arrange(async () => {
    const tree = await buildRegionTree(server.db);
    streetId = tree.street.id;
    const unit = async (regionId: string) => (await buildOrganization(server.db, { regionId })).id;
    return {
      district: await unit(tree.district.id),
      street: await unit(tree.street.id),
      community: await unit(tree.community.id),
      beside: await unit(tree.otherStreet.id),
    };
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  keeper = await buildAccount(server, {
    organizationId: units.street,
    roles: [Role.ADMINISTRATOR],
  });
  client = await clientOf(server, keeper);
});

const CREATE = `mutation($input: CreateAccountInput!) {
  createAccount(input: $input) {
    initialPassword account { id username displayName phone roles active mustChangePassword version organization { id } }
  }
}`;
const UPDATE =
  'mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { displayName version } }';
const SET_ROLES =
  'mutation($input: SetAccountRolesInput!) { setAccountRoles(input: $input) { roles version } }';
const DEACTIVATE =
  'mutation($input: DeactivateAccountInput!) { deactivateAccount(input: $input) { active } }';
const ACTIVATE =
  'mutation($input: ActivateAccountInput!) { activateAccount(input: $input) { active } }';
const RESET =
  'mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { initialPassword account { mustChangePassword } } }';
const HAND_OVER =
  'mutation($input: HandOverRecordsInput!) { handOverRecords(input: $input) { kind count } }';
const ME = '{ me { id } }';

let made = 0;
const newAccount = (changes: object = {}) => ({
  username: `new-${++made}`,
  displayName: '李四',
  organizationId: units.community,
  roles: ['ORGANIZER'],
  ...changes,
});
const code = async (query: string, input: object, asker = client) =>
  (await asker.ask(query, { input })).errors?.[0]?.extensions.code ?? 'OK';
const stored = (id: string) =>
  server.arrange(() => server.db.repo(Account).findOneByOrFail({ id }));
const ofCommunity = (changes: Partial<Account> = {}) =>
  buildAccount(server, { organizationId: units.community, ...changes });

describe('createAccount', () => {
  it('makes up a first password that is shown once and must be changed', async () => {
    const input = newAccount({ username: 'Li.Si', phone: '13800138000' });
    const { createAccount } = await client.ok(CREATE, { input });
    expect(createAccount).toEqual({
      initialPassword: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
      account: {
        id: createAccount.account.id,
        username: 'li.si',
        displayName: '李四',
        phone: '13800138000',
        roles: ['ORGANIZER'],
        active: true,
        mustChangePassword: true,
        version: 1,
        organization: { id: units.community },
      },
    });
    const signedIn = await browser.signIn('li.si', createAccount.initialPassword);
    expect(codeOf(signedIn)).toBe('OK');
  });

  it('takes a given password under the rules and never shows it', async () => {
    const given = newAccount({ password: 'a good long one' });
    expect((await client.ok(CREATE, { input: given })).createAccount.initialPassword).toBeNull();
    expect(codeOf(await browser.signIn(given.username, 'a good long one'))).toBe('OK');
    const weak = await client.refused(CREATE, { input: newAccount({ password: 'Password123' }) });
    expect(weak.extensions.fields?.map(({ path }) => path)).toEqual(['input.password']);
  });

  it.each([
    ['a unit beside the region', () => ({ organizationId: units.beside }), 'FORBIDDEN'],
    ['a unit above the region', () => ({ organizationId: units.district }), 'FORBIDDEN'],
    ['a unit that does not exist', () => ({ organizationId: keeper.id }), 'NOT_FOUND'],
    ['a username that is taken', () => ({ username: keeper.username }), 'CONFLICT'],
    ['an impossible username', () => ({ username: 'a b' }), 'INVALID_INPUT'],
    ['no role', () => ({ roles: [] }), 'INVALID_INPUT'],
    ['a phone that is none', () => ({ phone: 'call me' }), 'INVALID_INPUT'],
  ])('refuses %s', async (_, changes, refusal) => {
    expect(await code(CREATE, newAccount(changes()))).toBe(refusal);
  });
});

describe('updateAccount', () => {
  it('changes what is given, on the version that was seen, and leaves an audit line', async () => {
    const account = await ofCommunity();
    const input = { id: account.id, expectedVersion: 1, displayName: '王五' };
    expect(await client.ok(UPDATE, { input })).toEqual({
      updateAccount: { displayName: '王五', version: 2 },
    });
    expect(await code(UPDATE, { ...input, displayName: '赵六' })).toBe('CONFLICT');
    const lines = await server.db.all(
      sql`SELECT account_id AS "by", before, after FROM audit_lines
        WHERE record_id = ${account.id} AND action = 'CHANGED'`,
    );
    expect(lines).toEqual([
      {
        by: keeper.id,
        before: JSON.stringify({ displayName: account.displayName }),
        after: JSON.stringify({ displayName: '王五' }),
      },
    ]);
  });

  it('moves a person to another unit of the region only', async () => {
    const account = await ofCommunity();
    const move = (organizationId: string, expectedVersion: number) =>
      code(UPDATE, { id: account.id, expectedVersion, organizationId });
    expect(await move(units.beside, 1)).toBe('FORBIDDEN');
    expect(await move(units.street, 1)).toBe('OK');
    expect((await stored(account.id)).organizationId).toBe(units.street);
  });

  it('finds no account beside the region', async () => {
    const beside = await buildAccount(server, { organizationId: units.beside });
    const input = { id: beside.id, expectedVersion: 1, displayName: '越权' };
    expect(await code(UPDATE, input)).toBe('NOT_FOUND');
    expect((await stored(beside.id)).displayName).toBe(beside.displayName);
  });
});

describe('roles', () => {
  it('hold from the next request on', async () => {
    const account = await ofCommunity({ roles: [Role.ADMINISTRATOR] });
    const theirs = await clientOf(server, account);
    const list = '{ accounts { totalCount } }';
    expect((await theirs.ask(list)).errors).toBeUndefined();
    const input = { id: account.id, expectedVersion: 1, roles: ['ORGANIZER'] };
    expect(await client.ok(SET_ROLES, { input })).toEqual({
      setAccountRoles: { roles: ['ORGANIZER'], version: 2 },
    });
    expect((await theirs.refused(list)).extensions.code).toBe('FORBIDDEN');
  });

  it('nobody changes their own', async () => {
    const input = { id: keeper.id, expectedVersion: 1, roles: ['ADMINISTRATOR', 'AUDITOR'] };
    expect(await code(SET_ROLES, input)).toBe('FORBIDDEN');
    expect((await stored(keeper.id)).roles).toEqual(['ADMINISTRATOR']);
  });
});

describe('deactivateAccount', () => {
  it('ends sessions at once and for good, and the right to sign in until activated', async () => {
    const account = await ofCommunity();
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const program = await clientOf(server, account);
    await client.ok(DEACTIVATE, { input: { id: account.id, expectedVersion: 1 } });
    expect([await browser.me(cookie), await program.ok(ME)]).toEqual([{ me: null }, { me: null }]);
    expect(codeOf(await browser.signIn(account.username))).toBe('INVALID_INPUT');
    await client.ok(ACTIVATE, { input: { id: account.id, expectedVersion: 2 } });
    expect([await browser.me(cookie), await program.ok(ME)]).toEqual([{ me: null }, { me: null }]);
    expect(codeOf(await browser.signIn(account.username))).toBe('OK');
  });

  it('nobody deactivates themselves', async () => {
    expect(await code(DEACTIVATE, { id: keeper.id, expectedVersion: 1 })).toBe('FORBIDDEN');
  });

  it('leaves one active administrator when two remove each other at the same time', async () => {
    const place = await bootApp();
    try {
      const organizationId = await place.arrange(async () => {
        const { street } = await buildRegionTree(place.db);
        return (await buildOrganization(place.db, { regionId: street.id })).id;
      });
      const roles = [Role.ADMINISTRATOR];
      const one = await buildAccount(place, { organizationId, roles });
      const two = await buildAccount(place, { organizationId, roles });
      const [asOne, asTwo] = [await clientOf(place, one), await clientOf(place, two)];
      const codes = await Promise.all([
        code(DEACTIVATE, { id: two.id, expectedVersion: 1 }, asOne),
        code(DEACTIVATE, { id: one.id, expectedVersion: 1 }, asTwo),
      ]);
      expect(codes.filter((answer) => answer === 'OK')).toHaveLength(1);
      const active = await place.db.find(Account, sql`t.active = ${true}`);
      expect(active).toHaveLength(1);
    } finally {
      await place.close();
    }
  });
});

describe('resetPassword', () => {
  it('voids the password, the sessions and the tokens', async () => {
    const account = await ofCommunity();
    const program = await clientOf(server, account);
    const { resetPassword } = await client.ok(RESET, { input: { id: account.id } });
    expect(resetPassword.account).toEqual({ mustChangePassword: true });
    expect(await program.ok(ME)).toEqual({ me: null });
    expect(codeOf(await browser.signIn(account.username))).toBe('INVALID_INPUT');
    const again = await browser.signIn(account.username, resetPassword.initialPassword);
    expect(codeOf(again)).toBe('OK');
  });
});

describe('handOverRecords', () => {
  it('passes on the records of every feature that registered, or none', async () => {
    // Stands for a feature: units whose short name is the id of whoever answers for them.
    server.app.get(RecordHandovers, { strict: false }).register({
      kind: 'Organization',
      async handOver(from, { id: to }) {
        const repo = server.db.repo(Organization);
        const owned = await repo.findBy({ shortName: from });
        for (const unit of owned) await repo.save(Object.assign(unit, { shortName: to }));
        return owned.length;
      },
    });
    const [from, to] = [await ofCommunity(), await ofCommunity()];
    const ownedBy = (id: string) => server.db.find(Organization, sql`t.short_name = ${id}`);
    await server.arrange(async () => {
      for (let n = 0; n < 2; n += 1)
        await buildOrganization(server.db, { regionId: streetId, shortName: from.id });
    });
    const { handOverRecords } = await client.ok(HAND_OVER, {
      input: { fromAccountId: from.id, toAccountId: to.id },
    });
    expect(handOverRecords).toContainEqual({ kind: 'Organization', count: 2 });
    expect([await ownedBy(from.id), await ownedBy(to.id)].map((rows) => rows.length)).toEqual([
      0, 2,
    ]);
  });

  it('goes to another active account of the region', async () => {
    const from = await ofCommunity();
    const closed = await ofCommunity({ active: false });
    const beside = await buildAccount(server, { organizationId: units.beside });
    const to = (toAccountId: string) => code(HAND_OVER, { fromAccountId: from.id, toAccountId });
    expect([await to(from.id), await to(closed.id), await to(beside.id)]).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'NOT_FOUND',
    ]);
  });
});
