import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayNotEmpty, ArrayUnique, IsBoolean, IsEnum, IsInt, IsOptional } from 'class-validator';
import {
  HasAtMost,
  IsId,
  IsOptionalText,
  IsPhone,
  IsText,
  says,
} from '../../platform/graphql/validation.js';
import { IsPassword } from './password.policy.js';
import { IsUsername } from './username.policy.js';
import { Role } from './role.policy.js';

const MAX_ROLES = 7;

const AreRoles = () =>
  applyDecorators(
    ArrayNotEmpty({ message: says('至少选择一个角色', 'needs at least one role') }),
    ArrayUnique({ message: says('不能重复', 'must not repeat') }),
    HasAtMost(MAX_ROLES),
  );

@InputType({ description: '新建账号 — a new account.' })
export class CreateAccountInput {
  @Field(() => String, { description: '用户名 — the name to sign in with; kept in lower case.' })
  @IsUsername()
  username: string;

  @Field(() => String, { description: '姓名 — the name shown to others.' })
  @IsText(50)
  displayName: string;

  @Field(() => String, { nullable: true, description: '电话 — phone.' })
  @IsOptionalText(30)
  @IsPhone()
  phone?: string | null;

  @Field(() => ID, { description: '所属单位编号 — id of the unit it is on duty for.' })
  @IsId()
  organizationId: string;

  @Field(() => [Role], { description: '角色 — roles; none beyond your own rights.' })
  @IsEnum(Role, { each: true })
  @AreRoles()
  roles: Role[];

  @Field(() => String, {
    nullable: true,
    description:
      '初始密码 — a first password; one is made up when it is absent. It must be changed at the first sign-in.',
  })
  @IsOptional()
  @IsPassword()
  password?: string | null;
}

@InputType({ description: '修改账号 — changes to an account; what is absent stays.' })
export class UpdateAccountInput {
  @Field(() => ID, { description: '编号 — id of the account.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version you saw.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '姓名 — the name shown to others.' })
  @IsOptional()
  @IsText(50)
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: '电话 — phone; empty to remove it.' })
  @IsOptionalText(30)
  @IsPhone()
  phone?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所属单位编号 — id of another unit, when the post changes.',
  })
  @IsOptional()
  @IsId()
  organizationId?: string | null;
}

@InputType({ description: '设定角色 — the roles of an account from now on.' })
export class SetAccountRolesInput {
  @Field(() => ID, { description: '编号 — id of the account.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version you saw.' })
  @IsInt()
  expectedVersion: number;

  @Field(() => [Role], { description: '角色 — all its roles; none beyond your own rights.' })
  @IsEnum(Role, { each: true })
  @AreRoles()
  roles: Role[];
}

@InputType({ description: '停用账号 — an account that may no longer sign in.' })
export class DeactivateAccountInput {
  @Field(() => ID, { description: '编号 — id of the account.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version you saw.' })
  @IsInt()
  expectedVersion: number;
}

@InputType({ description: '启用账号 — an account that may sign in again.' })
export class ActivateAccountInput {
  @Field(() => ID, { description: '编号 — id of the account.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version you saw.' })
  @IsInt()
  expectedVersion: number;
}

@InputType({ description: '重置密码 — a new first password for an account.' })
export class ResetPasswordInput {
  @Field(() => ID, { description: '编号 — id of the account.' })
  @IsId()
  id: string;

  @Field(() => String, {
    nullable: true,
    description: '初始密码 — the new first password; one is made up when it is absent.',
  })
  @IsOptional()
  @IsPassword()
  password?: string | null;
}

@InputType({ description: '移交记录 — who passes their records on to whom.' })
export class HandOverRecordsInput {
  @Field(() => ID, { description: '移交人账号编号 — the account that has them now.' })
  @IsId()
  fromAccountId: string;

  @Field(() => ID, {
    description: '接收人账号编号 — the account that answers for them from now on.',
  })
  @IsId()
  toAccountId: string;
}

@InputType({ description: '账号筛选 — which accounts; conditions add up.' })
export class AccountFilter {
  @Field(() => String, { nullable: true, description: '文字 — part of the name or username.' })
  @IsOptionalText(50)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: '单位编号 — of this unit.' })
  @IsOptional()
  @IsId()
  organizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '区划编号 — of units in this region or below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => Role, { nullable: true, description: '角色 — with this role.' })
  @IsOptional()
  @IsEnum(Role)
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: '启用 — active ones, or inactive ones.' })
  @IsOptional()
  @IsBoolean()
  active?: boolean | null;
}
