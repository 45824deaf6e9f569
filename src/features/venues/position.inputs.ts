import { Field, Float, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsNumber, IsOptional, ValidateNested } from 'class-validator';
import { IsWithin, says } from '../../platform/graphql/validation.js';
import { Datum } from './venue.entity.js';

const CHINA = { south: 3, north: 54, west: 73, east: 136 } as const;

@InputType({ description: '位置 — coordinates in the datum of the map they were read from.' })
export class PositionInput {
  @Field(() => Float, { description: '纬度 — latitude, 3 to 54 (a swapped pair is noticed).' })
  @IsNumber()
  @IsWithin(CHINA.south, CHINA.north)
  latitude: number;

  @Field(() => Float, { description: '经度 — longitude, 73 to 136.' })
  @IsNumber()
  @IsWithin(CHINA.west, CHINA.east)
  longitude: number;

  @Field(() => Datum, { description: '坐标系 — the datum of these numbers.' })
  @IsEnum(Datum, { message: says('不是有效的坐标系', 'is not a datum') })
  datum: Datum;
}

const NEAREST_KM = 0.01;
const FARTHEST_KM = 5000;

@InputType({ description: '附近 — near a point: for lists by distance.' })
export class NearInput {
  @Field(() => PositionInput, { description: '起点 — the point to start from.' })
  @ValidateNested()
  @Type(() => PositionInput)
  from: PositionInput;

  @Field(() => Float, {
    nullable: true,
    description: '不远于 — at most so many kilometres away; absent: however far.',
  })
  @IsOptional()
  @IsNumber()
  @IsWithin(NEAREST_KM, FARTHEST_KM)
  withinKm?: number | null;
}
