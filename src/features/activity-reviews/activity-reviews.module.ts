import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { ActivityPlansModule } from '../activity-plans/activity-plans.module.js';
import { ActivityClosingService } from './activity-closing.service.js';
import { ActivityReviewsResolver } from './activity-reviews.resolver.js';
import { ActivityReviewsService } from './activity-reviews.service.js';
import { ProgressQueries } from './progress.queries.js';
import { ProgressResolver } from './progress.resolver.js';

@Module({
  imports: [ActivitiesModule, ActivityPlansModule],
  providers: [
    ActivityClosingService,
    ActivityReviewsResolver,
    ActivityReviewsService,
    ProgressQueries,
    ProgressResolver,
  ],
})
export class ActivityReviewsModule {}
