import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMinSize, IsEnum, IsInt, Matches, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  HasAtMost,
  IsId,
  IsOptionalText,
  IsText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { Vocabulary } from './vocabulary-term.entity.js';

const NAME = 40;
const HINT = 100;
const COUNTING_WORD = 10;
const KEY = 100;
/** A list longer than this is no list to choose from any more. */
export const MAX_TERMS = 200;

const IsVersion = () => IsWithin(1, 2 ** 31 - 1);

@InputType({ description: '新增词条 — a new word, put last in its list.' })
export class AddTermInput {
  @Field(() => Vocabulary, { description: '词表 — the list.' })
  @IsEnum(Vocabulary, { message: says('不是有效的词表', 'is not a vocabulary') })
  vocabulary: Vocabulary;

  @Field(() => String, {
    description: '代码 — 2 to 40 capital letters, digits and `_`, a letter first; never changes.',
  })
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, {
    message: says(
      '应为 2 到 40 个大写字母、数字或下划线,以字母开头',
      'must be 2 to 40 capital letters, digits or underscores, a letter first',
    ),
  })
  code: string;

  @Field(() => String, { description: '名称 — the word that users read; unique in its list.' })
  @IsText(NAME)
  name: string;

  @Field(() => String, { nullable: true, description: '说明 — what the word covers.' })
  @IsOptionalText(HINT)
  hint?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '量词 — counting word; needed for materials, refused elsewhere.',
  })
  @IsOptionalText(COUNTING_WORD)
  countingWord?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '幂等键 — the client’s own key of this attempt: a retry answers the first result.',
  })
  @IsOptionalText(KEY)
  idempotencyKey?: string | null;
}

@InputType({ isAbstract: true })
class TermVersion {
  @Field(() => ID, { description: '编号 — id of the term.' })
  @IsId()
  id: string;

  @Field(() => Int, {
    description: '所见版本 — the version that was seen; an older one conflicts.',
  })
  @IsInt()
  @IsVersion()
  expectedVersion: number;
}

@InputType({ description: '修改词条 — another name for the same thing; its code stays.' })
export class RenameTermInput extends TermVersion {
  @Field(() => String, { description: '名称 — the word that users read; unique in its list.' })
  @IsText(NAME)
  name: string;

  @Field(() => String, {
    nullable: true,
    description: '说明 — what the word covers; absent: unchanged, null or empty: none.',
  })
  @IsOptionalText(HINT)
  hint?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '量词 — counting word of a material; absent: unchanged.',
  })
  @IsOptionalText(COUNTING_WORD)
  countingWord?: string | null;
}

@InputType({ description: '停用词条 — old records keep the word, new ones cannot choose it.' })
export class RetireTermInput extends TermVersion {}

@InputType({ description: '恢复词条 — a retired word may be chosen again.' })
export class RestoreTermInput extends TermVersion {}

@InputType({ description: '词条次序 — a term at its new place.' })
export class TermPlaceInput extends TermVersion {}

@InputType({ description: '调整次序 — all terms of a list, retired ones too, in their new order.' })
export class ReorderTermsInput {
  @Field(() => Vocabulary, { description: '词表 — the list.' })
  @IsEnum(Vocabulary, { message: says('不是有效的词表', 'is not a vocabulary') })
  vocabulary: Vocabulary;

  @Field(() => [TermPlaceInput], { description: '词条 — every term of the list, each once.' })
  @ArrayMinSize(1, { message: says('不能为空', 'must not be empty') })
  @HasAtMost(MAX_TERMS)
  @ValidateNested({ each: true })
  @Type(() => TermPlaceInput)
  terms: TermPlaceInput[];
}
