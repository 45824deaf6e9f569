import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { ApiError, RawAnswer } from '../../support/client.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { ProbeModule } from '../../support/probe.js';

const QUICK_MS = 300;

const chained = (count: number): string => {
  const links = Array.from(
    { length: count },
    (_, n) => `fragment f${n} on Region { a: parent { ...f${n + 1} } b: parent { ...f${n + 1} } }`,
  );
  return `{ region(id: "x") { ...f0 } } ${links.join(' ')} fragment f${count} on Region { id }`;
};
const nested = (depth: number): string =>
  `{ region(id: "x") ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: region(id: "x") { id }`).join(' ')} }`;

/** Each attack with the status, code and field paths of its refusal. */
const attacks: [string, (server: TestApp) => Promise<RawAnswer>, number, string, string[]?][] = [
  ['30 chained fragments', query(chained(30)), 400, 'QUERY_TOO_COMPLEX'],
  ['101 aliases', query(aliases(101)), 400, 'QUERY_TOO_COMPLEX'],
  [
    '101 aliases of __typename',
    query(`{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`),
    400,
    'QUERY_TOO_COMPLEX',
  ],
  ['one field 1,900 times', query(`{ ${'__typename '.repeat(1900)} }`), 400, 'QUERY_TOO_COMPLEX'],
  ['3,000 tokens', query(`{ ${'region '.repeat(3000)} }`), 400, 'QUERY_TOO_COMPLEX'],
  ['depth 20', query(nested(20)), 400, 'QUERY_TOO_COMPLEX'],
  [
    '60 directives',
    query(
      `{ __typename ${Array.from({ length: 60 }, () => '... @include(if: true) { __typename }').join(' ')} }`,
    ),
    400,
    'QUERY_TOO_COMPLEX',
  ],
  ['11 mutations in one request', query(many('touch', 11)), 400, 'QUERY_TOO_COMPLEX'],
  [
    'a page of pages',
    query('{ probes(first: 100) { nodes { siblings(first: 100) { nodes { id } } } } }'),
    400,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'a page of pages by a variable',
    query(
      'query($n: Int!) { probes(first: $n) { nodes { siblings(first: $n) { nodes { id } } } } }',
      { n: 100 },
    ),
    400,
    'QUERY_TOO_COMPLEX',
  ],
  ['a batch', body('[{"query":"{__typename}"},{"query":"{__typename}"}]'), 400, 'BAD_REQUEST'],
  [
    'a GET',
    (server) => server.anonymous.get('/graphql?query={__typename}'),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  [
    'a GET with a preflight header',
    (server) =>
      server.anonymous.get('/graphql?query={__typename}', { 'apollo-require-preflight': '1' }),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  [
    'a body of 2 MB',
    body(JSON.stringify({ query: `# ${'x'.repeat(2e6)}` })),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  ['JSON 20,000 deep', body(`{"query":${'['.repeat(20000)}`), 400, 'BAD_REQUEST'],
  [
    'variables 20,000 deep',
    body(`{"query":"{__typename}","variables":{"a":${'['.repeat(20000)}${']'.repeat(20000)}}}`),
    400,
    'BAD_REQUEST',
  ],
  ['half a JSON', body('{"query":"{__typ'), 400, 'BAD_REQUEST'],
  [
    'a poisoned prototype',
    body('{"query":"{__typename}","__proto__":{"a":1}}'),
    400,
    'BAD_REQUEST',
  ],
  [
    'text instead of JSON',
    (server) =>
      server.anonymous.post('/graphql', '{"query":"{__typename}"}', {
        'content-type': 'text/plain',
      }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a form',
    (server) =>
      server.anonymous.post('/graphql', 'query={__typename}', {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'first: 99999999',
    query('{ probes(first: 99999999) { nodes { id } } }'),
    200,
    'INVALID_INPUT',
    ['first'],
  ],
  ['first: 0', query('{ probes(first: 0) { nodes { id } } }'), 200, 'INVALID_INPUT', ['first']],
  [
    'first: 99999999 in a nested list',
    query('{ probes { nodes { siblings(first: 99999999) { nodes { id } } } } }'),
    200,
    'INVALID_INPUT',
    ['first'],
  ],
  [
    'a forged cursor',
    query('{ probes(after: "WyJOQU1FIl0") { nodes { id } } }'),
    200,
    'INVALID_INPUT',
    ['after'],
  ],
  [
    'a NUL in a text',
    query('query($a: String) { probes(after: $a) { nodes { id } } }', { a: 'a\0b' }),
    200,
    'INVALID_INPUT',
    ['after'],
  ],
  ['a syntax error', query('{ region('), 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', query('{ regiom }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['no query', body('{"variables":{}}'), 400, 'BAD_REQUEST'],
];

function many(field: string, count: number): string {
  return `mutation { ${Array.from({ length: count }, (_, n) => `m${n}: ${field}`).join(' ')} }`;
}
function body(text: string) {
  return (server: TestApp) => server.anonymous.post('/graphql', text);
}
function query(text: string, variables: object = {}) {
  return body(JSON.stringify({ query: text, variables }));
}

describe.each(['development', 'production'] as const)('in %s', (environment) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await bootApp({ config: { environment }, also: [ProbeModule] });
    await server.arrange(() => buildRegionTree(server.db));
    await server.anonymous.ok('{ probes { nodes { id } } }');
  });
  afterAll(() => server.close());

  it('each attack is refused at once, and the server goes on', async () => {
    const slow: string[] = [];
    const answers: unknown[] = [];
    for (const [name, attack, , , paths] of attacks) {
      const start = performance.now();
      const answer = await attack(server);
      if (performance.now() - start > QUICK_MS) slow.push(name);
      const [error] = (JSON.parse(answer.body) as { errors: ApiError[] }).errors;
      const { code, fields, requestId } = error?.extensions ?? {};
      answers.push([name, answer.status, code, paths && fields?.map(({ path }) => path)]);
      expect([name, requestId]).toEqual([name, answer.headers['x-request-id']]);
      expect(`${name}: ${error?.message}`).toMatch(/\p{Script=Han}/u);
      expect(await server.anonymous.ok('{ __typename }')).toEqual({ __typename: 'Query' });
    }
    expect(answers).toEqual(
      attacks.map(([name, , status, code, paths]) => [name, status, code, paths]),
    );
    expect(slow).toEqual([]);
  });

  it('a refusal is in English for those who read English', async () => {
    const error = await server.anonymous.inEnglish().refused(nested(20));
    expect(error.message).toBe('The query is too complex: depth 22, at most 15');
  });

  it('what people need is let through', async () => {
    const { probes } = await server.anonymous.ok(
      '{ probes(first: 100) { totalCount nodes { id name } edges { cursor node { id } } pageInfo { endCursor hasNextPage } } }',
    );
    expect(probes.nodes).toHaveLength(probes.totalCount);
  });
});

describe('the schema', () => {
  const asked = '{ __schema { queryType { name } } }';
  const typo = '{ regiom }';
  const enumTypo = 'query($input: ProbeInput!) { echo(input: $input) }';
  const variables = { input: { title: 'a', size: 1, inner: { kind: 'REDD' } } };

  it('is open in development', async () => {
    const server = await bootApp({ config: { environment: 'development' }, also: [ProbeModule] });
    expect(await server.anonymous.ok(asked)).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
    expect((await server.anonymous.refused(typo)).message).toContain('Did you mean "region"');
    const page = await server.anonymous.get('/graphql?query={__typename}', { accept: 'text/html' });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('GraphiQL');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    await server.close();
  });

  it('is closed in production, and gives no hints', async () => {
    const server = await bootApp({ config: { environment: 'production' }, also: [ProbeModule] });
    expect((await server.anonymous.refused(asked)).extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    for (const error of [
      await server.anonymous.refused(typo),
      await server.anonymous.refused(enumTypo, variables),
      await server.anonymous.inEnglish().refused(enumTypo, variables),
    ])
      expect(JSON.stringify(error)).not.toContain('Did you mean');
    const page = await server.anonymous.get('/graphql', { accept: 'text/html' });
    expect([page.status, page.headers['content-type']]).toEqual([
      405,
      'application/json; charset=utf-8',
    ]);
    await server.close();
  });
});
