import { ArgsType, Field, ID, registerEnumType } from '@nestjs/graphql';
import { Allow, IsEnum, IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { says } from '../../platform/graphql/validation.js';

/** What each row of figures stands for. */
export enum ActivityFiguresBy {
  STREET = 'STREET',
}

registerEnumType(ActivityFiguresBy, {
  name: 'ActivityFiguresBy',
  description: '统计口径 — what each row of figures stands for.',
  valuesMap: {
    STREET: {
      description:
        '按街道 — a street or town with its communities; what was held for a whole district or more has a row of its own.',
    },
  },
});

@ArgsType()
export class ActivityFiguresArgs {
  @Field(() => ID, {
    description: '行政区划编号 — a street or a larger region; its whole subtree is counted.',
  })
  @IsUUID(undefined, { message: says('编号无效', 'is not an id') })
  regionId: string;

  @Field(() => GraphQLLocalDate, { description: '起始日期 — first day.' })
  @Allow()
  from: string;

  @Field(() => GraphQLLocalDate, {
    description: '截止日期 — last day, inclusive; at most 400 days in all.',
  })
  @Allow()
  to: string;

  @Field(() => ActivityFiguresBy, {
    defaultValue: ActivityFiguresBy.STREET,
    description: '统计口径 — what each row stands for.',
  })
  @IsEnum(ActivityFiguresBy, { message: says('不是统计口径', 'is not a way to count') })
  by: ActivityFiguresBy;
}
