import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import type { GraphqlContext } from './graphql-context.js';

type Context = GraphQLRequestContext<GraphqlContext>;

const SHOWN = 3;

const rootField = (node: SelectionNode): string =>
  node.kind === Kind.FIELD ? node.name.value : '...';

/** The root fields that a valid operation asks for: words of our schema, never of the client. */
export function rootFieldsOf(operation: OperationDefinitionNode): string {
  const fields = [...new Set(operation.selectionSet.selections.map(rootField))];
  return fields.length > SHOWN ? `${fields.slice(0, SHOWN).join('+')}+…` : fields.join('+');
}

function noteErrors({ contextValue, response }: Context): void {
  const result = response.body?.kind === 'single' ? response.body.singleResult : undefined;
  const code = result?.errors?.[0]?.extensions?.code;
  if (typeof code === 'string') contextValue.req.outcome.code = code;
}

/** Tells the log and the figures what a request asked of GraphQL and how it ended. */
export const operationName: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ contextValue, operation }) => {
        if (operation)
          Object.assign(contextValue.req.outcome, {
            kind: operation.operation,
            operation: rootFieldsOf(operation),
          });
        return Promise.resolve();
      },
      willSendResponse: (context) => {
        noteErrors(context);
        return Promise.resolve();
      },
    }),
};
