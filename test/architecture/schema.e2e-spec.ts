import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { ACCESS_RULE } from '../../src/platform/access/access.decorators.js';
import { printedSchema } from '../../src/platform/graphql/printed-schema.js';
import { bootApp, type TestApp } from '../support/boot-app.js';

let server: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  server = await bootApp();
  schema = server.app.get(GraphQLSchemaHost, { strict: false }).schema;
});
afterAll(() => server.close());

interface Described {
  name: string;
  description?: string | null;
}
type Line = readonly [place: string, description: string];

const lineOf = (place: string, { name, description }: Described): Line => [
  `${place}${name}`,
  description ?? '',
];

/** Every description below a type: of its fields, their arguments, its values. */
function linesOf(type: GraphQLNamedType): Line[] {
  const place = `${type.name}.`;
  const lines = [lineOf('', type)];
  if (isEnumType(type)) lines.push(...type.getValues().map((value) => lineOf(place, value)));
  if (isInputObjectType(type))
    lines.push(...Object.values(type.getFields()).map((field) => lineOf(place, field)));
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields()))
      lines.push(
        lineOf(place, field),
        ...field.args.map((arg) => lineOf(`${place}${field.name}.`, arg)),
      );
  return lines;
}

const IN_BOTH_LANGUAGES = /\p{Script=Han}.* — .*[A-Za-z]{2}/su;

describe('the schema', () => {
  it('describes every type, field, argument and value in Chinese and in English', () => {
    const lines = Object.values(schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
      .flatMap(linesOf)
      .filter(([place]) => place !== 'Query' && place !== 'Mutation');
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter(([, description]) => !IN_BOTH_LANGUAGES.test(description))).toEqual([]);
  });

  it('is committed as it is', () => {
    expect(readFileSync('schema.gql', 'utf8')).toBe(printedSchema(schema));
  });
});

const RESOLVES = 'graphql:resolver_type';
const ROUTE = 'method';

/** Every method of every provider and controller that Nest calls from outside. */
function handlers(): { name: string; kind: string; ruled: boolean }[] {
  const modules = [...server.app.get(ModulesContainer).values()];
  const classes = new Set(
    modules
      .flatMap(({ providers, controllers }) => [...providers.values(), ...controllers.values()])
      .map(({ metatype }) => metatype)
      .filter((metatype) => typeof metatype === 'function'),
  );
  return [...classes].flatMap(({ name, prototype }) => {
    const methods = Object.entries(
      Object.getOwnPropertyDescriptors((prototype ?? {}) as Record<string, unknown>),
    );
    return methods.flatMap(([method, { value }]) => {
      if (typeof value !== 'function') return [];
      const root: unknown = Reflect.getMetadata(RESOLVES, value);
      const kind = Reflect.hasMetadata(ROUTE, value) ? 'Route' : root;
      if (typeof kind !== 'string') return [];
      return [{ name: `${name}.${method}`, kind, ruled: Reflect.hasMetadata(ACCESS_RULE, value) }];
    });
  });
}

const ROOTS = new Set(['Query', 'Mutation', 'Subscription', 'Route']);

describe('the access rules', () => {
  it('stand on every operation and every route', () => {
    const found = handlers().filter(({ kind }) => ROOTS.has(kind));
    const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(found.filter(({ kind }) => kind !== 'Route')).toHaveLength(operations.length);
    expect(found.filter(({ kind }) => kind === 'Route').length).toBeGreaterThan(3);
    expect(found.filter(({ ruled }) => !ruled)).toEqual([]);
  });

  it('stand on no field, where no guard would look at them', () => {
    const fields = handlers().filter(({ kind }) => !ROOTS.has(kind));
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter(({ ruled }) => ruled)).toEqual([]);
  });
});
