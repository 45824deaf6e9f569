import { Args, ArgsType, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CurrentActor, Requires, SignedIn } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Account } from './account.entity.js';
import {
  AccountFilter,
  ActivateAccountInput,
  CreateAccountInput,
  DeactivateAccountInput,
  HandOverRecordsInput,
  ResetPasswordInput,
  SetAccountRolesInput,
  UpdateAccountInput,
} from './account.inputs.js';
import { type AccountAndPassword, AccountsService } from './accounts.service.js';
import { HandedOver, HandoverService } from './handover.service.js';
import { Permission } from './role.policy.js';

const AccountConnection = Connection(Account, 'Account', '账号');

@ArgsType()
class AccountsArgs extends PageArgs {
  @Field(() => AccountFilter, { nullable: true, description: '筛选 — which accounts.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountFilter)
  filter?: AccountFilter | null;
}

@ObjectType({ description: '账号与初始密码 — an account and its first password, shown this once.' })
class AccountWithPassword implements AccountAndPassword {
  @Field(() => Account, { description: '账号 — the account.' })
  account: Account;

  @Field(() => String, {
    nullable: true,
    description:
      '初始密码 — the password that was made up, never shown again; null if one was given.',
  })
  initialPassword: string | null;
}

@Resolver(() => Account)
export class AccountsResolver {
  constructor(
    private readonly accounts: AccountsService,
    private readonly handover: HandoverService,
  ) {}

  @SignedIn()
  @Query(() => Account, {
    description:
      '查看账号 — one account: one’s own or, for those who keep them, one in the region.',
  })
  account(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Account> {
    return this.accounts.get(actor, id);
  }

  @Requires(Permission.ReadAccounts)
  @Query(() => AccountConnection, {
    name: 'accounts',
    description: '账号列表 — accounts of units in your region, by name.',
  })
  listAccounts(@CurrentActor() actor: Actor, @Args() args: AccountsArgs): Promise<Page<Account>> {
    return this.accounts.page(actor, args.filter ?? {}, args);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => AccountWithPassword, {
    description:
      '新建账号 — makes an account. It takes no idempotency key, since the answer holds a secret: a second try is refused because the username is taken.',
  })
  createAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '账号内容 — the account.' }) input: CreateAccountInput,
  ): Promise<AccountWithPassword> {
    return this.accounts.create(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => Account, { description: '修改账号 — changes name, phone or unit.' })
  updateAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateAccountInput,
  ): Promise<Account> {
    return this.accounts.update(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => Account, {
    description: '设定角色 — sets all roles of an account; they hold from its next request on.',
  })
  setAccountRoles(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '角色 — the roles.' }) input: SetAccountRolesInput,
  ): Promise<Account> {
    return this.accounts.setRoles(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => Account, {
    description: '停用账号 — ends an account’s sessions, tokens and right to sign in.',
  })
  deactivateAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '账号 — which account.' }) input: DeactivateAccountInput,
  ): Promise<Account> {
    return this.accounts.deactivate(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => Account, { description: '启用账号 — lets an account sign in again.' })
  activateAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '账号 — which account.' }) input: ActivateAccountInput,
  ): Promise<Account> {
    return this.accounts.activate(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => AccountWithPassword, {
    description: '重置密码 — a new first password; ends the account’s sessions and tokens.',
  })
  resetPassword(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '账号 — which account.' }) input: ResetPasswordInput,
  ): Promise<AccountWithPassword> {
    return this.accounts.resetPassword(actor, input);
  }

  @Requires(Permission.ManageAccounts)
  @Mutation(() => [HandedOver], {
    description:
      '移交记录 — passes all records of a person on to a successor; answers one line for each kind of record.',
  })
  handOverRecords(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '移交双方 — from whom to whom.' }) input: HandOverRecordsInput,
  ): Promise<HandedOver[]> {
    return this.handover.handOver(actor, input);
  }
}
