import {
  Field,
  ID,
  InputType,
  Int,
  PartialType,
  OmitType,
  registerEnumType,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  HasAtMost,
  IsDay,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';

const NAME = 100;
const THEME = 200;
const KEY = 100;
const ID_LENGTH = 36;
const LEADS = 20;
const TARGETS = 500;
const MOST_EDITIONS = 200;
const MOST_ACTIVITIES = 100_000;
const MOST_PEOPLE = 100_000_000;
const MAX_VERSION = 2 ** 31 - 1;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

const IsFlag = () => IsBoolean({ message: says('应为是或否', 'must be true or false') });

@InputType({ description: '新增活动周 — a new campaign.' })
export class CreateCampaignInput {
  @Field(() => String, { description: '名称 — name.' })
  @IsText(NAME)
  name: string;

  @Field(() => Int, {
    nullable: true,
    description: '届次 — year − 2015 of the day; another number is kept with a warning.',
  })
  @IsOptional()
  @IsInt()
  @IsWithin(1, MOST_EDITIONS)
  edition?: number | null;

  @Field(() => String, { nullable: true, description: '主题 — theme.' })
  @IsOptionalText(THEME)
  theme?: string | null;

  @Field(() => GraphQLLocalDate, { description: '开始日期 — first day.' })
  @IsDay()
  startsOn: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '结束日期 — last day.' })
  @IsOptional()
  @IsDay()
  endsOn?: string | null;

  @Field(() => ID, { description: '所属区划 — id of the region that it is held for.' })
  @IsId()
  regionId: string;

  @Field(() => [ID], {
    nullable: true,
    description: '牵头单位 — ids of the leading units in printed order, at most 20.',
  })
  @IsOptional()
  @HasAtMost(LEADS)
  @MaxLength(ID_LENGTH, { each: true, message: says('不是有效的编号', 'is not an id') })
  leadOrganizationIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({
  description: '修改活动周 — what is left out stays as it was; null clears what may be empty.',
})
export class UpdateCampaignInput extends PartialType(
  OmitType(CreateCampaignInput, ['idempotencyKey'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the campaign.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => Boolean, { nullable: true, description: '归档 — true: over and put away.' })
  @IsOptional()
  @IsFlag()
  archived?: boolean | null;
}

@InputType({ description: '目标任务 — what is expected of one unit; at least one number.' })
export class CampaignTargetInput {
  @Field(() => ID, { description: '单位 — id of the unit, each once.' })
  @IsId()
  organizationId: string;

  @Field(() => Int, { nullable: true, description: '应开展场次 — number of activities.' })
  @IsOptional()
  @IsInt()
  @IsWithin(0, MOST_ACTIVITIES)
  activities?: number | null;

  @Field(() => Int, { nullable: true, description: '应覆盖人次 — people to reach.' })
  @IsOptional()
  @IsInt()
  @IsWithin(0, MOST_PEOPLE)
  headcount?: number | null;
}

@InputType({ description: '下达目标 — all targets of a campaign; units left out have none.' })
export class SetCampaignTargetsInput {
  @Field(() => ID, { description: '编号 — id of the campaign.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => [CampaignTargetInput], { description: '目标 — one a unit, at most 500.' })
  @HasAtMost(TARGETS)
  @ValidateNested({ each: true })
  @Type(() => CampaignTargetInput)
  targets: CampaignTargetInput[];
}

@InputType({ description: '复制活动周 — the next edition of a campaign.' })
export class CopyCampaignInput {
  @Field(() => ID, { description: '编号 — id of the campaign to copy.' })
  @IsId()
  id: string;

  @Field(() => String, {
    nullable: true,
    description: '名称 — name of the copy; absent: the same with year and edition moved on.',
  })
  @IsOptionalText(NAME)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: '活动周筛选条件 — all conditions given must hold.' })
export class CampaignFilter {
  @Field(() => ID, {
    nullable: true,
    description: '区划 — held for this region or anything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '涉及区划 — held for this region or any region above it: those that its units take part in.',
  })
  @IsOptional()
  @IsId()
  concerningRegionId?: string | null;

  @Field(() => Int, { nullable: true, description: '年份 — beginning in this year.' })
  @IsOptional()
  @IsInt()
  @IsWithin(FIRST_YEAR, LAST_YEAR)
  year?: number | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: '日期 — under way on this day.' })
  @IsOptional()
  @IsDay()
  currentOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文字 — in the name (also as pinyin or initials) or the theme.',
  })
  @IsOptionalText(NAME)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: '牵头单位 — led by this unit.' })
  @IsOptional()
  @IsId()
  leadOrganizationId?: string | null;

  @Field(() => Boolean, { nullable: true, description: '含已归档 — also those put away.' })
  @IsOptional()
  @IsFlag()
  includeArchived?: boolean | null;
}

export enum CampaignOrder {
  LATEST = 'LATEST',
  NAME = 'NAME',
}

registerEnumType(CampaignOrder, {
  name: 'CampaignOrder',
  description: '活动周排序 — order of a list of campaigns.',
  valuesMap: {
    LATEST: { description: '最近的在前 — latest first day first.' },
    NAME: { description: '按名称 — by name.' },
  },
});

export const IsCampaignOrder = () =>
  IsEnum(CampaignOrder, { message: says('不是有效的排序', 'is not an order') });
