import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { now } from '../../platform/database/columns.js';
import { Database, expectVersion } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, sql } from '../../platform/database/sql.js';
import { allow, Conflict, found, InvalidInput, say } from '../../platform/errors.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { Account } from './account.entity.js';
import type {
  AccountFilter,
  ActivateAccountInput,
  CreateAccountInput,
  DeactivateAccountInput,
  ResetPasswordInput,
  SetAccountRolesInput,
  UpdateAccountInput,
} from './account.inputs.js';
import { canGrant, canManage, visibleTo } from './account.policy.js';
import {
  countOtherAdministrators,
  findCredentials,
  matching,
  placesOfUnits,
} from './accounts.queries.js';
import { makePassword, passwordProblem } from './password.policy.js';
import { PasswordsService } from './passwords.service.js';
import { Role } from './role.policy.js';

const ACCOUNT = say('账号', 'account');

/** An account and, when one was made up, its first password, which is shown this once. */
export interface AccountAndPassword {
  account: Account;
  initialPassword: string | null;
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly passwords: PasswordsService,
  ) {}

  /** One account. Raises NOT_FOUND, also for one that the actor may not look at. */
  async get(actor: Actor, id: string): Promise<Account> {
    return found(await this.db.findById(Account, id, [visibleTo(actor)]), ACCOUNT);
  }

  /** Accounts the actor may look at, by name. */
  async page(actor: Actor, filter: AccountFilter, page: PageArgs): Promise<Page<Account>> {
    const keyset = new Keyset(
      'NAME_ASC',
      [
        { expression: 't.display_name', kind: 'text' },
        { expression: 't.id', kind: 'text' },
      ],
      page,
    );
    const conditions = [visibleTo(actor), ...matching(filter)];
    const mapper = this.db.mapperOf(Account);
    const rows = await this.db.all(
      sql`SELECT ${mapper.columns('t')}, ${keyset.select} FROM accounts t
        WHERE ${keyset.where(conditions)} ${keyset.tail}`,
    );
    const count = () => this.db.count(sql`accounts t WHERE ${and(conditions)}`);
    return keyset.page(rows, (row) => mapper.read<Account>(row), count);
  }

  /** Makes an account for a unit in the actor's region. */
  async create(actor: Actor, input: CreateAccountInput): Promise<AccountAndPassword> {
    const { password, phone, ...rest } = input;
    await this.allowUnit(actor, input.organizationId);
    allowRoles(actor, input.roles);
    if (await findCredentials(this.db, input.username))
      throw new Conflict(say('用户名已被使用', 'The username is taken'), {
        username: input.username,
      });
    const initial = password ?? makePassword();
    const at = now();
    const account = this.db.repo(Account).create({
      ...rest,
      phone: phone || null,
      active: true,
      ...(await this.firstPassword(initial, input.username, at)),
    });
    await this.db.repo(Account).save(account);
    return { account, initialPassword: password ? null : initial };
  }

  /** Changes name, phone or unit. */
  async update(actor: Actor, input: UpdateAccountInput): Promise<Account> {
    const account = await this.load(actor, input.id);
    expectVersion(account, input.expectedVersion);
    if (input.organizationId && input.organizationId !== account.organizationId) {
      await this.allowUnit(actor, input.organizationId);
      account.organizationId = input.organizationId;
    }
    account.displayName = input.displayName ?? account.displayName;
    if (input.phone !== undefined) account.phone = input.phone || null;
    return this.db.repo(Account).save(account);
  }

  /** Gives the account exactly these roles, from its next request on. */
  async setRoles(actor: Actor, input: SetAccountRolesInput): Promise<Account> {
    const account = await this.load(actor, input.id);
    refuseOwn(actor, account);
    expectVersion(account, input.expectedVersion);
    const changed = [...input.roles, ...account.roles].filter(
      (role) => input.roles.includes(role) !== account.roles.includes(role),
    );
    allowRoles(actor, changed);
    if (changed.includes(Role.ADMINISTRATOR) && account.roles.includes(Role.ADMINISTRATOR))
      await this.keepOneAdministrator(account);
    account.roles = input.roles;
    return this.db.repo(Account).save(account);
  }

  /** Ends the account's right to sign in, and every session and token it has. */
  async deactivate(actor: Actor, input: DeactivateAccountInput): Promise<Account> {
    const account = await this.load(actor, input.id);
    refuseOwn(actor, account);
    expectVersion(account, input.expectedVersion);
    allowRoles(actor, account.roles);
    if (account.roles.includes(Role.ADMINISTRATOR)) await this.keepOneAdministrator(account);
    account.active = false;
    account.sessionsValidFrom = now();
    return this.db.repo(Account).save(account);
  }

  /** Lets the account sign in again; what it was signed in with stays void. */
  async activate(actor: Actor, input: ActivateAccountInput): Promise<Account> {
    const account = await this.load(actor, input.id);
    expectVersion(account, input.expectedVersion);
    allowRoles(actor, account.roles);
    account.active = true;
    return this.db.repo(Account).save(account);
  }

  /** Gives the account a new first password and ends every session and token it has. */
  async resetPassword(actor: Actor, input: ResetPasswordInput): Promise<AccountAndPassword> {
    const account = await this.load(actor, input.id);
    refuseOwn(actor, account);
    allowRoles(actor, account.roles);
    const initial = input.password ?? makePassword();
    Object.assign(account, await this.firstPassword(initial, account.username, now()));
    await this.db.repo(Account).save(account);
    return { account, initialPassword: input.password ? null : initial };
  }

  /** The account as it is stored, for one who may keep it. Raises NOT_FOUND or FORBIDDEN. */
  async load(actor: Actor, id: string): Promise<Account> {
    await this.get(actor, id);
    const account = await this.db.repo(Account).findOneByOrFail({ id });
    const [place] = await placesOfUnits(this.db, [account.organizationId]);
    allow(canManage(actor, place ?? null));
    return account;
  }

  private async firstPassword(
    password: string,
    username: string,
    at: string,
  ): Promise<
    Pick<Account, 'passwordHash' | 'passwordSetAt' | 'sessionsValidFrom' | 'mustChangePassword'>
  > {
    const problem = passwordProblem(password, username);
    if (problem) throw new InvalidInput([{ path: 'input.password', text: problem }]);
    return {
      passwordHash: await this.passwords.hash(password),
      passwordSetAt: at,
      sessionsValidFrom: at,
      mustChangePassword: true,
    };
  }

  private async allowUnit(actor: Actor, organizationId: string): Promise<void> {
    const [place] = await placesOfUnits(this.db, [organizationId]);
    allow(canManage(actor, found(place, say('单位', 'organization'))));
  }

  /** Counted inside the unit of work: of two administrators who remove each other, one stays. */
  private async keepOneAdministrator(account: Account): Promise<void> {
    if (!account.active || (await countOtherAdministrators(this.db, account.id)) > 0) return;
    throw new Conflict(
      say('至少要保留一名启用的管理员', 'At least one active administrator must remain'),
    );
  }
}

function allowRoles(actor: Actor, roles: readonly Role[]): void {
  allow(
    roles.every((role) => canGrant(actor, role)),
    say(
      '不能授予或收回超出自己权限的角色',
      'You may not grant or revoke roles beyond your own rights',
    ),
  );
}

function refuseOwn(actor: Actor, account: Account): void {
  allow(
    account.id !== actor.accountId,
    say('不能对自己的账号做此操作', 'You may not do this to your own account'),
  );
}
