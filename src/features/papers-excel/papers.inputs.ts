import { Matches, IsOptional } from 'class-validator';
import { IsId, IsOptionalText, IsPhone, says } from '../../platform/graphql/validation.js';

const LONGEST_FILTER = 10_000;
const ORDER = 40;
const POST = 30;

/** What a register is asked with, in the address: the arguments of the list behind it. */
export class RegisterQuery {
  /** The list's filter as JSON. */
  @IsOptionalText(LONGEST_FILTER)
  filter?: string;

  @IsOptionalText(ORDER)
  orderBy?: string;
}

/** What the table of activities is asked with: their filter, and what its head says of the reporter. */
export class ActivityTableQuery {
  /** An `ActivityFilter` as JSON, with the first and the last day of the period. */
  @IsOptionalText(LONGEST_FILTER)
  filter?: string;

  /** 职务. */
  @IsOptionalText(POST)
  post?: string;

  @IsOptional()
  @IsPhone()
  phone?: string;
}

/** What the daily table is asked with. */
export class DailyTableQuery {
  @IsOptional()
  @IsId()
  regionId?: string;

  @IsOptional()
  @IsId()
  campaignId?: string;

  /** Absent: today. */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    message: says('日期格式应为 2023-04-10', 'must be a day such as 2023-04-10'),
  })
  day?: string;
}
