import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Figure } from './figure.entity.js';

/** What the rows of a matrix are. */
export enum MatrixRows {
  STREET = 'STREET',
  UNIT = 'UNIT',
}

registerEnumType(MatrixRows, {
  name: 'CoverageMatrixRows',
  description: '矩阵行 — what the rows of a coverage matrix are.',
  valuesMap: {
    STREET: { description: '街道 — every street of the region in force.' },
    UNIT: {
      description:
        '单位 — units that registered activities, and those of which the campaign expects some, if you may see that.',
    },
  },
});

/** What the columns of a matrix are. */
export enum MatrixColumns {
  ENTRY_TAG = 'ENTRY_TAG',
  AUDIENCE = 'AUDIENCE',
}

registerEnumType(MatrixColumns, {
  name: 'CoverageMatrixColumns',
  description: '矩阵列 — what the columns of a coverage matrix are.',
  valuesMap: {
    ENTRY_TAG: { description: '“进”标签 — the 进-tags in use.' },
    AUDIENCE: { description: '受众 — the audiences in use.' },
  },
});

@ObjectType({ description: '矩阵列 — one column.' })
export class MatrixColumn {
  @Field(() => String, { description: '代码 — code of the tag or audience.' })
  code: string;

  @Field(() => String, { description: '名称 — its word.' })
  label: string;
}

@ObjectType({ description: '矩阵格 — the activities of one row with the word of one column.' })
export class MatrixCell {
  @Field(() => String, { description: '列代码 — code of the column.' })
  code: string;

  @Field(() => Figure, { description: '活动场次 — published and closed activities.' })
  activities: Figure;
}

@ObjectType({ description: '矩阵行 — one street or unit.' })
export class MatrixRow {
  @Field(() => String, { description: '标识 — id of the region or unit.' })
  key: string;

  @Field(() => String, { description: '名称 — its name.' })
  label: string;

  @Field(() => [MatrixCell], { description: '各格 — one cell a column, in their order.' })
  cells: MatrixCell[];
}

@ObjectType({ description: '空白格 — a street or unit where something has not been done yet.' })
export class EmptyCell {
  @Field(() => String, { description: '行标识 — id of the region or unit.' })
  key: string;

  @Field(() => String, { description: '列代码 — code of the tag or audience.' })
  code: string;

  @Field(() => String, { description: '说明 — both names: 学田街道 · 进校园.' })
  label: string;
}

@ObjectType({
  description:
    '覆盖矩阵 — streets or units × 进-tags or audiences. An activity with two words stands in two cells.',
})
export class CoverageMatrix {
  @Field(() => [MatrixColumn], { description: '各列 — the columns in their order.' })
  columns: MatrixColumn[];

  @Field(() => [MatrixRow], { description: '各行 — the rows, at most 500.' })
  rows: MatrixRow[];

  @Field(() => [EmptyCell], { description: '空白格 — every cell without an activity, by name.' })
  empty: EmptyCell[];
}
