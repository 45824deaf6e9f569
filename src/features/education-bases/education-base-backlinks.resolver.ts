import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { or, sql, type Sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { Venue } from '../venues/venue.entity.js';
import { EducationBaseConnection } from './education-base-connection.entity.js';
import {
  EducationBaseRelation,
  EducationBasesArgs,
  OrganizationEducationBasesArgs,
} from './education-base-filter.inputs.js';
import { namedBy } from './education-base-filter.queries.js';
import { EducationBasesQueries, type EducationBaseView } from './education-bases.queries.js';
import { runBy } from './education-base.policy.js';

@Resolver(() => Region)
export class RegionEducationBasesResolver {
  constructor(private readonly bases: EducationBasesQueries) {}

  @ResolveField(() => EducationBaseConnection, {
    description: '辖区教育基地 — the bases in the region and everything below it.',
  })
  educationBases(
    @Parent() { path }: Region,
    @Args() args: EducationBasesArgs,
    @CurrentActor() actor: Actor,
    @AskedHere() here: Here,
  ): Promise<Page<EducationBaseView>> {
    const hangsOn = (top: string) => inSubtree('t.region_id', top);
    return this.bases.listOf(path, here, args, { actor, hangsOn });
  }
}

@Resolver(() => Venue)
export class VenueEducationBasesResolver {
  constructor(private readonly bases: EducationBasesQueries) {}

  @ResolveField(() => EducationBaseConnection, {
    description: '场地内的教育基地 — the bases that lie in the venue.',
  })
  educationBases(
    @Parent() { id }: Venue,
    @Args() args: EducationBasesArgs,
    @CurrentActor() actor: Actor,
    @AskedHere() here: Here,
  ): Promise<Page<EducationBaseView>> {
    const hangsOn = (venue: string) => sql`t.venue_id = ${venue}`;
    return this.bases.listOf(id, here, args, { actor, hangsOn });
  }
}

const RELATED: Readonly<Record<EducationBaseRelation, (unit: string) => Sql>> = {
  [EducationBaseRelation.OPERATES]: (unit) => runBy(unit),
  [EducationBaseRelation.NAMED]: namedBy,
};

@Resolver(() => Organization)
export class OrganizationEducationBasesResolver {
  constructor(private readonly bases: EducationBasesQueries) {}

  @ResolveField(() => EducationBaseConnection, {
    description: '该单位的教育基地 — the bases that the unit runs or named.',
  })
  educationBases(
    @Parent() { id }: Organization,
    @Args() { relation, ...args }: OrganizationEducationBasesArgs,
    @CurrentActor() actor: Actor,
    @AskedHere() here: Here,
  ): Promise<Page<EducationBaseView>> {
    const relations = relation ? [relation] : Object.values(EducationBaseRelation);
    const hangsOn = (unit: string) => or(relations.map((one) => RELATED[one](unit)));
    return this.bases.listOf(id, here, args, { actor, hangsOn });
  }
}
