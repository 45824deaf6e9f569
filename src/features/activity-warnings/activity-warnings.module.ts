import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import {
  ActivityWarningsResolver,
  WarningsOnActivityResolver,
} from './activity-warnings.resolver.js';
import { ActivityWarningsService } from './activity-warnings.service.js';
import { FreeVenuesQueries } from './free-venues.queries.js';
import { PlansQueries } from './plans.queries.js';

@Module({
  imports: [ActivitiesModule],
  providers: [
    ActivityWarningsResolver,
    ActivityWarningsService,
    FreeVenuesQueries,
    PlansQueries,
    WarningsOnActivityResolver,
  ],
})
export class ActivityWarningsModule {}
