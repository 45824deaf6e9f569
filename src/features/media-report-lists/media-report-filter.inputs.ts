import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import { AreIds, HasAtMost, IsId, IsOptionalText } from '../../platform/graphql/validation.js';
import { MediaForm, MediaLevel } from '../media-outlets/media-outlet.entity.js';
import { MediaReportKind, MediaReportOrigin } from '../media-reports/media-report-kinds.policy.js';

/** The order of a list of reports. */
export enum MediaReportOrder {
  PUBLISHED_DESC = 'PUBLISHED_DESC',
  PUBLISHED_ASC = 'PUBLISHED_ASC',
  UPDATED_DESC = 'UPDATED_DESC',
}

registerEnumType(MediaReportOrder, {
  name: 'MediaReportOrder',
  description: '报道排序 — order of a list of reports.',
  valuesMap: {
    PUBLISHED_DESC: { description: '按刊发日期倒序 — latest first, unknown dates last.' },
    PUBLISHED_ASC: { description: '按刊发日期先后 — earliest first, unknown dates before them.' },
    UPDATED_DESC: { description: '最近更新在前 — last changed first.' },
  },
});

const MAX_WORDS = 50;

@InputType({
  description:
    '报道筛选条件 — which reports: those that meet every condition given; an empty list is no condition.',
})
export class MediaReportFilter {
  @Field(() => String, {
    nullable: true,
    description: '文字 — words in title, outlet, author, page, units: Chinese, pinyin, initials.',
  })
  @IsOptionalText(100)
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; reports of it, or of anything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '起始日期 — published on this day or later.',
  })
  @Allow()
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '截止日期 — published on this day or before.',
  })
  @Allow()
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '含日期未知 — with a period: also those whose date is not known.',
  })
  @Allow()
  includeUndated?: boolean | null;

  @Field(() => [ID], { nullable: true, description: '媒体 — ids of outlets, any of them.' })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  @AreIds()
  outletIds?: string[] | null;

  @Field(() => [MediaLevel], { nullable: true, description: '媒体级别 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  levels?: MediaLevel[] | null;

  @Field(() => [MediaForm], { nullable: true, description: '媒体形式 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  forms?: MediaForm[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '媒体未登记 — true: only reports whose outlet is not in the register.',
  })
  @Allow()
  withoutOutlet?: boolean | null;

  @Field(() => [MediaReportKind], { nullable: true, description: '体裁 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  kinds?: MediaReportKind[] | null;

  @Field(() => MediaReportOrigin, { nullable: true, description: '原创或转载 — only such.' })
  @IsOptional()
  @IsEnum(MediaReportOrigin)
  origin?: MediaReportOrigin | null;

  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: '填报单位 — id of the unit that registered it.' })
  @IsOptional()
  @IsId()
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: '同题编号 — the reports of one story.' })
  @IsOptional()
  @IsId()
  storyId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '未关联活动 — true: only reports about no activity; false: only such about one.',
  })
  @Allow()
  withoutActivity?: boolean | null;
}

/** What a list of reports is asked with. */
@ArgsType()
export class MediaReportListArgs extends PageArgs {
  @Field(() => MediaReportFilter, { nullable: true, description: '筛选条件 — which reports.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MediaReportFilter)
  filter?: MediaReportFilter | null;

  @Field(() => MediaReportOrder, {
    defaultValue: MediaReportOrder.PUBLISHED_DESC,
    description: '排序 — in which order.',
  })
  @IsEnum(MediaReportOrder)
  orderBy: MediaReportOrder = MediaReportOrder.PUBLISHED_DESC;
}
