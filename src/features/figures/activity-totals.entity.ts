import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Region } from '../regions/region.entity.js';
import type { Figures } from './activity-figures.policy.js';

@ObjectType({ description: '活动数字 — sums over activities that the public may see.' })
export class ActivityTotals implements Figures {
  @Field(() => Int, {
    description:
      '活动场次 — activities that are published or closed; each counts on its first day.',
  })
  activities: number;

  @Field(() => Int, { description: '已结项场次 — those of them that are closed.' })
  closed: number;

  @Field(() => Int, { description: '参与人数 — the actual headcounts of those closed.' })
  participants: number;

  @Field(() => Int, {
    description: '其中约数 — the part of participants that comes from estimated headcounts.',
  })
  participantsEstimated: number;
}

@ObjectType({ description: '区划活动数字 — the figures of one region.' })
export class RegionActivityTotals extends ActivityTotals {
  @Field(() => Region, { description: '行政区划 — the street, or the larger region itself.' })
  region: Region;
}

@ObjectType({
  description: '活动统计 — figures of a region and a span of days; they add up exactly.',
})
export class ActivityFigures {
  @Field(() => [RegionActivityTotals], {
    description: '各行 — every street with activities, in the order of the codes.',
  })
  rows: RegionActivityTotals[];

  @Field(() => ActivityTotals, { description: '合计 — the sum of all rows.' })
  total: ActivityTotals;

  @Field(() => ActivityTotals, {
    description: '日期不详 — activities of the region whose date is not known; in no row.',
  })
  undated: ActivityTotals;
}
