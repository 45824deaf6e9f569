import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Allow, ArrayUnique, IsEnum, IsOptional, ValidateBy } from 'class-validator';
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
import { linkKeyOf } from './media-link.policy.js';
import { MediaReportKind, MediaReportOrigin } from './media-report-kinds.policy.js';

const MAX_TITLE = 200;
const MAX_NAME = 60;
const MAX_LINK = 2000;
const MAX_NOTE = 500;
const MAX_LINKED = 50;
const MAX_READS = 2_000_000_000;

const TWICE = { message: says('有重复项', 'has an entry twice') };

/** Nothing, or a link to a page. */
const IsLink = () =>
  ValidateBy(
    {
      name: 'link',
      validator: {
        validate: (value: unknown) => value === '' || linkKeyOf(String(value)) !== null,
      },
    },
    { message: says('不是有效的网页链接', 'is not a link to a page') },
  );

/** Ids of what a report is about. */
const IdList =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field(() => [ID], { nullable: true, description })(target, property);
    IsOptional()(target, property);
    HasAtMost(MAX_LINKED)(target, property);
    ArrayUnique(TWICE)(target, property);
    AreIds()(target, property);
  };

/** What may be known of a report besides its title. */
@InputType({ isAbstract: true })
export abstract class MediaReportFactsInput {
  @Field(() => ID, { nullable: true, description: '媒体编号 — id of the outlet.' })
  @IsOptional()
  @IsId()
  outletId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '媒体名称 — name of the outlet, instead of its id: found in the register by any of its names, otherwise kept as it is quoted.',
  })
  @IsOptionalText(MAX_NAME)
  outletName?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '刊发日期 — day of publication; leave it out when it is not known.',
  })
  @Allow()
  publishedOn?: string | null;

  @Field(() => String, { nullable: true, description: '版面、栏目 — page, column, programme.' })
  @IsOptionalText(MAX_NAME)
  page?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '链接 — link; the same page is entered once only, whatever was added to its link on sharing.',
  })
  @IsOptionalText(MAX_LINK)
  @IsLink()
  link?: string | null;

  @Field(() => String, { nullable: true, description: '作者 — author as printed.' })
  @IsOptionalText(100)
  author?: string | null;

  @Field(() => Int, { nullable: true, description: '阅读量 — reads; internal.' })
  @IsOptional()
  @IsWithin(0, MAX_READS)
  reads?: number | null;

  @Field(() => MediaReportKind, { nullable: true, description: '体裁 — left out: ARTICLE.' })
  @IsOptional()
  @IsEnum(MediaReportKind)
  kind?: MediaReportKind | null;

  @Field(() => MediaReportOrigin, {
    nullable: true,
    description: '原创或转载 — left out: ORIGINAL.',
  })
  @IsOptional()
  @IsEnum(MediaReportOrigin)
  origin?: MediaReportOrigin | null;

  @Field(() => ID, {
    nullable: true,
    description: '活动周编号 — id of the campaign; left out: that of its activities.',
  })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      '所在区划编号 — where what it is about lies: the unit’s own region or one below it; left out: that of its first activity.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '不涉及具体活动 — it is about no single activity, and is not to be linked to one.',
  })
  @Allow()
  standsAlone?: boolean | null;

  @Field(() => String, { nullable: true, description: '备注 — note; internal.' })
  @IsOptionalText(MAX_NOTE)
  note?: string | null;

  @IdList('活动编号 — ids of the activities that it is about; replaces the whole list.')
  activityIds?: string[] | null;

  @IdList('教育基地编号 — ids of the bases that it is about; replaces the whole list.')
  baseIds?: string[] | null;

  @IdList('赠书编号 — ids of the book donations that it is about; replaces the whole list.')
  donationIds?: string[] | null;

  @IdList('法律援助站编号 — ids of the stations that it is about; replaces the whole list.')
  stationIds?: string[] | null;

  @IdList('单位编号 — ids of the units that it is about; replaces the whole list.')
  organizationIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '重题仍登记 — register it although the same outlet has one of that title on that day (another link, another edition).',
  })
  @Allow()
  evenIfDoubled?: boolean | null;
}

@InputType({ description: '登记报道 — a report; give what is known.' })
export class RegisterMediaReportInput extends MediaReportFactsInput {
  @Field(() => String, { description: '报道标题 — title.' })
  @IsText(MAX_TITLE)
  title: string;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({ description: '更正报道 — what is left out stays as it is; null clears it.' })
export class CorrectMediaReportInput extends MediaReportFactsInput {
  @Field(() => ID, { description: '报道编号 — id of the report.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was edited.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '报道标题 — title; left out: as it is.' })
  @IsOptional()
  @IsText(MAX_TITLE)
  title?: string | null;
}

@InputType({ description: '删除报道 — it was registered by mistake.' })
export class DeleteMediaReportInput {
  @Field(() => ID, { description: '报道编号 — id of the report.' })
  @IsId()
  id: string;

  @Field(() => Int, { description: '所见版本 — the version that was seen.' })
  @Allow()
  expectedVersion: number;

  @Field(() => String, { description: '原因 — why.' })
  @IsText(MAX_NOTE)
  reason: string;
}
