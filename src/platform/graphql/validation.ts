import { applyDecorators, type Type } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  type ValidationError,
  type ValidationOptions,
  ArrayMaxSize,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { type FieldProblem, InvalidInput, say, type Text } from '../errors.js';
import { refuseUnusable } from './unusable-text.js';

const SEPARATOR = '\u001f';

/** A validator's message in both languages, for its `message` option. */
export const says = (zh: string, en: string): string => `${zh}${SEPARATOR}${en}`;

const toText = (message: string): Text => {
  const [zh, en] = message.split(SEPARATOR);
  return en === undefined ? say('填写不正确', message) : say(zh ?? '', en);
};

/** Spaces around a text, and what shows nothing at all. */
const AROUND = /^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g;

const trimmed = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(AROUND, '') : value;

/** Characters as the databases count them: class-validator's own count leaves some out. */
const HasCharacters = (min: number, max: number, options: ValidationOptions) =>
  ValidateBy(
    {
      name: min > 0 ? 'minCharacters' : 'maxCharacters',
      validator: {
        validate: (value: unknown) => {
          const count = typeof value === 'string' ? [...value].length : 0;
          return count >= min && count <= max;
        },
      },
    },
    options,
  );

/** A text of `min` to `max` characters, spaces around it dropped. */
export const IsText = (max: number, min = 1) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => trimmed(value)),
    IsString({ message: says('应为文字', 'must be a text') }),
    HasCharacters(min, Infinity, {
      message:
        min === 1
          ? says('不能为空', 'must not be empty')
          : says(`至少 ${min} 个字`, `needs ${min} characters`),
    }),
    HasCharacters(0, max, {
      message: says(`最多 ${max} 个字`, `must have at most ${max} characters`),
    }),
  );

/** Null, absent, or a text as {@link IsText}; an empty one may be given to clear a field. */
export const IsOptionalText = (max: number) => applyDecorators(IsOptional(), IsText(max, 0));

/** A list of texts of 1 to `max` characters each, spaces around them dropped. */
export const AreTexts = (max: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((one: unknown) => trimmed(one)) : value,
    ),
    IsString({ each: true, message: says('应为文字', 'must be texts') }),
    HasCharacters(1, Infinity, { each: true, message: says('不能为空', 'must not be empty') }),
    HasCharacters(0, max, {
      each: true,
      message: says(`每项最多 ${max} 个字`, `must have at most ${max} characters each`),
    }),
  );

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a record. */
export const IsId = () => Matches(ID, { message: says('不是有效的编号', 'is not an id') });

/** A list of ids of records. */
export const AreIds = () =>
  Matches(ID, { each: true, message: says('不是有效的编号', 'must be ids') });

/** A calendar day, which the LocalDate scalar has checked. */
export const IsDay = () => IsString({ message: says('应为日期', 'must be a day') });

/** A whole number in a range. */
export const IsWithin = (min: number, max: number) =>
  applyDecorators(
    Min(min, { message: says(`不能小于 ${min}`, `must be at least ${min}`) }),
    Max(max, { message: says(`不能大于 ${max}`, `must be at most ${max}`) }),
  );

/** A list of at most `max` entries. */
export const HasAtMost = (max: number) =>
  ArrayMaxSize(max, { message: says(`最多 ${max} 项`, `must have at most ${max} entries`) });

/** A mainland phone number: mobile, or landline with or without area code and extension; hotlines of 5. */
export const IsPhone = () =>
  Matches(/^(1[3-9]\d{9}|(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?|1\d{4}|400-?\d{3}-?\d{4})?$/, {
    message: says('不是有效的电话号码', 'is not a phone number'),
  });

function problems(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    path,
    text: toText(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problems(child, path))];
}

/** Every failed check of an input as one {@link InvalidInput}. */
export const toInvalidInput = (errors: ValidationError[], root = ''): InvalidInput =>
  new InvalidInput(errors.flatMap((error) => problems(error, root)));

/** The fields of a form that is no GraphQL input, checked by the rules of their class. */
export function checked<T extends object>(type: Type<T>, fields: object): T {
  refuseUnusable(fields, '');
  const value = plainToInstance(type, fields, { exposeDefaultValues: true });
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length) throw toInvalidInput(errors);
  return value;
}
