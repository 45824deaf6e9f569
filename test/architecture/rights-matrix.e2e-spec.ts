import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { Role } from '../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../support/boot-app.js';
import type { Client } from '../support/client.js';
import { signedInAs } from '../support/factories/accounts.js';
import { buildOrganization } from '../support/factories/organizations.js';
import { buildRegionTree } from '../support/factories/regions.js';
import { FIELDS } from './field-rights.js';
import { OPERATIONS } from './rights-matrix.js';
import { callOf } from './schema-calls.js';

type Root = 'Query' | 'Mutation';
type Verdict = 'allowed' | 'UNAUTHENTICATED' | 'FORBIDDEN';

let server: TestApp;
let schema: GraphQLSchema;
let organizationId: string;
beforeAll(async () => {
  server = await bootApp();
  schema = server.app.get(GraphQLSchemaHost, { strict: false }).schema;
  organizationId = await server.arrange(async () => {
    const { district } = await buildRegionTree(server.db);
    return (await buildOrganization(server.db, { regionId: district.id })).id;
  });
});
afterAll(() => server.close());

const NAMES = ['ANONYMOUS', ...Object.values(Role)];
const ROOTS = ['Query', 'Mutation'] as const;
/** Page types are made by `Connection()` and hold nothing of their own. */
const PAGE_FIELDS = new Set([
  'edges nodes pageInfo totalCount',
  'cursor node',
  'endCursor hasNextPage',
]);

const fieldsOf = (type: GraphQLObjectType): string[] => Object.keys(type.getFields()).toSorted();
const rootFields = (root: Root): [string, GraphQLField<unknown, unknown>][] =>
  Object.values(rootType(root).getFields()).map((field) => [`${root}.${field.name}`, field]);
const rootType = (root: Root): GraphQLObjectType =>
  (root === 'Query' ? schema.getQueryType() : schema.getMutationType())!;

const readers = new Map<string, Promise<Client>>();

/** A client for each mutation, since one may end the sessions of its account; one for all queries. */
function clientFor(name: string, root: Root): Promise<Client> {
  if (name === 'ANONYMOUS') return Promise.resolve(server.anonymous);
  const make = () => signedInAs(server, { roles: [name as Role], organizationId });
  if (root === 'Mutation') return make();
  const reader = readers.get(name) ?? make();
  readers.set(name, reader);
  return reader;
}

/** Calls the operation; what happens behind the guard is all the same here. */
async function verdict(
  client: Client,
  root: Root,
  field: GraphQLField<unknown, unknown>,
): Promise<Verdict> {
  const { query, variables } = callOf(root, field);
  const [error] = (await client.ask(query, variables)).errors ?? [];
  if (error && !error.path) throw new Error(`${query} was never called: ${error.message}`);
  const code = error?.extensions.code;
  if (code === 'INTERNAL') throw new Error(`${query} failed within the server`);
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'allowed';
}

function expected(key: string, name: string): Verdict {
  const allowed = OPERATIONS[key] ?? [];
  if (allowed === 'EVERYONE') return 'allowed';
  if (name === 'ANONYMOUS') return 'UNAUTHENTICATED';
  return allowed.includes(name as Role) ? 'allowed' : 'FORBIDDEN';
}

describe('every root operation', () => {
  it('has a row in rights-matrix.ts, and no row is left over', () => {
    const present = ROOTS.flatMap((root) => rootFields(root).map(([key]) => key));
    const missing = present.filter((key) => !(key in OPERATIONS));
    const advice = missing.map((key) => `add to OPERATIONS: '${key}': …who may call it…,`);
    expect(advice).toEqual([]);
    expect(Object.keys(OPERATIONS).filter((key) => !present.includes(key))).toEqual([]);
  });

  it.each(ROOTS)(
    '%s: lets in exactly those of its row, asked over HTTP as everyone',
    async (root) => {
      const found: Record<string, Record<string, Verdict>> = {};
      const wanted: Record<string, Record<string, Verdict>> = {};
      for (const [key, field] of rootFields(root)) {
        found[key] = {};
        wanted[key] = {};
        for (const name of NAMES) {
          found[key][name] = await verdict(await clientFor(name, root), root, field);
          wanted[key][name] = expected(key, name);
        }
      }
      expect(found).toEqual(wanted);
    },
    120_000,
  );
});

describe('every field of an object', () => {
  const objects = (): GraphQLObjectType[] =>
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && name !== 'Query' && name !== 'Mutation')
      .filter((type) => !PAGE_FIELDS.has(fieldsOf(type).join(' ')));

  it('has a row in rights-matrix.ts, and no row is left over', () => {
    const advice = objects().flatMap((type) => {
      const missing = fieldsOf(type).filter((field) => !FIELDS[type.name]?.[field]);
      return missing.length ? [`add to FIELDS: ${type.name}: open('${missing.join(' ')}'),`] : [];
    });
    expect(advice).toEqual([]);
    const present = new Map(objects().map((type) => [type.name, fieldsOf(type)]));
    const leftOver = Object.entries(FIELDS).flatMap(([type, rules]) =>
      Object.keys(rules)
        .filter((field) => !present.get(type)?.includes(field))
        .map((field) => `${type}.${field}`),
    );
    expect(leftOver).toEqual([]);
  });

  it('that is guarded has a test of that title', () => {
    const unproved = Object.entries(FIELDS).flatMap(([type, rules]) =>
      Object.entries(rules).flatMap(([field, rule]) => {
        if (rule === 'open') return [];
        const [file, title] = rule.provedBy;
        const proved = existsSync(file) && readFileSync(file, 'utf8').includes(`'${title}'`);
        return proved ? [] : [`${type}.${field}: ${file} has no test '${title}'`];
      }),
    );
    expect(unproved).toEqual([]);
  });
});
