import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import { DEFAULT_PAGE, MAX_PAGE } from './connection.js';

/** How large one operation is. */
export interface Size {
  depth: number;
  aliases: number;
  directives: number;
  mutations: number;
  cost: number;
}

/** What an unpaged list is taken to hold. */
const LIST_GUESS = 5;

interface Walk {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
  mutates: boolean;
  size: Size;
}

interface Place {
  type: GraphQLNamedType | undefined;
  depth: number;
  /** How many objects of this type are expected. */
  times: number;
}

/**
 * Measures an operation that is valid and whose selections, fragments spread out, are bounded: each
 * is visited once. A page counts `first` times, other lists {@link LIST_GUESS} times.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const size = { depth: 0, aliases: 0, directives: 0, mutations: 0, cost: 0 };
  const mutates = operation.operation === OperationTypeNode.MUTATION;
  const walk = { schema, fragments, variables, mutates, size };
  const type = schema.getRootType(operation.operation) ?? undefined;
  visitAll(operation.selectionSet.selections, { type, depth: 1, times: 1 }, walk);
  return size;
}

function visitAll(nodes: readonly SelectionNode[], place: Place, walk: Walk): void {
  for (const node of nodes) {
    walk.size.directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FIELD) visitField(node, place, walk);
    else visitFragment(node, place, walk);
  }
}

function visitFragment(node: Exclude<SelectionNode, FieldNode>, place: Place, walk: Walk): void {
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : walk.fragments.get(node.name.value);
  if (!fragment) return;
  const on = fragment.typeCondition?.name.value;
  const type = on ? walk.schema.getType(on) : place.type;
  visitAll(fragment.selectionSet.selections, { ...place, type }, walk);
}

function visitField(node: FieldNode, place: Place, walk: Walk): void {
  const { size } = walk;
  const name = node.name.value;
  if (node.alias) size.aliases += 1;
  if (name.startsWith('__')) return;
  size.depth = Math.max(size.depth, place.depth);
  if (place.depth === 1 && walk.mutates) size.mutations += 1;
  const field = fieldOf(place.type, name);
  if (!field || !node.selectionSet) return;
  const times = place.times * multiplier(field, node, place, walk);
  size.cost += times;
  const type = getNamedType(field.type);
  visitAll(node.selectionSet.selections, { type, depth: place.depth + 1, times }, walk);
}

const fieldOf = (
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

const isList = (type: GraphQLOutputType): boolean =>
  isNonNullType(type) ? isList(type.ofType) : isListType(type);

function multiplier(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  place: Place,
  walk: Walk,
): number {
  if (field.args.some((arg) => arg.name === 'first')) return pageSize(node, walk);
  const pageOfConnection = place.type?.name.endsWith('Connection') === true;
  return isList(field.type) && !pageOfConnection ? LIST_GUESS : 1;
}

/** A page larger than allowed counts as the largest: the argument's own check refuses it by name. */
function pageSize(node: FieldNode, walk: Walk): number {
  const value = node.arguments?.find((arg) => arg.name.value === 'first')?.value;
  let first: unknown = DEFAULT_PAGE;
  if (value?.kind === Kind.INT) first = Number(value.value);
  if (value?.kind === Kind.VARIABLE) first = walk.variables[value.name.value] ?? MAX_PAGE;
  return typeof first === 'number' && first >= 1 ? Math.min(first, MAX_PAGE) : 1;
}
