import { Module } from '@nestjs/common';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { OrganizationVenuesResolver, RegionVenuesResolver } from './venue-backlinks.resolver.js';
import { Venue } from './venue.entity.js';
import { VenuesQueries } from './venues.queries.js';
import { VenuesResolver } from './venues.resolver.js';
import { VenuesService } from './venues.service.js';
import { VenueSearch } from './venue-search.service.js';

@Module({
  imports: [OrganizationsModule, RegionsModule],
  providers: [
    VenueSearch,
    VenuesQueries,
    VenuesService,
    VenuesResolver,
    RegionVenuesResolver,
    OrganizationVenuesResolver,
  ],
  exports: [VenuesQueries, VenuesService],
})
export class VenuesModule {
  constructor(links: OrganizationLinks) {
    links.register(Venue, 'operatorId');
  }
}
