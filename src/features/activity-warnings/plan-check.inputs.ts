import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Allow, IsOptional, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { DayPeriod } from '../activities/activity-status.policy.js';

const IsClock = () =>
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: says('应为 HH:mm 形式的时间', 'is not HH:mm') });

@InputType({ description: '拟开展活动 — a plan to look at before it is saved.' })
export class CheckActivityPlanInput {
  @Field(() => ID, {
    nullable: true,
    description: '活动编号 — the activity that is being edited, which is not in its own way.',
  })
  @IsOptional()
  @IsId()
  activityId?: string | null;

  @Field(() => String, { description: '活动名称 — title.' })
  @IsText(120)
  title: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '开始日期 — first day.' })
  @Allow()
  startsOn?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '结束日期 — last day, inclusive.' })
  @Allow()
  endsOn?: string | null;

  @Field(() => String, { nullable: true, description: '开始时间 — HH:mm (Asia/Shanghai).' })
  @IsOptional()
  @IsClock()
  startTime?: string | null;

  @Field(() => String, { nullable: true, description: '结束时间 — HH:mm (Asia/Shanghai).' })
  @IsOptional()
  @IsClock()
  endTime?: string | null;

  @Field(() => DayPeriod, { nullable: true, description: '时段 — part of the day.' })
  @Allow()
  period?: DayPeriod | null;

  @Field(() => ID, { nullable: true, description: '场地编号 — id of the venue.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => Int, { nullable: true, description: '预计人数 — how many people are expected.' })
  @IsOptional()
  @IsWithin(0, 10_000_000)
  expectedHeadcount?: number | null;

  @Field(() => [ID], { nullable: true, description: '主办单位编号 — ids of the hosts.' })
  @IsOptional()
  @HasAtMost(60)
  @AreIds()
  hostIds?: string[] | null;
}
