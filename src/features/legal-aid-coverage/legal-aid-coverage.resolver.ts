import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Public } from '../../platform/access/access.decorators.js';
import type { Page } from '../../platform/graphql/connection.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { Region } from '../regions/region.entity.js';
import { NearestStationsArgs, RegionsWithoutStationArgs } from './coverage.inputs.js';
import { GapsQueries } from './gaps.queries.js';
import {
  type NearestLegalAidStation,
  NearestStationConnection,
  RegionWithoutStation,
  RegionWithoutStationConnection,
} from './nearest-station.entity.js';
import { NearestStationsQueries } from './nearest-stations.queries.js';

@Resolver(() => RegionWithoutStation)
export class LegalAidCoverageResolver {
  constructor(
    private readonly nearest: NearestStationsQueries,
    private readonly gaps: GapsQueries,
  ) {}

  @Public()
  @Query(() => NearestStationConnection, {
    description:
      '就近查找法律援助站 — open stations: first those that serve the community, then by distance; unknown positions last.',
  })
  nearestLegalAidStations(
    @Args() args: NearestStationsArgs,
  ): Promise<Page<NearestLegalAidStation>> {
    return this.nearest.page(args);
  }

  @Public()
  @Query(() => RegionWithoutStationConnection, {
    description:
      '尚无援助站的街道和社区 — regions without an open station of their own, and who serves them meanwhile.',
  })
  async regionsWithoutStation(
    @Args() args: RegionsWithoutStationArgs,
  ): Promise<Page<Pick<RegionWithoutStation, 'region'>>> {
    const { nodes, edges, ...page } = await this.gaps.page(args);
    const wrapped = new Map(nodes.map((region) => [region, { region }]));
    const of = (region: Region) => wrapped.get(region) ?? { region };
    return {
      ...page,
      nodes: nodes.map(of),
      edges: edges.map((edge) => ({
        get cursor() {
          return edge.cursor;
        },
        node: of(edge.node),
      })),
    };
  }

  @ResolveField(() => LegalAidStation, {
    nullable: true,
    description: '代为服务的上级站 — the open station above that serves it meanwhile, if any.',
  })
  servedBy(
    @Parent() { region }: RegionWithoutStation,
    @Load() load: Loaders,
  ): Promise<LegalAidStation | null> {
    return this.gaps.servingAt(region.path, load);
  }
}

@Resolver(() => Region)
export class RegionServedResolver {
  constructor(private readonly gaps: GapsQueries) {}

  @ResolveField(() => LegalAidStation, {
    nullable: true,
    description:
      '服务本区划的法律援助站 — the open station that serves it: its own, else that of the nearest region above.',
  })
  servingLegalAidStation(
    @Parent() { path }: Region,
    @Load() load: Loaders,
  ): Promise<LegalAidStation | null> {
    return this.gaps.servingAt(path, load);
  }
}
