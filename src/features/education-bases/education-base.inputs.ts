import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsBoolean, IsEnum, IsInt, IsOptional, ValidateNested } from 'class-validator';
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
import { Availability } from '../venues/accessibility.entity.js';
import { PlaceFactsInput } from '../venues/place-facts.inputs.js';
import { Admission, EducationBaseLevel, GradeBand } from './education-base-status.policy.js';
import { DesignationPaperInput, IsLevel } from './designation.inputs.js';

const NAME = 100;
const LONG = 5000;
const DIRECTIONS = 500;
const PRICE = 200;
const CONTACT_NAME = 50;
const PHONE = 30;
const KEY = 100;
const FIELDS = 20;
const BIGGEST = 10_000_000;
const GUIDES = 10_000;
const MAX_VERSION = 2 ** 31 - 1;

const IsFlag = () => IsBoolean({ message: says('应为是或否', 'must be true or false') });
const AreDifferent = () => ArrayUnique({ message: says('有重复', 'has repetitions') });

/** What may be said of a base, whoever says it. */
@InputType({ isAbstract: true })
export abstract class EducationBaseParticulars extends PlaceFactsInput {
  @Field(() => ID, { nullable: true, description: '所在场地 — id of the venue that it lies in.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: '安全领域 — ids of SECURITY_FIELD terms; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(FIELDS)
  @AreDifferent()
  @AreIds()
  securityFieldIds?: string[] | null;

  @Field(() => [GradeBand], { nullable: true, description: '适合学段 — replaces the whole list.' })
  @IsOptional()
  @HasAtMost(Object.keys(GradeBand).length)
  @AreDifferent()
  @IsEnum(GradeBand, { each: true, message: says('不是有效的学段', 'is not a grade band') })
  gradeBands?: GradeBand[] | null;

  @Field(() => String, { nullable: true, description: '展陈内容 — what there is to see.' })
  @IsOptionalText(LONG)
  exhibits?: string | null;

  @Field(() => Int, { nullable: true, description: '展陈面积 — area in square metres.' })
  @IsOptional()
  @IsInt()
  @IsWithin(1, BIGGEST)
  area?: number | null;

  @Field(() => Availability, {
    nullable: true,
    description: '讲解服务 — whether guides are there.',
  })
  @IsOptional()
  @IsEnum(Availability)
  guideService?: Availability | null;

  @Field(() => Int, { nullable: true, description: '讲解员人数 — how many guides.' })
  @IsOptional()
  @IsInt()
  @IsWithin(0, GUIDES)
  guides?: number | null;

  @Field(() => Admission, { nullable: true, description: '收费情况 — free or at a price.' })
  @IsOptional()
  @IsEnum(Admission)
  admission?: Admission | null;

  @Field(() => String, { nullable: true, description: '收费说明 — what it costs whom.' })
  @IsOptionalText(PRICE)
  priceNote?: string | null;

  @Field(() => String, { nullable: true, description: '交通 — how to get there.' })
  @IsOptionalText(DIRECTIONS)
  directions?: string | null;

  @Field(() => String, { nullable: true, description: '预约电话 — public number for visits.' })
  @IsOptionalText(PHONE)
  @IsPhone()
  bookingPhone?: string | null;

  @Field(() => String, { nullable: true, description: '联系人 — a person; not public.' })
  @IsOptionalText(CONTACT_NAME)
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: '联系人电话 — of that person; not public.' })
  @IsOptionalText(PHONE)
  @IsPhone()
  contactPhone?: string | null;

  @Field(() => String, { nullable: true, description: '简介 — introduction.' })
  @IsOptionalText(LONG)
  introduction?: string | null;
}

/** What every new base needs. */
@InputType({ isAbstract: true })
export abstract class NewEducationBaseInput extends EducationBaseParticulars {
  @Field(() => String, { description: '名称 — name.' })
  @IsText(NAME)
  name: string;

  @Field(() => ID, { description: '类别编号 — id of a BASE_KIND term.' })
  @IsId()
  kindId: string;

  @Field(() => EducationBaseLevel, { description: '级别 — level applied for, or named at.' })
  @IsLevel()
  level: EducationBaseLevel;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '重名仍新增 — although the region has a base of that name.',
  })
  @IsFlag()
  evenIfDuplicate: boolean;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: '申报基地 — an application for a base that one’s own unit runs.' })
export class ApplyForEducationBaseInput extends NewEducationBaseInput {
  @Field(() => ID, {
    nullable: true,
    description: '所在区划 — within the region of one’s unit; absent: that region.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;
}

@InputType({ description: '补登基地 — a base that is named already, with its naming, in one go.' })
export class RegisterEducationBaseInput extends NewEducationBaseInput {
  @Field(() => ID, { description: '所在区划 — id of the region that it lies in.' })
  @IsId()
  regionId: string;

  @Field(() => ID, { nullable: true, description: '运营单位 — id of the unit that runs it.' })
  @IsOptional()
  @IsId()
  operatorId?: string | null;

  @Field(() => DesignationPaperInput, {
    nullable: true,
    description: '命名情况 — when, in which batch, by whom; as far as it is known.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DesignationPaperInput)
  naming?: DesignationPaperInput | null;
}

@InputType({
  description: '修改基地 — what is left out stays as it was; null clears what may be empty.',
})
export class UpdateEducationBaseInput extends EducationBaseParticulars {
  @Field(() => ID, { description: '编号 — id of the base.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '名称 — name; cannot be cleared.' })
  @IsOptional()
  @IsText(NAME)
  name?: string | null;

  @Field(() => ID, { nullable: true, description: '类别编号 — id of a BASE_KIND term.' })
  @IsOptional()
  @IsId()
  kindId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在区划 — changed only by those who name bases in both regions.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '运营单位 — changed only by those who name bases there.',
  })
  @IsOptional()
  @IsId()
  operatorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: '对外开放 — false: closed for now.' })
  @IsOptional()
  @IsFlag()
  active?: boolean | null;
}
