import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import { type Page, PageArgs } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { selectionOfNodes } from '../../platform/graphql/selection.js';
import { Activity } from '../activities/activity.entity.js';
import { ActivityConnection } from '../activity-lists/activity-connection.entity.js';
import { ActivityListArgs } from '../activity-lists/activity-filter.inputs.js';
import { ActivityListsQueries } from '../activity-lists/activity-lists.queries.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Venue } from '../venues/venue.entity.js';
import { atActivity, ofStation } from './legal-aid-activities.queries.js';
import {
  LegalAidNetworkConnection,
  LegalAidStationConnection,
} from './legal-aid-connection.entity.js';
import { LegalAidStationsArgs } from './legal-aid-filter.inputs.js';
import type { LegalAidNetwork } from './legal-aid-network.entity.js';
import { LegalAidNetworksService } from './legal-aid-networks.service.js';
import { LegalAidStation } from './legal-aid-station.entity.js';
import { hostedBy } from './legal-aid.policy.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';

@Resolver(() => Organization)
export class OrganizationLegalAidResolver {
  constructor(
    private readonly queries: LegalAidStationsQueries,
    private readonly networks: LegalAidNetworksService,
  ) {}

  @ResolveField(() => LegalAidStationConnection, {
    description: '设立的法律援助站 — the stations that the unit hosts.',
  })
  legalAidStations(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Organization,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).of(id, here, (unit) => hostedBy(unit));
  }

  @ResolveField(() => LegalAidNetworkConnection, {
    description: '牵头的法律援助网络 — the networks that the unit leads.',
  })
  legalAidNetworks(
    @Parent() { id }: Organization,
    @Args() page: PageArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidNetwork>> {
    return this.networks
      .pages(page)
      .of(
        id,
        here,
        (unit) =>
          sql`t.id IN (SELECT x.network_id FROM legal_aid_network_leads x WHERE x.organization_id = ${unit})`,
      );
  }
}

@Resolver(() => Venue)
export class VenueLegalAidResolver {
  constructor(private readonly queries: LegalAidStationsQueries) {}

  @ResolveField(() => LegalAidStationConnection, {
    description: '场地内的法律援助站 — the stations that lie in it.',
  })
  legalAidStations(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Venue,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).of(id, here, (venue) => sql`t.venue_id = ${venue}`);
  }
}

@Resolver(() => Region)
export class RegionLegalAidResolver {
  constructor(private readonly queries: LegalAidStationsQueries) {}

  @ResolveField(() => LegalAidStationConnection, {
    description: '辖区法律援助站 — the stations that serve the region or one below it.',
  })
  legalAidStations(
    @CurrentActor() actor: Actor,
    @Parent() { path }: Region,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).of(path, here, (top) => inSubtree('t.region_id', top));
  }
}

@Resolver(() => Activity)
export class ActivityLegalAidResolver {
  constructor(
    private readonly queries: LegalAidStationsQueries,
    private readonly networks: LegalAidNetworksService,
  ) {}

  @ResolveField(() => LegalAidStationConnection, {
    description: '参与的法律援助站 — the stations that take part in it.',
  })
  legalAidStations(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Activity,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).of(id, here, atActivity);
  }

  @ResolveField(() => LegalAidNetworkConnection, {
    description: '公布的法律援助网络 — the networks that were announced at it.',
  })
  legalAidNetworks(
    @Parent() { id }: Activity,
    @Args() page: PageArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidNetwork>> {
    return this.networks.pages(page).of(id, here, (at) => sql`t.announced_at_id = ${at}`);
  }
}

@Resolver(() => LegalAidStation)
export class LegalAidStationActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description: '参与的活动 — the activities that it takes part in, those that you may see.',
  })
  listActivities(
    @CurrentActor() actor: Actor,
    @Parent() { id }: LegalAidStation,
    @Args() args: ActivityListArgs,
    @AskedHere() { load, place }: Here,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Activity>> {
    const asking = { actor, load, selection: selectionOfNodes(info) };
    return this.activities.listOf(id, place, { args, conditionOf: ofStation }, asking);
  }
}
