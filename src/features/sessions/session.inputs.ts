import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt } from 'class-validator';
import { IsText, IsWithin } from '../../platform/graphql/validation.js';
import { IsPassword } from '../accounts/password.policy.js';
import { IsUsername } from '../accounts/username.policy.js';

@InputType({ description: '登录 — name and password.' })
export class SignInInput {
  @Field(() => String, { description: '用户名 — the name to sign in with.' })
  @IsUsername()
  username: string;

  @Field(() => String, { description: '密码 — password.' })
  @IsPassword()
  password: string;
}

@InputType({ description: '修改密码 — the password in force and the one to come.' })
export class ChangeMyPasswordInput {
  @Field(() => String, { description: '现密码 — the password in force.' })
  @IsPassword()
  currentPassword: string;

  @Field(() => String, {
    description:
      '新密码 — at least 10 characters, without the username, not one that everybody tries.',
  })
  @IsPassword()
  newPassword: string;
}

@InputType({ description: '新建访问令牌 — a token for a program that acts as you.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: '名称 — what the token is for.' })
  @IsText(50)
  name: string;

  @Field(() => Int, { description: '有效天数 — void after so many days, 1 to 365.' })
  @IsInt()
  @IsWithin(1, 365)
  expiresInDays: number;

  @Field(() => String, {
    description: '密码 — your password once more, so that a stolen session makes no tokens.',
  })
  @IsPassword()
  password: string;
}
