import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
} from 'graphql';

let schema: GraphQLSchema | null = null;

/** The schema whose descriptions name the fields of inputs. */
export function useLabelsOf(built: GraphQLSchema): void {
  schema = built;
}

const INDEX = /^\d+$/;
const DASH = /\s*—/;

/**
 * What users call an input field: its description up to the dash, for `input.organizers.0.role` of an
 * operation. Null where nothing describes it.
 */
export function labelOf(operation: string, path: string): string | null {
  const roots = [schema?.getMutationType(), schema?.getQueryType()];
  const field = roots.map((root) => root?.getFields()[operation]).find(Boolean);
  const [argument, ...inner] = path.split('.');
  let found: GraphQLArgument | GraphQLInputField | undefined = field?.args.find(
    ({ name }) => name === argument,
  );
  for (const name of inner.filter((part) => !INDEX.test(part))) {
    const type = found && getNamedType(found.type);
    found = isInputObjectType(type) ? type.getFields()[name] : undefined;
  }
  return found?.description?.split(DASH)[0]?.trim() || null;
}
