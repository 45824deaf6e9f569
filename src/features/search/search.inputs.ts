import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection.js';
import { HasAtMost, IsId, IsText, IsWithin } from '../../platform/graphql/validation.js';
import { SearchKind } from './search-hit.entity.js';

const MAX_TEXT = 100;
const MAX_KINDS = 20;
const MAX_SUGGESTIONS = 10;

const KindsField = () =>
  applyDecorators(
    Field(() => [SearchKind], {
      nullable: true,
      description: '种类 — only of these kinds; absent or empty: of all.',
    }),
    IsOptional(),
    HasAtMost(MAX_KINDS),
  );

/** What a search is asked with. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    description:
      '检索词 — words, in Chinese, Latin letters (also pinyin or initials of names) or digits, at most 100 characters; all of them must be found. Signs are not looked at.',
  })
  @IsText(MAX_TEXT, 0)
  text: string;

  @KindsField()
  kinds?: SearchKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: '行政区划 — only in this region and everything below it.',
  })
  @IsOptional()
  @IsId()
  regionId?: string | null;
}

/** What suggestions are asked with. */
@ArgsType()
export class SuggestArgs {
  @Field(() => String, {
    description: '已输入的文字 — what has been typed so far, at most 100 characters.',
  })
  @IsText(MAX_TEXT, 0)
  prefix: string;

  @KindsField()
  kinds?: SearchKind[] | null;

  @Field(() => Int, {
    defaultValue: MAX_SUGGESTIONS,
    description: `条数 — how many, 1 to ${MAX_SUGGESTIONS}.`,
  })
  @IsWithin(1, MAX_SUGGESTIONS)
  first: number = MAX_SUGGESTIONS;
}
