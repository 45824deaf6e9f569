import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

/** Days of the week, as ISO 8601 counts them. */
export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

registerEnumType(Weekday, {
  name: 'Weekday',
  description: '星期 — day of the week.',
  valuesMap: {
    MONDAY: { description: '星期一 — Monday.' },
    TUESDAY: { description: '星期二 — Tuesday.' },
    WEDNESDAY: { description: '星期三 — Wednesday.' },
    THURSDAY: { description: '星期四 — Thursday.' },
    FRIDAY: { description: '星期五 — Friday.' },
    SATURDAY: { description: '星期六 — Saturday.' },
    SUNDAY: { description: '星期日 — Sunday.' },
  },
});

@ObjectType({ description: '时段 — a stretch of one day, Asia/Shanghai time.' })
export class TimeRange {
  @Field(() => String, { description: '开始 — HH:mm.' })
  from: string;

  @Field(() => String, { description: '结束 — HH:mm, later on the same day.' })
  to: string;
}

@ObjectType({ description: '每周开放 — the hours of one day of the week.' })
export class WeekdayHours {
  @Field(() => Weekday, { description: '星期 — the day of the week.' })
  day: Weekday;

  @Field(() => [TimeRange], { description: '时段 — open hours, earliest first; never empty.' })
  hours: TimeRange[];
}

@ObjectType({ description: '特别安排 — the hours of one date, instead of its weekday’s.' })
export class ExceptionalHours {
  @Field(() => GraphQLLocalDate, { description: '日期 — the date.' })
  date: string;

  @Field(() => [TimeRange], { description: '时段 — open hours; empty: closed all day.' })
  hours: TimeRange[];

  @Field(() => String, { nullable: true, description: '原因 — why, e.g. 春节闭馆.' })
  note: string | null;
}

/** When a place is open: a weekly pattern and the dates that differ from it. */
@ObjectType({
  description: '开放时间 — a weekly pattern and the dates that differ; a day not named is closed.',
})
export class OpeningHours {
  @Field(() => [WeekdayHours], { description: '每周 — the days it is open, Monday first.' })
  weekly: WeekdayHours[];

  @Field(() => [ExceptionalHours], { description: '特别安排 — dates that differ, in order.' })
  exceptions: ExceptionalHours[];
}
