import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { IsDay, IsId, says } from '../../platform/graphql/validation.js';

/** What is counted: a campaign, or a region and days, or both; of a unit only what is its own. */
@InputType({
  description:
    '统计范围 — what is counted: a campaign, or the days of a region (at most 400), or both.',
})
export class FigureScopeInput {
  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; its whole subtree. Needed without a campaign.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '填报单位 — only what this unit registered, runs or hosts.',
  })
  @IsOptional()
  @IsId()
  ownerOrganizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '组织单位 — activities that this unit organizes in any role, jointly too; else as ownerOrganizationId.',
  })
  @IsOptional()
  @IsId()
  organizationId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '起始日期 — first day. An activity counts on the day on which it begins.',
  })
  @IsOptional()
  @IsDay()
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '截止日期 — last day, inclusive.',
  })
  @IsOptional()
  @IsDay()
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '含日期不详 — with days: also what has no known date; else it is told apart.',
  })
  @IsOptional()
  @IsBoolean({ message: says('应为是或否', 'must be true or false') })
  includeUndated?: boolean | null;
}
