import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { HasAtMost, IsDay, says } from '../../platform/graphql/validation.js';
import { AccessibilityFeature, Availability } from './accessibility.entity.js';
import { OpeningHoursInput } from './opening-hours.inputs.js';

const IsKnownOr = () =>
  IsEnum(Availability, { message: says('应为有、没有或未知', 'must be YES, NO or UNKNOWN') });

@InputType({ description: '无障碍信息 — what is known; a field left out stays as it was.' })
export class AccessibilityInput {
  @Field(() => Availability, { nullable: true, description: '无台阶入口 — step-free entrance.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  stepFreeEntrance?: Availability;

  @Field(() => Availability, { nullable: true, description: '无障碍卫生间 — accessible toilet.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  accessibleToilet?: Availability;

  @Field(() => Availability, { nullable: true, description: '助听回路 — hearing loop.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  hearingLoop?: Availability;

  @Field(() => Availability, { nullable: true, description: '手语服务 — sign-language service.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  signLanguageService?: Availability;

  @Field(() => Availability, { nullable: true, description: '盲文标识 — Braille signs.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  brailleSigns?: Availability;

  @Field(() => Availability, { nullable: true, description: '允许导盲犬 — guide dogs welcome.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsKnownOr()
  guideDogWelcome?: Availability;
}

/** What is sent of a place that people visit; see `writeFacts`. */
@InputType({ isAbstract: true })
export abstract class PlaceFactsInput {
  @Field(() => OpeningHoursInput, { nullable: true, description: '开放时间 — null: unknown.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningHoursInput)
  openingHours?: OpeningHoursInput | null;

  @Field(() => AccessibilityInput, {
    nullable: true,
    description: '无障碍信息 — what is known of it.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccessibilityInput)
  accessibility?: AccessibilityInput | null;
}

/** What a list of such places is narrowed by. */
@InputType({ isAbstract: true })
export abstract class PlaceFactsFilter {
  @Field(() => [AccessibilityFeature], {
    nullable: true,
    description: '无障碍设施 — known to have every one of these.',
  })
  @IsOptional()
  @IsEnum(AccessibilityFeature, { each: true })
  @HasAtMost(Object.keys(AccessibilityFeature).length)
  accessible?: AccessibilityFeature[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '开放日 — known to be open on this day.',
  })
  @IsOptional()
  @IsDay()
  openOn?: string | null;
}
