import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../platform/graphql/connection.js';
import { Opening } from '../legal-aid/duty-schedule.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { Region } from '../regions/region.entity.js';

/** An open station as somebody finds it who needs one. */
@ObjectType({
  description: '就近的法律援助站 — an open station, how far it is and when it opens next.',
})
export class NearestLegalAidStation {
  @Field(() => LegalAidStation, {
    description: '援助站 — the station: phone, address, how to get in, accessibility.',
  })
  station: LegalAidStation;

  @Field(() => Float, {
    nullable: true,
    description: '距离(公里) — in a straight line; null: its position, or yours, is not known.',
  })
  distanceKm: number | null;

  @Field(() => Boolean, {
    description: '位置已知 — false: nobody has said where it is; such stations come last.',
  })
  positionKnown: boolean;

  @Field(() => Boolean, {
    description: '服务本社区 — whether it serves the community that was given, or one above it.',
  })
  servesCommunity: boolean;

  @Field(() => Opening, {
    nullable: true,
    description:
      '下次开放 — the hours that run at the moment asked about, else the next; null: unknown.',
  })
  nextOpening: Opening | null;
}

export const NearestStationConnection = Connection(
  NearestLegalAidStation,
  'NearestLegalAidStation',
  '就近的法律援助站',
);

/** A street or community of which no open station is the own one. */
@ObjectType({
  description: '尚无援助站的区划 — a region without an open legal-aid station of its own.',
})
export class RegionWithoutStation {
  @Field(() => Region, { description: '区划 — the street or community.' })
  region: Region;

  @Field(() => LegalAidStation, {
    nullable: true,
    description: '代为服务的上级站 — the open station above that serves it meanwhile, if any.',
  })
  servedBy: LegalAidStation | null;
}

export const RegionWithoutStationConnection = Connection(
  RegionWithoutStation,
  'RegionWithoutStation',
  '尚无援助站的区划',
);
