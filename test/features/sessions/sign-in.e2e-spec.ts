import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Session } from '../../../src/features/sessions/session.entity.js';
import { shifted } from '../../../src/features/sessions/session.lifecycle.js';
import { SignInFailures } from '../../../src/features/sessions/sign-in-failures.entity.js';
import { now } from '../../../src/platform/database/columns.js';
import { raw, sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { Browser, codeOf, errorOf, freshAddress, pairOf, SIGN_IN } from '../../support/browser.js';
import { buildAccount, clientOf, PASSWORD, tokenOf } from '../../support/factories/accounts.js';
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
const fail = async (username: string, times: number, from?: string) => {
  for (let n = 0; n < times; n += 1) await browser.signIn(username, 'wrong password', from);
};

describe('signIn', () => {
  it('hands a page a cookie out of reach of scripts and other sites', async () => {
    const { answer, cookie } = await browser.signIn(account.username.toUpperCase());
    expect(answer).toEqual({
      data: { signIn: { id: account.id, displayName: account.displayName } },
    });
    expect(cookie).toMatch(/^guoan=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await browser.me(pairOf(cookie))).toEqual({ me: { id: account.id } });
  });

  it('keeps no secret: the tables hold hashes only', async () => {
    const { cookie } = await browser.signIn(account.username);
    const token = await tokenOf(server, account);
    const secrets = [pairOf(cookie).split('=')[1] ?? '', token, PASSWORD];
    expect(secrets.map((secret) => secret.length > 20)).toEqual([true, true, true]);
    const rows = [
      ...(await server.db.all(raw('SELECT * FROM sessions'))),
      ...(await server.db.all(raw('SELECT * FROM accounts'))),
      ...(await server.db.all(raw('SELECT * FROM sign_in_failures'))),
      ...(await server.db.all(raw('SELECT * FROM audit_lines'))),
    ];
    const text = JSON.stringify(rows);
    for (const secret of secrets) expect(text).not.toContain(secret);
    const audit = JSON.stringify(await server.db.all(raw('SELECT * FROM audit_lines')));
    expect(audit).toContain(account.username);
    expect(audit).not.toContain('argon2id');
  });

  it('answers a wrong password, an unknown name and a closed account in the same words', async () => {
    const closed = await buildAccount(server, { organizationId: unitId, active: false });
    const replies = await Promise.all([
      browser.signIn(account.username, 'wrong password'),
      browser.signIn('nobody-here'),
      browser.signIn(closed.username),
    ]);
    const plain = replies.map((reply) => {
      const { extensions, ...rest } = errorOf(reply) ?? { extensions: { code: '' } };
      return { ...rest, extensions: { ...extensions, requestId: '' } };
    });
    expect(plain[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(plain[1]).toEqual(plain[0]);
    expect(plain[2]).toEqual(plain[0]);
  });
});

describe('the lock-out', () => {
  it('counts failures under a name although signIn throws, and makes it wait', async () => {
    await fail(account.username, 5);
    const refused = await browser.signIn(account.username);
    expect(codeOf(refused)).toBe('TOO_MANY');
    expect(errorOf(refused)?.extensions.retryAfterSeconds).toBeGreaterThan(25);
  });

  it('treats a name that does not exist alike', async () => {
    await fail('no-such-name', 5);
    expect(codeOf(await browser.signIn('no-such-name'))).toBe('TOO_MANY');
  });

  it('lets no attempt go uncounted when many come at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => browser.signIn(account.username, 'wrong password')),
    );
    const codes = replies.map(codeOf).toSorted();
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => 'INVALID_INPUT'),
      ...Array.from({ length: 15 }, () => 'TOO_MANY'),
    ]);
  });

  it('ends after the wait, and starts anew once the password was right', async () => {
    await fail(account.username, 5);
    await server.arrange(() =>
      server.db.repo(SignInFailures).update({ count: 5 }, { blockedUntil: now() }),
    );
    expect(codeOf(await browser.signIn(account.username))).toBe('OK');
    await fail(account.username, 4);
    expect(codeOf(await browser.signIn(account.username))).toBe('OK');
  });

  it('counts per address too, whatever the names, and a success wipes nobody else’s failures', async () => {
    const address = freshAddress();
    for (let n = 0; n < 29; n += 1) await browser.signIn(`guess-${n}`, 'wrong password', address);
    expect(codeOf(await browser.signIn(account.username, PASSWORD, address))).toBe('OK');
    await browser.signIn('guess-29', 'wrong password', address);
    expect(codeOf(await browser.signIn(account.username, PASSWORD, address))).toBe('TOO_MANY');
    expect(codeOf(await browser.signIn(account.username))).toBe('OK');
  });
});

describe('a session', () => {
  const setSession = (changes: Partial<Session>) =>
    server.arrange(() => server.db.repo(Session).update({ accountId: account.id }, changes));
  const lastUsed = async () =>
    (await server.db.find(Session, sql`t.account_id = ${account.id}`))[0]?.lastUsedAt ?? '';

  it('ends 8 hours after its last use', async () => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    await setSession({ lastUsedAt: shifted(now(), -8 * 3_600_000 + 60_000) });
    expect(await browser.me(cookie)).toEqual({ me: { id: account.id } });
    await setSession({ lastUsedAt: shifted(now(), -8 * 3_600_000 - 1000) });
    expect(await browser.me(cookie)).toEqual({ me: null });
  });

  it('ends 7 days after it began, however much it is used', async () => {
    const { cookie } = await browser.signIn(account.username);
    await setSession({ expiresAt: shifted(now(), -1000) });
    expect(await browser.me(pairOf(cookie))).toEqual({ me: null });
  });

  it('is written to only when its last use is some minutes old', async () => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const recent = shifted(now(), -4 * 60_000);
    await setSession({ lastUsedAt: recent });
    await browser.me(cookie);
    await server.db.units.drained();
    expect(await lastUsed()).toBe(recent);
    const older = shifted(now(), -6 * 60_000);
    await setSession({ lastUsedAt: older });
    await browser.me(cookie);
    for (let n = 0; n < 100 && (await lastUsed()) === older; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await lastUsed()) > older).toBe(true);
  });

  it('ends with signOut; its cookie opens nothing more', async () => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const other = pairOf((await browser.signIn(account.username)).cookie);
    const out = await browser.ask('mutation { signOut }', {}, { cookie });
    expect(out.answer).toEqual({ data: { signOut: true } });
    expect(out.cookie).toMatch(/^guoan=; .*Expires=Thu, 01 Jan 1970/);
    expect(await browser.me(cookie)).toEqual({ me: null });
    expect(await browser.me(other)).toEqual({ me: { id: account.id } });
  });

  it('ends with signOutEverywhere, tokens too', async () => {
    const cookie = pairOf((await browser.signIn(account.username)).cookie);
    const program = await clientOf(server, account);
    await browser.ask('mutation { signOutEverywhere }', {}, { cookie });
    expect(await browser.me(cookie)).toEqual({ me: null });
    expect(await program.ok(ME)).toEqual({ me: null });
  });
});

describe('mySessions', () => {
  it('lists what one is signed in with: device, address, which is this', async () => {
    const address = freshAddress();
    const cookie = pairOf((await browser.signIn(account.username, PASSWORD, address)).cookie);
    await clientOf(server, await buildAccount(server, { organizationId: unitId }));
    const query =
      '{ mySessions { nodes { kind name device address current } totalCount pageInfo { hasNextPage } } }';
    const { answer } = await browser.ask(query, {}, { cookie });
    expect(answer).toEqual({
      data: {
        mySessions: {
          nodes: [{ kind: 'COOKIE', name: null, device: 'Firefox', address, current: true }],
          totalCount: 1,
          pageInfo: { hasNextPage: false },
        },
      },
    });
  });
});

describe('a secure server', () => {
  it('binds the cookie to HTTPS and to its host', async () => {
    const secure = await bootApp({ config: { secureCookies: true } });
    try {
      const organizationId = await secure.arrange(async () => {
        const { street } = await buildRegionTree(secure.db);
        return (await buildOrganization(secure.db, { regionId: street.id })).id;
      });
      const { username } = await buildAccount(secure, { organizationId });
      const body = JSON.stringify({
        query: SIGN_IN,
        variables: { input: { username, password: PASSWORD } },
      });
      const { headers } = await secure.anonymous.post('/graphql', body);
      expect(headers['set-cookie']?.[0]).toMatch(
        /^__Host-guoan=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    } finally {
      await secure.close();
    }
  });
});
