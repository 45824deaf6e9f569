import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { ProbeModule } from '../../support/probe.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp({ config: { environment: 'production' }, also: [ProbeModule] });
});
afterAll(() => server.close());

const codeOf = (body: string): string =>
  (JSON.parse(body) as { error: { code: string } }).error.code;

describe('a refused HTTP request', () => {
  it.each([
    ['/nowhere', 404, 'NOT_FOUND'],
    ['/probe/missing', 404, 'NOT_FOUND'],
    ['/probe/unruled', 403, 'FORBIDDEN'],
    ['/probe/fault', 500, 'INTERNAL'],
    ['/%zz', 400, 'BAD_REQUEST'],
  ])('%s is answered %i with %s and without what went wrong inside', async (path, status, code) => {
    const answer = await server.anonymous.get(path);
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
    expect(answer.body).not.toContain('12345');
  });

  it('is refused from another site when it carries a cookie', async () => {
    const headers = { cookie: 'a=b', origin: 'https://elsewhere.example' };
    const answer = await server.anonymous.post('/probe/take', '{}', headers);
    expect([answer.status, codeOf(answer.body)]).toEqual([403, 'FORBIDDEN']);
    const own = await server.anonymous.post('/probe/take', '{}', {
      cookie: 'a=b',
      origin: server.url,
    });
    expect(own.status).toBe(201);
  });
});

describe('what the server says of itself', () => {
  it('is alive and ready', async () => {
    expect((await server.anonymous.get('/livez')).body).toBe('{"status":"alive"}');
    expect((await server.anonymous.get('/readyz')).body).toBe('{"status":"ready"}');
  });

  it('shows its figures to this machine, not through a proxy', async () => {
    expect((await server.anonymous.get('/metrics')).body).toContain('guoan_requests_total');
    const forwarded = await server.anonymous.get('/metrics', { 'x-forwarded-for': '10.0.0.1' });
    expect(forwarded.status).toBe(404);
  });

  it('is not ready without room on the disk', async () => {
    const full = await bootApp({ config: { minFreeDiskMb: 10_000_000 } });
    const answer = await full.anonymous.get('/readyz');
    expect([answer.status, JSON.parse(answer.body).reasons[0].check]).toEqual([503, 'disk']);
    await full.close();
  });

  it('counts requests by address', async () => {
    const strict = await bootApp({ config: { rateLimitPerMinute: 2 } });
    const ask = () => strict.anonymous.post('/graphql', '{"query":"{__typename}"}');
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0);
    await strict.close();
  });
});
