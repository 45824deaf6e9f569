import { Field, Int, ObjectType } from '@nestjs/graphql';

/** An edition that does not fit the year of the window: told, not refused. */
@ObjectType({ description: '届次提示 — the edition does not fit the year of the window.' })
export class EditionWarning {
  @Field(() => Int, { description: '填写的届次 — the edition as it stands.' })
  given: number;

  @Field(() => Int, { description: '应为届次 — the edition that fits the window.' })
  expected: number;
}

@ObjectType({ description: '年度主题 — the nation-wide theme of a year’s security education day.' })
export class SecurityDayTheme {
  @Field(() => Int, { description: '年份 — the year.' })
  year: number;

  @Field(() => Int, { description: '届次 — the edition.' })
  edition: number;

  @Field(() => String, { description: '主题 — the theme.' })
  theme: string;
}
