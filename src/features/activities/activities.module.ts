import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RecordHandovers } from '../accounts/record-handover.port.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ActivitiesQueries } from './activities.queries.js';
import { ActivitiesReadResolver } from './activities-read.resolver.js';
import { ActivitiesResolver } from './activities.resolver.js';
import { ActivitiesService } from './activities.service.js';
import {
  CampaignActivitiesResolver,
  OrganizationActivitiesResolver,
  RegionActivitiesResolver,
  VenueActivitiesResolver,
} from './activity-backlinks.resolver.js';
import { ActivityFactsQueries } from './activity-facts.queries.js';
import { ActivityFieldsResolver } from './activity-fields.resolver.js';
import { ActivityHandoverService } from './activity-handover.service.js';
import { ActivityOrganizer } from './activity-organizer.entity.js';
import { ActivityPartsService } from './activity-parts.service.js';
import { ActivityReferencesService } from './activity-references.service.js';
import {
  ActivityAudienceCountResolver,
  ActivityMaterialResolver,
  ActivityOrganizerResolver,
  ActivityRelationsResolver,
} from './activity-relations.resolver.js';
import { ActivityStepsService } from './activity-steps.service.js';
import { Activity } from './activity.entity.js';

@Module({
  imports: [AccountsModule, AttachmentsModule, OrganizationsModule],
  providers: [
    ActivitiesQueries,
    ActivitiesReadResolver,
    ActivitiesResolver,
    ActivitiesService,
    ActivityAudienceCountResolver,
    ActivityFactsQueries,
    ActivityFieldsResolver,
    ActivityHandoverService,
    ActivityMaterialResolver,
    ActivityOrganizerResolver,
    ActivityPartsService,
    ActivityReferencesService,
    ActivityRelationsResolver,
    ActivityStepsService,
    CampaignActivitiesResolver,
    OrganizationActivitiesResolver,
    RegionActivitiesResolver,
    VenueActivitiesResolver,
  ],
  exports: [
    ActivitiesService,
    ActivityFactsQueries,
    ActivityPartsService,
    ActivityReferencesService,
    ActivityStepsService,
  ],
})
export class ActivitiesModule {
  constructor(
    links: OrganizationLinks,
    parts: ActivityPartsService,
    handovers: RecordHandovers,
    handover: ActivityHandoverService,
  ) {
    handovers.register(handover);
    links.register(Activity, 'ownerOrganizationId');
    links.register(ActivityOrganizer, 'organizationId', (from, to) =>
      parts.moveOrganizer(from, to),
    );
  }
}
