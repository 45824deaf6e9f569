import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationLinks } from '../organizations/organization-links.port.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ActivityDependents } from './activity-dependents.port.js';
import { ActivityFactsQueries } from './activity-facts.queries.js';
import { ActivityOrganizer } from './activity-organizer.entity.js';
import { ActivityPartsService } from './activity-parts.service.js';
import { ActivityStepsService } from './activity-steps.service.js';
import { Activity } from './activity.entity.js';

/** The record itself: its rows, its rules, and the one way in which its parts and steps are kept. */
@Module({
  imports: [AttachmentsModule, OrganizationsModule],
  providers: [ActivityDependents, ActivityFactsQueries, ActivityPartsService, ActivityStepsService],
  exports: [ActivityDependents, ActivityFactsQueries, ActivityPartsService, ActivityStepsService],
})
export class ActivitiesModule {
  constructor(links: OrganizationLinks, parts: ActivityPartsService) {
    links.register(Activity, 'ownerOrganizationId');
    links.register(ActivityOrganizer, 'organizationId', (from, to) =>
      parts.moveOrganizer(from, to),
    );
  }
}
