/** What became of a request, for its log line and the figures. */
export interface Outcome {
  kind: 'http' | 'query' | 'mutation' | 'subscription';
  /** The root fields it asked for, by their names in the schema; null outside of GraphQL. */
  operation: string | null;
  /** Code of the first error; null when there was none. */
  code: string | null;
}
