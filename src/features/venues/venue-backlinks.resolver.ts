import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '../../platform/graphql/connection.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from './venue.entity.js';
import { VenueConnection, VenuesArgs } from './venues.resolver.js';
import { VenuesQueries } from './venues.queries.js';

@Resolver(() => Region)
export class RegionVenuesResolver {
  constructor(private readonly queries: VenuesQueries) {}

  @ResolveField(() => VenueConnection, {
    description: '辖区场地 — the venues in the region and everything below it.',
  })
  venues(
    @Parent() { id }: Region,
    @Args() { filter, orderBy, ...page }: VenuesArgs,
  ): Promise<Page<Venue>> {
    return this.queries.page({ ...filter, regionId: id }, orderBy, page);
  }
}

@Resolver(() => Organization)
export class OrganizationVenuesResolver {
  constructor(private readonly queries: VenuesQueries) {}

  @ResolveField(() => VenueConnection, {
    description: '运营的场地 — the venues that the unit runs.',
  })
  venues(
    @Parent() { id }: Organization,
    @Args() { filter, orderBy, ...page }: VenuesArgs,
  ): Promise<Page<Venue>> {
    return this.queries.page({ ...filter, operatorId: id }, orderBy, page);
  }
}
