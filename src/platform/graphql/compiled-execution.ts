import {
  defaultFieldResolver,
  defaultTypeResolver,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type FieldNode,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { isReadAhead } from './read-ahead.js';
import { CompiledRun, IRREGULAR, isPromise } from './compiled-run.js';

/**
 * An operation made ready to be executed many times: which fields of which type are read, how, and
 * how each value becomes part of the answer is found once, not for every object. It knows the good
 * answer only. Whatever else happens (an error, null where none may be, a value that does not fit)
 * is left to graphql-js, which then executes the operation from the start.
 */
export interface CompiledOperation {
  /** The data, or null where graphql-js must answer. */
  execute(
    context: unknown,
    variableValues: Readonly<Record<string, unknown>>,
  ): Promise<Data | null>;
}

export type Data = Record<string, unknown>;
type Fields = ReadonlyMap<string, readonly FieldNode[]>;
type Path = GraphQLResolveInfo['path'];

/** The field being completed, as graphql-js describes it, and where in the answer it stands. */
interface Place {
  run: CompiledRun;
  /** For fields of an abstract type, and for resolvers. */
  info?: GraphQLResolveInfo;
  path: Path;
}

/** Makes a value of the answer from what a resolver gave; throws {@link IRREGULAR} where it cannot. */
type Complete = (value: unknown, place: Place) => unknown;

/** Reads the fields of one object into the answer. */
type ReadFields = (source: unknown, path: Path | undefined, run: CompiledRun) => Data;

/** Of what the values of an operation are made. */
export interface Operation {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  operation: OperationDefinitionNode;
  /** Those that decide about `@include` and `@skip`: it is compiled for these values of theirs. */
  variableValues: Record<string, unknown>;
}

/** Compiles a query that is valid. Null: it asks for what is better left to graphql-js. */
export function compile(given: Operation): CompiledOperation | null {
  const { schema, fragments, operation, variableValues } = given;
  const type = schema.getQueryType();
  if (!type) return null;
  try {
    const nodes = collectFields(schema, fragments, variableValues, type, operation.selectionSet);
    const read = readerOf(type, nodes, given);
    return { execute: (context, variables) => new CompiledRun(context, variables).execute(read) };
  } catch (error) {
    if (error === IRREGULAR || error instanceof GraphQLError) return null;
    throw error;
  }
}

function readerOf(type: GraphQLObjectType, fields: Fields, given: Operation): ReadFields {
  const readers = [...fields].map(([key, nodes]) => fieldReader(type, key, nodes, given));
  return (source, path, run) => {
    const data: Data = {};
    for (const read of readers) read(source, path, run, data);
    return data;
  };
}

type ReadField = (source: unknown, path: Path | undefined, run: CompiledRun, data: Data) => void;

/** A name that means something else to an object; and what asks for the schema itself. */
const isUnusual = (key: string, name: string): boolean =>
  key === '__proto__' || (name.startsWith('__') && name !== '__typename');

function fieldReader(
  parentType: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  given: Operation,
): ReadField {
  const [node] = nodes;
  const fieldName = node?.name.value ?? '';
  if (!node || isUnusual(key, fieldName)) throw IRREGULAR;
  if (fieldName === '__typename') {
    const { name } = parentType;
    return (_source, _path, _run, data) => {
      data[key] = name;
    };
  }
  const field = parentType.getFields()[fieldName];
  if (!field) throw IRREGULAR;
  const complete = completerOf(field.type, nodes, given);
  if (!field.resolve && isLeafType(bare(field.type))) return plainReader(key, fieldName, complete);
  const known = (!field.resolve || isReadAhead(field)) && !isAbstractType(getNamedType(field.type));
  const described = describe(parentType, field, nodes, given);
  const { resolve = defaultFieldResolver } = field;
  const noArgs = field.args.length === 0;
  return (source, path, run, data) => {
    const at: Path = { prev: path, key, typename: parentType.name };
    const value = known ? (source as Data | undefined)?.[fieldName] : undefined;
    if (value !== undefined && typeof value !== 'function')
      return put(data, key, value, complete, { run, path: at });
    const info: GraphQLResolveInfo = { ...described, path: at, variableValues: run.variables };
    const args = noArgs ? {} : getArgumentValues(field, node, run.variables);
    put(data, key, resolve(source, args, run.context, info), complete, { run, info, path: at });
  };
}

/** A property that is a value of its own needs no description of where it stands. */
const plainReader =
  (key: string, property: string, complete: Complete): ReadField =>
  (source, _path, _run, data) => {
    const value = (source as Data)[property];
    if (typeof value === 'function' || isPromise(value)) throw IRREGULAR;
    data[key] = complete(value, NOWHERE);
  };

const NOWHERE = {} as Place;

function describe(
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  { schema, fragments, operation }: Operation,
): Omit<GraphQLResolveInfo, 'path' | 'variableValues'> {
  return {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    schema,
    fragments,
    rootValue: undefined,
    operation,
  };
}

const bare = (type: GraphQLOutputType): GraphQLOutputType =>
  isNonNullType(type) ? type.ofType : type;

function put(
  into: Data | unknown[],
  key: string | number,
  value: unknown,
  complete: Complete,
  place: Place,
): void {
  const slots = into as Record<string | number, unknown>;
  if (isPromise(value)) {
    slots[key] = null;
    place.run.wait(value, (given) => put(into, key, given, complete, place));
    return;
  }
  const completed = complete(value, place);
  slots[key] = isPromise(completed) ? null : completed;
  if (isPromise(completed))
    place.run.wait(completed, (given) => {
      slots[key] = given;
    });
}

function completerOf(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  given: Operation,
): Complete {
  if (isNonNullType(type)) {
    const inner = presentOf(type.ofType, nodes, given);
    return (value, place) => {
      if (value == null || value instanceof Error) throw IRREGULAR;
      return inner(value, place);
    };
  }
  const inner = presentOf(type, nodes, given);
  return (value, place) => {
    if (value == null) return null;
    if (value instanceof Error) throw IRREGULAR;
    return inner(value, place);
  };
}

/** Completes a value that is there. */
function presentOf(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  given: Operation,
): Complete {
  if (isLeafType(type)) return leafCompleter(type);
  if (isListType(type)) return listCompleter(type.ofType as GraphQLOutputType, nodes, given);
  if (isObjectType(type)) return objectCompleter(type, nodes, given);
  if (isAbstractType(type)) return abstractCompleter(type, nodes, given);
  throw IRREGULAR;
}

/** Texts that a type gives out as they are, such as days: checked once, not for every answer. */
const asTheyAre = new WeakMap<GraphQLLeafType, Set<string>>();
const REMEMBERED = 5000;
const SHORT = 40;

function leafCompleter(type: GraphQLLeafType): Complete {
  const isText = type === GraphQLString || type === GraphQLID;
  const known = asTheyAre.get(type) ?? new Set<string>();
  asTheyAre.set(type, known);
  return (value) => {
    if (typeof value === 'string' && (isText || known.has(value))) return value;
    const serialized: unknown = type.serialize(value);
    if (serialized == null) throw IRREGULAR;
    if (serialized === value && typeof value === 'string' && value.length <= SHORT) {
      if (known.size >= REMEMBERED) known.clear();
      known.add(value);
    }
    return serialized;
  };
}

function listCompleter(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  given: Operation,
): Complete {
  const complete = completerOf(type, nodes, given);
  return (value, { run, info, path }) => {
    if (!Array.isArray(value)) throw IRREGULAR;
    const list: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const at: Path = { prev: path, key: index, typename: undefined };
      const here: Place = info ? { run, info, path: at } : { run, path: at };
      put(list, index, value[index], complete, here);
    }
    return list;
  };
}

function objectCompleter(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  given: Operation,
): Complete {
  const { schema, fragments, variableValues } = given;
  const fields = collectSubfields(schema, fragments, variableValues, type, nodes);
  const read = readerOf(type, fields, given);
  if (type.isTypeOf) throw IRREGULAR;
  return (value, { path, run }) => {
    if (typeof value !== 'object') throw IRREGULAR;
    return read(value, path, run);
  };
}

function abstractCompleter(
  type: GraphQLAbstractType,
  nodes: readonly FieldNode[],
  given: Operation,
): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const possible = given.schema.getPossibleTypes(type);
  const completers = new Map<unknown, Complete>();
  const completerFor = (name: unknown): Complete => {
    let complete = completers.get(name);
    if (!complete) {
      const found = possible.find((one) => one.name === name);
      if (!found) throw IRREGULAR;
      complete = objectCompleter(found, nodes, given);
      completers.set(name, complete);
    }
    return complete;
  };
  return (value, place) => {
    if (!place.info) throw IRREGULAR;
    const name: unknown = resolveType(value, place.run.context, place.info, type);
    return isPromise(name)
      ? name.then((found) => completerFor(found)(value, place))
      : completerFor(name)(value, place);
  };
}
