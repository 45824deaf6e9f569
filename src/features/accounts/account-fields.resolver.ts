import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor, Place } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Organization } from '../organizations/organization.entity.js';
import { Account } from './account.entity.js';
import { canSeeDetails, canSeePhone, masked } from './account.policy.js';
import { placesOfUnits } from './accounts.queries.js';
import { permissionsOf, Role } from './role.policy.js';

/** The fields of an account, each under the rule for who may know it. */
@Resolver(() => Account)
export class AccountFieldsResolver {
  constructor(private readonly db: Database) {}

  @ResolveField(() => Organization, { description: '所属单位 — the unit it is on duty for.' })
  organization(@Parent() account: Account, @Load() load: Loaders): Promise<Organization | null> {
    return load.byId(Organization, account.organizationId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '电话 — phone; in full for the account itself and those who read contacts.',
  })
  async phone(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    if (account.phone === null) return null;
    const place = await this.placeOf(account, load);
    return canSeePhone(actor, account.id, place) ? account.phone : masked(account.phone);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '用户名 — the name to sign in with; null for those who do not keep accounts.',
  })
  username(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return this.known(account, actor, load, account.username);
  }

  @ResolveField(() => [Role], {
    nullable: true,
    description: '角色 — roles; null for those who do not keep accounts.',
  })
  roles(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Role[] | null> {
    return this.known(account, actor, load, account.roles);
  }

  @ResolveField(() => [String], {
    nullable: true,
    description: '权限 — what its roles permit; null for those who do not keep accounts.',
  })
  permissions(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string[] | null> {
    return this.known(account, actor, load, [...permissionsOf(account.roles)].sort());
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: '启用 — whether it may sign in; null for those who do not keep accounts.',
  })
  active(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<boolean | null> {
    return this.known(account, actor, load, account.active);
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description:
      '须改密码 — whether it can do nothing before it changes its password; null for those who do not keep accounts.',
  })
  mustChangePassword(
    @Parent() account: Account,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<boolean | null> {
    return this.known(account, actor, load, account.mustChangePassword);
  }

  private async known<T>(
    account: Account,
    actor: Actor,
    load: Loaders,
    value: T,
  ): Promise<T | null> {
    return canSeeDetails(actor, account.id, await this.placeOf(account, load)) ? value : null;
  }

  private placeOf(account: Account, load: Loaders): Promise<Place | null> {
    return load
      .batch<Place | null>('Organization.place', (ids) => placesOfUnits(this.db, ids))
      .load(account.organizationId);
  }
}
