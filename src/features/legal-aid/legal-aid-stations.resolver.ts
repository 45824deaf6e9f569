import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public, Requires } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Page } from '../../platform/graphql/connection.js';
import { Permission } from '../accounts/role.policy.js';
import { LegalAidStationConnection } from './legal-aid-connection.entity.js';
import { LegalAidStationsArgs } from './legal-aid-filter.inputs.js';
import { LegalAidLifeService } from './legal-aid-life.service.js';
import { LegalAidLinksService } from './legal-aid-links.service.js';
import { LegalAidStation } from './legal-aid-station.entity.js';
import {
  OpenLegalAidStationInput,
  RegisterLegalAidStationInput,
  SeenStationInput,
  StationActivityInput,
  StopLegalAidStationInput,
  UpdateLegalAidStationInput,
} from './legal-aid-station.inputs.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';
import { LegalAidStationsService } from './legal-aid-stations.service.js';

@Resolver(() => LegalAidStation)
export class LegalAidStationsResolver {
  constructor(
    private readonly service: LegalAidStationsService,
    private readonly queries: LegalAidStationsQueries,
    private readonly life: LegalAidLifeService,
    private readonly links: LegalAidLinksService,
  ) {}

  @Public()
  @Query(() => LegalAidStation, {
    description:
      '查看一个法律援助站 — one station. NOT_FOUND for one that does not exist or that you may not see.',
  })
  legalAidStation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<LegalAidStation> {
    return this.queries.get(actor, id);
  }

  @Public()
  @Query(() => LegalAidStationConnection, {
    name: 'legalAidStations',
    description:
      '法律援助站列表 — the stations that you may see (planned ones only their hosts and who reads legal aid there); closed ones only when asked for.',
  })
  list(
    @CurrentActor() actor: Actor,
    @Args() args: LegalAidStationsArgs,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).all();
  }

  @Requires(Permission.ManageLegalAid)
  @Mutation(() => LegalAidStation, {
    description:
      '登记法律援助站 — registers a planned station in a region one keeps. Raises CONFLICT when the region has one of this name.',
  })
  registerLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '援助站 — the new station.' })
    input: RegisterLegalAidStationInput,
  ): Promise<LegalAidStation> {
    return this.service.register(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description:
      '修改法律援助站 — by its host’s legal-aid workers; its region, parent, network and hosts only by those who manage stations there.',
  })
  updateLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '修改内容 — the changes.' }) input: UpdateLegalAidStationInput,
  ): Promise<LegalAidStation> {
    return this.service.update(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description: '开放法律援助站 — opens a planned, suspended or closed station.',
  })
  openLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '开放哪个站 — which one.' }) input: OpenLegalAidStationInput,
  ): Promise<LegalAidStation> {
    return this.life.open(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description: '暂停法律援助站 — suspends an open station for a time.',
  })
  suspendLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '暂停哪个站 — which one, and why.' })
    input: StopLegalAidStationInput,
  ): Promise<LegalAidStation> {
    return this.life.suspend(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description: '撤销法律援助站 — closes an open or suspended station.',
  })
  closeLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '撤销哪个站 — which one, and why.' })
    input: StopLegalAidStationInput,
  ): Promise<LegalAidStation> {
    return this.life.close(actor, input);
  }

  @Requires(Permission.ManageLegalAid)
  @Mutation(() => ID, {
    description:
      '删除筹建中的援助站 — deletes a planned station that nothing stands under; answers its id.',
  })
  deletePlannedLegalAidStation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '删除哪个站 — which one.' }) input: SeenStationInput,
  ): Promise<string> {
    return this.service.deletePlanned(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description: '关联活动 — links a station with an activity that one sees; twice is once.',
  })
  linkLegalAidStationActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '站与活动 — which ones.' }) input: StationActivityInput,
  ): Promise<LegalAidStation> {
    return this.links.link(actor, input);
  }

  @Requires(Permission.KeepLegalAidStations)
  @Mutation(() => LegalAidStation, {
    description: '取消关联活动 — takes the link between a station and an activity away.',
  })
  unlinkLegalAidStationActivity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: '站与活动 — which ones.' }) input: StationActivityInput,
  ): Promise<LegalAidStation> {
    return this.links.unlink(actor, input);
  }
}
