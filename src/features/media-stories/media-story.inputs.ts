import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Allow, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  AreIds,
  HasAtMost,
  IsId,
  IsOptionalText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';

const MAX_TITLE = 200;
/** So many reports are put together or taken apart at once. */
const MAX_REPORTS = 50;
const MAX_SUGGESTED = 20;
const USUALLY_SUGGESTED = 5;

const TWICE = { message: says('有重复项', 'has an entry twice') };
const TOO_FEW = { message: says('至少 2 篇', 'needs two reports') };
const NONE = { message: says('至少 1 篇', 'needs a report') };

@InputType({ description: '归并同题报道 — reports that are one story.' })
export class MergeMediaStoriesInput {
  @Field(() => [ID], {
    description: '报道编号 — ids of reports; all the reports of their stories become one story.',
  })
  @ArrayMinSize(2, TOO_FEW)
  @HasAtMost(MAX_REPORTS)
  @ArrayUnique(TWICE)
  @AreIds()
  reportIds: string[];

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

@InputType({ description: '拆分同题报道 — reports that are another story than the rest.' })
export class SplitMediaStoryInput {
  @Field(() => [ID], {
    description: '报道编号 — ids of reports of one story; together they become another one.',
  })
  @ArrayMinSize(1, NONE)
  @HasAtMost(MAX_REPORTS)
  @ArrayUnique(TWICE)
  @AreIds()
  reportIds: string[];

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — made by the client; a retry with the same key changes nothing.',
  })
  @IsOptionalText(100)
  idempotencyKey?: string | null;
}

/** What suggestions are asked with. */
@ArgsType()
class SuggestionArgs {
  @Field(() => Int, {
    defaultValue: USUALLY_SUGGESTED,
    description: `条数 — how many at most, 1 to ${MAX_SUGGESTED}.`,
  })
  @IsWithin(1, MAX_SUGGESTED)
  first: number = USUALLY_SUGGESTED;
}

/** What reports that may be the same story are asked with. */
@ArgsType()
export class SameStoryArgs extends SuggestionArgs {
  @Field(() => ID, {
    nullable: true,
    description: '报道编号 — id of a report, to be compared with others.',
  })
  @IsOptional()
  @IsId()
  reportId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '标题 — without a report: title of one that is about to be registered.',
  })
  @IsOptionalText(MAX_TITLE)
  title?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '刊发日期 — without a report: its day, if known.',
  })
  @Allow()
  publishedOn?: string | null;
}

/** What activities that a report may be about are asked with. */
@ArgsType()
export class SuggestedActivitiesArgs extends SuggestionArgs {
  @Field(() => ID, { description: '报道编号 — id of a report that you may correct.' })
  @IsId()
  reportId: string;
}
