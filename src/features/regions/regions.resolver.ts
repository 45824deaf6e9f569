import {
  Args,
  ArgsType,
  Field,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { RegionChanges } from './region-changes.service.js';
import { RegionName } from './region-name.entity.js';
import { Region } from './region.entity.js';
import {
  AbolishRegionInput,
  AddRegionInput,
  ChangeRegionCodeInput,
  MoveRegionInput,
  RegionFilter,
  RenameRegionInput,
} from './regions.inputs.js';
import { MAX_CHILDREN, RegionsService } from './regions.service.js';

const RegionConnection = Connection(Region, 'Region', '行政区划');
const INPUT = { description: '内容 — what is asked for.' };

@ArgsType()
class RegionsArgs extends PageArgs {
  @Field(() => RegionFilter, { nullable: true, description: '筛选条件 — which regions.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RegionFilter)
  filter?: RegionFilter | null;
}

@Resolver(() => Region)
export class RegionsResolver {
  constructor(
    private readonly regions: RegionsService,
    private readonly changes: RegionChanges,
  ) {}

  @Public()
  @Query(() => Region, { description: '查看一个行政区划 — one region. Raises NOT_FOUND.' })
  region(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Region> {
    return this.regions.get(id);
  }

  @Public()
  @Query(() => Region, {
    description: '按代码查找区划 — the region that carried the code on a day. Raises NOT_FOUND.',
  })
  regionByCode(
    @Args('code', { type: () => String, description: '区划代码 — the code.' }) code: string,
    @Args('on', {
      type: () => GraphQLLocalDate,
      nullable: true,
      description: '日期 — the day; without it: today.',
    })
    on: string | null,
  ): Promise<Region> {
    return this.regions.byCode(code, on);
  }

  @Public()
  @Query(() => RegionConnection, {
    name: 'regions',
    description: '行政区划列表 — regions in the order of their codes.',
  })
  listRegions(@Args() { filter, ...page }: RegionsArgs): Promise<Page<Region>> {
    return this.regions.list(filter ?? {}, page);
  }

  @Requires(Permission.ManageRegions)
  @Mutation(() => Region, {
    description:
      '新增行政区划 — adds a region below one’s own, such as a new community. Raises CONFLICT when its name or code stands already.',
  })
  addRegion(
    @CurrentActor() actor: Actor,
    @Args('input', INPUT) input: AddRegionInput,
  ): Promise<Region> {
    return this.changes.add(actor, input);
  }

  @Requires(Permission.ManageRegions)
  @Mutation(() => Region, {
    description: '更名 — renames a region from a day on; its former name stays in its history.',
  })
  renameRegion(
    @CurrentActor() actor: Actor,
    @Args('input', INPUT) input: RenameRegionInput,
  ): Promise<Region> {
    return this.changes.rename(actor, input);
  }

  @Requires(Permission.ManageRegions)
  @Mutation(() => Region, {
    description:
      '变更代码 — gives a region another code from a day on; its former code stays in its history.',
  })
  changeRegionCode(
    @CurrentActor() actor: Actor,
    @Args('input', INPUT) input: ChangeRegionCodeInput,
  ): Promise<Region> {
    return this.changes.changeCode(actor, input);
  }

  @Requires(Permission.ManageRegions)
  @Mutation(() => Region, {
    description:
      '调整隶属 — puts a region with all below it under another one; never below itself.',
  })
  moveRegion(
    @CurrentActor() actor: Actor,
    @Args('input', INPUT) input: MoveRegionInput,
  ): Promise<Region> {
    return this.changes.move(actor, input);
  }

  @Requires(Permission.ManageRegions)
  @Mutation(() => Region, {
    description:
      '撤销行政区划 — ends a region; its records stay. Raises CONFLICT while regions below it are in force.',
  })
  abolishRegion(
    @CurrentActor() actor: Actor,
    @Args('input', INPUT) input: AbolishRegionInput,
  ): Promise<Region> {
    return this.changes.abolish(actor, input);
  }

  @ResolveField(() => Region, {
    nullable: true,
    description: '上级区划 — the region above; null for a province.',
  })
  parent(@Parent() region: Region, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, region.parentId);
  }

  @ResolveField(() => [Region], {
    description: `下级区划 — the regions in force right below, at most ${MAX_CHILDREN}.`,
  })
  children(@Parent() region: Region, @Load() load: Loaders): Promise<Region[]> {
    return load.batch('Region.children', (ids) => this.regions.childrenOf(ids)).load(region.id);
  }

  @ResolveField(() => [Region], {
    description: '各级上级区划 — the regions above, from the province down.',
  })
  async ancestors(@Parent() region: Region, @Load() load: Loaders): Promise<Region[]> {
    const ids = region.path.split('/').slice(0, -2);
    const above = await Promise.all(ids.map((id) => load.byId(Region, id)));
    return above.filter((one) => one !== null);
  }

  @ResolveField(() => [RegionName], {
    description: '名称与代码沿革 — names and codes it has carried, oldest first.',
  })
  names(@Parent() region: Region, @Load() load: Loaders): Promise<RegionName[]> {
    return load.manyBy(RegionName, 'regionId', region.id, {
      orderBy: "coalesce(t.valid_from, ''), t.id",
    });
  }
}
