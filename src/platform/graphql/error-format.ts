import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type FieldProblem, InvalidInput, say, type Text, UserError } from '../errors.js';
import { logger } from '../logger.js';
import { currentRequest } from '../request-context.js';

const VARIABLE = /^Variable "\$([^"]+)" got invalid value .*? at "([^"]+)"; (.*)$/s;
const VARIABLE_ROOT = /^Variable "\$([^"]+)" (?:got invalid value .*?; |of )(.*)$/s;

const REFUSED: Record<string, Text> = {
  GRAPHQL_PARSE_FAILED: say('查询语句有语法错误', 'The query has a syntax error'),
  GRAPHQL_VALIDATION_FAILED: say('查询语句不符合接口定义', 'The query does not fit the schema'),
  BAD_REQUEST: say('请求格式不正确', 'Malformed request'),
};

const inLanguage = (text: Text): string => text[currentRequest()?.language ?? 'zh'];

const toFields = (fields: readonly FieldProblem[]) =>
  fields.map(({ path, text }) => ({ path, message: inLanguage(text) }));

/** Scalars and enums are refused by GraphQL itself, in English: give them our form. */
function fromCoercion(message: string): InvalidInput | null {
  const nested = VARIABLE.exec(message);
  if (nested) return InvalidInput.at(nested[2] ?? '', '的值不正确', nested[3] ?? message);
  const root = VARIABLE_ROOT.exec(message);
  if (root) return InvalidInput.at(root[1] ?? '', '的值不正确', root[2] ?? message);
  return null;
}

function userErrorBehind(formatted: GraphQLFormattedError, error: unknown): UserError | null {
  const original = unwrapResolverError(error);
  if (original instanceof UserError) return original;
  if (formatted.extensions?.code === 'BAD_USER_INPUT') return fromCoercion(formatted.message);
  return null;
}

/**
 * Every error leaves through here: users' errors with code, fields and a sentence in their language;
 * refused queries with the parser's words; anything else masked as INTERNAL and logged once.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const requestId = currentRequest()?.requestId;
  const where = { locations: formatted.locations, path: formatted.path };
  const user = userErrorBehind(formatted, error);
  if (user)
    return {
      message: inLanguage(user.text),
      ...where,
      extensions: { code: user.code, ...user.params, fields: toFields(user.fields), requestId },
    };
  const code = (formatted.extensions?.code as string | undefined) ?? 'INTERNAL';
  const refused = REFUSED[code];
  if (
    refused ||
    (error instanceof GraphQLError && !error.originalError && code !== 'INTERNAL_SERVER_ERROR')
  ) {
    const text = refused ?? say('请求未被接受', 'The request was refused');
    return {
      message: `${inLanguage(text)}:${formatted.message}`,
      ...where,
      extensions: { code, requestId },
    };
  }
  logger.error(
    { err: unwrapResolverError(error), requestId, path: formatted.path },
    'internal error',
  );
  return {
    message: inLanguage(
      say(
        `系统内部错误,请把编号 ${requestId} 告诉管理员`,
        `Internal error; give the number ${requestId} to your administrator`,
      ),
    ),
    ...where,
    extensions: { code: 'INTERNAL', requestId },
  };
}
