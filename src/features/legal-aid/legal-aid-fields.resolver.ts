import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { sql } from '../../platform/database/sql.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Accessibility } from '../venues/accessibility.entity.js';
import { effectiveAccessibility } from '../venues/place-facts.policy.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { localMoment, nextOpening } from './duty-days.policy.js';
import { Opening } from './duty-schedule.entity.js';
import { LegalAidStationConnection } from './legal-aid-connection.entity.js';
import { LegalAidStationsArgs } from './legal-aid-filter.inputs.js';
import { LegalAidNetwork } from './legal-aid-network.entity.js';
import {
  LegalAidStationHost,
  LegalAidStationMember,
  LegalAidStationService,
  LegalAidStationStep,
} from './legal-aid-parts.entity.js';
import { LegalAidStation, StationStatus } from './legal-aid-station.entity.js';
import { canSeeInside, canSeePersonal } from './legal-aid.policy.js';
import { LegalAidStationsQueries } from './legal-aid-stations.queries.js';

const IN_ORDER = { orderBy: 't.position, t.id' };

/** What a station is linked to, and what follows from it and its venue. */
@Resolver(() => LegalAidStation)
export class LegalAidFieldsResolver {
  constructor(private readonly queries: LegalAidStationsQueries) {}

  @ResolveField(() => Region, { description: '服务区划 — the region that it serves.' })
  region(@Parent() station: LegalAidStation, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, station.regionId);
  }

  @ResolveField(() => LegalAidStation, {
    nullable: true,
    description: '上级站 — the station above it, if you may see it.',
  })
  parent(
    @CurrentActor() actor: Actor,
    @Parent() station: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<LegalAidStation | null> {
    return this.queries.seenBy(actor, load, station.parentId);
  }

  @ResolveField(() => LegalAidStationConnection, {
    description: '下级站 — the stations right below it.',
  })
  children(
    @CurrentActor() actor: Actor,
    @Parent() { id }: LegalAidStation,
    @Args() args: LegalAidStationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<LegalAidStation>> {
    return this.queries.pages(args, actor).of(id, here, (above) => sql`t.parent_id = ${above}`);
  }

  @ResolveField(() => LegalAidNetwork, {
    nullable: true,
    description: '所属网络 — the network it belongs to.',
  })
  network(
    @Parent() station: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<LegalAidNetwork | null> {
    return load.byId(LegalAidNetwork, station.networkId);
  }

  @ResolveField(() => [Organization], {
    description: '设立单位 — the units that host it, in the order of printing.',
  })
  async hosts(@Parent() { id }: LegalAidStation, @Load() load: Loaders): Promise<Organization[]> {
    const hosts = await load.manyBy(LegalAidStationHost, 'stationId', id, IN_ORDER);
    const units = await Promise.all(
      hosts.map(({ organizationId }) => load.byId(Organization, organizationId)),
    );
    return units.filter((unit) => unit !== null);
  }

  @ResolveField(() => Venue, { nullable: true, description: '场地 — the venue it lies in.' })
  venue(@Parent() station: LegalAidStation, @Load() load: Loaders): Promise<Venue | null> {
    return load.byId(Venue, station.venueId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '地址 — where it is as printed: address and name of the venue, then the room.',
  })
  async address(@Parent() station: LegalAidStation, @Load() load: Loaders): Promise<string | null> {
    const venue = await load.byId(Venue, station.venueId);
    return [venue?.address, venue?.name, station.placeText].filter(Boolean).join(' ') || null;
  }

  @ResolveField(() => [VocabularyTerm], { description: '服务 — what it offers.' })
  async services(
    @Parent() { id }: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<VocabularyTerm[]> {
    const offered = await load.manyBy(LegalAidStationService, 'stationId', id, IN_ORDER);
    const terms = await Promise.all(offered.map(({ termId }) => load.byId(VocabularyTerm, termId)));
    return terms.filter((term) => term !== null);
  }

  @ResolveField(() => [LegalAidStationMember], { description: '队伍 — its team, in order.' })
  members(
    @Parent() { id }: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<LegalAidStationMember[]> {
    return load.manyBy(LegalAidStationMember, 'stationId', id, IN_ORDER);
  }

  @ResolveField(() => Accessibility, {
    description: '无障碍信息 — what disabled visitors find: its own, where unknown its venue’s.',
  })
  async accessibility(
    @Parent() station: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<Accessibility> {
    return effectiveAccessibility(station, await load.byId(Venue, station.venueId));
  }

  @ResolveField(() => Accessibility, {
    description: '本站无障碍信息 — what is known of the station itself, apart from its venue.',
  })
  ownAccessibility(@Parent() station: LegalAidStation): Accessibility {
    return station;
  }

  @ResolveField(() => Opening, {
    nullable: true,
    description:
      '下次开放 — the hours that run at the moment, else the next ones; null: not open, hours unknown, or none within half a year.',
  })
  nextOpening(
    @Parent() { status, schedule }: LegalAidStation,
    @Args('after', {
      type: () => GraphQLDateTimeISO,
      nullable: true,
      description: '自何时 — the moment; absent: now.',
    })
    after?: Date | null,
  ): Opening | null {
    if (status !== StationStatus.OPEN) return null;
    return nextOpening(schedule, localMoment(after ?? new Date()));
  }

  @ResolveField(() => [LegalAidStationStep], {
    description: '状态变更 — its history, oldest first; empty for outsiders.',
  })
  async steps(
    @CurrentActor() actor: Actor,
    @Parent() { id }: LegalAidStation,
    @Load() load: Loaders,
  ): Promise<LegalAidStationStep[]> {
    if (!actor.signedIn) return [];
    const facts = await this.queries.factsThrough(load, id);
    if (!facts || !canSeeInside(actor, facts)) return [];
    return load.manyBy(LegalAidStationStep, 'stationId', id, { orderBy: 't.at, t.id' });
  }
}

/** A member's phone and licence number are for those who work with the team. */
@Resolver(() => LegalAidStationMember)
export class LegalAidMemberResolver {
  constructor(private readonly queries: LegalAidStationsQueries) {}

  @ResolveField(() => Organization, { nullable: true, description: '所在单位 — the unit.' })
  organization(
    @Parent() { organizationId }: LegalAidStationMember,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, organizationId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '个人电话 — for the hosts and those who read contacts there; null for others.',
  })
  async phone(
    @CurrentActor() actor: Actor,
    @Parent() member: LegalAidStationMember,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesPersonal(actor, member, load)) ? member.phone : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '执业证号 — for the hosts and those who read contacts there; null for others.',
  })
  async licenceNumber(
    @CurrentActor() actor: Actor,
    @Parent() member: LegalAidStationMember,
    @Load() load: Loaders,
  ): Promise<string | null> {
    return (await this.seesPersonal(actor, member, load)) ? member.licenceNumber : null;
  }

  private async seesPersonal(
    actor: Actor,
    { stationId }: LegalAidStationMember,
    load: Loaders,
  ): Promise<boolean> {
    if (!actor.signedIn) return false;
    const facts = await this.queries.factsThrough(load, stationId);
    return !!facts && canSeePersonal(actor, facts);
  }
}
