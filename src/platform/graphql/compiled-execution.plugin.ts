import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { CompiledOperations } from './compiled-operations.js';

/** Lets Apollo answer by compiled operations; without an answer of theirs it executes as always. */
export function compiledExecution(operations = new CompiledOperations()): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
          const { variables } = request;
          const data = await operations.answer(
            { schema, document, operation, variables },
            contextValue,
          );
          if (!data) return null;
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data } },
          };
        },
      }),
  };
}
