import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { execute, type ExecutionResult, Kind, OperationTypeNode, visit } from 'graphql';
import { Database } from '../../src/platform/database/database.js';
import { CompiledOperations } from '../../src/platform/graphql/compiled-operations.js';
import type { GraphqlContext } from '../../src/platform/graphql/graphql-context.js';
import { Loaders } from '../../src/platform/graphql/loaders.js';
import { isCounting } from './count-queries.js';

type Context = GraphQLRequestContext<GraphqlContext>;

/** What differed between the two executions in this worker; `close()` of an app throws it. */
const differences: string[] = [];

/** Differences found so far, each told once. */
export const takeDifferences = (): string[] => differences.splice(0);

/** Executes every query once more in both ways, each with loaders of its own, and compares them. */
@Plugin()
export class BothExecutions implements ApolloServerPlugin<GraphqlContext> {
  private readonly operations = new CompiledOperations(1);

  constructor(private readonly db: Database) {}

  requestDidStart() {
    return Promise.resolve({ willSendResponse: (context: Context) => this.compare(context) });
  }

  private async compare(request: Context): Promise<void> {
    const { schema, document, operation, contextValue, response } = request;
    const isQuery = operation?.operation === OperationTypeNode.QUERY;
    if (!document || !isQuery || isCounting() || !isExecuted(response.body)) return;
    const { variables = {}, operationName } = request.request;
    const fresh = (): GraphqlContext => ({ ...contextValue, loaders: new Loaders(this.db) });
    const compiled = await this.operations.answer(
      { schema, document, operation, variables },
      fresh(),
    );
    const expected: ExecutionResult = await execute({
      schema,
      document,
      contextValue: fresh(),
      variableValues: variables,
      operationName: operationName ?? null,
    });
    const found = compiled ? JSON.stringify(compiled) : 'left to graphql-js';
    if (found === expectedOf(request, expected)) return;
    differences.push(
      `${request.source}\n${JSON.stringify(variables)}\ncompiled: ${found}\ngraphql-js: ${JSON.stringify(expected)}`,
    );
  }
}

/** Whatever is not plainly good, and what asks for the schema itself, is left to graphql-js. */
function expectedOf({ document }: Context, { data, errors }: ExecutionResult): string {
  let aboutSchema = false;
  if (document)
    visit(document, {
      [Kind.FIELD]: ({ name }) => {
        if (name.value === '__schema' || name.value === '__type') aboutSchema = true;
      },
    });
  return errors || aboutSchema ? 'left to graphql-js' : JSON.stringify(data);
}

const isExecuted = (body: Context['response']['body']): boolean =>
  body?.kind === 'single' && 'data' in body.singleResult;
