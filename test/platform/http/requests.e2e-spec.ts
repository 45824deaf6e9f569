import { afterEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Config } from '../../../src/platform/config.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client, RawAnswer } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';

let server: TestApp;
const boot = async (config: Partial<Config>): Promise<void> => {
  server = await bootApp({ config });
};
afterEach(() => server.close());

const ASK = '{"query":"{__typename}"}';
const LOCAL_PROXY = ['loopback'];
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const ask = (client: Client, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  client.post('/graphql', ASK, headers);

describe('the number of a request', () => {
  const GIVEN = 'proxy-7f3a_19C2';
  const numberOf = async (headers: Record<string, string>): Promise<unknown> =>
    (await ask(server.anonymous, headers)).headers['x-request-id'];

  it('is that of a trusted proxy', async () => {
    await boot({ trustProxy: LOCAL_PROXY });
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-request-id': GIVEN };
    expect(await numberOf(headers)).toBe(GIVEN);
  });

  it.each<[string, string[], Record<string, string>]>([
    ['nobody is trusted', [], { 'x-forwarded-for': '203.0.113.9', 'x-request-id': GIVEN }],
    [
      'another proxy is trusted',
      ['10.0.0.1'],
      { 'x-forwarded-for': '203.0.113.9', 'x-request-id': GIVEN },
    ],
    ['it did not come through the proxy', LOCAL_PROXY, { 'x-request-id': GIVEN }],
    [
      'the proxy passed on something else',
      LOCAL_PROXY,
      { 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'a "b" c' },
    ],
    [
      'the proxy passed on a long text',
      LOCAL_PROXY,
      { 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'a'.repeat(65) },
    ],
  ])('is our own when %s', async (_, trustProxy, headers) => {
    await boot({ trustProxy });
    expect(await numberOf(headers)).toMatch(OURS);
  });
});

describe('the headers of an answer', () => {
  const ALWAYS = {
    'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    'cache-control': 'no-store',
  };
  const OF_TRANSPORT = /^(date|connection|keep-alive|content-|x-request-id|etag|vary|allow)/;
  const saidIn = ({ headers }: RawAnswer): object =>
    Object.fromEntries(
      Object.entries(headers).filter(
        ([name]) => name === 'content-security-policy' || !OF_TRANSPORT.test(name),
      ),
    );

  it.each([
    ['over any line', false, ALWAYS],
    [
      'over HTTPS',
      true,
      { ...ALWAYS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' },
    ],
  ])('leave a browser that shows it nothing to do, %s', async (_, secureCookies, expected) => {
    await boot({ secureCookies });
    const asked = [await ask(server.anonymous), await ask(server.anonymous)];
    const known = [await ask(server.anonymous), await ask(server.anonymous)];
    const others = [
      await server.anonymous.get('/livez'),
      await server.anonymous.get('/nowhere'),
      await server.anonymous.get('/graphql'),
    ];
    expect([...asked, ...known, ...others].map(saidIn)).toEqual(Array(7).fill(expected));
  });
});

describe('the rate of requests', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const statuses = async (client: Client, addresses: string[]): Promise<number[]> => {
    const found: number[] = [];
    for (const address of addresses) found.push((await ask(client, from(address))).status);
    return found;
  };

  it('is counted for an account wherever it asks from, and for each account alone', async () => {
    await boot({ rateLimitPerMinute: 2, trustProxy: LOCAL_PROXY });
    const one = await signedInAs(server, { roles: [Role.ORGANIZER] });
    const other = await signedInAs(server, { roles: [Role.ORGANIZER] });
    expect(await statuses(one, ['10.1.0.1', '10.1.0.2'])).toEqual([200, 200]);
    const refused = await ask(one, from('10.1.0.3'));
    const { errors } = JSON.parse(refused.body) as { errors: object[] };
    const retryAfterSeconds = Number(refused.headers['retry-after']);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(errors).toEqual([
      {
        message: `操作过于频繁,请在 ${retryAfterSeconds} 秒后再试`,
        extensions: {
          code: 'TOO_MANY',
          retryAfterSeconds,
          fields: [],
          requestId: refused.headers['x-request-id'],
        },
      },
    ]);
    expect(refused.status).toBe(429);
    expect(await statuses(other, ['10.1.0.4'])).toEqual([200]);
  });

  it('is counted for the address behind a trusted proxy', async () => {
    await boot({ rateLimitPerMinute: 1, trustProxy: LOCAL_PROXY });
    const addresses = ['10.2.0.1', '10.2.0.2', '10.2.0.1'];
    expect(await statuses(server.anonymous, addresses)).toEqual([200, 200, 429]);
  });

  it('is counted for a household of IPv6 as for one', async () => {
    await boot({ rateLimitPerMinute: 1, trustProxy: LOCAL_PROXY });
    const addresses = ['2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:1:2:ffff::9'];
    expect(await statuses(server.anonymous, addresses)).toEqual([200, 200, 429]);
  });

  it('cannot be escaped by naming other addresses', async () => {
    await boot({ rateLimitPerMinute: 1 });
    expect(await statuses(server.anonymous, ['10.3.0.1', '10.3.0.2'])).toEqual([200, 429]);
  });

  it('leaves the probes of supervisors alone', async () => {
    await boot({ rateLimitPerMinute: 1 });
    const answers = [];
    for (const path of ['/livez', '/readyz', '/livez', '/readyz'])
      answers.push((await server.anonymous.get(path)).status);
    expect(answers).toEqual([200, 200, 200, 200]);
  });
});

describe('the figures', () => {
  const metricsToken = 'figures-for-prometheus';
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await server.anonymous.get('/metrics', headers)).status;

  it('are for the bearer of the token, from anywhere, and for nobody else', async () => {
    await boot({ metricsToken });
    const bearer = { authorization: `Bearer ${metricsToken}` };
    expect({
      bearer: await status(bearer),
      bearerFarAway: await status({ ...bearer, 'x-forwarded-for': '203.0.113.9' }),
      local: await status({}),
      wrong: await status({ authorization: `Bearer ${metricsToken}s` }),
      bare: await status({ authorization: metricsToken }),
    }).toEqual({ bearer: 200, bearerFarAway: 200, local: 404, wrong: 404, bare: 404 });
  });

  it('name what was asked by the words of the schema, never of the client', async () => {
    await boot({});
    await server.anonymous.ok('query Secret13800138000 { mine: __typename }');
    await server.anonymous.get('/nowhere/13800138000');
    const { body } = await server.anonymous.get('/metrics');
    expect(body).toContain(
      'guoan_requests_total{kind="query",operation="__typename",outcome="OK"} 1',
    );
    expect(body).toContain('operation="unknown",outcome="NOT_FOUND"');
    expect(body).not.toContain('13800138000');
  });
});
