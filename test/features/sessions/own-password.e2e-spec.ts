import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { Browser, codeOf, errorOf, pairOf } from '../../support/browser.js';
import { buildAccount, clientOf, PASSWORD } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let unitId: string;
let account: Account;
let browser: Browser;

beforeAll(async () => {
  server = await bootApp({ config: { trustProxy: ['127.0.0.1'] } });
  browser = new Browser(server.url);
  unitId = await server.arrange(async () => {
    const { street } = await buildRegionTree(server.db);
    return (await buildOrganization(server.db, { regionId: street.id })).id;
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  account = await buildAccount(server, { organizationId: unitId, roles: [Role.SCHOOL] });
});

const ME = '{ me { id } }';

describe('createAccessToken', () => {
  const CREATE = `mutation($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) { token session { id kind name } } }`;
  const create = async (password: string) => {
    const client = await clientOf(server, account);
    return client.ask<{ createAccessToken: { token: string; session: { id: string } } }>(CREATE, {
      input: { name: '周报脚本', expiresInDays: 30, password },
    });
  };

  it('makes a token for a program, good until revoked by its owner', async () => {
    const { data } = await create(PASSWORD);
    const { token, session } = data?.createAccessToken ?? { token: '', session: { id: '' } };
    expect(session).toEqual({ id: session.id, kind: 'TOKEN', name: '周报脚本' });
    const program = server.withToken(token);
    expect(await program.ok(ME)).toEqual({ me: { id: account.id } });

    const stranger = await clientOf(server, await buildAccount(server, { organizationId: unitId }));
    const REVOKE = 'mutation($id: ID!) { revokeAccessToken(id: $id) }';
    const refused = await stranger.refused(REVOKE, { id: session.id });
    expect(refused.extensions.code).toBe('NOT_FOUND');
    const owner = await clientOf(server, account);
    expect(await owner.ok(REVOKE, { id: session.id })).toEqual({ revokeAccessToken: true });
    expect(await program.ok(ME)).toEqual({ me: null });
  });

  it('asks for the password once more', async () => {
    const { errors } = await create('wrong password');
    expect(errors?.[0]?.extensions.fields).toEqual([
      { path: 'input.password', message: '用户名或密码不正确' },
    ]);
  });

  it('counts a wrong password like a failed sign-in', async () => {
    for (let n = 0; n < 5; n += 1) await create('wrong password');
    expect((await create(PASSWORD)).errors?.[0]?.extensions.code).toBe('TOO_MANY');
  });
});

describe('changeMyPassword', () => {
  const CHANGE =
    'mutation($input: ChangeMyPasswordInput!) { changeMyPassword(input: $input) { id mustChangePassword } }';
  const change = (cookie: string, input: object) => browser.ask(CHANGE, { input }, { cookie });
  const newPassword = 'a better battery';

  it('ends every other session and signs this browser in anew', async () => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const program = await clientOf(server, account);
    const changed = await change(cookie, { currentPassword: PASSWORD, newPassword });
    expect(changed.answer).toEqual({
      data: { changeMyPassword: { id: account.id, mustChangePassword: false } },
    });
    expect(await browser.me(cookie)).toEqual({ me: null });
    expect(await program.ok(ME)).toEqual({ me: null });
    expect(await browser.me(pairOf(changed.cookie))).toEqual({ me: { id: account.id } });
    expect(codeOf(await browser.signIn(account.username))).toBe('INVALID_INPUT');
    expect(codeOf(await browser.signIn(account.username, newPassword))).toBe('OK');
  });

  it.each([
    [{ currentPassword: 'wrong password', newPassword }, 'input.currentPassword'],
    [{ currentPassword: PASSWORD, newPassword: 'short' }, 'input.newPassword'],
    [{ currentPassword: PASSWORD, newPassword: PASSWORD }, 'input.newPassword'],
  ])('refuses %j', async (input, path) => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const refused = await change(cookie, input);
    expect(errorOf(refused)?.extensions.fields?.map((field) => field.path)).toEqual([path]);
  });

  it('is all that an account with a given password can do', async () => {
    const fresh = await buildAccount(server, {
      organizationId: unitId,
      roles: [Role.ADMINISTRATOR],
      mustChangePassword: true,
    });
    const cookie = pairOf((await browser.signIn(fresh.username)).cookie);
    const list = '{ accounts { totalCount } }';
    expect(codeOf(await browser.ask(list, {}, { cookie }))).toBe('FORBIDDEN');
    const changed = await change(cookie, { currentPassword: PASSWORD, newPassword });
    expect(codeOf(await browser.ask(list, {}, { cookie: pairOf(changed.cookie) }))).toBe('OK');
  });
});
