import { randomInt } from 'node:crypto';
import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { say, type Text } from '../../platform/errors.js';
import { says } from '../../platform/graphql/validation.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

/** A password as typed: nothing dropped; how good it is, `password.policy.ts` says. */
export const IsPassword = () =>
  applyDecorators(
    IsString({ message: says('应为文字', 'must be a text') }),
    MaxLength(MAX_PASSWORD, {
      message: says(`最多 ${MAX_PASSWORD} 个字`, `must have at most ${MAX_PASSWORD} characters`),
    }),
  );

/** Without characters that are read for one another. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GENERATED = 16;

/** What is wrong with a password for this account, or null. */
export function passwordProblem(password: string, username: string): Text | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...password].length < MIN_PASSWORD)
    return say(`密码至少 ${MIN_PASSWORD} 个字符`, `needs at least ${MIN_PASSWORD} characters`);
  if (plain.includes(username.toLowerCase()))
    return say('密码不能包含用户名', 'must not contain the username');
  if (COMMON_PASSWORDS.has(plain) || new Set(plain).size < 4)
    return say('密码过于常见,请换一个', 'is too common; choose another');
  return null;
}

/** A password to hand over on paper: four groups of four, about 79 bits. */
export function makePassword(): string {
  const characters = Array.from(
    { length: GENERATED },
    () => READABLE[randomInt(READABLE.length)] ?? '',
  );
  return characters.join('').replace(/(.{4})(?!$)/g, '$1-');
}
