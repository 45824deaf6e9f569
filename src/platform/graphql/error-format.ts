import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { type FieldProblem, InvalidInput, say, type Text, UserError } from '../errors.js';
import { logger } from '../logger.js';
import { currentRequest, type RequestContext } from '../request-context.js';
import { fromArgument, fromLiteral, fromVariable } from './coercion.js';
import { labelOf } from './field-labels.js';
import { QueryTooComplex, TOO_COMPLEX } from './limits.js';

type Formatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What Apollo refuses before anything runs, by its code. */
const REFUSED: Readonly<Record<string, Text>> = {
  GRAPHQL_PARSE_FAILED: say('查询语句有语法错误', 'The query has a syntax error'),
  GRAPHQL_VALIDATION_FAILED: say('查询语句不符合接口定义', 'The query does not fit the schema'),
  OPERATION_RESOLUTION_FAILURE: say(
    '没有指明要执行的操作',
    'It is not clear which operation to run',
  ),
  BAD_REQUEST: say('请求格式不正确', 'Malformed request'),
};

const SIZES: readonly (readonly [RegExp, Text])[] = [
  [/contains more tha[nt] \d+ tokens/, say('查询过于复杂:语句过长', 'The query is too long')],
  [
    /recursively requests too many selections/,
    say('查询过于复杂:选取的字段过多', 'The query is too complex: too many fields'),
  ],
  [
    /^Validation aborted/,
    say('查询过于复杂:重复的字段过多', 'The query is too complex: too many repeated fields'),
  ],
  [/Too many validation errors/, say('查询语句错误过多', 'The query has too many errors')],
];

const SUGGESTION = / ?Did you mean .+\?$/s;

const inLanguage = (text: Text): string => text[currentRequest()?.language ?? 'zh'];

const toFields = (fields: readonly FieldProblem[]) =>
  fields.map(({ path, text }) => ({ path, message: inLanguage(text) }));

/** Errors of one request that are in the log already: a list's rows often fail for one reason. */
const logged = new WeakMap<RequestContext, Set<string>>();

function logOnce(error: unknown, path: GraphQLFormattedError['path']): void {
  const request = currentRequest();
  const words = error instanceof Error ? error.message : String(error);
  const known = request && (logged.get(request) ?? new Set());
  if (request && known) {
    if (known.has(words)) return;
    logged.set(request, known.add(words));
  }
  logger.error({ err: error, requestId: request?.requestId, path }, 'internal error');
}

function userErrorBehind(code: string, original: unknown, error: unknown): UserError | null {
  if (original instanceof UserError) return original;
  if (!(error instanceof GraphQLError)) return null;
  if (code === 'BAD_USER_INPUT') return fromVariable(error);
  if (code === 'GRAPHQL_VALIDATION_FAILED') return fromLiteral(error);
  return fromArgument(error);
}

/** The root field that an error came from; null when it has none. */
function operationOf(error: unknown): string | null {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return node?.kind === Kind.FIELD ? node.name.value : null;
}

/** In Chinese, what is wrong with an input names each field as its form does. */
function sentence(user: UserError, error: unknown): string {
  const operation = operationOf(error);
  if (!(user instanceof InvalidInput) || !operation || currentRequest()?.language === 'en')
    return inLanguage(user.text);
  const parts = user.fields.map(({ path, text }) => {
    const label = labelOf(operation, path);
    return label && !text.zh.includes(label) ? `“${label}”${text.zh}` : text.zh;
  });
  return `填写有误:${parts.join(';')}`;
}

interface Said {
  message: string;
  extensions: Record<string, unknown>;
}

/** What GraphQL or Apollo refused: ours to word, never a fault of the server. */
function refusal(code: string, message: string, original: unknown): Said | null {
  if (original instanceof QueryTooComplex)
    return { message: inLanguage(original.text), extensions: { code, ...original.params } };
  const size = SIZES.find(([pattern]) => pattern.test(message));
  if (size) return { message: inLanguage(size[1]), extensions: { code: TOO_COMPLEX } };
  const text = REFUSED[code];
  return text ? { message: `${inLanguage(text)}:${message}`, extensions: { code } } : null;
}

function internal(): Said {
  const requestId = currentRequest()?.requestId ?? '';
  const text = say(
    `系统内部错误,请把编号 ${requestId} 告诉管理员`,
    `Internal error; give the number ${requestId} to your administrator`,
  );
  return { message: inLanguage(text), extensions: { code: 'INTERNAL' } };
}

function speak(code: string, message: string, error: unknown): Said | null {
  const original = unwrapResolverError(error);
  const user = userErrorBehind(code, original, error);
  if (user)
    return {
      message: sentence(user, error),
      extensions: { code: user.code, ...user.params, fields: toFields(user.fields) },
    };
  return refusal(code, message, original);
}

/**
 * Every error of GraphQL leaves through here: users' errors with code, fields and a sentence in their
 * language; refused queries with the parser's words, without suggestions unless the schema is open;
 * anything else masked as INTERNAL and logged once.
 */
export function errorFormatter(open: boolean): Formatter {
  return (formatted, error) => {
    const code = (formatted.extensions?.code as string | undefined) ?? 'INTERNAL';
    const message = open ? formatted.message : formatted.message.replace(SUGGESTION, '');
    let said = speak(code, message, error);
    if (!said) {
      logOnce(unwrapResolverError(error), formatted.path);
      said = internal();
    }
    const extensions = { ...said.extensions, requestId: currentRequest()?.requestId };
    return {
      message: said.message,
      locations: formatted.locations,
      path: formatted.path,
      extensions,
    };
  };
}
