import {
  Args,
  ArgsType,
  Field,
  ID,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Region } from '../regions/region.entity.js';
import { Organization } from './organization.entity.js';
import { canReadContact } from './organization.policy.js';
import {
  CreateOrganizationInput,
  MergeOrganizationsInput,
  OrganizationFilter,
  OrganizationOrder,
  UpdateOrganizationInput,
} from './organizations.inputs.js';
import { OrganizationsQueries, type Suggestion } from './organizations.queries.js';
import { OrganizationsService } from './organizations.service.js';

export const OrganizationConnection = Connection(Organization, 'Organization', '单位');

@ArgsType()
export class OrganizationsArgs extends PageArgs {
  @Field(() => OrganizationFilter, { nullable: true, description: '筛选条件 — which units.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganizationFilter)
  filter?: OrganizationFilter | null;

  @Field(() => OrganizationOrder, {
    defaultValue: OrganizationOrder.NAME,
    description: '排序 — in which order.',
  })
  @IsEnum(OrganizationOrder)
  orderBy: OrganizationOrder = OrganizationOrder.NAME;
}

@ObjectType({ description: '疑似重复单位 — units of one region that may be one and the same.' })
class DuplicateOrganizations {
  @Field(() => String, { description: '共同名称 — the name they share, as it is compared.' })
  name: string;

  @Field(() => [Organization], { description: '单位 — the units that bear it.' })
  organizations: Organization[];
}

@Resolver(() => Organization)
export class OrganizationsResolver {
  constructor(
    private readonly service: OrganizationsService,
    private readonly queries: OrganizationsQueries,
  ) {}

  @Public()
  @Query(() => Organization, {
    description:
      '查看一个单位 — one unit; the id of a merged duplicate answers the unit that stands for it. Raises NOT_FOUND.',
  })
  organization(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Organization> {
    return this.service.get(id);
  }

  @Public()
  @Query(() => OrganizationConnection, {
    name: 'organizations',
    description: '单位列表 — units, filtered, a page at a time.',
  })
  list(@Args() args: OrganizationsArgs): Promise<Page<Organization>> {
    return this.queries.pages(args).all();
  }

  @Requires(Permission.ManageOrganizations)
  @Query(() => [DuplicateOrganizations], {
    description:
      '疑似重复单位 — units of the region and below that may be duplicates, at most 100 groups.',
  })
  duplicateOrganizations(
    @CurrentActor() actor: Actor,
    @Args('regionId', { type: () => ID, description: '区划 — the region to look in.' })
    regionId: string,
  ): Promise<Suggestion[]> {
    return this.service.suggestMerges(actor, regionId);
  }

  @Requires(Permission.ManageOrganizations)
  @Mutation(() => Organization, {
    description:
      '新增单位 — creates a unit in a region one keeps. Raises CONFLICT when the region has one of this name.',
  })
  createOrganization(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '单位 — the new unit.' }) input: CreateOrganizationInput,
  ): Promise<Organization> {
    return this.service.create(actor, input);
  }

  @Requires(Permission.ManageOrganizations)
  @Mutation(() => Organization, { description: '修改单位 — changes a unit of a region one keeps.' })
  updateOrganization(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateOrganizationInput,
  ): Promise<Organization> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.ManageOrganizations)
  @Mutation(() => Organization, {
    description:
      '合并重复单位 — moves every link of the duplicate to the unit that stays, whose alias its names become.',
  })
  mergeOrganizations(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '合并内容 — which two.' }) input: MergeOrganizationsInput,
  ): Promise<Organization> {
    return this.service.merge(actor, input);
  }

  @ResolveField(() => Region, { description: '所属区划 — the region it belongs to.' })
  region(@Parent() { regionId }: Organization, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => Organization, {
    nullable: true,
    description: '上级单位 — the unit above it.',
  })
  parent(@Parent() unit: Organization, @Load() load: Loaders): Promise<Organization | null> {
    return load.byId(Organization, unit.parentId);
  }

  @ResolveField(() => OrganizationConnection, {
    description: '下级单位 — the units right below it.',
  })
  children(
    @Parent() { id }: Organization,
    @Args() page: PageArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Organization>> {
    const lists = this.queries.pages({ ...page, orderBy: OrganizationOrder.NAME });
    return lists.of(id, here, (parent) => sql`t.parent_id = ${parent}`);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '联系人 — shown to the unit itself and to those who read contacts in its region.',
  })
  contactName(
    @Parent() unit: Organization,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return contact(unit, actor, load, unit.contactName);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      '联系电话 — shown to the unit itself and to those who read contacts in its region.',
  })
  contactPhone(
    @Parent() unit: Organization,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return contact(unit, actor, load, unit.contactPhone);
  }
}

async function contact(
  unit: Organization,
  actor: Actor,
  load: Loaders,
  value: string | null,
): Promise<string | null> {
  if (value === null || !actor.signedIn) return null;
  return canReadContact(actor, unit, await load.byId(Region, unit.regionId)) ? value : null;
}
