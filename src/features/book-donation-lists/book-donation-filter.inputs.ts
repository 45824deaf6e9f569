import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Allow, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import { HasAtMost, IsId, IsOptionalText } from '../../platform/graphql/validation.js';
import {
  BookDonationGap,
  BookDonationStatus,
  BookDonationTotalBy,
  BookDonorKind,
} from '../book-donations/book-donation-status.policy.js';
import { IsIsbn } from '../book-donations/isbn.policy.js';

/** The order of a list of donations. */
export enum BookDonationOrder {
  PRESENTED_DESC = 'PRESENTED_DESC',
  PRESENTED_ASC = 'PRESENTED_ASC',
  UPDATED_DESC = 'UPDATED_DESC',
}

registerEnumType(BookDonationOrder, {
  name: 'BookDonationOrder',
  description: '赠书排序 — order of a list of donations.',
  valuesMap: {
    PRESENTED_DESC: { description: '按赠送日期倒序 — latest first, unknown dates last.' },
    PRESENTED_ASC: { description: '按赠送日期先后 — earliest first, unknown dates last.' },
    UPDATED_DESC: { description: '最近更新在前 — last changed first.' },
  },
});

/** What a unit is to a donation. */
export enum BookDonationRole {
  DONOR = 'DONOR',
  RECIPIENT = 'RECIPIENT',
  REGISTRANT = 'REGISTRANT',
}

registerEnumType(BookDonationRole, {
  name: 'BookDonationRole',
  description: '单位在赠书中的角色 — what a unit is to a donation.',
  valuesMap: {
    DONOR: { description: '赠书方 — gave the books.' },
    RECIPIENT: { description: '受赠方 — got them, alone or with others.' },
    REGISTRANT: { description: '填报单位 — registered the donation.' },
  },
});

const MAX_WORDS = 50;
const MAX_TEXT = 100;

@InputType({
  description:
    '赠书筛选条件 — which donations: those that meet every condition given; an empty list is no condition.',
})
export class BookDonationFilter {
  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — id of a region; where the books went, or anything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '起始日期 — presented on this day or later.',
  })
  @Allow()
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '截止日期 — presented on this day or before.',
  })
  @Allow()
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '含日期未知 — with a period: also those whose date is not known.',
  })
  @Allow()
  includeUndated?: boolean | null;

  @Field(() => [BookDonorKind], { nullable: true, description: '赠书方类别 — any of them.' })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  donorKinds?: BookDonorKind[] | null;

  @Field(() => ID, { nullable: true, description: '赠书单位 — id of the unit that gave.' })
  @IsOptional()
  @IsId()
  donorOrganizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '受赠单位 — id of a unit that got some, alone or with others.',
  })
  @IsOptional()
  @IsId()
  recipientOrganizationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '受赠教育基地 — id of a base that got some, alone or with others.',
  })
  @IsOptional()
  @IsId()
  recipientBaseId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '填报单位 — id of the unit that registered it.',
  })
  @IsOptional()
  @IsId()
  ownerOrganizationId?: string | null;

  @Field(() => ID, { nullable: true, description: '活动周 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: '赠书活动 — id of the ceremony activity.' })
  @IsOptional()
  @IsId()
  activityId?: string | null;

  @Field(() => [BookDonationStatus], {
    nullable: true,
    description: '状态 — any of them; absent: all that you may see (totals: RECEIVED).',
  })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  statuses?: BookDonationStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description: '书号 — ISBN-10 or ISBN-13 of a book among its lines.',
  })
  @IsOptionalText(40)
  @IsIsbn()
  isbn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '书名 — whole title of a book among its lines; signs and width do not matter.',
  })
  @IsOptionalText(200)
  bookTitle?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文字 — words in the name, the books, the units: Chinese, pinyin, initials, ISBN.',
  })
  @IsOptionalText(MAX_TEXT)
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '待补充 — true: only records that lack something; false: only whole ones.',
  })
  @Allow()
  incomplete?: boolean | null;

  @Field(() => [BookDonationGap], {
    nullable: true,
    description: '待补充项 — records that lack any of these.',
  })
  @IsOptional()
  @HasAtMost(MAX_WORDS)
  gaps?: BookDonationGap[] | null;
}

/** What a list of donations is asked with. */
@ArgsType()
export class BookDonationListArgs extends PageArgs {
  @Field(() => BookDonationFilter, { nullable: true, description: '筛选条件 — which donations.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BookDonationFilter)
  filter?: BookDonationFilter | null;

  @Field(() => BookDonationOrder, {
    defaultValue: BookDonationOrder.PRESENTED_DESC,
    description: '排序 — in which order.',
  })
  @IsEnum(BookDonationOrder)
  orderBy: BookDonationOrder = BookDonationOrder.PRESENTED_DESC;
}

/** What the list of a unit's donations is asked with. */
@ArgsType()
export class OrganizationBookDonationsArgs extends BookDonationListArgs {
  @Field(() => [BookDonationRole], {
    nullable: true,
    description: '单位角色 — given, received, registered by the unit; absent: any of these.',
  })
  @IsOptional()
  @HasAtMost(Object.keys(BookDonationRole).length)
  roles?: BookDonationRole[] | null;
}

/** What totals are asked with. */
@ArgsType()
export class BookDonationTotalsArgs extends PageArgs {
  @Field(() => BookDonationTotalBy, { description: '口径 — what each row stands for.' })
  @IsEnum(BookDonationTotalBy)
  by: BookDonationTotalBy;

  @Field(() => BookDonationFilter, {
    nullable: true,
    description: '筛选条件 — which donations; without statuses only the received ones.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => BookDonationFilter)
  filter?: BookDonationFilter | null;
}
