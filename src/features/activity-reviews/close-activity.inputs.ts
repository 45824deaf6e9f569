import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, ArrayUnique, IsInt, IsOptional, ValidateNested } from 'class-validator';
import {
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';

const MAX_COUNT = 100_000_000;
const MAX_SUMMARY = 2000;
const MAX_ROWS = 40;
const TWICE = { message: says('有重复项', 'has an entry twice') };

@InputType({ description: '受众人数填报 — how many of one audience came; never names.' })
export class AudienceCountInput {
  @Field(() => ID, { description: '受众编号 — id of an AUDIENCE term.' })
  @IsId()
  termId: string;

  @Field(() => Int, { description: '人数 — headcount.' })
  @IsWithin(0, MAX_COUNT)
  headcount: number;
}

@InputType({ description: '宣传品数量填报 — how much of one material was given out or shown.' })
export class MaterialInput {
  @Field(() => ID, { description: '宣传品编号 — id of a MATERIAL term.' })
  @IsId()
  termId: string;

  @Field(() => Int, { description: '数量 — quantity, in the counting word.' })
  @IsWithin(0, MAX_COUNT)
  quantity: number;

  @Field(() => String, {
    nullable: true,
    description: '量词 — counting word; left out: the usual one of the material.',
  })
  @IsOptional()
  @IsText(10)
  countingWord?: string | null;

  @Field(() => Int, { nullable: true, description: '种类数 — of how many kinds.' })
  @IsOptional()
  @IsWithin(1, MAX_COUNT)
  kinds?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: '为约数 — an estimate (余).' })
  @Allow()
  estimated: boolean;
}

@InputType({ description: '结项 — what really happened, entered once.' })
export class CloseActivityInput {
  @Field(() => ID, { description: '活动编号 — id of the activity.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @IsInt({ message: says('应为整数', 'must be a whole number') })
  expectedVersion: number;

  @Field(() => Int, { description: '实际人数 — how many people came.' })
  @IsWithin(0, MAX_COUNT)
  actualHeadcount: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '人数为约数 — the headcount is an estimate (约、余).',
  })
  @Allow()
  headcountEstimated: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '受众有交叉 — one person may stand in several audiences, so their sum may exceed the headcount.',
  })
  @Allow()
  audiencesOverlap: boolean;

  @Field(() => [AudienceCountInput], {
    nullable: true,
    description: '受众人数 — headcount per audience.',
  })
  @IsOptional()
  @HasAtMost(MAX_ROWS)
  @ArrayUnique(({ termId }: AudienceCountInput) => termId, TWICE)
  @ValidateNested({ each: true })
  @Type(() => AudienceCountInput)
  audienceCounts?: AudienceCountInput[] | null;

  @Field(() => [MaterialInput], {
    nullable: true,
    description: '宣传品数量 — materials given out or shown.',
  })
  @IsOptional()
  @HasAtMost(MAX_ROWS)
  @ArrayUnique(({ termId, countingWord }: MaterialInput) => `${termId} ${countingWord}`, TWICE)
  @ValidateNested({ each: true })
  @Type(() => MaterialInput)
  materials?: MaterialInput[] | null;

  @Field(() => Int, { nullable: true, description: '志愿者人数 — how many volunteers helped.' })
  @IsOptional()
  @IsWithin(0, MAX_COUNT)
  volunteers?: number | null;

  @Field(() => String, {
    description: `活动总结 — what happened, at most ${MAX_SUMMARY} characters.`,
  })
  @IsText(MAX_SUMMARY)
  summary: string;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}
