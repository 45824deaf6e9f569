import { Field, ID, InputType, Int, OmitType, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsEnum, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsDay,
  IsId,
  IsOptionalText,
  IsPhone,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { AccessibilityInput } from '../venues/place-facts.inputs.js';
import { DutyScheduleInput } from './duty-schedule.inputs.js';
import { TeamRole } from './legal-aid-parts.entity.js';

const NAME = 100;
const PLACE = 120;
const DIRECTIONS = 300;
const PHONE = 30;
const PERSON = 50;
const LICENCE = 40;
const REASON = 200;
const KEY = 100;
const HOSTS = 20;
const SERVICES = 40;
const MEMBERS = 100;
const MAX_VERSION = 2 ** 31 - 1;

const TWICE = { message: says('有重复项', 'has an entry twice') };

@InputType({ description: '队伍成员 — somebody who works at a station.' })
export class TeamMemberInput {
  @Field(() => String, { description: '姓名 — name; public.' })
  @IsText(PERSON)
  name: string;

  @Field(() => TeamRole, { description: '身份 — as what; public.' })
  @IsEnum(TeamRole, { message: says('不是有效的身份', 'is not a role') })
  role: TeamRole;

  @Field(() => ID, { nullable: true, description: '所在单位编号 — id of the unit; public.' })
  @IsOptional()
  @IsId()
  organizationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '所在单位名称 — the unit in words, where it is not registered; public.',
  })
  @IsOptionalText(NAME)
  unitName?: string | null;

  @Field(() => String, { nullable: true, description: '个人电话 — personal phone; never public.' })
  @IsOptionalText(PHONE)
  @IsPhone()
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '执业证号 — number of the licence; never public.',
  })
  @IsOptionalText(LICENCE)
  licenceNumber?: string | null;
}

@InputType({ description: '登记援助站 — a new station; it is planned until it is opened.' })
export class RegisterLegalAidStationInput {
  @Field(() => String, { description: '名称 — name.' })
  @IsText(NAME)
  name: string;

  @Field(() => ID, {
    description: '服务区划 — id of the district, street or community that it serves.',
  })
  @IsId()
  regionId: string;

  @Field(() => ID, {
    nullable: true,
    description: '上级站 — id of the station one level above, in the same branch.',
  })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: '所属网络 — id of its network.' })
  @IsOptional()
  @IsId()
  networkId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: '设立单位 — ids of the units that host it, in the order of printing.',
  })
  @IsOptional()
  @AreIds()
  @ArrayUnique(TWICE)
  @HasAtMost(HOSTS)
  hostIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: '场地编号 — id of the venue it lies in.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => String, { nullable: true, description: '具体位置 — the room, or where inside.' })
  @IsOptionalText(PLACE)
  placeText?: string | null;

  @Field(() => String, { nullable: true, description: '如何进入 — how to get in.' })
  @IsOptionalText(DIRECTIONS)
  directions?: string | null;

  @Field(() => String, { nullable: true, description: '电话 — public phone number, or 12348.' })
  @IsOptionalText(PHONE)
  @IsPhone()
  phone?: string | null;

  @Field(() => DutyScheduleInput, { nullable: true, description: '开放与值班 — null: unknown.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DutyScheduleInput)
  schedule?: DutyScheduleInput | null;

  @Field(() => AccessibilityInput, {
    nullable: true,
    description: '无障碍信息 — of the station itself; what is unknown is its venue’s.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccessibilityInput)
  accessibility?: AccessibilityInput | null;

  @Field(() => [ID], { nullable: true, description: '服务 — ids of terms: what it offers.' })
  @IsOptional()
  @AreIds()
  @ArrayUnique(TWICE)
  @HasAtMost(SERVICES)
  serviceIds?: string[] | null;

  @Field(() => [TeamMemberInput], { nullable: true, description: '队伍 — its team, in order.' })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => TeamMemberInput)
  @HasAtMost(MEMBERS)
  members?: TeamMemberInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: '所见援助站 — a station, as it was seen.' })
export class SeenStationInput {
  @Field(() => ID, { description: '编号 — id of the station.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;
}

@InputType({
  description:
    '修改援助站 — what is left out stays as it was; null clears what may be empty; a list replaces the list.',
})
export class UpdateLegalAidStationInput extends PartialType(
  OmitType(RegisterLegalAidStationInput, ['idempotencyKey'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the station.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;
}

@InputType({ description: '开放援助站 — opens a station, or opens it again.' })
export class OpenLegalAidStationInput extends SeenStationInput {
  @Field(() => GraphQLLocalDate, { nullable: true, description: '自何日起 — since which day.' })
  @IsOptional()
  @IsDay()
  since?: string | null;
}

@InputType({ description: '暂停或撤销援助站 — suspends or closes a station.' })
export class StopLegalAidStationInput extends OpenLegalAidStationInput {
  @Field(() => String, { description: '原因 — why; public.' })
  @IsText(REASON)
  reason: string;
}

@InputType({ description: '援助站与活动 — a station and an activity that it takes part in.' })
export class StationActivityInput {
  @Field(() => ID, { description: '援助站编号 — id of the station.' })
  @IsId()
  stationId: string;

  @Field(() => ID, { description: '活动编号 — id of the activity.' })
  @IsId()
  activityId: string;
}
