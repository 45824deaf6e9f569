import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { callOf } from '../../architecture/schema-calls.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { ProbeModule } from '../../support/probe.js';

let server: TestApp;
let cursor: string;
beforeAll(async () => {
  server = await bootApp({ also: [ProbeModule] });
  await server.arrange(() => buildRegionTree(server.db));
  const { probes } = await server.anonymous.ok('{ probes(first: 3) { pageInfo { endCursor } } }');
  cursor = (probes as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
});
afterAll(() => server.close());

const PAGE = 'query($after: String) { probes(after: $after) { nodes { name } } }';

/** A cursor that is signed as the holder of the secret would. */
function signed(payload: unknown, secret = server.config.sessionSecret): string {
  const key = createHash('sha256').update(`cursor:${secret}`).digest();
  const bytes = Buffer.from(JSON.stringify(payload));
  const signature = createHmac('sha256', key).update(bytes).digest().subarray(0, 12);
  return Buffer.concat([signature, bytes]).toString('base64url');
}

/** The same cursor with one bit of its last key turned over. */
function edited(): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const last = bytes.length - 3;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

const ofOtherOrder = async (): Promise<string> => {
  const { probesByName } = await server.anonymous.ok(
    '{ probesByName(first: 3) { pageInfo { endCursor } } }',
  );
  return (probesByName as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
};

describe('a cursor', () => {
  it('that was given out continues its list', async () => {
    const all = await server.anonymous.ok(PAGE);
    const rest = await server.anonymous.ok(PAGE, { after: cursor });
    expect(rest.probes.nodes).toEqual(all.probes.nodes.slice(3));
    expect(rest.probes.nodes).toHaveLength(5);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['that is no base64', () => '%%%'],
    ['that is too short', () => 'AAAA'],
    ['that is too long', () => cursor.padEnd(1001, 'A')],
    ['with one bit changed', edited],
    ['with something after it', () => `${cursor}AAAA`],
    ['of another list', ofOtherOrder],
    ['signed with another secret', () => signed(['NAME_ASC', 'a', 'b'], 'another')],
    ['with keys of the wrong type', () => signed(['NAME_ASC', 1, 'b'])],
    ['with an object for a key', () => signed(['NAME_ASC', 'a', { b: 1 }])],
    ['with too few keys', () => signed(['NAME_ASC', 'a'])],
    ['with too many keys', () => signed(['NAME_ASC', 'a', 'b', 'c'])],
  ])('%s is refused at after', async (_, make) => {
    const { extensions } = await server.anonymous.refused(PAGE, { after: await make() });
    expect([extensions.code, extensions.fields]).toEqual([
      'INVALID_INPUT',
      [{ path: 'after', message: '翻页标记无效' }],
    ]);
  });
});

describe('every list of the product', () => {
  let everyone: Client;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    everyone = await signedInAs(server, { roles: Object.values(Role) });
    schema = server.app.get(GraphQLSchemaHost, { strict: false }).schema;
  });

  const connections = (type: GraphQLObjectType) =>
    Object.values(type.getFields()).filter((field) =>
      getNamedType(field.type).name.endsWith('Connection'),
    );

  it('is paged wherever it stands', () => {
    const found = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => connections(type).map((field) => ({ place: type.name, field })));
    expect(found.length).toBeGreaterThan(15);
    const unpaged = found.filter(
      ({ field }) => !['first', 'after'].every((name) => field.args.some((a) => a.name === name)),
    );
    expect(unpaged.map(({ place, field }) => `${place}.${field.name}`)).toEqual([]);
  });

  it.each([
    ['a page of 99,999,999', 'first: 99999999', 'first'],
    ['a forged cursor', 'after: "WyJOQU1FX0FTQyIsImEiXQ"', 'after'],
  ])('refuses %s by name', async (_, argument, path) => {
    const refusals: unknown[] = [];
    const lists = connections(schema.getQueryType()!);
    for (const field of lists) {
      const { query, variables } = callOf('Query', field);
      const asked = query.replace(
        new RegExp(`{ ${field.name}(\\()?`),
        (_all, bracket?: string) =>
          `{ ${field.name}(${argument}${bracket === undefined ? ')' : ', '}`,
      );
      const { extensions } = await everyone.refused(asked, variables);
      refusals.push([field.name, extensions.code, extensions.fields?.map((one) => one.path)]);
    }
    expect(refusals).toEqual(lists.map(({ name }) => [name, 'INVALID_INPUT', [path]]));
  });
});
