import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Activity } from '../activities/activity.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { SuggestionReason } from './activity-likeness.policy.js';

@ObjectType({ description: '疑似同题 — a report that may be the same story.' })
export class SimilarMediaReport {
  @Field(() => MediaReport, { description: '报道 — the report.' })
  report: MediaReport;

  @Field(() => Float, {
    description: '标题相似度 — Dice coefficient of the pairs of neighbouring characters, 0.5 to 1.',
  })
  likeness: number;
}

@ObjectType({ description: '推荐活动 — an activity that a report may be about.' })
export class SuggestedActivity {
  @Field(() => Activity, { description: '活动 — the activity.' })
  activity: Activity;

  @Field(() => Float, { description: '相符程度 — how much speaks for it, up to 1.' })
  score: number;

  @Field(() => [SuggestionReason], { description: '理由 — what speaks for it.' })
  reasons: SuggestionReason[];
}
