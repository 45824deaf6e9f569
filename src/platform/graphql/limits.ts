import type { ApolloServerPlugin } from '@apollo/server';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError } from 'graphql';
import { say, type Text } from '../errors.js';
import type { Asked } from './compiled-operations.js';
import { measure, type Size } from './query-size.js';

/**
 * How large a query may be before it is refused. All of them are refused with QUERY_TOO_COMPLEX,
 * status 400; what is not GraphQL at all with GRAPHQL_PARSE_FAILED, what does not fit the schema with
 * GRAPHQL_VALIDATION_FAILED.
 */
export const LIMITS = { tokens: 2000, errors: 5, recursiveSelections: 2000 } as const;

/** The limits on one operation with its fragments spread out. `cost` counts objects to be read. */
const SIZE_LIMITS: Readonly<Record<keyof Size, { limit: number; text: Text }>> = {
  depth: { limit: 15, text: say('嵌套层数', 'depth') },
  aliases: { limit: 50, text: say('别名个数', 'number of aliases') },
  directives: { limit: 50, text: say('指令个数', 'number of directives') },
  mutations: { limit: 10, text: say('变更操作个数', 'number of mutations') },
  cost: { limit: 5000, text: say('预计读取的对象数', 'estimated number of objects') },
};

export const TOO_COMPLEX = 'QUERY_TOO_COMPLEX';

/** Carries its own two languages to the error format. */
export class QueryTooComplex extends GraphQLError {
  constructor(
    readonly text: Text,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en, { extensions: { code: TOO_COMPLEX, http: { status: 400 } } });
  }
}

function refuseLarge(size: Size): void {
  for (const [name, { limit, text }] of Object.entries(SIZE_LIMITS)) {
    const found = size[name as keyof Size];
    if (found > limit)
      throw new QueryTooComplex(
        say(
          `查询过于复杂:${text.zh}为 ${found},最多 ${limit}`,
          `The query is too complex: ${text.en} ${found}, at most ${limit}`,
        ),
        { measure: name, found, limit },
      );
  }
}

/** Whether the operation would be refused for its size. */
export function isTooLarge({ schema, document, operation, variables = {} }: Asked): boolean {
  const size = measure(schema, document, operation, variables);
  return Object.entries(SIZE_LIMITS).some(([name, { limit }]) => size[name as keyof Size] > limit);
}

/** Measures each operation before it runs, with its variables: a parsed query may be served again. */
const sizeLimits: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        if (operation) refuseLarge(measure(schema, document, operation, request.variables ?? {}));
        return Promise.resolve();
      },
    }),
};

/** The limits on queries, as Apollo options. */
export function limits(): Partial<ApolloDriverConfig> & { plugins: ApolloServerPlugin[] } {
  return {
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    maxRecursiveSelections: LIMITS.recursiveSelections,
    plugins: [sizeLimits],
  };
}
