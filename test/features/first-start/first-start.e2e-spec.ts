import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FirstStartService } from '../../../src/features/first-start/first-start.service.js';
import { raw } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { Browser, codeOf, pairOf } from '../../support/browser.js';
import { signedInAs } from '../../support/factories/accounts.js';

let server: TestApp;
beforeEach(async () => {
  server = await bootApp();
});
afterEach(() => server.close());

const SET_UP = `mutation($input: SetUpFirstAdministratorInput!) {
  setUpFirstAdministrator(input: $input) { id displayName organization { name kind } }
}`;

/** What a start prints. */
async function announced(): Promise<string[]> {
  const printed: string[] = [];
  await server.app.get(FirstStartService).announce((text) => printed.push(text));
  return printed;
}

const codeIn = (printed: string[]): string =>
  /(?:[0-9a-f]{8}-){4}[0-9a-f]{8}/.exec(printed[0] ?? '')?.[0] ?? '';

const input = (setupCode: string, changes: object = {}) => ({
  setupCode,
  username: 'admin',
  password: 'a good long one',
  displayName: '管理员',
  organizationName: '崇川区委国安办',
  region: { name: '崇川区', level: 'DISTRICT', code: '320613' },
  ...changes,
});

const refusal = async (given: object) =>
  (await server.anonymous.refused(SET_UP, { input: given })).extensions;

describe('the first start', () => {
  it('prints a code once, in two languages, and keeps its hash only', async () => {
    const printed = await announced();
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('首次启动');
    expect(printed[0]).toContain('First start');
    const kept = JSON.stringify(await server.db.all(raw('SELECT * FROM setup_codes')));
    expect(kept).not.toContain(codeIn(printed));
    expect(kept).not.toContain(codeIn(printed).replaceAll('-', ''));
  });

  it('makes the administrator with unit and region, who signs in and keeps accounts', async () => {
    const code = codeIn(await announced());
    const { setUpFirstAdministrator } = await server.anonymous.ok(SET_UP, { input: input(code) });
    expect(setUpFirstAdministrator).toEqual({
      id: setUpFirstAdministrator.id,
      displayName: '管理员',
      organization: { name: '崇川区委国安办', kind: 'PARTY_COMMITTEE_OFFICE' },
    });
    const browser = new Browser(server.url);
    const { cookie } = await browser.signIn('admin', 'a good long one');
    const list = await browser.ask(
      '{ accounts { nodes { username roles } } }',
      {},
      { cookie: pairOf(cookie) },
    );
    expect(list.answer).toEqual({
      data: { accounts: { nodes: [{ username: 'admin', roles: ['ADMINISTRATOR'] }] } },
    });
  });

  it('happens once: the code is spent, and nothing is printed again', async () => {
    const code = codeIn(await announced());
    await server.anonymous.ok(SET_UP, { input: input(code) });
    expect(await announced()).toEqual([]);
    const again = await refusal(input(code, { username: 'second' }));
    expect(again.code).toBe('CONFLICT');
  });

  it('makes one of two who try at the same time', async () => {
    const code = codeIn(await announced());
    const answers = await Promise.all(
      ['first-try', 'second-try'].map((username) =>
        server.anonymous.ask(SET_UP, { input: input(code, { username }) }),
      ),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual([
      'CONFLICT',
      'OK',
    ]);
    expect(await server.db.all(raw('SELECT username FROM accounts'))).toHaveLength(1);
  });

  it('begins again with a new code after a restart before use', async () => {
    const [old, fresh] = [codeIn(await announced()), codeIn(await announced())];
    expect((await refusal(input(old))).fields?.map(({ path }) => path)).toEqual([
      'input.setupCode',
    ]);
    expect((await server.anonymous.ask(SET_UP, { input: input(fresh) })).errors).toBeUndefined();
  });

  it.each([
    ['another code', { setupCode: 'guess' }, 'input.setupCode'],
    ['a weak password', { password: 'password123' }, 'input.password'],
    ['no region', { region: null }, 'input.region'],
  ])('refuses %s and makes nothing', async (_, changes, path) => {
    const code = codeIn(await announced());
    const { fields } = await refusal(input(code, changes));
    expect(fields?.map((field) => field.path)).toEqual([path]);
    for (const table of ['accounts', 'organizations', 'regions'])
      expect(await server.db.all(raw(`SELECT id FROM ${table}`))).toEqual([]);
  });

  it('is over once there is any account', async () => {
    await signedInAs(server, { roles: [] });
    expect(await announced()).toEqual([]);
    expect((await refusal(input('guess'))).code).toBe('CONFLICT');
    expect(codeOf(await new Browser(server.url).signIn('admin', 'admin'))).toBe('INVALID_INPUT');
  });
});
