import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
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
    @Parent() { path }: Region,
    @Args() args: VenuesArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Venue>> {
    return this.queries.pages(args).of(path, here, (top) => inSubtree('t.region_id', top));
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
    @Args() args: VenuesArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Venue>> {
    return this.queries.pages(args).of(id, here, (unit) => sql`t.operator_id = ${unit}`);
  }
}
