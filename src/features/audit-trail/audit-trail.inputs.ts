import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { AuditAction } from '../../platform/audit/audit-line.entity.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { IsId, IsOptionalText } from '../../platform/graphql/validation.js';

@InputType({ description: '审计筛选 — which audit lines; conditions add up.' })
export class AuditLineFilter {
  @Field(() => String, { nullable: true, description: '记录种类 — kind of record, e.g. Activity.' })
  @IsOptionalText(60)
  entity?: string | null;

  @Field(() => String, { nullable: true, description: '记录编号 — id of the record.' })
  @IsOptionalText(100)
  recordId?: string | null;

  @Field(() => ID, { nullable: true, description: '账号编号 — by this account.' })
  @IsOptional()
  @IsId()
  accountId?: string | null;

  @Field(() => AuditAction, { nullable: true, description: '操作 — what was done.' })
  @IsOptional()
  @IsEnum(AuditAction)
  action?: AuditAction | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: '自 — at this moment or later.' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: '至 — before this moment.' })
  @IsOptional()
  @IsDate()
  until?: Date | null;
}

@ArgsType()
export class AuditLinesArgs extends PageArgs {
  @Field(() => AuditLineFilter, { nullable: true, description: '筛选 — which lines.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditLineFilter)
  filter?: AuditLineFilter | null;
}
