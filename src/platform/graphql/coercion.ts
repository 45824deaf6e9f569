import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLError,
  Kind,
  parse,
  visit,
} from 'graphql';
import { InvalidInput, say, type Text } from '../errors.js';

/**
 * GraphQL itself refuses values that do not fit their type, in English and without our form. These
 * turn its errors into INVALID_INPUT with the path of the field, as if a validator had spoken.
 */

const VALUES = new Set<string>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

const REASONS: readonly (readonly [RegExp, Text])[] = [
  [/of required type|non-null|found null/, say('不能为空', 'must be given')],
  [/is not defined by type/, say('不是可填的字段', 'is not a field of this input')],
  [/enum/i, say('不在可选值之列', 'is not one of the allowed values')],
  [/\bInt\b|integer/, say('应为整数', 'must be a whole number')],
  [/\bFloat\b/, say('应为数字', 'must be a number')],
  [/\bBoolean\b/, say('应为 true 或 false', 'must be true or false')],
  [/\bYuan\b/, say('应为金额(元),最多两位小数', 'must be an amount in yuan')],
  [/DateTime/, say('不是有效的时间', 'is not a moment')],
  [/LocalTime/, say('不是有效的时刻', 'is not a time of day')],
  [/Date/, say('不是有效的日期', 'is not a date')],
  [/String|\bID\b/, say('应为文字', 'must be a text')],
];

const MISSING = /^Field "(?:[^".]+\.)?([^"]+)" of required type/;
const UNKNOWN = /^Field "([^"]+)" is not defined by type/;
const VARIABLE_VALUE = /^Variable "\$([^"]+)" got invalid value .*?(?: at "\1([^"]*)")?; (.*)$/s;
const VARIABLE_MISSING = /^Variable "\$([^"]+)" of (?:required|non-null) type .*$/s;

const NULL_ARGUMENT = /^Argument "([^"]+)" of (?:required|non-null) type/;

/** `.a.0[1]` as `a.0.1`, under the parent. */
const joined = (parent: string, tail: string): string =>
  [parent, ...tail.split(/[.[\]]+/)].filter(Boolean).join('.');

function invalid(path: string, message: string): InvalidInput {
  const named = MISSING.exec(message)?.[1] ?? UNKNOWN.exec(message)?.[1];
  const full = named && !path.endsWith(`.${named}`) ? joined(path, named) : path;
  const reason =
    REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? say('的值不正确', 'is not valid');
  const leaf = full.split('.').at(-1) ?? full;
  return InvalidInput.at(full, `“${leaf}”${reason.zh}`, reason.en);
}

/** The document that an error points into, and the node it points at. */
function locate(error: GraphQLError): { document: DocumentNode; node: ASTNode } | null {
  const node = error.nodes?.[0];
  if (!node?.loc) return null;
  return { document: parse(node.loc.source), node };
}

/**
 * The names from the argument down to the node; list places as numbers. Empty outside of arguments:
 * what stands in the declaration of a variable belongs to none.
 */
function pathOfNode(document: DocumentNode, matches: (node: ASTNode) => boolean): string {
  let found = '';
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node.kind === Kind.VARIABLE_DEFINITION) return false;
      if (!matches(node)) return undefined;
      found = namesAlong([...ancestors, ...(parent ? [parent] : []), node]).join('.');
      return BREAK;
    },
  });
  return found;
}

function namesAlong(line: readonly (ASTNode | readonly ASTNode[])[]): string[] {
  const names: string[] = [];
  line.forEach((step, index) => {
    if (isSingle(step)) {
      if (step.kind === Kind.ARGUMENT || step.kind === Kind.OBJECT_FIELD)
        names.push(step.name.value);
      return;
    }
    const holder = line[index - 1];
    const next = line[index + 1];
    if (holder && isSingle(holder) && holder.kind === Kind.LIST && next && isSingle(next))
      names.push(String(step.indexOf(next)));
  });
  return names;
}

/** A variable that may be null, given as null to an argument that may not. */
export function fromArgument(error: GraphQLError): InvalidInput | null {
  const name = NULL_ARGUMENT.exec(error.message)?.[1];
  return name === undefined ? null : invalid(name, error.message);
}

const isSingle = (step: ASTNode | readonly ASTNode[]): step is ASTNode => 'kind' in step;

/** A value written in the query itself. */
export function fromLiteral(error: GraphQLError): InvalidInput | null {
  const at = locate(error);
  if (!at || !VALUES.has(at.node.kind)) return null;
  const { kind, loc } = at.node;
  const path = pathOfNode(
    at.document,
    (node) => node.kind === kind && node.loc?.start === loc?.start && node.loc?.end === loc?.end,
  );
  return path ? invalid(path, error.message) : null;
}

/** A value sent as a variable: its path starts with the argument that takes the variable. */
export function fromVariable(error: GraphQLError): InvalidInput | null {
  const value = VARIABLE_VALUE.exec(error.message);
  const name = value?.[1] ?? VARIABLE_MISSING.exec(error.message)?.[1];
  if (name === undefined) return null;
  const at = locate(error);
  const argument =
    at &&
    pathOfNode(at.document, (node) => node.kind === Kind.VARIABLE && node.name.value === name);
  const path = joined(argument || name, value?.[2] ?? '');
  return invalid(path, value?.[3] ?? 'of required type');
}
