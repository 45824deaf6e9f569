import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  IsDay,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { EducationBaseLevel } from './education-base-status.policy.js';

const BATCH = 40;
const AUTHORITY = 100;
const NUMBER = 60;
const REASON = 500;
const MAX_VERSION = 2 ** 31 - 1;

export const IsLevel = () =>
  IsEnum(EducationBaseLevel, { message: says('不是有效的级别', 'is not a level') });

/** The paper behind a step. */
@InputType({ isAbstract: true })
abstract class PaperInput {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '日期 — the day of it, not before the last step; absent: today.',
  })
  @IsOptional()
  @IsDay()
  day?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '机关编号 — id of the unit in whose name it is done.',
  })
  @IsOptional()
  @IsId()
  authorityId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '机关名称 — in whose name, where that unit is not registered here.',
  })
  @IsOptionalText(AUTHORITY)
  authorityName?: string | null;

  @Field(() => String, { nullable: true, description: '文号 — number of the document.' })
  @IsOptionalText(NUMBER)
  documentNumber?: string | null;
}

@InputType({ description: '命名情况 — the naming of a base from an earlier list.' })
export class DesignationPaperInput extends PaperInput {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '命名日期 — the day it was named; absent: not known.',
  })
  declare day?: string | null;

  @Field(() => String, { nullable: true, description: '批次 — batch, e.g. 第一批.' })
  @IsOptionalText(BATCH)
  batch?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '命名活动 — id of the activity at which it was announced.',
  })
  @IsOptional()
  @IsId()
  activityId?: string | null;
}

@InputType({ description: '办理基地 — which base, as it was seen, and the paper behind the step.' })
export class EducationBaseStepInput extends PaperInput {
  @Field(() => ID, { description: '基地编号 — id of the base.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => ID, {
    nullable: true,
    description: '文件附件 — id of the attachment of this base that is the document.',
  })
  @IsOptional()
  @IsId()
  documentId?: string | null;

  @Field(() => String, { nullable: true, description: '说明 — a reason, for those inside.' })
  @IsOptionalText(REASON)
  reason?: string | null;
}

@InputType({ description: '重新申报 — an application that was returned, once more.' })
export class ReapplyEducationBaseInput extends EducationBaseStepInput {
  @Field(() => EducationBaseLevel, {
    nullable: true,
    description: '级别 — another level; absent: the same.',
  })
  @IsOptional()
  @IsLevel()
  level?: EducationBaseLevel | null;
}

@InputType({ description: '命名基地 — the naming of a base.' })
export class DesignateEducationBaseInput extends EducationBaseStepInput {
  @Field(() => EducationBaseLevel, {
    nullable: true,
    description: '级别 — the level it is named at; absent: as applied for.',
  })
  @IsOptional()
  @IsLevel()
  level?: EducationBaseLevel | null;

  @Field(() => String, { nullable: true, description: '批次 — batch, e.g. 第一批.' })
  @IsOptionalText(BATCH)
  batch?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '命名活动 — id of the activity at which it was announced.',
  })
  @IsOptional()
  @IsId()
  activityId?: string | null;
}

@InputType({ description: '升格 — the naming of a base at a higher level.' })
export class PromoteEducationBaseInput extends DesignateEducationBaseInput {
  @Field(() => EducationBaseLevel, { description: '级别 — the new level, above the present one.' })
  @IsLevel()
  declare level: EducationBaseLevel;
}

@InputType({ description: '退回或撤销基地 — a step that needs a reason.' })
export class RefuseEducationBaseInput extends EducationBaseStepInput {
  @Field(() => String, { description: '原因 — why; everyone inside reads it.' })
  @IsText(REASON)
  declare reason: string;
}

@InputType({ description: '归档命名文件 — the document of a step, uploaded afterwards.' })
export class FileDesignationDocumentInput {
  @Field(() => ID, { description: '步骤编号 — id of the step.' })
  @IsId()
  stepId: string;

  @Field(() => ID, { description: '附件编号 — id of the attachment of the same base.' })
  @IsId()
  documentId: string;
}
