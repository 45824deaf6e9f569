import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Public } from '../../platform/access/access.decorators.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Region } from './region.entity.js';
import { RegionsService } from './regions.service.js';

@Resolver(() => Region)
export class RegionsResolver {
  constructor(private readonly regions: RegionsService) {}

  @Public()
  @Query(() => Region, { description: '查看一个行政区划 — one region. Raises NOT_FOUND.' })
  region(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<Region> {
    return this.regions.get(id);
  }

  @ResolveField(() => Region, {
    nullable: true,
    description: '上级区划 — the region above; null for a province.',
  })
  parent(@Parent() region: Region, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, region.parentId);
  }
}
