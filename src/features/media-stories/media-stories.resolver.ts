import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Permission } from '../accounts/role.policy.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { MediaReportsService } from '../media-reports/media-reports.service.js';
import { MediaStoriesService } from './media-stories.service.js';
import { SimilarMediaReport, SuggestedActivity } from './media-story.entity.js';
import {
  MergeMediaStoriesInput,
  SameStoryArgs,
  SplitMediaStoryInput,
  SuggestedActivitiesArgs,
} from './media-story.inputs.js';
import { SuggestedActivitiesQueries } from './suggested-activities.queries.js';

/** What belongs together: reposts of one story, reports and activities. */
@Resolver(() => MediaReport)
export class MediaStoriesResolver {
  constructor(
    private readonly stories: MediaStoriesService,
    private readonly reports: MediaReportsService,
    private readonly activities: SuggestedActivitiesQueries,
  ) {}

  @Requires(Permission.EditMediaReports)
  @Query(() => [SimilarMediaReport], {
    description:
      '疑似同题报道 — reports of other stories with a title like this one’s, published within ten days of it, among those that you may correct; the most alike first.',
  })
  sameStoryCandidates(
    @CurrentActor() actor: Actor,
    @Args() args: SameStoryArgs,
  ): Promise<SimilarMediaReport[]> {
    return this.stories.similar(actor, args);
  }

  @Requires(Permission.EditMediaReports)
  @Query(() => [SuggestedActivity], {
    description:
      '推荐关联的活动 — activities that the report may be about, by title, units and day; the likeliest first.',
  })
  async suggestedActivities(
    @CurrentActor() actor: Actor,
    @Args() { reportId, first }: SuggestedActivitiesArgs,
  ): Promise<SuggestedActivity[]> {
    const report = await this.reports.seenToEdit(actor, reportId);
    return this.activities.of(actor, report, first);
  }

  @Requires(Permission.EditMediaReports)
  @Mutation(() => [MediaReport], {
    description:
      '归并同题报道 — makes one story of the stories of these reports; answers all its reports. You must be allowed to correct each of them.',
  })
  mergeMediaStories(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '归并哪些报道 — which reports.' }) input: MergeMediaStoriesInput,
  ): Promise<MediaReport[]> {
    return this.stories.merge(actor, input);
  }

  @Requires(Permission.EditMediaReports)
  @Mutation(() => [MediaReport], {
    description: '拆分同题报道 — takes these reports out of their story, as a story of their own.',
  })
  splitMediaStory(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '拆出哪些报道 — which reports.' }) input: SplitMediaStoryInput,
  ): Promise<MediaReport[]> {
    return this.stories.split(actor, input);
  }
}
