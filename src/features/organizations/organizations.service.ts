import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { found, say } from '../../platform/errors.js';
import { OrganizationLinks } from './organization-links.port.js';
import { Organization } from './organization.entity.js';

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly db: Database,
    links: OrganizationLinks,
  ) {
    links.register(Organization, 'parentId');
    links.register(Organization, 'mergedIntoId');
  }

  /** One unit, public; a merged duplicate's id answers the unit that stands for it. Raises NOT_FOUND. */
  async get(id: string): Promise<Organization> {
    const organization = await this.stored(id);
    return organization.mergedIntoId ? this.stored(organization.mergedIntoId) : organization;
  }

  private async stored(id: string): Promise<Organization> {
    return found(await this.db.findById(Organization, id), say('单位', 'organization'));
  }
}
