import { ArgsType, Field, ID, InputType, Int, OmitType, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsEnum, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  AreIds,
  HasAtMost,
  IsDay,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
} from '../../platform/graphql/validation.js';
import { ReturnStatus } from './reporting.policy.js';

const NAME = 60;
const REASON = 200;
const KEY = 100;
const UNITS = 500;
const MAX_VERSION = 2 ** 31 - 1;

@InputType({ description: '新增报送期次 — days of a campaign that units report on.' })
export class CreateReportingPeriodInput {
  @Field(() => ID, { description: '活动周 — id of the campaign.' })
  @IsId()
  campaignId: string;

  @Field(() => String, { description: '名称 — name (第一周).' })
  @IsText(NAME)
  name: string;

  @Field(() => GraphQLLocalDate, { description: '起始日期 — first day reported on.' })
  @IsDay()
  startsOn: string;

  @Field(() => GraphQLLocalDate, { description: '截止日期 — last day reported on.' })
  @IsDay()
  endsOn: string;

  @Field(() => GraphQLDateTimeISO, { description: '报送期限 — until when units report.' })
  @IsDate()
  deadline: Date;

  @Field(() => [ID], {
    nullable: true,
    description:
      '应报单位 — ids of units of the campaign’s region, at most 500; absent: those that the campaign has targets for.',
  })
  @IsOptional()
  @HasAtMost(UNITS)
  @AreIds()
  organizationIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: '修改报送期次 — what is left out stays as it was.' })
export class UpdateReportingPeriodInput extends PartialType(
  OmitType(CreateReportingPeriodInput, ['idempotencyKey', 'campaignId'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the period.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;
}

@InputType({ description: '零报告 — one’s own unit has nothing to report on a period.' })
export class FileNilReportInput {
  @Field(() => ID, { description: '期次 — id of the period.' })
  @IsId()
  periodId: string;

  @Field(() => String, { nullable: true, description: '说明 — what to say besides.' })
  @IsOptionalText(REASON)
  reason?: string | null;
}

@InputType({ description: '报送期次筛选条件 — all conditions given must hold.' })
export class ReportingPeriodFilter {
  @Field(() => ID, { nullable: true, description: '活动周 — of this campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: '应报单位 — that this unit is to report on.' })
  @IsOptional()
  @IsId()
  organizationId?: string | null;
}

@ArgsType()
export class ReportingPeriodsArgs extends PageArgs {
  @Field(() => ReportingPeriodFilter, {
    nullable: true,
    description: '筛选条件 — which periods.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReportingPeriodFilter)
  filter?: ReportingPeriodFilter | null;
}

@ArgsType()
export class ReportingReturnsArgs {
  @Field(() => [ReturnStatus], {
    nullable: true,
    description: '报送情况 — any of these; absent: all.',
  })
  @IsOptional()
  @IsEnum(ReturnStatus, { each: true })
  @HasAtMost(Object.keys(ReturnStatus).length)
  statuses?: ReturnStatus[] | null;
}
