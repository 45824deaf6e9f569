import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
} from '../../platform/graphql/validation.js';
import { BriefingStatus } from './briefing-status.policy.js';

const MAX_SERIES = 40;
const MAX_STATUSES = 20;

/** The order of a list of briefings. */
export enum BriefingOrder {
  ISSUED_DESC = 'ISSUED_DESC',
  UPDATED_DESC = 'UPDATED_DESC',
}

registerEnumType(BriefingOrder, {
  name: 'BriefingOrder',
  description: '简报排序 — order of a list of briefings.',
  valuesMap: {
    ISSUED_DESC: { description: '按印发日期倒序 — latest first, those without a date before all.' },
    UPDATED_DESC: { description: '最近更新在前 — last changed first.' },
  },
});

@InputType({
  description:
    '简报筛选条件 — which briefings: those that meet every condition given; an empty list is no condition.',
})
export class BriefingFilter {
  @Field(() => [BriefingStatus], { nullable: true, description: '状态 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_STATUSES)
  statuses?: BriefingStatus[] | null;

  @Field(() => ID, { nullable: true, description: '编印单位 — id of the issuing unit.' })
  @IsOptional()
  @IsId()
  unitId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; what it reports on lies there, or anything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => String, { nullable: true, description: '刊名 — whole name of the series.' })
  @IsOptionalText(MAX_SERIES)
  series?: string | null;

  @Field(() => Int, { nullable: true, description: '年份 — the year that numbers it.' })
  @Allow()
  year?: number | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '起始日期 — issued on this day or later.',
  })
  @Allow()
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '截止日期 — issued on this day or before.',
  })
  @Allow()
  to?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '计入记录 — id of an activity or press report that a frozen figure counted.',
  })
  @IsOptional()
  @IsId()
  countedRecordId?: string | null;
}

@ArgsType()
export class BriefingListArgs extends PageArgs {
  @Field(() => BriefingFilter, { nullable: true, description: '筛选条件 — which briefings.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BriefingFilter)
  filter?: BriefingFilter | null;

  @Field(() => BriefingOrder, {
    defaultValue: BriefingOrder.ISSUED_DESC,
    description: '排序 — in which order.',
  })
  @IsEnum(BriefingOrder)
  orderBy: BriefingOrder = BriefingOrder.ISSUED_DESC;
}

@ArgsType()
export class BriefingNumbersArgs {
  @Field(() => ID, { description: '编印单位 — id of the unit.' })
  @IsId()
  unitId: string;

  @Field(() => String, { description: '刊名 — name of the series.' })
  @IsText(MAX_SERIES)
  series: string;

  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign, if any.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => Int, { description: '年份 — the year.' })
  @IsWithin(2000, 2100)
  year: number;
}
