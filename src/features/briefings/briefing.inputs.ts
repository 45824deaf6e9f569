import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  AreTexts,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
} from '../../platform/graphql/validation.js';
import { BriefingSectionKind } from './briefing-status.policy.js';

const MAX_SERIES = 40;
const MAX_TITLE = 100;
const MAX_HEADING = 60;
const MAX_TEXT = 10_000;
const MAX_CAPTION = 100;
const MAX_MARK = 20;
const MAX_RECEIVER = 60;
const MAX_RECEIVERS = 40;
const MAX_SECTIONS = 30;
const MAX_PHOTOS = 3;
const MAX_RECORDS = 200;
const MAX_COPIES = 100_000;
const MAX_NUMBER = 9999;
const MAX_REASON = 500;

@InputType({
  description: '简报栏目填报 — one section; which fields it needs depends on its kind.',
})
export class BriefingSectionInput {
  @Field(() => BriefingSectionKind, { description: '栏目种类 — what it is made of.' })
  @IsEnum(BriefingSectionKind)
  kind: BriefingSectionKind;

  @Field(() => String, {
    nullable: true,
    description: '小标题 — heading without a number; it is numbered 一、二、 by itself.',
  })
  @IsOptionalText(MAX_HEADING)
  heading?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '文字 — one paragraph a line; a line that begins with (一) is a heading of the second level.',
  })
  @IsOptionalText(MAX_TEXT)
  text?: string | null;

  @Field(() => [ID], { nullable: true, description: '活动编号 — activities that you may see.' })
  @IsOptional()
  @HasAtMost(MAX_RECORDS)
  @AreIds()
  activityIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: '报道编号 — press reports that you may see; none: all of the period.',
  })
  @IsOptional()
  @HasAtMost(MAX_RECORDS)
  @AreIds()
  reportIds?: string[] | null;
}

@InputType({ description: '简报图片填报 — a photo attached to an activity.' })
export class BriefingPhotoInput {
  @Field(() => ID, { description: '附件编号 — id of a picture attached to an activity.' })
  @IsId()
  attachmentId: string;

  @Field(() => String, {
    nullable: true,
    description: '图片说明 — caption; none: the photo’s own.',
  })
  @IsOptionalText(MAX_CAPTION)
  caption?: string | null;
}

@InputType({ isAbstract: true })
export class BriefingFactsInput {
  @Field(() => Int, {
    nullable: true,
    description: '期数 — reserves this number, for a series begun on paper; none: given at issue.',
  })
  @IsOptional()
  @IsWithin(1, MAX_NUMBER)
  number?: number | null;

  @Field(() => ID, { nullable: true, description: '活动周 — campaign that it reports on.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '统计起始 — first day of the figures.',
  })
  @Allow()
  periodFrom?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '统计截止 — last day of the figures.',
  })
  @Allow()
  periodTo?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '印发日期 — the date in its head; none: the day of issue.',
  })
  @Allow()
  issuedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '标注 — mark at the top left, such as 内部资料; never a state secret.',
  })
  @IsOptionalText(MAX_MARK)
  secrecyMark?: string | null;

  @Field(() => [String], { nullable: true, description: '报 — those above that it goes to.' })
  @IsOptional()
  @HasAtMost(MAX_RECEIVERS)
  @AreTexts(MAX_RECEIVER)
  reportTo?: string[] | null;

  @Field(() => [String], { nullable: true, description: '送 — those beside that it goes to.' })
  @IsOptional()
  @HasAtMost(MAX_RECEIVERS)
  @AreTexts(MAX_RECEIVER)
  sendTo?: string[] | null;

  @Field(() => [String], { nullable: true, description: '发 — those below that it goes to.' })
  @IsOptional()
  @HasAtMost(MAX_RECEIVERS)
  @AreTexts(MAX_RECEIVER)
  distributeTo?: string[] | null;

  @Field(() => Int, { nullable: true, description: '印数 — how many copies are printed.' })
  @IsOptional()
  @IsWithin(1, MAX_COPIES)
  copies?: number | null;

  @Field(() => [BriefingSectionInput], {
    nullable: true,
    description: '栏目 — all its sections in order.',
  })
  @IsOptional()
  @HasAtMost(MAX_SECTIONS)
  @ValidateNested({ each: true })
  @Type(() => BriefingSectionInput)
  sections?: BriefingSectionInput[] | null;

  @Field(() => [BriefingPhotoInput], {
    nullable: true,
    description: '图片 — up to three photos in order.',
  })
  @IsOptional()
  @HasAtMost(MAX_PHOTOS)
  @ValidateNested({ each: true })
  @Type(() => BriefingPhotoInput)
  photos?: BriefingPhotoInput[] | null;
}

@InputType({ description: '起草简报 — a new briefing of one’s own unit.' })
export class DraftBriefingInput extends BriefingFactsInput {
  @Field(() => String, { description: '刊名 — name of the series, printed in the red head.' })
  @IsText(MAX_SERIES)
  series: string;

  @Field(() => String, { description: '标题 — title of this issue.' })
  @IsText(MAX_TITLE)
  title: string;

  @Field(() => ID, {
    nullable: true,
    description: '所报区划 — region that it reports on, within the unit’s own; none: the unit’s.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — client-made key; the same key never makes a second briefing.',
  })
  @Allow()
  idempotencyKey?: string | null;
}

@InputType({ description: '修改简报 — what changes; absent fields stay as they are.' })
export class UpdateBriefingInput extends BriefingFactsInput {
  @Field(() => ID, { description: '编号 — id.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '期望版本 — version that was edited.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '刊名 — name of the series.' })
  @IsOptional()
  @IsText(MAX_SERIES)
  series?: string;

  @Field(() => String, { nullable: true, description: '标题 — title of this issue.' })
  @IsOptional()
  @IsText(MAX_TITLE)
  title?: string;
}

@InputType({ description: '更正简报 — begins a new issue that corrects an issued one.' })
export class CorrectBriefingInput {
  @Field(() => ID, { description: '编号 — id of the issued briefing.' })
  @IsId()
  id: string;

  @Field(() => String, { description: '更正原因 — what was wrong; printed in the new issue.' })
  @IsText(MAX_REASON)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — client-made key; the same key never makes a second briefing.',
  })
  @Allow()
  idempotencyKey?: string | null;
}

@InputType({ description: '办理简报 — a step of one briefing, with a remark if wanted.' })
export class BriefingStepInput {
  @Field(() => ID, { description: '编号 — id.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '期望版本 — version that was looked at.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '意见 — remark.' })
  @IsOptionalText(MAX_REASON)
  remark?: string | null;
}

@InputType({ description: '退回简报 — which one, and why.' })
export class ReturnBriefingInput {
  @Field(() => ID, { description: '编号 — id.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '期望版本 — version that was looked at.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { description: '退回原因 — what is to be corrected.' })
  @IsText(MAX_REASON)
  reason: string;
}
