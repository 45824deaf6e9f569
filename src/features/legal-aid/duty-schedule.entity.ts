import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Weekday } from '../venues/opening-hours.entity.js';

@ObjectType({
  description: '值班时段 — a stretch of one day, Asia/Shanghai time, and who is on duty.',
})
export class DutyHours {
  @Field(() => String, { description: '开始 — HH:mm; open from this minute on.' })
  from: string;

  @Field(() => String, {
    description: '结束 — HH:mm, later on the same day; closed from this minute on.',
  })
  to: string;

  @Field(() => String, {
    nullable: true,
    description: '值班人员 — who is on duty, in words (律师).',
  })
  onDuty: string | null;
}

@ObjectType({ description: '每周值班 — the duties of one day of the week.' })
export class WeeklyDuty {
  @Field(() => Weekday, { description: '星期 — the day of the week.' })
  day: Weekday;

  @Field(() => [DutyHours], { description: '时段 — hours, earliest first; never empty.' })
  hours: DutyHours[];
}

/** One day of each month: by its number, or by its place among the weekdays of that name. */
@ObjectType({
  description:
    '每月值班 — the duties of one day of each month: the 15th, the last day, the first Monday.',
})
export class MonthlyDuty {
  @Field(() => Int, {
    nullable: true,
    description:
      '日 — day of the month, 1 to 31; -1: its last day. A month without the day has no duty.',
  })
  dayOfMonth: number | null;

  @Field(() => Weekday, { nullable: true, description: '星期 — a day of the week, with `nth`.' })
  weekday: Weekday | null;

  @Field(() => Int, {
    nullable: true,
    description: '第几个 — which of these weekdays of the month, 1 to 5; -1: the last.',
  })
  nth: number | null;

  @Field(() => [DutyHours], { description: '时段 — hours, earliest first; never empty.' })
  hours: DutyHours[];
}

@ObjectType({
  description: '特别安排 — the hours of one date, instead of what the week and the month say.',
})
export class DutyException {
  @Field(() => GraphQLLocalDate, { description: '日期 — the date.' })
  date: string;

  @Field(() => [DutyHours], { description: '时段 — hours; empty: closed all day.' })
  hours: DutyHours[];

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '改期至 — the date to which the monthly duties of this one are moved, beside what is there.',
  })
  movedTo: string | null;

  @Field(() => String, { nullable: true, description: '原因 — why, e.g. 国庆节放假.' })
  note: string | null;
}

/** When somebody is there, and who: by the week, by the month, and the dates that differ. */
@ObjectType({
  description: '开放与值班 — hours by the week and by the month, and the dates that differ.',
})
export class DutySchedule {
  @Field(() => [WeeklyDuty], { description: '每周 — days of the week, Monday first.' })
  weekly: WeeklyDuty[];

  @Field(() => [MonthlyDuty], { description: '每月 — days of the month.' })
  monthly: MonthlyDuty[];

  @Field(() => [DutyException], { description: '特别安排 — dates that differ, in order.' })
  exceptions: DutyException[];
}

/** A stretch of hours on a date. */
@ObjectType({ description: '一次开放 — hours on a date, and who is on duty.' })
export class Opening {
  @Field(() => GraphQLLocalDate, { description: '日期 — the date.' })
  date: string;

  @Field(() => String, { description: '开始 — HH:mm.' })
  from: string;

  @Field(() => String, { description: '结束 — HH:mm.' })
  to: string;

  @Field(() => String, { nullable: true, description: '值班人员 — who is on duty, in words.' })
  onDuty: string | null;
}
