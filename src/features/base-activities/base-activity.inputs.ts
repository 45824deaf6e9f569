import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsIn, IsInt, ValidateNested } from 'class-validator';
import { HasAtMost, IsId, IsWithin, says } from '../../platform/graphql/validation.js';
import { BaseActivityKind } from './base-activity.entity.js';

const MAX_BASES = 20;
const MAX_VERSION = 2 ** 31 - 1;

@InputType({ description: '活动涉及的基地 — a base, and what the activity has to do with it.' })
export class ActivityBaseInput {
  @Field(() => ID, { description: '基地编号 — id of the education base.' })
  @IsId()
  baseId: string;

  @Field(() => BaseActivityKind, {
    description: '关系 — HELD_AT or VISIT; NAMING comes from the steps of the base.',
  })
  @IsIn([BaseActivityKind.HELD_AT, BaseActivityKind.VISIT], {
    message: says('应为在基地举办或参观基地', 'must be HELD_AT or VISIT'),
  })
  kind: BaseActivityKind;
}

@InputType({ description: '标注活动所在基地 — at which bases an activity is held, or visits.' })
export class SetActivityBasesInput {
  @Field(() => ID, { description: '活动编号 — id of the activity.' })
  @IsId()
  activityId: string;

  @Field(() => Int, { description: '所见版本 — the version of the activity that was seen.' })
  @IsInt()
  @IsWithin(1, MAX_VERSION)
  expectedVersion: number;

  @Field(() => [ActivityBaseInput], {
    description: '基地 — each at most once; replaces the whole list.',
  })
  @HasAtMost(MAX_BASES)
  @ArrayUnique(({ baseId }: ActivityBaseInput) => baseId, {
    message: says('有重复的基地', 'names a base twice'),
  })
  @ValidateNested({ each: true })
  @Type(() => ActivityBaseInput)
  bases: ActivityBaseInput[];
}
