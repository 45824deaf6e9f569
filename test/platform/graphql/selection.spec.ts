import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FieldNode,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  parse,
} from 'graphql';
import { type Selection, selectionOf } from '../../../src/platform/graphql/selection.js';

const schema = buildSchema(`
  type Query { list(first: Int): Page }
  type Page { nodes: [Thing] edges: [Edge] totalCount: Int }
  type Edge { node: Thing }
  type Thing { id: ID name: String venue: Venue }
  type Venue { id: ID region: Region }
  type Region { id: ID name: String parent: Region }
`);

/** Executes the query and tells what `list` was asked for, each time it was resolved. */
function asked(document: DocumentNode, variables: Record<string, unknown> = {}): Selection[] {
  const found: Selection[] = [];
  (schema.getType('Query') as GraphQLObjectType).getFields().list!.resolve = (
    _source,
    _args,
    _context,
    info: GraphQLResolveInfo,
  ) => {
    found.push(selectionOf(info));
    return null;
  };
  const { errors } = execute({ schema, document, variableValues: variables }) as { errors?: [] };
  expect(errors).toBeUndefined();
  return found;
}

const keyOf = (query: string, variables?: Record<string, unknown>): string =>
  asked(parse(query), variables)
    .map((selection) => selection.key)
    .join(' | ');

describe('selectionOf', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['fields', '{ list { totalCount nodes { id } } }', {}, 'nodes{id} totalCount'],
    ['aliases, by their real names', '{ list { a: nodes { b: id } } }', {}, 'nodes{id}'],
    [
      'one field under two aliases',
      '{ list { a: nodes { id } b: nodes { venue { id } } } }',
      {},
      'nodes{id venue{id}}',
    ],
    [
      'one field written twice',
      '{ list { nodes { id } } list { nodes { name } totalCount } }',
      {},
      'nodes{id name} totalCount',
    ],
    [
      'named fragments, nested',
      `{ list { nodes { ...T } } }
       fragment T on Thing { id venue { ...V } } fragment V on Venue { region { id } }`,
      {},
      'nodes{id venue{region{id}}}',
    ],
    [
      'a fragment beside the same field',
      '{ list { nodes { venue { id } ...T } } } fragment T on Thing { venue { region { id } } }',
      {},
      'nodes{venue{id region{id}}}',
    ],
    [
      'inline fragments',
      '{ list { ... on Page { totalCount } ... { nodes { id } } } }',
      {},
      'nodes{id} totalCount',
    ],
    [
      'a field skipped outright',
      '{ list { totalCount @skip(if: true) nodes { id } } }',
      {},
      'nodes{id}',
    ],
    [
      'a field not included',
      '{ list { totalCount @include(if: false) nodes { id } } }',
      {},
      'nodes{id}',
    ],
    [
      'both directives, one against',
      '{ list { totalCount @include(if: true) @skip(if: true) nodes { id } } }',
      {},
      'nodes{id}',
    ],
    [
      'a field included by a variable',
      'query($v: Boolean!) { list { totalCount @include(if: $v) nodes { id } } }',
      { v: true },
      'nodes{id} totalCount',
    ],
    [
      'a field left out by a variable',
      'query($v: Boolean!) { list { totalCount @include(if: $v) nodes { id } } }',
      { v: false },
      'nodes{id}',
    ],
    [
      'a variable’s default',
      'query($v: Boolean = true) { list { totalCount @skip(if: $v) nodes { id } } }',
      {},
      'nodes{id}',
    ],
    [
      'a fragment left out by a variable',
      'query($v: Boolean!) { list { nodes { id ...T @skip(if: $v) } } } fragment T on Thing { name }',
      { v: true },
      'nodes{id}',
    ],
    [
      'two fields of one name, each for itself',
      '{ a: list { totalCount } b: list(first: 1) { nodes { id } } }',
      {},
      'totalCount | nodes{id}',
    ],
  ])('reads %s', (_what, query, variables, expected) => {
    expect(keyOf(query, variables)).toBe(expected);
  });

  it('reads a document once when no variable decides', () => {
    const document = parse('{ list { nodes { id @include(if: true) } } }');
    const [first] = asked(document);
    const [again] = asked(document);
    expect(again).toBe(first);
  });

  it('reads a document anew when a variable decides', () => {
    const document = parse('query($v: Boolean!) { list { nodes { id name @include(if: $v) } } }');
    const keys = [true, false, true].map((v) => asked(document, { v })[0]!.key);
    expect(keys).toEqual(['nodes{id name}', 'nodes{id}', 'nodes{id name}']);
  });

  it('reads anew when a variable above decides which nodes make up the field', () => {
    const document = parse(
      'query($v: Boolean!) { list { nodes { id } } list @include(if: $v) { totalCount } }',
    );
    const keys = [false, true, false].map((v) => asked(document, { v })[0]!.key);
    expect(keys).toEqual(['nodes{id}', 'nodes{id} totalCount', 'nodes{id}']);
  });
});

describe('Selection', () => {
  const [page] = asked(
    parse(
      '{ list { totalCount nodes { id venue { id } } edges { node { venue { region { id } } } } } }',
    ),
  ) as [Selection];

  it.each([
    ['totalCount', true],
    ['nodes.venue', true],
    ['nodes.venue.region', false],
    ['edges.node.venue.region.id', true],
    ['name', false],
    ['totalCount.id', false],
  ])('has(%s) is %s', (path, expected) => {
    expect(page.has(path)).toBe(expected);
  });

  it('joins what is asked at several paths', () => {
    expect(page.at('nodes', 'edges.node').key).toBe('id venue{id region{id}}');
    expect(page.at('pageInfo').key).toBe('');
  });

  it('is empty for a field without one', () => {
    const leaf = { kind: 'Field', name: { kind: 'Name', value: 'id' } } as FieldNode;
    const info = { fieldNodes: [leaf], fragments: {}, variableValues: {} };
    expect(selectionOf(info).key).toBe('');
  });
});
