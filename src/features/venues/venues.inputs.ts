import {
  Field,
  ID,
  InputType,
  Int,
  OmitType,
  PartialType,
  registerEnumType,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, ValidateNested } from 'class-validator';
import {
  IsId,
  IsOptionalText,
  IsPhone,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { PlaceFactsFilter, PlaceFactsInput } from './place-facts.inputs.js';
import { PositionInput } from './position.inputs.js';
import { VenueKind } from './venue.entity.js';

const NAME = 100;
const ADDRESS = 200;
const CONTACT_NAME = 50;
const CONTACT_PHONE = 30;
const KEY = 100;
const MOST_PEOPLE = 1_000_000;
const MAX_VERSION = 2 ** 31 - 1;

const IsFlag = () => IsBoolean({ message: says('应为是或否', 'must be true or false') });
const IsKind = () => IsEnum(VenueKind, { message: says('不是有效的类别', 'is not a kind') });

@InputType({ description: '新增场地 — a new venue.' })
export class CreateVenueInput extends PlaceFactsInput {
  @Field(() => String, { description: '名称 — name.' })
  @IsText(NAME)
  name: string;

  @Field(() => VenueKind, { description: '类别 — kind.' })
  @IsKind()
  kind: VenueKind;

  @Field(() => ID, { description: '所在区划 — id of the region it lies in.' })
  @IsId()
  regionId: string;

  @Field(() => ID, { nullable: true, description: '运营单位 — id of the unit that runs it.' })
  @IsOptional()
  @IsId()
  operatorId?: string | null;

  @Field(() => String, { nullable: true, description: '地址 — street address.' })
  @IsOptionalText(ADDRESS)
  address?: string | null;

  @Field(() => PositionInput, { nullable: true, description: '位置 — not for online venues.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PositionInput)
  position?: PositionInput | null;

  @Field(() => Int, { nullable: true, description: '容纳人数 — how many people it holds.' })
  @IsOptional()
  @IsInt()
  @IsWithin(1, MOST_PEOPLE)
  capacity?: number | null;

  @Field(() => String, { nullable: true, description: '联系人 — name of a person to ask.' })
  @IsOptionalText(CONTACT_NAME)
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: '联系电话 — phone number to call.' })
  @IsOptionalText(CONTACT_PHONE)
  @IsPhone()
  contactPhone?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '重名仍新增 — create it although the region has a venue of that name.',
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

@InputType({
  description: '修改场地 — what is left out stays as it was; null clears what may be empty.',
})
export class UpdateVenueInput extends PartialType(
  OmitType(CreateVenueInput, ['evenIfDuplicate', 'idempotencyKey'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the venue.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => Boolean, { nullable: true, description: '可用 — false: no longer offered.' })
  @IsOptional()
  @IsFlag()
  active?: boolean | null;
}

@InputType({ description: '场地筛选条件 — all conditions given must hold.' })
export class VenueFilter extends PlaceFactsFilter {
  @Field(() => ID, { nullable: true, description: '区划 — in this region or anywhere below it.' })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => VenueKind, { nullable: true, description: '类别 — of this kind.' })
  @IsOptional()
  @IsKind()
  kind?: VenueKind | null;

  @Field(() => ID, { nullable: true, description: '运营单位 — run by this unit.' })
  @IsOptional()
  @IsId()
  operatorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文字 — in the name (also as pinyin or initials) or the address.',
  })
  @IsOptionalText(NAME)
  text?: string | null;

  @Field(() => Int, { nullable: true, description: '至少容纳 — known to hold so many people.' })
  @IsOptional()
  @IsInt()
  @IsWithin(1, MOST_PEOPLE)
  minCapacity?: number | null;

  @Field(() => Boolean, { nullable: true, description: '含停用 — also those no longer offered.' })
  @IsOptional()
  @IsFlag()
  includeInactive?: boolean | null;
}

export enum VenueOrder {
  NAME = 'NAME',
  CAPACITY = 'CAPACITY',
}

registerEnumType(VenueOrder, {
  name: 'VenueOrder',
  description: '场地排序 — order of a list of venues.',
  valuesMap: {
    NAME: { description: '按名称 — by name.' },
    CAPACITY: { description: '按容纳人数 — largest first, unknown last.' },
  },
});
