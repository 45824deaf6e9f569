import { Module } from '@nestjs/common';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Venue } from './venue.entity.js';

@Module({ imports: [OrganizationsModule] })
export class VenuesModule {
  constructor(links: OrganizationLinks) {
    links.register(Venue, 'operatorId');
  }
}
