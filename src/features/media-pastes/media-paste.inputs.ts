import { Field, ID, InputType } from '@nestjs/graphql';
import { Allow, ArrayUnique, IsEnum, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  says,
} from '../../platform/graphql/validation.js';
import { MediaReportKind, MediaReportOrigin } from '../media-reports/media-report-kinds.policy.js';

const MAX_TEXT = 60_000;
const MAX_ACTIVITIES = 50;

@InputType({
  description:
    '粘贴登记报道 — a list of titles and links; what is given here holds for every entry that does not say otherwise.',
})
export class RegisterMediaReportsInput {
  @Field(() => String, {
    description:
      '报道清单 — titles and links, on one line or on two, with or without numbers, outlets in brackets, days.',
  })
  @IsText(MAX_TEXT)
  text: string;

  @Field(() => ID, { nullable: true, description: '媒体编号 — id of the outlet of all of them.' })
  @IsOptional()
  @IsId()
  outletId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '刊发日期 — the day of those that tell none.',
  })
  @Allow()
  publishedOn?: string | null;

  @Field(() => ID, { nullable: true, description: '活动周编号 — id of the campaign.' })
  @IsOptional()
  @IsId()
  campaignId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所在区划编号 — where what they are about lies.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: '活动编号 — ids of the activities that all of them are about.',
  })
  @IsOptional()
  @HasAtMost(MAX_ACTIVITIES)
  @ArrayUnique({ message: says('有重复项', 'has an entry twice') })
  @AreIds()
  activityIds?: string[] | null;

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

  @Field(() => Boolean, {
    nullable: true,
    description: '重题仍登记 — register also what is in doubt.',
  })
  @Allow()
  evenIfDoubled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}
