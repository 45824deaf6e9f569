import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import {
  Args,
  ArgsType,
  Field,
  GqlExecutionContext,
  Int,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { type GraphqlContext, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { placeOf, selectionOfNodes } from '../../platform/graphql/selection.js';
import { HasAtMost } from '../../platform/graphql/validation.js';
import { currentRequest } from '../../platform/request-context.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { ActivityConnection } from './activity-connection.entity.js';
import { ActivityListsQueries, type Hanging } from './activity-lists.queries.js';
import { ActivityListArgs } from './activity-filter.inputs.js';
import { inArea, organizedBy } from './activity-filter.queries.js';
import { OrganizerRole } from '../activities/activity-organizer.entity.js';
import type { ActivityRow } from './activity-row.queries.js';

/** What the list of a unit's activities is asked with. */
@ArgsType()
export class OrganizationActivitiesArgs extends ActivityListArgs {
  @Field(() => [OrganizerRole], {
    nullable: true,
    description: '单位角色 — only where the unit stands in one of these; absent: in any.',
  })
  @IsOptional()
  @HasAtMost(Object.keys(OrganizerRole).length)
  roles?: OrganizerRole[] | null;
}

@ObjectType({ description: '按角色计的活动数 — how many activities a unit has in a role.' })
export class ActivityRoleCount {
  @Field(() => OrganizerRole, { description: '角色 — the role.' })
  role: OrganizerRole;

  @Field(() => Int, { description: '活动数 — how many of the activities that you may see.' })
  count: number;
}

/** Who asks, and where in the query. */
interface Place {
  actor: Actor;
  load: Loaders;
  info: GraphQLResolveInfo;
}

const AskedAt = createParamDecorator((_: unknown, context: ExecutionContext): Place => {
  const gql = GqlExecutionContext.create(context);
  const { loaders } = gql.getContext<GraphqlContext>();
  const actor = currentRequest()?.actor ?? Actor.anonymous;
  return { actor, load: loaders, info: gql.getInfo<GraphQLResolveInfo>() };
});

/** The lists of one field of a query, for all records of a page at once. */
function listOn(
  activities: ActivityListsQueries,
  id: string,
  { actor, load, info }: Place,
  hanging: Hanging,
): Promise<Page<ActivityRow>> {
  const asking = { actor, load, selection: selectionOfNodes(info) };
  return activities.listOf(id, placeOf(info), hanging, asking);
}

@Resolver(() => Organization)
export class OrganizationActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description: '该单位的活动 — the activities that the unit organizes, those that you may see.',
  })
  listActivities(
    @Parent() { id }: Organization,
    @Args() { roles, ...args }: OrganizationActivitiesArgs,
    @AskedAt() place: Place,
  ): Promise<Page<ActivityRow>> {
    const conditionOf = (unit: string) => organizedBy(unit, roles ?? []);
    return listOn(this.activities, id, place, { args, conditionOf });
  }

  @ResolveField(() => [ActivityRoleCount], {
    description: '按角色计的活动数 — how many activities the unit has in each role.',
  })
  activityCounts(
    @Parent() { id }: Organization,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<ActivityRoleCount[]> {
    return this.activities.countsByRole(id, actor, load);
  }
}

@Resolver(() => Venue)
export class VenueActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description: '该场地的活动 — the activities at the venue, those that you may see.',
  })
  listActivities(
    @Parent() { id }: Venue,
    @Args() args: ActivityListArgs,
    @AskedAt() place: Place,
  ): Promise<Page<ActivityRow>> {
    const conditionOf = (venueId: string) => sql`t.venue_id = ${venueId}`;
    return listOn(this.activities, id, place, { args, conditionOf });
  }
}

@Resolver(() => Campaign)
export class CampaignActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description: '该活动周的活动 — the activities of the campaign, those that you may see.',
  })
  listActivities(
    @Parent() { id }: Campaign,
    @Args() args: ActivityListArgs,
    @AskedAt() place: Place,
  ): Promise<Page<ActivityRow>> {
    const conditionOf = (campaignId: string) => sql`t.campaign_id = ${campaignId}`;
    return listOn(this.activities, id, place, { args, conditionOf });
  }
}

@Resolver(() => Region)
export class RegionActivitiesResolver {
  constructor(private readonly activities: ActivityListsQueries) {}

  @ResolveField(() => ActivityConnection, {
    name: 'activities',
    description:
      '该区划的活动 — the activities in the region and everything below it, those that you may see.',
  })
  listActivities(
    @Parent() { id }: Region,
    @Args() args: ActivityListArgs,
    @AskedAt() place: Place,
  ): Promise<Page<ActivityRow>> {
    const conditionOf = async (regionId: string) => {
      const region = await place.load.byId(Region, regionId);
      return region ? inArea(region) : sql`1 = 0`;
    };
    return listOn(this.activities, id, place, { args, conditionOf });
  }
}
