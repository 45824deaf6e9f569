import { Args, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../../platform/access/access.decorators.js';
import { ActivityFiguresArgs } from './activity-figures.inputs.js';
import { ActivityFiguresQueries } from './activity-figures.queries.js';
import { ActivityFigures } from './activity-totals.entity.js';

@Resolver(() => ActivityFigures)
export class ActivityFiguresResolver {
  constructor(private readonly figures: ActivityFiguresQueries) {}

  @Public()
  @Query(() => ActivityFigures, {
    description:
      '活动统计 — activities and participants of a region in a span of days, street by street; only what the public may see. Raises NOT_FOUND, INVALID_INPUT.',
  })
  activityFigures(@Args() args: ActivityFiguresArgs): Promise<ActivityFigures> {
    return this.figures.of(args);
  }
}
