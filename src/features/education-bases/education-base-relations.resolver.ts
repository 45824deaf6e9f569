import { Args, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Accessibility } from '../venues/accessibility.entity.js';
import { DistanceFrom, kilometres } from '../venues/distance.queries.js';
import { OpeningHours } from '../venues/opening-hours.entity.js';
import { effectiveAccessibility, effectiveHours } from '../venues/place-facts.policy.js';
import { PositionInput } from '../venues/position.inputs.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { EducationBaseField } from './education-base-field.entity.js';
import { EducationBase } from './education-base.entity.js';
import type { EducationBaseView } from './education-bases.queries.js';

/** What a base is linked to, and what it takes over from its venue. */
@Resolver(() => EducationBase)
export class EducationBaseRelationsResolver {
  constructor(private readonly db: Database) {}

  @ResolveField(() => GraphQLLocalDate, {
    nullable: true,
    description:
      '历史名单日期 — the day whose status, level, batch and naming are shown; null: today’s.',
  })
  asOf(@Parent() base: EducationBaseView): string | null {
    return base.asOf ?? null;
  }

  @ResolveField(() => VocabularyTerm, { description: '类别 — its kind.' })
  kind(@Parent() { kindId }: EducationBase, @Load() load: Loaders) {
    return load.byId(VocabularyTerm, kindId);
  }

  @ResolveField(() => Region, { description: '所在区划 — the region it lies in.' })
  region(@Parent() { regionId }: EducationBase, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => Organization, {
    nullable: true,
    description: '运营单位 — the unit that runs it.',
  })
  operator(
    @Parent() { operatorId }: EducationBase,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, operatorId);
  }

  @ResolveField(() => Venue, { nullable: true, description: '场地 — the venue it lies in.' })
  venue(@Parent() { venueId }: EducationBase, @Load() load: Loaders): Promise<Venue | null> {
    return load.byId(Venue, venueId);
  }

  @ResolveField(() => [VocabularyTerm], {
    description: '国家安全领域 — the fields of national security it teaches.',
  })
  async securityFields(
    @Parent() { id }: EducationBase,
    @Load() load: Loaders,
  ): Promise<VocabularyTerm[]> {
    const rows = await load.manyBy(EducationBaseField, 'baseId', id, {
      orderBy: 't.position, t.id',
    });
    const terms = await Promise.all(rows.map(({ termId }) => load.byId(VocabularyTerm, termId)));
    return terms.filter((term) => term !== null);
  }

  @ResolveField(() => OpeningHours, {
    nullable: true,
    description: '开放时间 — its own, else its venue’s; null: unknown.',
  })
  async openingHours(
    @Parent() base: EducationBase,
    @Load() load: Loaders,
  ): Promise<OpeningHours | null> {
    return effectiveHours(base, await load.byId(Venue, base.venueId));
  }

  @ResolveField(() => OpeningHours, {
    nullable: true,
    description: '自填开放时间 — its own, for those who edit it; null: as its venue.',
  })
  ownOpeningHours(@Parent() { openingHours }: EducationBase): OpeningHours | null {
    return openingHours;
  }

  @ResolveField(() => Accessibility, {
    description: '无障碍信息 — of each facility its own answer, else its venue’s.',
  })
  async accessibility(
    @Parent() base: EducationBase,
    @Load() load: Loaders,
  ): Promise<Accessibility> {
    return effectiveAccessibility(base, await load.byId(Venue, base.venueId));
  }

  @ResolveField(() => Accessibility, {
    description: '自填无障碍信息 — its own answers, for those who edit it.',
  })
  ownAccessibility(@Parent() base: EducationBase): Accessibility {
    return base;
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: '距离 — kilometres from the point to its venue; null: nobody knows where it is.',
  })
  async distanceKm(
    @Parent() { venueId }: EducationBase,
    @Args('from', { type: () => PositionInput, description: '起点 — the point to start from.' })
    from: PositionInput,
    @Load() load: Loaders,
  ): Promise<number | null> {
    if (!venueId) return null;
    const distance = new DistanceFrom(from);
    return load
      .batch<number | null>(distance.orderName('distance'), async (ids) => {
        const rows = await this.db.all<{ id: string; metres: number }>(
          sql`SELECT t.id, ${distance.metres('t.id')} AS metres FROM venues t
            WHERE ${isIn(raw('t.id'), ids)}`,
        );
        return ids.map((id) => {
          const row = rows.find((one) => one.id === id);
          return row ? kilometres(row.metres) : null;
        });
      })
      .load(venueId);
  }
}
