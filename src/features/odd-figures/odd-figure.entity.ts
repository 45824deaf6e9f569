import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Figure } from '../coverage-figures/figure.entity.js';

/** What is odd about a figure. */
export enum OddFigureKind {
  TENFOLD = 'TENFOLD',
  OVER_CAPACITY = 'OVER_CAPACITY',
  NO_PHOTO = 'NO_PHOTO',
  COUNTED_TWICE = 'COUNTED_TWICE',
}

registerEnumType(OddFigureKind, {
  name: 'OddFigureKind',
  description: '异常种类 — what is odd about a figure.',
  valuesMap: {
    TENFOLD: { description: '十倍于上年 — ten times last year’s participants, or more.' },
    OVER_CAPACITY: { description: '超过场地容量 — more people in a day than the venue holds.' },
    NO_PHOTO: { description: '缺照片 — a closed activity without a photo.' },
    COUNTED_TWICE: {
      description:
        '疑似重复统计 — two units report the same day, street and headcount under titles that are alike.',
    },
  },
});

/** A figure to look at again. */
@ObjectType({
  description: '异常数字 — a figure to look at again; it may well be right.',
})
export class OddFigure {
  @Field(() => OddFigureKind, { description: '异常种类 — what is odd.' })
  kind: OddFigureKind;

  @Field(() => String, { description: '说明 — what it is, in words.' })
  text: string;

  @Field(() => Figure, {
    nullable: true,
    description: '数字 — the figure, of kind TENFOLD, with the filter that opens its records.',
  })
  figure: Figure | null;

  activityIds: readonly string[];
}
