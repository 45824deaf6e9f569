import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Datum } from './venue.entity.js';

@ObjectType({ description: '原始坐标 — the numbers as they were given.' })
export class SourcePosition {
  @Field(() => Datum, { description: '坐标系 — their datum.' })
  datum: Datum;

  @Field(() => Float, { description: '纬度 — latitude.' })
  latitude: number;

  @Field(() => Float, { description: '经度 — longitude.' })
  longitude: number;
}

/** Where a place is. */
@ObjectType({ description: '位置 — WGS-84 coordinates, and the numbers they were made from.' })
export class Position {
  @Field(() => Float, { description: '纬度 — latitude, WGS-84.' })
  latitude: number;

  @Field(() => Float, { description: '经度 — longitude, WGS-84.' })
  longitude: number;

  @Field(() => SourcePosition, { description: '原始坐标 — the numbers as they were given.' })
  source: SourcePosition;
}
