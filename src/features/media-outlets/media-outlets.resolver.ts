import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Region } from '../regions/region.entity.js';
import { MediaOutlet } from './media-outlet.entity.js';
import {
  CreateMediaOutletInput,
  MediaOutletsArgs,
  UpdateMediaOutletInput,
} from './media-outlets.inputs.js';
import { MediaOutletsQueries } from './media-outlets.queries.js';
import { MediaOutletsService } from './media-outlets.service.js';

const MediaOutletConnection = Connection(MediaOutlet, 'MediaOutlet', '媒体');

@Resolver(() => MediaOutlet)
export class MediaOutletsResolver {
  constructor(
    private readonly service: MediaOutletsService,
    private readonly queries: MediaOutletsQueries,
  ) {}

  @Public()
  @Query(() => MediaOutlet, { description: '查看一家媒体 — one outlet. Raises NOT_FOUND.' })
  mediaOutlet(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<MediaOutlet> {
    return this.service.get(id);
  }

  @Public()
  @Query(() => MediaOutletConnection, {
    name: 'mediaOutlets',
    description: '媒体名录 — the register of outlets, by name.',
  })
  async list(@Args() args: MediaOutletsArgs): Promise<Page<MediaOutlet>> {
    return (await this.queries.pages(args)).all();
  }

  @Requires(Permission.ManageMediaOutlets)
  @Mutation(() => MediaOutlet, {
    description:
      '登记媒体 — a new outlet. CONFLICT with existingId when one goes by one of its names already.',
  })
  createMediaOutlet(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '媒体内容 — its particulars.' }) input: CreateMediaOutletInput,
  ): Promise<MediaOutlet> {
    return this.service.create(actor, input);
  }

  @Requires(Permission.ManageMediaOutlets)
  @Mutation(() => MediaOutlet, {
    description: '修改媒体 — corrects an outlet; not one of a neighbouring region.',
  })
  updateMediaOutlet(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — what changes.' }) input: UpdateMediaOutletInput,
  ): Promise<MediaOutlet> {
    return this.service.update(actor, input);
  }

  @ResolveField(() => Region, {
    nullable: true,
    description: '所属区划 — whose outlet it is; null where it is nobody’s in particular.',
  })
  region(@Parent() { regionId }: MediaOutlet, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }
}
