import type { ApolloDriverConfig } from '@nestjs/apollo';

/** How large a query may be before it is refused unread. */
export const LIMITS = { tokens: 2000, errors: 5, recursiveSelections: 2000 } as const;

/** The limits on queries, as Apollo options. */
export function limits(): Partial<ApolloDriverConfig> {
  return {
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    maxRecursiveSelections: LIMITS.recursiveSelections,
  };
}
