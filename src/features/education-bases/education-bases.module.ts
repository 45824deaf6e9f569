import { Module } from '@nestjs/common';
import { SearchIndex } from '../../platform/search/search-index.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { DesignationsResolver } from './designations.resolver.js';
import { DesignationsService } from './designations.service.js';
import { EducationBaseAttachmentsService } from './education-base-attachments.service.js';
import {
  OrganizationEducationBasesResolver,
  RegionEducationBasesResolver,
  VenueEducationBasesResolver,
} from './education-base-backlinks.resolver.js';
import { EducationBaseFactsQueries } from './education-base-facts.queries.js';
import { EducationBaseInsideResolver } from './education-base-inside.resolver.js';
import { EducationBaseReferencesService } from './education-base-references.service.js';
import { EducationBaseRelationsResolver } from './education-base-relations.resolver.js';
import { EducationBaseStep } from './education-base-step.entity.js';
import { EducationBaseStepsResolver } from './education-base-steps.resolver.js';
import { EducationBaseStepsService } from './education-base-steps.service.js';
import { EducationBase } from './education-base.entity.js';
import { EducationBasesQueries } from './education-bases.queries.js';
import { EducationBasesResolver } from './education-bases.resolver.js';
import { EducationBasesSearchService } from './education-bases-search.service.js';
import { EducationBasesService } from './education-bases.service.js';

@Module({
  imports: [AttachmentsModule, OrganizationsModule],
  providers: [
    DesignationsResolver,
    DesignationsService,
    EducationBaseAttachmentsService,
    EducationBaseFactsQueries,
    EducationBaseInsideResolver,
    EducationBaseReferencesService,
    EducationBaseRelationsResolver,
    EducationBasesQueries,
    EducationBasesResolver,
    EducationBasesSearchService,
    EducationBasesService,
    EducationBaseStepsResolver,
    EducationBaseStepsService,
    OrganizationEducationBasesResolver,
    RegionEducationBasesResolver,
    VenueEducationBasesResolver,
  ],
  exports: [EducationBasesQueries, EducationBasesService],
})
export class EducationBasesModule {
  constructor(
    links: OrganizationLinks,
    owners: AttachmentOwners,
    index: SearchIndex,
    attachments: EducationBaseAttachmentsService,
    source: EducationBasesSearchService,
  ) {
    links.register(EducationBase, 'operatorId');
    links.register(EducationBaseStep, 'authorityId');
    owners.register(attachments);
    index.register(source);
  }
}
