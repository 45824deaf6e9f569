import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

const HEADER = '# Generated from the code by `npm run schema`. Do not edit.\n\n';

/** The schema as it is committed in `schema.gql`. */
export const printedSchema = (schema: GraphQLSchema): string =>
  `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
