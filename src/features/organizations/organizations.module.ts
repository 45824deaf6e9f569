import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module.js';
import { RegionOrganizationsResolver } from './organization-backlinks.resolver.js';
import { OrganizationLinks } from './organization-links.port.js';
import { OrganizationsQueries } from './organizations.queries.js';
import { OrganizationsResolver } from './organizations.resolver.js';
import { OrganizationsService } from './organizations.service.js';
import { OrganizationSearch } from './organization-search.service.js';

@Module({
  imports: [RegionsModule],
  providers: [
    OrganizationSearch,
    OrganizationLinks,
    OrganizationsQueries,
    OrganizationsService,
    OrganizationsResolver,
    RegionOrganizationsResolver,
  ],
  exports: [OrganizationLinks, OrganizationsService],
})
export class OrganizationsModule {}
