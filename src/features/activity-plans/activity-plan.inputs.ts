import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, ArrayUnique, IsOptional, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsPhone,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import { DayPeriod } from '../activities/activity-status.policy.js';

const MAX_TITLE = 120;
const MAX_BRIEF = 100;
const MAX_PEOPLE = 10_000_000;
const MAX_TERMS = 40;
const MAX_ORGANIZERS = 60;

const IsClock = () =>
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: says('应为 HH:mm 形式的时间', 'is not HH:mm') });

const TWICE = { message: says('有重复项', 'has an entry twice') };

const AreUnique = (key?: (entry: OrganizerInput) => string) =>
  key ? ArrayUnique(key, TWICE) : ArrayUnique(TWICE);

@InputType({ description: '组织单位填报 — a unit in a role for an activity.' })
export class OrganizerInput {
  @Field(() => ID, { description: '单位编号 — id of the unit.' })
  @IsId()
  organizationId: string;

  @Field(() => OrganizerRole, { description: '角色 — what it does.' })
  @Allow()
  role: OrganizerRole;
}

/** What a plan says beside its title and type. */
@InputType({ isAbstract: true })
export abstract class PlanInput {
  @Field(() => ID, { nullable: true, description: '活动周编号 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在区划编号 — where it takes place: the unit’s own region, or one below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '开始日期 — first day; leave it out when it is not known.',
  })
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

  @Field(() => DayPeriod, {
    nullable: true,
    description: '时段 — part of the day when no clock time is known.',
  })
  @Allow()
  period?: DayPeriod | null;

  @Field(() => String, { nullable: true, description: '时间说明 — the time in words (连日来).' })
  @IsOptionalText(60)
  dateWords?: string | null;

  @Field(() => ID, { nullable: true, description: '场地编号 — id of the venue.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '地点说明 — the place in words: a room of the venue, or a place that is no venue.',
  })
  @IsOptionalText(120)
  placeText?: string | null;

  @Field(() => Int, { nullable: true, description: '预计人数 — how many people are expected.' })
  @IsOptional()
  @IsWithin(0, MAX_PEOPLE)
  expectedHeadcount?: number | null;

  @Field(() => String, {
    nullable: true,
    description: `活动简介 — brief, at most ${MAX_BRIEF} characters.`,
  })
  @IsOptionalText(MAX_BRIEF)
  brief?: string | null;

  @Field(() => String, { nullable: true, description: '联系人 — name of the contact; not public.' })
  @IsOptionalText(50)
  contactName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '联系电话 — phone of the contact; not public.',
  })
  @IsOptionalText(30)
  @IsPhone()
  contactPhone?: string | null;

  @Field(() => [OrganizerInput], {
    nullable: true,
    description: '组织单位 — units with their roles, in printed order; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_ORGANIZERS)
  @AreUnique(({ organizationId, role }) => `${role} ${organizationId}`)
  @ValidateNested({ each: true })
  @Type(() => OrganizerInput)
  organizers?: OrganizerInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: '受众 — ids of AUDIENCE terms; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_TERMS)
  @AreUnique()
  @AreIds()
  audienceIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: '“进”类标签 — ids of ENTRY_TAG terms; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_TERMS)
  @AreUnique()
  @AreIds()
  entryTagIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: '安全领域 — ids of SECURITY_FIELD terms; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_TERMS)
  @AreUnique()
  @AreIds()
  securityFieldIds?: string[] | null;
}

@InputType({ description: '登记活动 — a new activity of one’s own unit, as a draft.' })
export class CreateActivityInput extends PlanInput {
  @Field(() => String, { description: '活动名称 — title.' })
  @IsText(MAX_TITLE)
  title: string;

  @Field(() => ID, { description: '活动类型编号 — id of an ACTIVITY_TYPE term.' })
  @IsId()
  typeId: string;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({
  description: '修改活动 — what is left out stays as it is; null clears it.',
})
export class UpdateActivityInput extends PlanInput {
  @Field(() => ID, { description: '活动编号 — id of the activity.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was edited.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '活动名称 — title; cannot be cleared.' })
  @IsOptional()
  @IsText(MAX_TITLE)
  title?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '活动类型编号 — id of an ACTIVITY_TYPE term; cannot be cleared.',
  })
  @IsOptional()
  @IsId()
  typeId?: string | null;
}

@InputType({
  description: '复制活动 — an earlier activity as a new draft, without its time and figures.',
})
export class CopyActivityInput {
  @Field(() => ID, { description: '原活动编号 — id of the earlier activity.' })
  @IsId()
  id: string;

  @Field(() => String, { nullable: true, description: '活动名称 — another title.' })
  @IsOptional()
  @IsText(MAX_TITLE)
  title?: string | null;

  @Field(() => ID, { nullable: true, description: '活动周编号 — the campaign of the new one.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({ description: '删除草稿 — a draft that was never submitted.' })
export class DeleteDraftInput {
  @Field(() => ID, { description: '活动编号 — id of the draft.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @Allow()
  expectedVersion: number;
}
