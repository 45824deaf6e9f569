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
import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import {
  CurrentActor,
  Public,
  Requires,
  SignedIn,
} from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Permission } from '../accounts/role.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Accessibility } from './accessibility.entity.js';
import { OpeningHours } from './opening-hours.entity.js';
import { Position } from './position.entity.js';
import { Venue } from './venue.entity.js';
import { canReadContact } from './venue.policy.js';
import { CreateVenueInput, UpdateVenueInput, VenueFilter, VenueOrder } from './venues.inputs.js';
import { VenuesQueries } from './venues.queries.js';
import { VenuesService } from './venues.service.js';

export const VenueConnection = Connection(Venue, 'Venue', '场地');

@ArgsType()
export class VenuesArgs extends PageArgs {
  @Field(() => VenueFilter, { nullable: true, description: '筛选条件 — which venues.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => VenueFilter)
  filter?: VenueFilter | null;

  @Field(() => VenueOrder, { defaultValue: VenueOrder.NAME, description: '排序 — in which order.' })
  @IsEnum(VenueOrder)
  orderBy: VenueOrder = VenueOrder.NAME;
}

@Resolver(() => Venue)
export class VenuesResolver {
  constructor(
    private readonly service: VenuesService,
    private readonly queries: VenuesQueries,
  ) {}

  @Public()
  @Query(() => Venue, { description: '查看一个场地 — one venue. Raises NOT_FOUND.' })
  venue(@Args('id', { type: () => ID, description: '编号 — its id.' }) id: string): Promise<Venue> {
    return this.service.get(id);
  }

  @Public()
  @Query(() => VenueConnection, {
    name: 'venues',
    description: '场地列表 — venues, filtered, a page at a time.',
  })
  list(@Args() args: VenuesArgs): Promise<Page<Venue>> {
    return this.queries.pages(args).all();
  }

  @Requires(Permission.ManageVenues)
  @Mutation(() => Venue, {
    description:
      '新增场地 — create a venue in a region one keeps. Raises CONFLICT with `existingIds` when the region has a venue of the same name, unless `evenIfDuplicate`.',
  })
  createVenue(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '场地 — the new venue.' }) input: CreateVenueInput,
  ): Promise<Venue> {
    return this.service.create(actor, input);
  }

  @SignedIn()
  @Mutation(() => Venue, {
    description:
      '修改场地 — by those who keep the region’s venues, or the unit that runs it (which cannot move it or hand it over).',
  })
  updateVenue(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateVenueInput,
  ): Promise<Venue> {
    return this.service.update(actor, input);
  }

  @ResolveField(() => Region, { description: '所在区划 — the region it lies in.' })
  region(@Parent() venue: Venue, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, venue.regionId);
  }

  @ResolveField(() => Organization, {
    nullable: true,
    description: '运营单位 — the unit that runs it.',
  })
  operator(@Parent() venue: Venue, @Load() load: Loaders): Promise<Organization | null> {
    return load.byId(Organization, venue.operatorId);
  }

  @ResolveField(() => Position, { nullable: true, description: '位置 — null: unknown or online.' })
  position(@Parent() venue: Venue): Position | null {
    const { latitude, longitude, sourceDatum, sourceLatitude, sourceLongitude } = venue;
    if (latitude === null || longitude === null || !sourceDatum) return null;
    const source = {
      datum: sourceDatum,
      latitude: sourceLatitude ?? latitude,
      longitude: sourceLongitude ?? longitude,
    };
    return { latitude, longitude, source };
  }

  @ResolveField(() => OpeningHours, {
    nullable: true,
    description: '开放时间 — when it is open; null: unknown.',
  })
  openingHours(@Parent() venue: Venue): OpeningHours | null {
    return venue.openingHours;
  }

  @ResolveField(() => Accessibility, { description: '无障碍信息 — for disabled visitors.' })
  accessibility(@Parent() venue: Venue): Accessibility {
    return venue;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      '联系人 — a person to ask; only for its own unit and those who read contacts there.',
  })
  async contactName(
    @CurrentActor() actor: Actor,
    @Parent() venue: Venue,
    @Load() load: Loaders,
  ): Promise<string | null> {
    const region = await load.byId(Region, venue.regionId);
    return canReadContact(actor, venue, region) ? venue.contactName : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '联系电话 — phone; only for its own unit and those who read contacts there.',
  })
  async contactPhone(
    @CurrentActor() actor: Actor,
    @Parent() venue: Venue,
    @Load() load: Loaders,
  ): Promise<string | null> {
    const region = await load.byId(Region, venue.regionId);
    return canReadContact(actor, venue, region) ? venue.contactPhone : null;
  }
}
