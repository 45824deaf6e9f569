import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  getNamedType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** An id that no record has. */
const NOBODY = '01980000-0000-7000-8000-000000000000';

const SCALARS: Record<string, unknown> = {
  ID: NOBODY,
  String: 'xxxxxxxxxxxx',
  Int: 1,
  Float: 1,
  Boolean: false,
  DateTimeISO: '2023-04-10T01:00:00.000Z',
  LocalDate: '2023-04-10',
  LocalTime: '09:00',
  JSONObject: {},
};

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return valuesOf(Object.values(type.getFields()));
  if (!(type.name in SCALARS)) throw new Error(`schema-calls.ts knows no value of ${type.name}`);
  return SCALARS[type.name];
}

const isRequired = (input: GraphQLArgument | GraphQLInputField): boolean =>
  isRequiredArgument(input) || isRequiredInputField(input);

/** Well-typed values for what must be given, and for nothing else. */
const valuesOf = (inputs: readonly (GraphQLArgument | GraphQLInputField)[]) =>
  Object.fromEntries(inputs.filter(isRequired).map((input) => [input.name, valueOf(input.type)]));

/** A request that calls one root operation with the least that its types accept. */
export function callOf(
  root: 'Query' | 'Mutation',
  field: GraphQLField<unknown, unknown>,
): { query: string; variables: Record<string, unknown> } {
  const given = field.args.filter(isRequired);
  const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const head = `${root.toLowerCase()}${declared ? `(${declared})` : ''}`;
  const query = `${head} { ${field.name}${passed ? `(${passed})` : ''}${selection} }`;
  return { query, variables: valuesOf(field.args) };
}
