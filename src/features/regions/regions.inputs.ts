import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { IsDay, IsId, IsOptionalText, IsText, says } from '../../platform/graphql/validation.js';
import { RegionLevel } from './region.entity.js';

const NAME_LENGTH = 100;
const CODE_LENGTH = 12;
const KEY_LENGTH = 100;

@InputType({ description: '行政区划筛选条件 — which regions to list.' })
export class RegionFilter {
  @Field(() => RegionLevel, { nullable: true, description: '级别 — of this level.' })
  @IsOptional()
  @IsEnum(RegionLevel, { message: says('不是有效的级别', 'is not a level') })
  level?: RegionLevel | null;

  @Field(() => ID, { nullable: true, description: '上级区划 — right below this region.' })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在区划 — this region and everything below it.',
  })
  @IsOptional()
  @IsId()
  under?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '关键词 — part of a present or former name (also as pinyin or initials) or code.',
  })
  @IsOptionalText(NAME_LENGTH)
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '含已撤销的 — abolished regions as well; without it only those in force.',
  })
  @IsOptional()
  @IsBoolean({ message: says('应为是或否', 'must be true or false') })
  includeAbolished?: boolean | null;
}

@InputType({ description: '新增行政区划 — a region added by hand, such as a new community.' })
export class AddRegionInput {
  @Field(() => ID, { description: '上级区划 — the region above it.' })
  @IsId()
  parentId: string;

  @Field(() => RegionLevel, { description: '级别 — its level, below its parent’s.' })
  @IsEnum(RegionLevel, { message: says('不是有效的级别', 'is not a level') })
  level: RegionLevel;

  @Field(() => String, { description: '名称 — its name, unique under its parent.' })
  @IsText(NAME_LENGTH)
  name: string;

  @Field(() => String, {
    nullable: true,
    description: '区划代码 — its code, if one was issued already.',
  })
  @IsOptionalText(CODE_LENGTH)
  code?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '启用日期 — in force since; without it: always.',
  })
  @IsOptional()
  @IsDay()
  validFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — a key of the client’s own; the same key is carried out once only.',
  })
  @IsOptionalText(KEY_LENGTH)
  idempotencyKey?: string | null;
}

/** Which region is changed, and which state of it was looked at. */
@InputType({ isAbstract: true })
abstract class RegionChange {
  @Field(() => ID, { description: '编号 — the region.' })
  @IsId()
  id: string;

  @Field(() => Number, { description: '所见版本 — the version that the change is based on.' })
  @IsInt({ message: says('应为整数', 'must be a whole number') })
  expectedVersion: number;
}

@InputType({ description: '更名 — gives a region another name from a day on.' })
export class RenameRegionInput extends RegionChange {
  @Field(() => String, { description: '新名称 — the new name.' })
  @IsText(NAME_LENGTH)
  name: string;

  @Field(() => GraphQLLocalDate, {
    description: '生效日期 — first day of the new name, today at the latest.',
  })
  @IsDay()
  effectiveFrom: string;
}

@InputType({ description: '变更代码 — gives a region another code from a day on.' })
export class ChangeRegionCodeInput extends RegionChange {
  @Field(() => String, { description: '新代码 — the new code.' })
  @IsText(CODE_LENGTH)
  code: string;

  @Field(() => GraphQLLocalDate, {
    description: '生效日期 — first day of the new code, today at the latest.',
  })
  @IsDay()
  effectiveFrom: string;
}

@InputType({ description: '调整隶属 — puts a region with all below it under another one.' })
export class MoveRegionInput extends RegionChange {
  @Field(() => ID, { description: '新的上级 — the region above it from now on.' })
  @IsId()
  parentId: string;
}

@InputType({ description: '撤销行政区划 — ends a region that has nothing below it any more.' })
export class AbolishRegionInput extends RegionChange {
  @Field(() => GraphQLLocalDate, {
    description: '撤销日期 — first day on which it no longer exists, today at the latest.',
  })
  @IsDay()
  validTo: string;
}
