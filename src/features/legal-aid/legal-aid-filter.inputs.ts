import { ArgsType, Field, Float, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsEnum, IsNumber, IsOptional, ValidateNested } from 'class-validator';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  AreTexts,
  HasAtMost,
  IsDay,
  IsId,
  IsOptionalText,
  IsWithin,
} from '../../platform/graphql/validation.js';
import { AccessibilityFeature } from '../venues/accessibility.entity.js';
import { PositionInput } from '../venues/position.inputs.js';
import { LegalAidLevel } from './legal-aid-network.entity.js';
import { StationStatus } from './legal-aid-station.entity.js';

const TEXT = 100;
const CODE = 40;
const SERVICES = 20;
const FARTHEST_KM = 20_000;

@InputType({ description: '附近 — a point, and how far from it.' })
export class NearbyInput {
  @Field(() => PositionInput, { description: '位置 — the point, in any datum.' })
  @ValidateNested()
  @Type(() => PositionInput)
  position: PositionInput;

  @Field(() => Float, {
    nullable: true,
    description: '公里 — at most so many kilometres away; absent: however far.',
  })
  @IsOptional()
  @IsNumber()
  @IsWithin(0, FARTHEST_KM)
  withinKm?: number | null;
}

/** What somebody looks for who needs a station. */
@InputType({ isAbstract: true })
export abstract class StationNeeds {
  @Field(() => [String], {
    nullable: true,
    description: '服务 — codes of services; it offers every one of these.',
  })
  @IsOptional()
  @AreTexts(CODE)
  @HasAtMost(SERVICES)
  services?: string[] | null;

  @Field(() => [AccessibilityFeature], {
    nullable: true,
    description:
      '无障碍设施 — known to have every one of these: by itself, or where that is unknown by its venue.',
  })
  @IsOptional()
  @IsEnum(AccessibilityFeature, { each: true })
  @HasAtMost(Object.keys(AccessibilityFeature).length)
  accessible?: AccessibilityFeature[] | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: '开放时刻 — open, with its hours known, at this moment.',
  })
  @IsOptional()
  @IsDate()
  openAt?: Date | null;
}

@InputType({ description: '援助站筛选条件 — all conditions given must hold.' })
export class LegalAidStationFilter extends StationNeeds {
  @Field(() => ID, { nullable: true, description: '区划 — serves it or a region below it.' })
  @IsOptional()
  @IsId()
  regionId?: string | null;

  @Field(() => [LegalAidLevel], { nullable: true, description: '级别 — of one of these levels.' })
  @IsOptional()
  @IsEnum(LegalAidLevel, { each: true })
  @HasAtMost(Object.keys(LegalAidLevel).length)
  levels?: LegalAidLevel[] | null;

  @Field(() => ID, { nullable: true, description: '设立单位 — hosted by this unit.' })
  @IsOptional()
  @IsId()
  hostId?: string | null;

  @Field(() => ID, { nullable: true, description: '场地 — in this venue.' })
  @IsOptional()
  @IsId()
  venueId?: string | null;

  @Field(() => ID, { nullable: true, description: '网络 — of this network.' })
  @IsOptional()
  @IsId()
  networkId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: '开放日 — open, with its hours known, on this day.',
  })
  @IsOptional()
  @IsDay()
  openOn?: string | null;

  @Field(() => [StationStatus], {
    nullable: true,
    description: '状态 — in one of these states; absent: all but closed ones.',
  })
  @IsOptional()
  @IsEnum(StationStatus, { each: true })
  @HasAtMost(Object.keys(StationStatus).length)
  statuses?: StationStatus[] | null;

  @Field(() => NearbyInput, { nullable: true, description: '附近 — around a point.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NearbyInput)
  near?: NearbyInput | null;

  @Field(() => String, { nullable: true, description: '文字 — found by this text.' })
  @IsOptionalText(TEXT)
  text?: string | null;
}

export enum LegalAidStationOrder {
  NAME = 'NAME',
  LEVEL = 'LEVEL',
  DISTANCE = 'DISTANCE',
}

registerEnumType(LegalAidStationOrder, {
  name: 'LegalAidStationOrder',
  description: '援助站排序 — order of a list of stations.',
  valuesMap: {
    NAME: { description: '按名称 — by name.' },
    LEVEL: { description: '按级别 — the district’s first, then by name.' },
    DISTANCE: {
      description: '按距离 — nearest to `filter.near` first; unknown positions last.',
    },
  },
});

@ArgsType()
export class LegalAidStationsArgs extends PageArgs {
  @Field(() => LegalAidStationFilter, {
    nullable: true,
    description: '筛选条件 — which stations.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => LegalAidStationFilter)
  filter?: LegalAidStationFilter | null;

  @Field(() => LegalAidStationOrder, {
    defaultValue: LegalAidStationOrder.LEVEL,
    description: '排序 — in which order.',
  })
  @IsEnum(LegalAidStationOrder)
  orderBy: LegalAidStationOrder = LegalAidStationOrder.LEVEL;
}
