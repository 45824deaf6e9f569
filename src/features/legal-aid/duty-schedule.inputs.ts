import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsInt, IsOptional, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  HasAtMost,
  IsDay,
  IsOptionalText,
  IsWithin,
  says,
} from '../../platform/graphql/validation.js';
import { Weekday } from '../venues/opening-hours.entity.js';

const HOURS_A_DAY = 12;
const DAYS_A_WEEK = 7;
const MONTHLY = 40;
const EXCEPTIONS = 200;
const ON_DUTY = 60;
const NOTE = 50;
const LAST_DAY = 31;
const LAST_NTH = 5;

const IsClockTime = () =>
  Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    message: says('应为 09:30 这样的时间', 'must be a time such as 09:30'),
  });

const IsWeekday = () => IsEnum(Weekday, { message: says('不是有效的星期', 'is not a weekday') });

@InputType({ description: '值班时段 — a stretch of one day, Asia/Shanghai time.' })
export class DutyHoursInput {
  @Field(() => String, { description: '开始 — HH:mm.' })
  @IsClockTime()
  from: string;

  @Field(() => String, { description: '结束 — HH:mm, later on the same day; 24:00 is its end.' })
  @IsClockTime()
  to: string;

  @Field(() => String, {
    nullable: true,
    description: '值班人员 — who is on duty, in words (律师); public.',
  })
  @IsOptionalText(ON_DUTY)
  onDuty?: string | null;
}

@InputType({ isAbstract: true })
abstract class DutyInput {
  @Field(() => [DutyHoursInput], { description: '时段 — hours, at most 12 a day.' })
  @HasAtMost(HOURS_A_DAY)
  @ValidateNested({ each: true })
  @Type(() => DutyHoursInput)
  hours: DutyHoursInput[];
}

@InputType({ description: '每周值班 — the duties of one day of the week.' })
export class WeeklyDutyInput extends DutyInput {
  @Field(() => Weekday, { description: '星期 — the day of the week, each at most once.' })
  @IsWeekday()
  day: Weekday;
}

@InputType({
  description:
    '每月值班 — the duties of one day of each month: a `dayOfMonth`, or a `weekday` with `nth`.',
})
export class MonthlyDutyInput extends DutyInput {
  @Field(() => Int, {
    nullable: true,
    description: '日 — 1 to 31; -1: the last day. Months without the day are left out.',
  })
  @IsOptional()
  @IsInt()
  @IsWithin(-1, LAST_DAY)
  dayOfMonth?: number | null;

  @Field(() => Weekday, { nullable: true, description: '星期 — a day of the week.' })
  @IsOptional()
  @IsWeekday()
  weekday?: Weekday | null;

  @Field(() => Int, {
    nullable: true,
    description: '第几个 — which of these weekdays of the month, 1 to 5; -1: the last.',
  })
  @IsOptional()
  @IsInt()
  @IsWithin(-1, LAST_NTH)
  nth?: number | null;
}

@InputType({ description: '特别安排 — one date that differs from the week and the month.' })
export class DutyExceptionInput {
  @Field(() => GraphQLLocalDate, { description: '日期 — the date, each at most once.' })
  @IsDay()
  date: string;

  @Field(() => [DutyHoursInput], {
    defaultValue: [],
    description: '时段 — the hours of this date; empty: closed all day.',
  })
  @HasAtMost(HOURS_A_DAY)
  @ValidateNested({ each: true })
  @Type(() => DutyHoursInput)
  hours: DutyHoursInput[];

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '改期至 — the date to which the monthly duties of this one are moved, beside what is there.',
  })
  @IsOptional()
  @IsDay()
  movedTo?: string | null;

  @Field(() => String, { nullable: true, description: '原因 — why, e.g. 国庆节放假.' })
  @IsOptionalText(NOTE)
  note?: string | null;
}

@InputType({
  description: '开放与值班 — hours by the week and by the month, and the dates that differ.',
})
export class DutyScheduleInput {
  @Field(() => [WeeklyDutyInput], { defaultValue: [], description: '每周 — days of the week.' })
  @HasAtMost(DAYS_A_WEEK)
  @ValidateNested({ each: true })
  @Type(() => WeeklyDutyInput)
  weekly: WeeklyDutyInput[];

  @Field(() => [MonthlyDutyInput], { defaultValue: [], description: '每月 — days of the month.' })
  @HasAtMost(MONTHLY)
  @ValidateNested({ each: true })
  @Type(() => MonthlyDutyInput)
  monthly: MonthlyDutyInput[];

  @Field(() => [DutyExceptionInput], {
    defaultValue: [],
    description: '特别安排 — dates that differ, at most 200.',
  })
  @HasAtMost(EXCEPTIONS)
  @ValidateNested({ each: true })
  @Type(() => DutyExceptionInput)
  exceptions: DutyExceptionInput[];
}
