import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { compile, type CompiledOperation, type Data } from './compiled-execution.js';

/** Operations that are asked for again and again: few in a web page, a few hundred in all. */
const KEPT = 300;
/** What is asked for once is not worth compiling, and a stream of such queries must cost nothing. */
const COMPILED_AT_USE = 3;
/** An operation is compiled for each of so many choices of its `@include` and `@skip`. */
const CHOICES = 8;

/** One query to be answered: a validated document, the operation in it, and what was sent with it. */
export interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown> | undefined;
}

interface Known {
  uses: number;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The variables that decide which fields are asked for. */
  deciding: readonly string[];
  byChoice: Map<string, CompiledOperation | null>;
}

/**
 * Answers queries by compiled operations, each compiled when it is used often enough. Parsed documents
 * are kept by whoever parses them: the same text must come as the same object.
 */
export class CompiledOperations {
  private readonly known = new LRUCache<OperationDefinitionNode, Known>({ max: KEPT });

  constructor(private readonly compiledAtUse = COMPILED_AT_USE) {}

  /** The data of the answer; null where graphql-js must answer. */
  async answer(asked: Asked, context: unknown): Promise<Data | null> {
    const { schema, operation, variables = {} } = asked;
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    const known = this.knownOf(asked);
    known.uses += 1;
    if (known.uses < this.compiledAtUse) return null;
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    const compiled = coerced && this.compiledFor(asked, known, coerced);
    return compiled ? compiled.execute(context, coerced) : null;
  }

  private knownOf({ document, operation }: Asked): Known {
    let known = this.known.get(operation);
    if (!known) {
      const fragments = fragmentsOf(document);
      known = { uses: 0, fragments, deciding: decidingIn(document), byChoice: new Map() };
      this.known.set(operation, known);
    }
    return known;
  }

  private compiledFor(
    { schema, operation }: Asked,
    { fragments, deciding, byChoice }: Known,
    variableValues: Record<string, unknown>,
  ): CompiledOperation | null {
    const choice = deciding.map((name) => String(variableValues[name])).join();
    let compiled = byChoice.get(choice);
    if (compiled === undefined) {
      if (byChoice.size >= CHOICES) return null;
      compiled = compile({ schema, fragments, operation, variableValues });
      byChoice.set(choice, compiled);
    }
    return compiled;
  }
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  return fragments;
}

/** The variables named in any `@include` or `@skip` of the document. */
function decidingIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      return false;
    },
  });
  return [...names].sort();
}
