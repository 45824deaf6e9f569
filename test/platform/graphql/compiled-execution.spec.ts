import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  GraphQLScalarType,
  type GraphQLUnionType,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { CompiledOperations } from '../../../src/platform/graphql/compiled-operations.js';

const schema = buildSchema(`
  scalar Day
  enum Colour { RED BLUE }
  input Inner { colour: Colour! = RED size: Int! = 3 note: String }
  input Filter { inner: Inner! = { size: 7 } list: [Int!] day: Day tag: String = "none" }
  interface Named { name: String! }
  type Thing implements Named {
    id: ID! name: String! colour: Colour count: Int! day: Day flags: [Boolean!]! grid: [[Int]]
    parent: Thing children(first: Int! = 2, filter: Filter): [Thing!]! later: Thing! many: [Thing]
    nothing: String! broken: String brokenLater: Thing asFunction: Int! made: Int
  }
  type Place implements Named { name: String! region: Place size(unit: Colour = BLUE): String }
  union Found = Thing | Place
  type Query {
    thing(id: ID! = "1"): Thing
    things(first: Int = 3): [Thing!]!
    found: [Found!]! one: Found named: Named later: [Found] none: Thing must: Thing!
    echo(filter: Filter, list: [Filter!], colour: Colour, day: Day, n: Float): String!
  }
  type Mutation { touch: Int! }
`);

const thing = (id: number, depth = 0): object => ({
  __typename: 'Thing',
  id,
  name: `thing ${id}`,
  colour: 'red',
  count: id,
  day: { day: `2023-04-${10 + id}` },
  flags: [true, false],
  grid: [[1, null], null, []],
  later: depth < 3 ? Promise.resolve(thing(id + 1, depth + 1)) : null,
  parent: depth < 3 ? thing(id + 1, depth + 1) : null,
  many: depth < 3 ? [Promise.resolve(thing(5, 3)), null, thing(6, 3)] : [],
  nothing: null,
  broken: new Error('a value that is an error'),
  get brokenLater() {
    return Promise.reject(new Error('later'));
  },
  asFunction: () => 42,
  get made() {
    return 9;
  },
});

const place = (depth = 0): object => ({
  __typename: 'Place',
  name: 'place',
  region: depth < 2 ? place(depth + 1) : null,
});

type Resolver = GraphQLFieldResolver<never, unknown, never>;

/** What a resolver learns of its field, as the product's resolvers use it. */
const told: Resolver = (_source, args, context, info) =>
  JSON.stringify({
    args,
    context,
    path: info.path,
    of: info.parentType.name,
    type: String(info.returnType),
    nodes: info.fieldNodes.length,
    fragments: Object.keys(info.fragments),
    variables: info.variableValues,
    operation: info.operation.name?.value,
  });

const resolvers: Record<string, Record<string, Resolver>> = {
  Query: {
    thing: (_source, { id }: { id: string }) => (id === '0' ? null : thing(Number(id))),
    things: (_source, { first }: { first: number }) =>
      Promise.resolve(Array.from({ length: first }, (_, index) => thing(index))),
    found: () => [thing(1), place(), Promise.resolve(thing(2))],
    one: () => place(),
    named: () => thing(3),
    later: () => Promise.resolve([place(), null]),
    must: () => null,
    echo: told,
  },
  Thing: {
    children: async (source: { id: number }, { first }: { first: number }) => {
      await Promise.resolve();
      return Array.from({ length: first }, (_, index) => thing(source.id * 10 + index, 3));
    },
  },
  Place: { size: told },
};

for (const [type, fields] of Object.entries(resolvers))
  for (const [name, resolve] of Object.entries(fields))
    (schema.getType(type) as GraphQLObjectType).getFields()[name]!.resolve = resolve as never;

const colour = schema.getType('Colour') as GraphQLEnumType;
Object.assign(
  colour,
  new GraphQLEnumType({
    name: 'Colour',
    values: { RED: { value: 'red' }, BLUE: { value: 'blue' } },
  }),
);
const day = schema.getType('Day') as GraphQLScalarType;
day.serialize = (value) => (value as { day: string }).day;
day.parseValue = (value) => ({ day: String(value) });
day.parseLiteral = (node) => ({ day: 'value' in node ? String(node.value) : '' });
const found = schema.getType('Found') as GraphQLUnionType;
found.resolveType = (value: { __typename: string }) =>
  value.__typename === 'Place' ? Promise.resolve('Place') : value.__typename;

const operationOf = (document: DocumentNode): OperationDefinitionNode => {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return operation;
};

const CONTEXT = { who: 'me' };

/** Both answers, in the same words; null where the compiled one leaves the answer to graphql-js. */
async function both(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(schema, document).map(String)).toEqual([]);
  const operation = operationOf(document);
  const asked = { schema, document, operation, variables };
  const compiled = await new CompiledOperations(1).answer(asked, CONTEXT);
  const expected: ExecutionResult = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: CONTEXT,
  });
  return { compiled: compiled && JSON.stringify(compiled), expected };
}

type Case = [what: string, query: string, variables?: Record<string, unknown>];

/** Every case has variables, if none: jest would take a missing argument for a callback. */
const cases = (rows: readonly Case[]) =>
  rows.map(([what, query, variables = {}]): Required<Case> => [what, query, variables]);

describe('a compiled query answers as graphql-js does:', () => {
  it.each(
    cases([
      ['leaves of every kind', '{ thing { id name colour count day flags grid made } }'],
      [
        'aliases, the same field twice, __typename',
        '{ a: thing { __typename x: name y: name name } b: thing(id: 2) { name } a: thing { count } }',
      ],
      [
        'promises, also in lists',
        '{ thing { later { later { name } } many { id parent { id } } } things(first: 2) { later { name } children { name } } }',
      ],
      [
        'null where it may be',
        '{ none { id } thing(id: 0) { id } later { ... on Place { name } } }',
      ],
      [
        'unions and interfaces, resolved later too',
        '{ found { __typename ... on Thing { id } ... on Place { region { name } } ... on Named { name } } one { ... on Place { size } } named { name ... on Thing { count } } }',
      ],
      [
        'the keys in the order of the query',
        '{ z: things(first: 1) { count } a: thing { later { id } name } m: __typename }',
      ],
      [
        'a fragment used twice, once on a condition',
        'query($a: Boolean!) { thing { ...T @include(if: $a) ...T } } fragment T on Thing { name parent { ...U } } fragment U on Thing { id }',
        { a: false },
      ],
      [
        'a fragment on two conditions',
        'query($a: Boolean!, $b: Boolean!) { thing { id ...T @include(if: $a) ...T @skip(if: $b) } } fragment T on Thing { name }',
        { a: false, b: false },
      ],
      [
        'a fragment in two places, one left out',
        'query($a: Boolean!) { a: thing { ...T } b: thing { parent @include(if: $a) { ...T } count } } fragment T on Thing { name later { id } }',
        { a: false },
      ],
      [
        'a condition with a default',
        'query($a: Boolean = false) { thing { id name @skip(if: $a) ... @include(if: $a) { count } } }',
      ],
      [
        'two conditions on a field',
        'query($a: Boolean!) { thing { id name @include(if: $a) @skip(if: $a) } }',
        { a: true },
      ],
      [
        'paths whose keys look alike',
        '{ a_b: thing { c: children(first: 1) { name } } a: thing { b_c: children(first: 2) { name } b: children { c: id } } }',
      ],
      ['defaults of arguments and inputs', '{ echo one { ... on Place { size } } }'],
      [
        'a default of a required field of an input',
        '{ echo(filter: { inner: { note: "x" } }, list: [{}, { inner: { size: 1, colour: BLUE } }]) }',
      ],
      [
        'variables in inputs, given and left out',
        'query Q($n: Int!, $note: String, $day: Day, $list: [Int!]) { echo(filter: { inner: { size: $n, note: $note }, day: $day, list: $list }, day: $day) }',
        { n: 4, day: '2023-04-10' },
      ],
      [
        'a whole input as a variable',
        'query($f: Filter, $l: [Filter!] = [{ tag: "d" }], $c: Colour) { echo(filter: $f, list: $l, colour: $c) }',
        { f: { inner: { note: null }, list: 5 }, c: 'BLUE' },
      ],
      [
        'null as a variable, and a value that is a list of one',
        'query($f: Filter, $l: [Filter!]) { echo(filter: $f, list: $l, n: 2) }',
        { f: null, l: { tag: 'x' } },
      ],
      ['lists of lists', '{ thing { grid many { grid } } }'],
    ]),
  )('%s', async (_what, query, variables) => {
    const { compiled, expected } = await both(query, variables);
    expect(expected.errors?.map(String)).toBeUndefined();
    expect(compiled).toBe(JSON.stringify(expected.data));
  });

  it.each(
    cases([
      ['null where none may be', '{ thing { name nothing } }'],
      ['at the top', '{ thing { id } must { id } }'],
      ['in a list', '{ things { id later { later { later { later { id } } } } } }'],
      ['a value that is an error', '{ thing { broken } }'],
      ['a promise that fails', '{ thing { brokenLater { id } } things { brokenLater { id } } }'],
      ['a variable that does not fit', 'query($c: Colour!) { echo(colour: $c) }', { c: 'GREEN' }],
      ['a variable that is missing', 'query($f: Filter!) { echo(filter: $f) }'],
      [
        'a condition that is null',
        'query($a: Boolean = true) { thing { id @include(if: $a) } }',
        { a: null },
      ],
    ]),
  )('an error is left to it: %s', async (_what, query, variables) => {
    const { compiled, expected } = await both(query, variables);
    expect(expected.errors?.length ?? 0).toBeGreaterThan(0);
    expect(compiled).toBeNull();
  });

  it.each([
    ['the schema itself', '{ __schema { queryType { name } } }'],
    ['a name that objects use themselves', '{ thing { __proto__: id } }'],
    ['a value that is a function', '{ thing { asFunction made } }'],
  ])('what is unusual is answered all the same: %s', async (_what, query) => {
    const { compiled, expected } = await both(query);
    expect(expected.errors?.map(String)).toBeUndefined();
    expect([null, JSON.stringify(expected.data)]).toContain(compiled);
  });
});

describe('CompiledOperations', () => {
  const asked = (query: string, variables?: Record<string, unknown>) => {
    const document = parse(query);
    return { schema, document, operation: operationOf(document), variables };
  };

  it('compiles what is asked for the third time', async () => {
    const operations = new CompiledOperations();
    const query = asked('{ thing { id } }');
    const answers = [];
    for (let use = 0; use < 4; use += 1) answers.push(await operations.answer(query, CONTEXT));
    const data = { thing: { id: '1' } };
    expect(answers).toEqual([null, null, data, data]);
  });

  it('never executes a mutation', async () => {
    const touch = asked('mutation { touch }');
    expect(await new CompiledOperations(1).answer(touch, CONTEXT)).toBeNull();
  });

  it('compiles a few choices of what conditions decide, and leaves the others', async () => {
    const operations = new CompiledOperations(1);
    const names = ['a', 'b', 'c', 'd'];
    const declared = names.map((name) => `$${name}: Boolean!`).join();
    const fields = names.map((name) => `${name}: id @include(if: $${name})`).join(' ');
    const query = asked(`query(${declared}) { thing { id ${fields} } }`);
    const answered = [];
    for (let bits = 0; bits < 16; bits += 1) {
      const variables = Object.fromEntries(
        names.map((name, at) => [name, Boolean(bits & (1 << at))]),
      );
      answered.push((await operations.answer({ ...query, variables }, CONTEXT)) !== null);
    }
    expect(answered.filter(Boolean)).toHaveLength(8);
  });
});
