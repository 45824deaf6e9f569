import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '../../platform/graphql/connection.js';
import { Region } from '../regions/region.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import type { Organization } from './organization.entity.js';
import { OrganizationsQueries } from './organizations.queries.js';
import { OrganizationConnection, OrganizationsArgs } from './organizations.resolver.js';

/** What this feature adds to regions. */
@Resolver(() => Region)
export class RegionOrganizationsResolver {
  constructor(private readonly queries: OrganizationsQueries) {}

  @ResolveField(() => OrganizationConnection, {
    description: '辖区单位 — the units of this region and of all below it.',
  })
  organizations(
    @Parent() { id }: Region,
    @Args() { filter, orderBy, ...page }: OrganizationsArgs,
  ): Promise<Page<Organization>> {
    return this.queries.page(filter ?? {}, orderBy, page, [inRegion('t.region_id', id)]);
  }
}
