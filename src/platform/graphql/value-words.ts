import { type GraphQLSchema, isEnumType } from 'graphql';

const DASH = /\s*—/;

/** What users call a value of an enumeration: its description up to the dash. */
export function wordOf(schema: GraphQLSchema, type: string, value: string): string {
  const named = schema.getType(type);
  const described = isEnumType(named) ? named.getValue(value)?.description : undefined;
  return described?.split(DASH)[0]?.trim() || value;
}
