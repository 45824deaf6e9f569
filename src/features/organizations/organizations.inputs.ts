import {
  Field,
  ID,
  InputType,
  Int,
  OmitType,
  PartialType,
  registerEnumType,
} from '@nestjs/graphql';
import { ArrayUnique, IsEnum, IsInt, IsOptional } from 'class-validator';
import {
  AreTexts,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsPhone,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { OrganizationKind } from './organization.entity.js';

const NAME_LENGTH = 100;
const SHORT_NAME_LENGTH = 60;
const CONTACT_LENGTH = 50;
const PHONE_LENGTH = 30;
const KEY_LENGTH = 100;
const MAX_ALIASES = 50;
const MAX_VERSION = 2_147_483_647;

const IsKind = () =>
  IsEnum(OrganizationKind, { message: says('不是有效的单位类别', 'is not a kind of unit') });

const IsVersion = () => IsWithin(1, MAX_VERSION);

/** In which order organizations are listed. */
export enum OrganizationOrder {
  NAME = 'NAME',
  NEWEST = 'NEWEST',
}

registerEnumType(OrganizationOrder, {
  name: 'OrganizationOrder',
  description: '单位排序 — in which order units are listed.',
  valuesMap: {
    NAME: { description: '按名称 — by name.' },
    NEWEST: { description: '最近新增在前 — the newest first.' },
  },
});

@InputType({ description: '单位筛选条件 — all conditions given must hold.' })
export class OrganizationFilter {
  @Field(() => ID, { nullable: true, description: '区划 — in this region or anywhere below it.' })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => OrganizationKind, { nullable: true, description: '单位类别 — of this kind.' })
  @IsOptional()
  @IsKind()
  kind?: OrganizationKind | null;

  @Field(() => ID, { nullable: true, description: '上级单位 — right below this unit.' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '关键词 — in the name, the short name or an alias, also as pinyin or initials.',
  })
  @IsOptionalText(NAME_LENGTH)
  text?: string | null;
}

@InputType({ description: '新增单位 — a new unit.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: '单位名称 — full name, unique in its region.' })
  @IsText(NAME_LENGTH)
  name: string;

  @Field(() => String, { nullable: true, description: '简称 — short name.' })
  @IsOptionalText(SHORT_NAME_LENGTH)
  shortName?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: '别名 — other names under which it is known.',
  })
  @IsOptional()
  @HasAtMost(MAX_ALIASES)
  @ArrayUnique({ message: says('不能重复', 'must not repeat') })
  @AreTexts(NAME_LENGTH)
  aliases?: string[] | null;

  @Field(() => OrganizationKind, { description: '单位类别 — kind.' })
  @IsKind()
  kind: OrganizationKind;

  @Field(() => ID, { description: '所属区划编号 — id of the region it belongs to.' })
  @IsId()
  regionId: string;

  @Field(() => ID, { nullable: true, description: '上级单位编号 — id of the unit above it.' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: '联系人 — name of the contact.' })
  @IsOptionalText(CONTACT_LENGTH)
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: '联系电话 — phone of the contact.' })
  @IsOptionalText(PHONE_LENGTH)
  @IsPhone()
  contactPhone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — a key of the client’s own; the same key is carried out once only.',
  })
  @IsOptionalText(KEY_LENGTH)
  idempotencyKey?: string | null;
}

@InputType({
  description: '修改单位 — what is left out stays as it was; null clears what may be empty.',
})
export class UpdateOrganizationInput extends PartialType(
  OmitType(CreateOrganizationInput, ['idempotencyKey'] as const),
) {
  @Field(() => ID, { description: '编号 — id of the unit.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsVersion()
  expectedVersion: number;
}

@InputType({ description: '合并重复单位 — two units that are one and the same.' })
export class MergeOrganizationsInput {
  @Field(() => ID, { description: '保留的单位 — the unit that stays.' })
  @IsId()
  keepId: string;

  @Field(() => Int, { description: '保留单位的所见版本 — the version of it that was seen.' })
  @IsInt()
  @IsVersion()
  expectedKeepVersion: number;

  @Field(() => ID, { description: '重复的单位 — the unit that is merged into it.' })
  @IsId()
  duplicateId: string;

  @Field(() => Int, { description: '重复单位的所见版本 — the version of it that was seen.' })
  @IsInt()
  @IsVersion()
  expectedDuplicateVersion: number;
}
