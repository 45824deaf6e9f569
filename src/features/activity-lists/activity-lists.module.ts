import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import {
  CampaignActivitiesResolver,
  OrganizationActivitiesResolver,
  RegionActivitiesResolver,
  VenueActivitiesResolver,
} from './activity-backlinks.resolver.js';
import { ActivityFieldsResolver } from './activity-fields.resolver.js';
import { ActivityListsQueries } from './activity-lists.queries.js';
import { ActivityListsResolver } from './activity-lists.resolver.js';
import {
  ActivityAudienceCountResolver,
  ActivityMaterialResolver,
  ActivityOrganizerResolver,
  ActivityRelationsResolver,
} from './activity-relations.resolver.js';
import { ActivitySearch } from './activity-search.service.js';

/** Reading activities: one, lists with filters, and the lists that hang on other records. */
@Module({
  imports: [ActivitiesModule],
  providers: [
    ActivitySearch,
    ActivityAudienceCountResolver,
    ActivityFieldsResolver,
    ActivityListsQueries,
    ActivityListsResolver,
    ActivityMaterialResolver,
    ActivityOrganizerResolver,
    ActivityRelationsResolver,
    CampaignActivitiesResolver,
    OrganizationActivitiesResolver,
    RegionActivitiesResolver,
    VenueActivitiesResolver,
  ],
  exports: [ActivityListsQueries],
})
export class ActivityListsModule {}
