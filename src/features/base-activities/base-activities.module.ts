import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { ActivityDependents } from '../activities/activity-dependents.port.js';
import { ActivityListsModule } from '../activity-lists/activity-lists.module.js';
import { EducationBasesModule } from '../education-bases/education-bases.module.js';
import { BaseActivitiesQueries } from './base-activities.queries.js';
import {
  ActivityBasesResolver,
  BaseActivitiesResolver,
  CampaignEducationBasesResolver,
} from './base-activities.resolver.js';
import { BaseActivitiesService } from './base-activities.service.js';

/** Which activities and education bases have to do with each other. */
@Module({
  imports: [ActivitiesModule, ActivityListsModule, EducationBasesModule],
  providers: [
    ActivityBasesResolver,
    BaseActivitiesQueries,
    BaseActivitiesResolver,
    BaseActivitiesService,
    CampaignEducationBasesResolver,
  ],
})
export class BaseActivitiesModule {
  constructor(dependents: ActivityDependents, links: BaseActivitiesService) {
    dependents.register(links);
  }
}
