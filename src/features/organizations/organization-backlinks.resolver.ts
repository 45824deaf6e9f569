import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
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
    @Parent() { path }: Region,
    @Args() args: OrganizationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<Organization>> {
    return this.queries.pages(args).of(path, here, (top) => inSubtree('t.region_id', top));
  }
}
