import { Field, ID, InputType, Int, OmitType, PartialType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique, IsEnum, IsInt, IsOptional } from 'class-validator';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { LegalAidLevel } from './legal-aid-network.entity.js';

const NAME = 100;
const SUMMARY = 500;
const KEY = 100;
const LEADS = 20;
const MAX_VERSION = 2 ** 31 - 1;

const TWICE = { message: says('有重复项', 'has an entry twice') };

@InputType({
  description: '登记法律援助网络 — a scheme of stations, also where no station is named yet.',
})
export class CreateLegalAidNetworkInput {
  @Field(() => String, { description: '名称 — name.' })
  @IsText(NAME)
  name: string;

  @Field(() => ID, { description: '覆盖区划 — id of the region that it covers.' })
  @IsId()
  regionId: string;

  @Field(() => [LegalAidLevel], { description: '级别 — the levels that it has or is to have.' })
  @IsEnum(LegalAidLevel, { each: true })
  @ArrayMinSize(1, { message: says('至少一项', 'needs one') })
  @ArrayUnique(TWICE)
  @HasAtMost(Object.keys(LegalAidLevel).length)
  levels: LegalAidLevel[];

  @Field(() => [ID], {
    nullable: true,
    description: '牵头单位 — ids of the units that lead it, in the order of printing.',
  })
  @IsOptional()
  @AreIds()
  @ArrayUnique(TWICE)
  @HasAtMost(LEADS)
  leadIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: '公布于哪个活动 — id of the activity at which it was announced.',
  })
  @IsOptional()
  @IsId()
  announcedAtId?: string | null;

  @Field(() => String, { nullable: true, description: '说明 — what is known of it.' })
  @IsOptionalText(SUMMARY)
  summary?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({
  description: '修改法律援助网络 — what is left out stays; null clears what may be empty.',
})
export class UpdateLegalAidNetworkInput extends PartialType(
  OmitType(CreateLegalAidNetworkInput, ['idempotencyKey'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the network.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;
}
