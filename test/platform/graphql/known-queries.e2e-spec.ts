import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';

let server: TestApp;
beforeAll(async () => {
  server = await bootApp();
});
afterAll(() => server.close());

/** The same request as often as it takes to become known, and twice more. */
const ASKED = 5;

const QUERY = `query Streets($first: Int!) { regions(first: $first) { nodes { id name } } }`;

const changing = new Set(['x-request-id', 'date']);

async function answers(sent: object, headers: Record<string, string> = {}) {
  const found: { status: number; body: string; headers: object }[] = [];
  for (let time = 0; time < ASKED; time += 1) {
    const answer = await server.anonymous.post('/graphql', JSON.stringify(sent), headers);
    const kept = Object.entries(answer.headers).filter(([name]) => !changing.has(name));
    const body = answer.body.replaceAll(String(answer.headers['x-request-id']), 'its number');
    found.push({ status: answer.status, body, headers: Object.fromEntries(kept) });
  }
  return found;
}

const allAlike = (found: readonly object[]): void => {
  expect(found).toEqual(found.map(() => found[0]));
};

describe('a query that is asked again and again', () => {
  it.each<[string, Record<string, string>]>([
    ['no wish', {}],
    ['any form', { accept: '*/*' }],
    ['the newer form', { accept: 'application/graphql-response+json' }],
    [
      'both, the newer first',
      { accept: 'application/graphql-response+json, application/json;q=0.9' },
    ],
    ['a form that is not made', { accept: 'text/css' }],
  ])('is answered alike each time, headers and all: %s', async (_, headers) => {
    allAlike(await answers({ query: QUERY, variables: { first: 2 } }, headers));
  });

  it.each<[string, object]>([
    ['too many are asked for', { query: QUERY, variables: { first: 101 } }],
    ['a variable is missing', { query: QUERY }],
    ['a variable is of another kind', { query: QUERY, variables: { first: 'two' } }],
    ['variables are none', { query: QUERY, variables: [2] }],
    ['persisted queries are wanted', { query: QUERY, extensions: { persistedQuery: {} } }],
    ['there is nothing', { query: '{ region(id: "nothing") { id } }' }],
    ['nobody is signed in', { query: '{ accounts(first: 1) { nodes { id } } }' }],
  ])('is refused alike each time when %s', async (_, sent) => {
    await answers({ query: QUERY, variables: { first: 2 } });
    const found = await answers(sent);
    expect(JSON.parse(found[0]?.body ?? '')).toHaveProperty('errors');
    allAlike(found);
  });

  it('is not taken for another operation of the same text', async () => {
    const sent = { query: QUERY, variables: { first: 2 } };
    await answers(sent);
    const found = await answers({ ...sent, operationName: 'X' });
    expect(found.at(-1)?.body).toContain('"code":"OPERATION_RESOLUTION_FAILURE"');
    allAlike(found);
  });

  it('is measured with its variables each time', async () => {
    const query = `query Deep($first: Int!) { regions(first: $first) { nodes {
      children { children { children { id } } } } } }`;
    const small = await answers({ query, variables: { first: 1 } });
    expect(small.at(-1)?.status).toBe(200);
    const large = await answers({ query, variables: { first: 100 } });
    expect(large.at(-1)?.body).toContain('"code":"QUERY_TOO_COMPLEX"');
    allAlike(large);
  });

  it('is counted by its root fields', async () => {
    const query = 'query Counted { here: __typename }';
    await answers({ query });
    const { body } = await server.anonymous.get('/metrics');
    expect(body).toContain(
      `guoan_requests_total{kind="query",operation="__typename",outcome="OK"} ${ASKED}`,
    );
  });

  it('is answered for whoever asks', async () => {
    const query = 'query Me { me { id } }';
    const one = await signedInAs(server, { roles: [Role.ORGANIZER] });
    const other = await signedInAs(server, { roles: [Role.REVIEWER] });
    const found: unknown[] = [];
    for (let time = 0; time < ASKED; time += 1)
      for (const client of [one, other, server.anonymous])
        found.push(
          JSON.parse((await client.post('/graphql', JSON.stringify({ query }))).body).data,
        );
    expect(found).toEqual(found.map((_, index) => found[index % 3]));
    expect(new Set(found.map((data) => JSON.stringify(data))).size).toBe(3);
  });

  it('is refused to who may not ask it, known or not, and what is not theirs is not shown', async () => {
    const sent = JSON.stringify({ query: 'query Staff { accounts(first: 5) { nodes { id } } }' });
    const keeper = await signedInAs(server, { roles: [Role.ADMINISTRATOR] });
    const ask = async (client: Client) => {
      const { data, errors } = JSON.parse((await client.post('/graphql', sent)).body);
      return errors?.[0].extensions.code ?? data.accounts.nodes.length;
    };
    const stranger = await signedInAs(server, { roles: [Role.SCHOOL] });
    const everyone = [keeper, stranger, server.anonymous];
    const found: unknown[] = [];
    for (let time = 0; time < ASKED; time += 1)
      for (const client of everyone) found.push(await ask(client));
    const [all] = found;
    expect(all).toBeGreaterThan(0);
    expect(found).toEqual(
      Array.from({ length: ASKED }, () => [all, 'FORBIDDEN', 'UNAUTHENTICATED']).flat(),
    );
  });
});
