import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { HasAtMost, IsDay, IsOptionalText, says } from '../../platform/graphql/validation.js';
import { Weekday } from './opening-hours.entity.js';

const RANGES_A_DAY = 6;
const DAYS_A_WEEK = 7;
const EXCEPTIONS = 200;
const NOTE = 50;

const IsClockTime = () =>
  Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    message: says('应为 09:30 这样的时间', 'must be a time such as 09:30'),
  });

@InputType({ description: '时段 — a stretch of one day, Asia/Shanghai time.' })
export class TimeRangeInput {
  @Field(() => String, { description: '开始 — HH:mm.' })
  @IsClockTime()
  from: string;

  @Field(() => String, { description: '结束 — HH:mm, later on the same day; 24:00 is its end.' })
  @IsClockTime()
  to: string;
}

@InputType({ description: '每周开放 — the hours of one day of the week.' })
export class WeekdayHoursInput {
  @Field(() => Weekday, { description: '星期 — the day of the week, each at most once.' })
  @IsEnum(Weekday, { message: says('不是有效的星期', 'is not a weekday') })
  day: Weekday;

  @Field(() => [TimeRangeInput], { description: '时段 — open hours, not overlapping.' })
  @HasAtMost(RANGES_A_DAY)
  @ValidateNested({ each: true })
  @Type(() => TimeRangeInput)
  hours: TimeRangeInput[];
}

@InputType({ description: '特别安排 — the hours of one date, instead of its weekday’s.' })
export class ExceptionalHoursInput {
  @Field(() => GraphQLLocalDate, { description: '日期 — the date, each at most once.' })
  @IsDay()
  date: string;

  @Field(() => [TimeRangeInput], { description: '时段 — open hours; empty: closed all day.' })
  @HasAtMost(RANGES_A_DAY)
  @ValidateNested({ each: true })
  @Type(() => TimeRangeInput)
  hours: TimeRangeInput[];

  @Field(() => String, { nullable: true, description: '原因 — why, e.g. 春节闭馆.' })
  @IsOptionalText(NOTE)
  note: string | null;
}

@InputType({ description: '开放时间 — a weekly pattern and the dates that differ.' })
export class OpeningHoursInput {
  @Field(() => [WeekdayHoursInput], { description: '每周 — days not named are closed.' })
  @HasAtMost(DAYS_A_WEEK)
  @ValidateNested({ each: true })
  @Type(() => WeekdayHoursInput)
  weekly: WeekdayHoursInput[];

  @Field(() => [ExceptionalHoursInput], {
    defaultValue: [],
    description: '特别安排 — dates that differ, at most 200.',
  })
  @HasAtMost(EXCEPTIONS)
  @ValidateNested({ each: true })
  @Type(() => ExceptionalHoursInput)
  exceptions: ExceptionalHoursInput[];
}
