import { Module } from '@nestjs/common';
import { MediaReportsModule } from '../media-reports/media-reports.module.js';
import { MediaStoriesQueries } from './media-stories.queries.js';
import { MediaStoriesResolver } from './media-stories.resolver.js';
import { MediaStoriesService } from './media-stories.service.js';
import { SuggestedActivitiesQueries } from './suggested-activities.queries.js';

/** Reposts of one story, and the activities that reports may be about. */
@Module({
  imports: [MediaReportsModule],
  providers: [
    MediaStoriesQueries,
    MediaStoriesResolver,
    MediaStoriesService,
    SuggestedActivitiesQueries,
  ],
})
export class MediaStoriesModule {}
