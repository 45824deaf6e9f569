import { ArgsType, Field, ID, InputType, Int, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, IsEnum, IsOptional, Matches, ValidateNested } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  AreTexts,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  says,
} from '../../platform/graphql/validation.js';
import { MediaForm, MediaLevel } from './media-outlet.entity.js';

const MAX_NAME = 60;
const MAX_NAMES = 20;
const HOST = /^(?=.{4,100}$)[a-z\d-]+(\.[a-z\d-]+)+$/;

@InputType({ isAbstract: true })
class MediaOutletFacts {
  @Field(() => String, { description: '媒体名称 — full name; unique in the register.' })
  @IsText(MAX_NAME)
  name: string;

  @Field(() => MediaLevel, { description: '媒体级别 — how high it stands.' })
  @IsEnum(MediaLevel)
  level: MediaLevel;

  @Field(() => MediaForm, { description: '媒体形式 — by what means it reaches people.' })
  @IsEnum(MediaForm)
  form: MediaForm;

  @Field(() => [String], {
    nullable: true,
    description: '别名 — other names under which it is quoted; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_NAMES)
  @AreTexts(MAX_NAME)
  aliases?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '网站域名 — hosts of its own, in small letters (zgnt.net); replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_NAMES)
  @Matches(HOST, { each: true, message: says('不是有效的域名', 'is not a host name') })
  hosts?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: '所属区划编号 — region whose outlet it is, if any.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;
}

@InputType({ description: '登记媒体 — a new outlet of the register.' })
export class CreateMediaOutletInput extends MediaOutletFacts {
  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({ description: '修改媒体 — what is left out stays as it is.' })
export class UpdateMediaOutletInput extends PartialType(MediaOutletFacts, InputType) {
  @Field(() => ID, { description: '媒体编号 — id of the outlet.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was edited.' })
  @Allow()
  expectedVersion: number;
}

@InputType({ description: '媒体筛选条件 — which outlets.' })
export class MediaOutletFilter {
  @Field(() => [MediaLevel], { nullable: true, description: '级别 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_NAMES)
  levels?: MediaLevel[] | null;

  @Field(() => [MediaForm], { nullable: true, description: '形式 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_NAMES)
  forms?: MediaForm[] | null;

  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; its outlets and those below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '名称 — part of one of its names, or of a host; signs and width do not matter.',
  })
  @IsOptionalText(MAX_NAME)
  name?: string | null;
}

/** What a list of outlets is asked with. */
@ArgsType()
export class MediaOutletsArgs extends PageArgs {
  @Field(() => MediaOutletFilter, { nullable: true, description: '筛选条件 — which outlets.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MediaOutletFilter)
  filter?: MediaOutletFilter | null;
}
