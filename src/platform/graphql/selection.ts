import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fields that a query asks of an object, by their names in the schema, and theirs in turn. */
export class Selection {
  private constructor(private readonly fields: ReadonlyMap<string, Selection>) {}

  static readonly none = new Selection(new Map());

  static of(fields: ReadonlyMap<string, Selection>): Selection {
    return fields.size ? new Selection(fields) : Selection.none;
  }

  /** Whether the field at the dotted path (`venue.region`) is asked for. */
  has(path: string): boolean {
    return (
      path.split('.').reduce<Selection | undefined>((at, name) => at?.fields.get(name), this) !==
      undefined
    );
  }

  /** What is asked of the objects at any of the paths: `at('nodes', 'edges.node')`. */
  at(...paths: string[]): Selection {
    return paths.map((path) => this.walk(path)).reduce(merge, Selection.none);
  }

  /** The fields themselves. */
  get names(): Iterable<string> {
    return this.fields.keys();
  }

  /** The same fields always give the same text: for naming what depends on a selection. */
  get key(): string {
    return [...this.fields]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => (inner.fields.size ? `${name}{${inner.key}}` : name))
      .join(' ');
  }

  private walk(path: string): Selection {
    return path
      .split('.')
      .reduce<Selection>((at, name) => at.fields.get(name) ?? Selection.none, this);
  }

  /** Both selections together. */
  and(other: Selection): Selection {
    if (other.fields.size === 0) return this;
    if (this.fields.size === 0) return other;
    const fields = new Map(this.fields);
    for (const [name, inner] of other.fields)
      fields.set(name, (fields.get(name) ?? Selection.none).and(inner));
    return Selection.of(fields);
  }
}

const merge = (one: Selection, other: Selection): Selection => one.and(other);

interface Reading {
  info: Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;
  /** Set when a variable decided about a field: then the answer is good for this request only. */
  dependsOnVariables: boolean;
}

interface Known {
  nodes: readonly FieldNode[];
  selection: Selection;
}

/** By the first node of a field: a parsed document is kept and served to many requests. */
const known = new WeakMap<FieldNode, Known>();

/**
 * What a query asks of the field being resolved. Read once per document and field, or once per
 * request where `@include` or `@skip` depend on a variable. The conditions of fragments on types are
 * not looked at: an object's fields are counted if any of its types could need them.
 */
export function selectionOf(
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>,
): Selection {
  const [first] = info.fieldNodes;
  if (!first) return Selection.none;
  const before = known.get(first);
  if (before && sameNodes(before.nodes, info.fieldNodes)) return before.selection;
  const reading: Reading = { info, dependsOnVariables: false };
  const selection = readNodes(info.fieldNodes, reading);
  if (!reading.dependsOnVariables) known.set(first, { nodes: info.fieldNodes, selection });
  return selection;
}

/** By the selection of a list: what it asks of the things of the list. */
const ofNodes = new WeakMap<Selection, Selection>();

/** What a query asks of the things of a list; the same object for the same list. */
export function selectionOfNodes(info: Parameters<typeof selectionOf>[0]): Selection {
  const list = selectionOf(info);
  let nodes = ofNodes.get(list);
  if (!nodes) {
    nodes = list.at('nodes', 'edges.node');
    ofNodes.set(list, nodes);
  }
  return nodes;
}

const sameNodes = (a: readonly FieldNode[], b: readonly FieldNode[]): boolean =>
  a.length === b.length && a.every((node, index) => node === b[index]);

const readNodes = (nodes: readonly FieldNode[], reading: Reading): Selection =>
  nodes
    .map((node) => (node.selectionSet ? readSet(node.selectionSet, reading) : Selection.none))
    .reduce(merge, Selection.none);

function readSet(set: SelectionSetNode, reading: Reading): Selection {
  const byName = new Map<string, FieldNode[]>();
  let spread = Selection.none;
  for (const node of set.selections) {
    if (!isIncluded(node, reading)) continue;
    if (node.kind === Kind.FIELD) {
      const name = node.name.value;
      byName.set(name, [...(byName.get(name) ?? []), node]);
    } else {
      const inner =
        node.kind === Kind.INLINE_FRAGMENT
          ? node.selectionSet
          : reading.info.fragments[node.name.value]?.selectionSet;
      if (inner) spread = spread.and(readSet(inner, reading));
    }
  }
  const fields = new Map([...byName].map(([name, nodes]) => [name, readNodes(nodes, reading)]));
  return Selection.of(fields).and(spread);
}

function isIncluded(node: SelectionNode, reading: Reading): boolean {
  if (!node.directives?.length) return true;
  const { variableValues } = reading.info;
  for (const directive of node.directives)
    if (directive.arguments?.some((argument) => argument.value.kind === Kind.VARIABLE))
      reading.dependsOnVariables = true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}

/** Where in the query a field stands, the same for every object of a list above it. */
export function placeOf({
  path,
  parentType,
}: Pick<GraphQLResolveInfo, 'path' | 'parentType'>): string {
  const names: string[] = [];
  for (let step: typeof path | undefined = path; step; step = step.prev)
    if (typeof step.key === 'string') names.push(step.key);
  return `${parentType.name}:${names.reverse().join('.')}`;
}
