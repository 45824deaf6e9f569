import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayUnique,
  IsEnum,
  IsOptional,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { GraphQLYuan } from '../../platform/graphql/yuan.scalar.js';
import { BookDonorKind } from './book-donation-status.policy.js';
import { MAX_COPIES } from './book-donation.lifecycle.js';
import { IsIsbn } from './isbn.policy.js';

const MAX_TITLE = 120;
const MAX_SCOPE = 120;
const MAX_BOOK_TITLE = 200;
const MAX_ISBN = 40;
const MAX_NOTE = 500;
const MAX_LINES = 500;
const MAX_RECIPIENTS = 200;
/** 100,000 yuan, in fen. */
const MAX_PRICE = 10_000_000;

const TWICE = { message: says('有重复项', 'has an entry twice') };

const IsPrice = () =>
  ValidateBy(
    {
      name: 'price',
      validator: { validate: (value: unknown) => typeof value === 'number' && value <= MAX_PRICE },
    },
    { message: says('单价不能超过 100000 元', 'must be at most 100000 yuan') },
  );

@InputType({ description: '书目填报 — one title of a donation.' })
export class BookDonationLineInput {
  @Field(() => String, { description: '书名 — title of the book.' })
  @IsText(MAX_BOOK_TITLE)
  title: string;

  @Field(() => String, {
    nullable: true,
    description: '国际标准书号 — ISBN-10 or ISBN-13, with or without hyphens; kept as ISBN-13.',
  })
  @IsOptionalText(MAX_ISBN)
  @IsIsbn()
  isbn?: string | null;

  @Field(() => String, { nullable: true, description: '出版社 — publisher.' })
  @IsOptionalText(100)
  publisher?: string | null;

  @Field(() => Int, { nullable: true, description: '册数 — copies; leave out when not known.' })
  @IsOptional()
  @IsWithin(1, MAX_COPIES)
  copies?: number | null;

  @Field(() => GraphQLYuan, {
    nullable: true,
    description: '定价 — list price of one copy in yuan; leave out when not known.',
  })
  @IsOptional()
  @IsPrice()
  listPrice?: number | null;
}

/** Everything that may be known of a donation; all of it may be left out. */
@InputType({ isAbstract: true })
export abstract class BookDonationFactsInput {
  @Field(() => String, {
    nullable: true,
    description: '名称 — title; left out: a name is made of the facts.',
  })
  @IsOptionalText(MAX_TITLE)
  title?: string | null;

  @Field(() => BookDonorKind, {
    nullable: true,
    description:
      '赠书方类别 — left out: UNIT with donorOrganizationId, PERSON with donorName, else as it was.',
  })
  @IsOptional()
  @IsEnum(BookDonorKind)
  donorKind?: BookDonorKind | null;

  @Field(() => ID, { nullable: true, description: '赠书单位编号 — id of the unit that gives.' })
  @IsOptional()
  @IsId()
  donorOrganizationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '赠书人姓名 — name of the person who gives; not public without consent.',
  })
  @IsOptionalText(50)
  donorName?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '姓名可公开 — the person agreed to be named in public; left out: no.',
  })
  @Allow()
  donorNamePublic?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: '受赠单位编号 — ids of the units that get the books; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_RECIPIENTS)
  @ArrayUnique(TWICE)
  @AreIds()
  recipientOrganizationIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: '受赠教育基地编号 — ids of the bases that get books; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_RECIPIENTS)
  @ArrayUnique(TWICE)
  @AreIds()
  recipientBaseIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '受赠范围 — the recipients in words (崇川区教育系统).',
  })
  @IsOptionalText(MAX_SCOPE)
  recipientScope?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '赠书活动编号 — id of the activity at which they are presented.',
  })
  @IsOptional()
  @IsId()
  activityId?: string | null;

  @Field(() => ID, { nullable: true, description: '活动周编号 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在区划编号 — where the books go: the unit’s own region, or one below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '赠送日期 — day of the presentation; leave it out when it is not known.',
  })
  @Allow()
  presentedOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '总册数 — copies in all, where the list is not complete or not there.',
  })
  @IsOptional()
  @IsWithin(1, MAX_COPIES)
  statedCopies?: number | null;

  @Field(() => String, { nullable: true, description: '备注 — note; not public.' })
  @IsOptionalText(MAX_NOTE)
  note?: string | null;

  @Field(() => [BookDonationLineInput], {
    nullable: true,
    description: '书目 — the titles in their order; replaces the whole list.',
  })
  @IsOptional()
  @HasAtMost(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => BookDonationLineInput)
  lines?: BookDonationLineInput[] | null;
}

@InputType({ isAbstract: true })
abstract class NewBookDonationInput extends BookDonationFactsInput {
  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({ description: '登记认捐 — books that were promised, not yet handed over.' })
export class RecordBookPledgeInput extends NewBookDonationInput {}

@InputType({ description: '登记赠书 — books that were handed over; give what is known.' })
export class RecordBookDonationInput extends NewBookDonationInput {}

@InputType({
  description: '修改、补充赠书 — what is left out stays as it is; null clears it.',
})
export class UpdateBookDonationInput extends BookDonationFactsInput {
  @Field(() => ID, { description: '赠书编号 — id of the donation.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was edited.' })
  @Allow()
  expectedVersion: number;
}

@InputType({ description: '接收赠书 — promised books were handed over.' })
export class ReceiveBookDonationInput {
  @Field(() => ID, { description: '赠书编号 — id of the donation.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @Allow()
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '赠送日期 — the day; left out: as it was planned. null: it is not known.',
  })
  @Allow()
  presentedOn?: string | null;
}

@InputType({ description: '取消赠书 — it was called off, or registered by mistake.' })
export class CancelBookDonationInput {
  @Field(() => ID, { description: '赠书编号 — id of the donation.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { description: '原因 — why.' })
  @IsText(MAX_NOTE)
  reason: string;
}
