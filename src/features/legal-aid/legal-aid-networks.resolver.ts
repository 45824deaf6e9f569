import {
  Args,
  ArgsType,
  Field,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { type Page, PageArgs } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { IsId } from '../../platform/graphql/validation.js';
import { Permission } from '../accounts/role.policy.js';
import { Activity } from '../activities/activity.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import {
  LegalAidNetworkConnection,
  LegalAidStationConnection,
} from './legal-aid-connection.entity.js';
import { LegalAidActivitiesQueries } from './legal-aid-activities.queries.js';
import { LegalAidStationsArgs } from './legal-aid-filter.inputs.js';
import { LegalAidNetwork, LegalAidNetworkLead } from './legal-aid-network.entity.js';
import {
  CreateLegalAidNetworkInput,
  UpdateLegalAidNetworkInput,
} from './legal-aid-network.inputs.js';
import { LegalAidNetworksService } from './legal-aid-networks.service.js';
import type { LegalAidStation } from './legal-aid-station.entity.js';
import { LegalAidStationsQueries, ofNetwork } from './legal-aid-stations.queries.js';

@ArgsType()
export class LegalAidNetworksArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: '区划 — covers it or a region below it.' })
  @IsOptional()
  @IsId()
  regionId?: string | null;
}

@Resolver(() => LegalAidNetwork)
export class LegalAidNetworksResolver {
  constructor(
    private readonly networks: LegalAidNetworksService,
    private readonly stationsOf: LegalAidStationsQueries,
    private readonly activities: LegalAidActivitiesQueries,
  ) {}

  @Public()
  @Query(() => LegalAidNetwork, {
    description: '查看一个法律援助网络 — one network. Raises NOT_FOUND.',
  })
  legalAidNetwork(
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<LegalAidNetwork> {
    return this.networks.get(id);
  }

  @Public()
  @Query(() => LegalAidNetworkConnection, {
    name: 'legalAidNetworks',
    description: '法律援助网络列表 — networks by name.',
  })
  list(@Args() { regionId, ...page }: LegalAidNetworksArgs): Promise<Page<LegalAidNetwork>> {
    return this.networks.pages(page, regionId ? [inRegion('t.region_id', regionId)] : []).all();
  }

  @Requires(Permission.ManageLegalAid)
  @Mutation(() => LegalAidNetwork, {
    description:
      '登记法律援助网络 — registers a scheme, also where no station is named. Raises CONFLICT when the region has one of this name.',
  })
  createLegalAidNetwork(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '网络 — the new network.' }) input: CreateLegalAidNetworkInput,
  ): Promise<LegalAidNetwork> {
    return this.networks.create(actor, input);
  }

  @Requires(Permission.ManageLegalAid)
  @Mutation(() => LegalAidNetwork, { description: '修改法律援助网络 — changes a network.' })
  updateLegalAidNetwork(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateLegalAidNetworkInput,
  ): Promise<LegalAidNetwork> {
    return this.networks.update(actor, input);
  }

  @ResolveField(() => Region, { description: '覆盖区划 — the region that it covers.' })
  region(@Parent() network: LegalAidNetwork, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, network.regionId);
  }

  @ResolveField(() => [Organization], {
    description: '牵头单位 — the units that lead it, in the order of printing.',
  })
  async leads(@Parent() { id }: LegalAidNetwork, @Load() load: Loaders): Promise<Organization[]> {
    const leads = await load.manyBy(LegalAidNetworkLead, 'networkId', id, {
      orderBy: 't.position, t.id',
    });
    const units = await Promise.all(
      leads.map(({ organizationId }) => load.byId(Organization, organizationId)),
    );
    return units.filter((unit) => unit !== null);
  }

  @ResolveField(() => Activity, {
    nullable: true,
    description: '公布于 — the activity at which it was announced, if you may see it.',
  })
  announcedAt(
    @CurrentActor() actor: Actor,
    @Parent() network: LegalAidNetwork,
    @Load() load: Loaders,
  ): Promise<Activity | null> {
    return this.activities.seenBy(actor, load, network.announcedAtId);
  }

  @ResolveField(() => LegalAidStationConnection, { description: '站点 — its stations.' })
  stations(
    @CurrentActor() actor: Actor,
    @Parent() { id }: LegalAidNetwork,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.stationsOf.pages(args, actor).of(id, here, ofNetwork);
  }
}
