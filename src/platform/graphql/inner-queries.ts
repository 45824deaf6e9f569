import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { Database } from '../database/database.js';
import { type FieldProblem, InvalidInput, say, UserError } from '../errors.js';
import { CompiledOperations } from './compiled-operations.js';
import { fromArgument, fromVariable } from './coercion.js';
import { labelOf } from './field-labels.js';
import type { GraphqlContext } from './graphql-context.js';
import { Loaders } from './loaders.js';

type Wire = Pick<GraphqlContext, 'req' | 'res'>;

interface Known {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The field of `Query` that it asks for. */
  root: string;
}

/**
 * Asks the product's own queries from within a request, as whoever sent that request: what a paper
 * shows is what its reader would see in the list, checked by the same rules and refused with the same
 * words. Documents are written by us, so their size is not limited.
 */
@Injectable()
export class InnerQueries {
  private readonly known = new Map<string, Known>();
  private readonly operations = new CompiledOperations();

  constructor(
    private readonly db: Database,
    private readonly host: GraphQLSchemaHost,
  ) {}

  get schema(): GraphQLSchema {
    return this.host.schema;
  }

  /** The data of the answer. Raises what the query raises, with the path of the argument's field. */
  async ask<T>(text: string, variables: Record<string, unknown>, wire: Wire): Promise<T> {
    const known = this.knownOf(text);
    const { document, operation } = known;
    const context: GraphqlContext = { ...wire, loaders: new Loaders(this.db) };
    const asked = { schema: this.schema, document, operation, variables };
    const answered = await this.operations.answer(asked, context);
    if (answered) return answered as T;
    const { data, errors } = await execute({
      schema: this.schema,
      document,
      contextValue: { ...wire, loaders: new Loaders(this.db) },
      variableValues: variables,
    });
    if (errors?.[0]) throw reasonOf(errors[0], known.root);
    return data as T;
  }

  private knownOf(text: string): Known {
    let known = this.known.get(text);
    if (!known) {
      known = read(text, this.schema);
      this.known.set(text, known);
    }
    return known;
  }
}

function read(text: string, schema: GraphQLSchema): Known {
  const document = parse(text);
  const [problem] = validate(schema, document);
  if (problem) throw problem;
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
  const [field] = operation.selectionSet.selections;
  const root = field?.kind === Kind.FIELD ? field.name.value : '';
  return { document, operation, root };
}

function reasonOf(error: GraphQLError, root: string): unknown {
  const { originalError } = error;
  const user =
    originalError instanceof UserError
      ? originalError
      : (fromVariable(error) ?? fromArgument(error));
  if (user instanceof InvalidInput) return named(user, root);
  return user ?? originalError ?? error;
}

/** What is wrong with a field, with what users call it. */
const named = ({ fields }: InvalidInput, root: string): InvalidInput =>
  new InvalidInput(
    fields.map(({ path, text }): FieldProblem => {
      const label = labelOf(root, path);
      const zh = label && !text.zh.includes(label) ? `“${label}”${text.zh}` : text.zh;
      return { path, text: say(zh, text.en) };
    }),
  );
