import { Module } from '@nestjs/common';
import { RegionsModule } from '../regions/regions.module.js';
import { OrganizationLinks } from './organization-links.port.js';
import { OrganizationsService } from './organizations.service.js';

@Module({
  imports: [RegionsModule],
  providers: [OrganizationLinks, OrganizationsService],
  exports: [OrganizationLinks, OrganizationsService],
})
export class OrganizationsModule {}
