import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AttachmentOwners } from '../attachments/attachment-owner.port.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { ActivityAttachmentsService } from './activity-attachments.service.js';
import { ActivityEvidenceResolver } from './activity-evidence.resolver.js';

/** Attachments of activities: who may do what with them, and whether the file is complete. */
@Module({
  imports: [ActivitiesModule, AttachmentsModule],
  providers: [ActivityAttachmentsService, ActivityEvidenceResolver],
})
export class ActivityEvidenceModule {
  constructor(owners: AttachmentOwners, activities: ActivityAttachmentsService) {
    owners.register(activities);
  }
}
