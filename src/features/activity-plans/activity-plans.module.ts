import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RecordHandovers } from '../accounts/record-handover.port.js';
import { ActivitiesModule } from '../activities/activities.module.js';
import { ActivityHandoverService } from './activity-handover.service.js';
import { ActivityPlansResolver } from './activity-plans.resolver.js';
import { ActivityPlansService } from './activity-plans.service.js';
import { ActivityReferencesService } from './activity-references.service.js';

/** Registering, editing and copying the activities of one's own unit. */
@Module({
  imports: [AccountsModule, ActivitiesModule],
  providers: [
    ActivityHandoverService,
    ActivityPlansResolver,
    ActivityPlansService,
    ActivityReferencesService,
  ],
  exports: [ActivityPlansService, ActivityReferencesService],
})
export class ActivityPlansModule {
  constructor(handovers: RecordHandovers, handover: ActivityHandoverService) {
    handovers.register(handover);
  }
}
