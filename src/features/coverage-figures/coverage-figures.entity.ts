import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Figure } from './figure.entity.js';
import type { FigureScope } from './figure-scope.policy.js';

/** The figures of one scope; what else there is of it is read when it is asked for. */
@ObjectType({
  description:
    '统计数字 — figures of a campaign, or of the days of a region; every one opens its records.',
})
export class CoverageFigures {
  /** What is counted. */
  scope: FigureScope;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '起始日期 — first day.' })
  from: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '截止日期 — last day.' })
  to: string | null;

  @Field(() => Figure, {
    description: '活动场次 — activities that are published or closed; a joint one counts once.',
  })
  activities: Figure;

  @Field(() => Figure, { description: '拟开展场次 — published plans that are not closed yet.' })
  planned: Figure;

  @Field(() => Figure, { description: '已开展场次 — closed activities.' })
  closed: Figure;

  @Field(() => Figure, { description: '参与人次 — actual headcounts of the closed activities.' })
  participants: Figure;
}
