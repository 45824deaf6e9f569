import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsArray, IsEnum, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import { HasAtMost, IsId, IsOptionalText, says } from '../../platform/graphql/validation.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';

/** Whether activities whose dates are not known belong to a list. */
export enum Dated {
  ALL = 'ALL',
  KNOWN = 'KNOWN',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(Dated, {
  name: 'Dated',
  description: '日期是否已知 — whether activities without a known date are listed.',
  valuesMap: {
    ALL: { description: '全部 — with and without a known date.' },
    KNOWN: { description: '日期已知 — only with a known date.' },
    UNKNOWN: { description: '日期未知 — only without a known date; a period is not looked at.' },
  },
});

/** The order of a list of activities. */
export enum ActivityOrder {
  START_ASC = 'START_ASC',
  START_DESC = 'START_DESC',
  UPDATED_DESC = 'UPDATED_DESC',
}

registerEnumType(ActivityOrder, {
  name: 'ActivityOrder',
  description: '活动排序 — order of a list of activities.',
  valuesMap: {
    START_ASC: { description: '按时间先后 — earliest first, unknown dates last.' },
    START_DESC: { description: '按时间倒序 — latest first, unknown dates last.' },
    UPDATED_DESC: { description: '最近更新在前 — last changed first.' },
  },
});

const MAX_WORDS = 50;
const MAX_CODE = 40;

const AreCodes = () =>
  applyDecorators(
    IsOptional(),
    IsArray(),
    HasAtMost(MAX_WORDS),
    MaxLength(MAX_CODE, { each: true, message: says('代码过长', 'is too long for a code') }),
  );

/** Which activities to list: those that meet every field that is given. */
@InputType({
  description:
    '活动筛选条件 — which activities: those that meet every condition given; an empty list is no condition.',
})
export class ActivityFilter {
  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; it and everything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '仅本级 — true: with regionId only what is held for that very region, not below it.',
  })
  @IsOptional()
  regionOnly?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: '区划代码 — code of a region (2 to 12 digits); it and everything below it.',
  })
  @IsOptional()
  @Matches(/^\d{2,12}$/, { message: says('不是有效的区划代码', 'is not a region code') })
  regionCode?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '起始日期 — activities that last to this day or longer.',
  })
  @IsOptional()
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '截止日期 — activities that begin on this day or before.',
  })
  @IsOptional()
  to?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '开始于此日或以后 — activities whose first day is this day or later: so that each counts in one period only.',
  })
  @IsOptional()
  startsFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '开始于此日或以前 — activities whose first day is this day or before.',
  })
  @IsOptional()
  startsTo?: string | null;

  @Field(() => Dated, {
    nullable: true,
    description:
      '日期是否已知 — absent: KNOWN with a period (from, to, startsFrom, startsTo), ALL without.',
  })
  @IsOptional()
  @IsEnum(Dated)
  dated?: Dated | null;

  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => [String], { nullable: true, description: '活动类型 — codes of types, any of them.' })
  @AreCodes()
  types?: string[] | null;

  @Field(() => [String], { nullable: true, description: '受众 — codes of audiences, any of them.' })
  @AreCodes()
  audiences?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '“进”标签 — codes of 进-tags, any of them.',
  })
  @AreCodes()
  entryTags?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '安全领域 — codes of security fields, any of them.',
  })
  @AreCodes()
  securityFields?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '统计人数的受众 — codes of audiences whose headcounts were reported, any of them.',
  })
  @AreCodes()
  countedAudiences?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '资料种类 — codes of materials that were counted, any of them.',
  })
  @AreCodes()
  materials?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '资料量词 — counted in one of these words (份、册); with materials: one of those.',
  })
  @AreCodes()
  materialWords?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '人数为约数 — true: only estimated headcounts; false: only counted ones.',
  })
  @IsOptional()
  headcountEstimated?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: '组织单位 — id of a unit that organizes it, in any role or in organizerRoles.',
  })
  @IsOptional()
  @IsId()
  organizationId?: string | null;

  @Field(() => [OrganizerRole], {
    nullable: true,
    description: '单位角色 — the unit (or, without one, any unit) stands in one of these roles.',
  })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  organizerRoles?: OrganizerRole[] | null;

  @Field(() => ID, { nullable: true, description: '场地 — id of the venue.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => [ActivityStatus], {
    nullable: true,
    description: '状态 — any of these; only those that you may see are found.',
  })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  statuses?: ActivityStatus[] | null;

  @Field(() => ID, { nullable: true, description: '填报单位 — id of the unit that registered it.' })
  @IsOptional()
  @IsId()
  ownerOrganizationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '文字 — words, all of which stand in the title, brief, summary, time, place or names of units; of the title also pinyin and initials.',
  })
  @IsOptionalText(MAX_WORDS)
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '仅本单位填报 — true: only what your own unit registered.',
  })
  @IsOptional()
  mine?: boolean | null;
}

/** What a list of activities is asked with. */
@ArgsType()
export class ActivityListArgs extends PageArgs {
  @Field(() => ActivityFilter, { nullable: true, description: '筛选条件 — which activities.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ActivityFilter)
  filter?: ActivityFilter | null;

  @Field(() => ActivityOrder, {
    defaultValue: ActivityOrder.START_DESC,
    description: '排序 — in which order.',
  })
  @IsEnum(ActivityOrder)
  orderBy: ActivityOrder = ActivityOrder.START_DESC;
}
