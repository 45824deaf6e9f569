import { Module } from '@nestjs/common';
import { ActivityListsModule } from '../activity-lists/activity-lists.module.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { LegalAidActivitiesQueries } from './legal-aid-activities.queries.js';
import { LegalAidAttachmentsService } from './legal-aid-attachments.service.js';
import {
  ActivityLegalAidResolver,
  LegalAidStationActivitiesResolver,
  OrganizationLegalAidResolver,
  RegionLegalAidResolver,
  VenueLegalAidResolver,
} from './legal-aid-backlinks.resolver.js';
import { LegalAidFieldsResolver, LegalAidMemberResolver } from './legal-aid-fields.resolver.js';
import { LegalAidLifeService } from './legal-aid-life.service.js';
import { LegalAidLinksService } from './legal-aid-links.service.js';
import { LegalAidNetworkLead } from './legal-aid-network.entity.js';
import { LegalAidNetworkSearch } from './legal-aid-network-search.service.js';
import { LegalAidNetworksResolver } from './legal-aid-networks.resolver.js';
import { LegalAidNetworksService } from './legal-aid-networks.service.js';
import { LegalAidStationHost, LegalAidStationMember } from './legal-aid-parts.entity.js';
import { LegalAidPartsService } from './legal-aid-parts.service.js';
import { LegalAidPhotosResolver } from './legal-aid-photos.resolver.js';
import { LegalAidReferencesService } from './legal-aid-references.service.js';
import { LegalAidSearchService } from './legal-aid-search.service.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';
import { LegalAidStationsResolver } from './legal-aid-stations.resolver.js';
import { LegalAidStationsService } from './legal-aid-stations.service.js';
import { LegalAidStepsService } from './legal-aid-steps.service.js';

/** Legal-aid stations for disabled residents, and the networks they belong to. */
@Module({
  imports: [ActivityListsModule, AttachmentsModule, OrganizationsModule],
  providers: [
    ActivityLegalAidResolver,
    LegalAidActivitiesQueries,
    LegalAidAttachmentsService,
    LegalAidFieldsResolver,
    LegalAidLifeService,
    LegalAidLinksService,
    LegalAidMemberResolver,
    LegalAidNetworkSearch,
    LegalAidNetworksResolver,
    LegalAidNetworksService,
    LegalAidPartsService,
    LegalAidPhotosResolver,
    LegalAidReferencesService,
    LegalAidSearchService,
    LegalAidStationActivitiesResolver,
    LegalAidStationsQueries,
    LegalAidStationsResolver,
    LegalAidStationsService,
    LegalAidStepsService,
    OrganizationLegalAidResolver,
    RegionLegalAidResolver,
    VenueLegalAidResolver,
  ],
  exports: [LegalAidStationsQueries],
})
export class LegalAidModule {
  constructor(
    links: OrganizationLinks,
    parts: LegalAidPartsService,
    owners: AttachmentOwners,
    attachments: LegalAidAttachmentsService,
  ) {
    owners.register(attachments);
    links.register(LegalAidStationHost, 'organizationId', (from, to) => parts.moveHost(from, to));
    links.register(LegalAidNetworkLead, 'organizationId', (from, to) => parts.moveLead(from, to));
    links.register(LegalAidStationMember, 'organizationId');
  }
}
