import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Allow, IsInt } from 'class-validator';
import { IsId, IsText, says } from '../../platform/graphql/validation.js';

const MAX_REASON = 500;

/** Which activity, in the state that the person saw. */
@InputType({ isAbstract: true })
abstract class StepInput {
  @Field(() => ID, { description: '活动编号 — id of the activity.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @IsInt({ message: says('应为整数', 'must be a whole number') })
  expectedVersion: number;
}

@InputType({ isAbstract: true })
abstract class SignedInput extends StepInput {
  @Field(() => Boolean, {
    description: '不涉密确认 — ticked: nothing in it is secret; must be true.',
  })
  @Allow()
  notClassified: boolean;
}

@InputType({ isAbstract: true })
abstract class ReasonedInput extends StepInput {
  @Field(() => String, { description: `原因 — the reason, at most ${MAX_REASON} characters.` })
  @IsText(MAX_REASON)
  reason: string;
}

@InputType({ description: '提交审核 — hands a plan in for review.' })
export class SubmitActivityInput extends SignedInput {}

@InputType({ description: '撤回 — takes a plan back from review.' })
export class WithdrawActivityInput extends StepInput {}

@InputType({ description: '审核通过 — lets a plan through at one level.' })
export class ApproveActivityInput extends SignedInput {}

@InputType({ description: '退回 — returns a plan to its unit.' })
export class ReturnActivityInput extends ReasonedInput {}

@InputType({ description: '发布 — opens an approved activity to the public.' })
export class PublishActivityInput extends StepInput {}

@InputType({ description: '取消活动 — calls an activity off.' })
export class CancelActivityInput extends ReasonedInput {}

@InputType({ description: '延期 — puts an activity off.' })
export class PostponeActivityInput extends ReasonedInput {}
