import { Extensions } from '@nestjs/graphql';
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

const READ_AHEAD = 'readAhead';

/**
 * A field of a record that a list may have read together with the record, under the field's own name:
 * then that is its value (null: there is none), and the resolver is not called.
 */
export const ReadAhead = (): MethodDecorator => Extensions({ [READ_AHEAD]: true });

export const isReadAhead = (field: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean =>
  field.extensions[READ_AHEAD] === true;

/** Makes each such field look at its record first. */
export function lookAtRecordsFirst(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) if (isReadAhead(field)) lookFirst(field);
  return schema;
}

function lookFirst(field: GraphQLField<unknown, unknown>): void {
  const { name, resolve } = field;
  if (!resolve) return;
  field.resolve = (source, args, context, info) => {
    const known = (source as Record<string, unknown>)[name];
    return known === undefined ? resolve(source, args, context, info) : known;
  };
}
