import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  AreTexts,
  HasAtMost,
  IsDay,
  IsId,
  IsOptionalText,
  says,
} from '../../platform/graphql/validation.js';
import { PlaceFactsFilter } from '../venues/place-facts.inputs.js';
import { NearInput } from '../venues/position.inputs.js';
import {
  Admission,
  EducationBaseLevel,
  EducationBaseStatus,
  GradeBand,
} from './education-base-status.policy.js';

const TEXT = 100;
const CODE = 40;
const MANY = 20;

const IsFlag = () => IsBoolean({ message: says('应为是或否', 'must be true or false') });

@InputType({ description: '教育基地筛选条件 — all conditions given must hold.' })
export class EducationBaseFilter extends PlaceFactsFilter {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '历史名单日期 — the list as it stood at the end of this day: statuses, levels and batches are those of the day.',
  })
  @IsOptional()
  @IsDay()
  asOf?: string | null;

  @Field(() => [EducationBaseStatus], {
    nullable: true,
    description:
      '状态 — any of these, as far as you may see them; absent: DESIGNATED and REVIEW_DUE, with `mine` all.',
  })
  @IsOptional()
  @IsEnum(EducationBaseStatus, { each: true })
  @HasAtMost(MANY)
  statuses?: EducationBaseStatus[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '命名起始日期 — named (of the list’s day: at its level) on this day or later.',
  })
  @IsOptional()
  @IsDay()
  namedFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '命名截止日期 — named on this day or before.',
  })
  @IsOptional()
  @IsDay()
  namedTo?: string | null;

  @Field(() => [EducationBaseLevel], { nullable: true, description: '级别 — any of these levels.' })
  @IsOptional()
  @IsEnum(EducationBaseLevel, { each: true })
  @HasAtMost(MANY)
  levels?: EducationBaseLevel[] | null;

  @Field(() => [String], { nullable: true, description: '类别 — codes of kinds, any of them.' })
  @IsOptional()
  @HasAtMost(MANY)
  @AreTexts(CODE)
  kinds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: '安全领域 — codes of security fields, any of them.',
  })
  @IsOptional()
  @HasAtMost(MANY)
  @AreTexts(CODE)
  securityFields?: string[] | null;

  @Field(() => [GradeBand], { nullable: true, description: '学段 — suits any of these.' })
  @IsOptional()
  @IsEnum(GradeBand, { each: true })
  @HasAtMost(MANY)
  gradeBands?: GradeBand[] | null;

  @Field(() => Admission, { nullable: true, description: '收费情况 — known to be so: FREE…' })
  @IsOptional()
  @IsEnum(Admission)
  admission?: Admission | null;

  @Field(() => ID, { nullable: true, description: '区划 — in this region or anywhere below it.' })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => NearInput, {
    nullable: true,
    description: '附近 — near a point, by the position of its venue; needed for orderBy DISTANCE.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NearInput)
  near?: NearInput | null;

  @Field(() => ID, { nullable: true, description: '运营单位 — run by this unit.' })
  @IsOptional()
  @IsId()
  operatorId?: string | null;

  @Field(() => ID, { nullable: true, description: '命名机关 — named by this unit.' })
  @IsOptional()
  @IsId()
  namedById?: string | null;

  @Field(() => ID, { nullable: true, description: '场地 — lies in this venue.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => String, { nullable: true, description: '文字 — as in the search over everything.' })
  @IsOptionalText(TEXT)
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '仅本单位 — true: those that your own unit runs, whatever their status.',
  })
  @IsOptional()
  @IsFlag()
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '含暂停开放 — also those closed to visitors for now.',
  })
  @IsOptional()
  @IsFlag()
  includeInactive?: boolean | null;
}

export enum EducationBaseOrder {
  NAME = 'NAME',
  NAMED_DESC = 'NAMED_DESC',
  DISTANCE = 'DISTANCE',
}

registerEnumType(EducationBaseOrder, {
  name: 'EducationBaseOrder',
  description: '教育基地排序 — order of a list of education bases.',
  valuesMap: {
    NAME: { description: '按名称 — by name.' },
    NAMED_DESC: { description: '按命名日期 — latest naming first, unknown last.' },
    DISTANCE: { description: '按距离 — nearest first, unknown last; needs filter.near.' },
  },
});

/** What a list of bases is asked with. */
@ArgsType()
export class EducationBasesArgs extends PageArgs {
  @Field(() => EducationBaseFilter, { nullable: true, description: '筛选条件 — which bases.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EducationBaseFilter)
  filter?: EducationBaseFilter | null;

  @Field(() => EducationBaseOrder, {
    defaultValue: EducationBaseOrder.NAME,
    description: '排序 — in which order.',
  })
  @IsEnum(EducationBaseOrder)
  orderBy: EducationBaseOrder = EducationBaseOrder.NAME;
}

/** What a unit has to do with a base. */
export enum EducationBaseRelation {
  OPERATES = 'OPERATES',
  NAMED = 'NAMED',
}

registerEnumType(EducationBaseRelation, {
  name: 'EducationBaseRelation',
  description: '单位与基地的关系 — what a unit has to do with an education base.',
  valuesMap: {
    OPERATES: { description: '运营 — it runs the base.' },
    NAMED: { description: '命名 — it named the base.' },
  },
});

/** What the list of a unit's bases is asked with. */
@ArgsType()
export class OrganizationEducationBasesArgs extends EducationBasesArgs {
  @Field(() => EducationBaseRelation, {
    nullable: true,
    description: '关系 — only those it runs, or only those it named; absent: both.',
  })
  @IsOptional()
  @IsEnum(EducationBaseRelation)
  relation?: EducationBaseRelation | null;
}
