import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { says } from '../../platform/graphql/validation.js';

/** The name as it is kept and compared: composed, lower case, no spaces around it. */
export const plainUsername = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** A name to sign in with: letters (Chinese too), digits, dot, dash and underscore. */
export const IsUsername = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? plainUsername(value) : value,
    ),
    Matches(/^[\p{L}\p{N}._-]{3,40}$/u, {
      message: says(
        '应为 3 到 40 个字母、数字、汉字、点、横线或下划线',
        'must be 3 to 40 letters, digits, dots, dashes or underscores',
      ),
    }),
  );
