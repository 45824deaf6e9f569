import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import { Connection, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BriefingFactsQueries } from './briefing-facts.queries.js';
import { BriefingFigure, BriefingFigureRecord, BriefingStep } from './briefing-parts.entity.js';
import { Briefing } from './briefing.entity.js';
import { canSeeInside } from './briefing.policy.js';
import { BriefingsQueries } from './briefings.queries.js';

export const BriefingFigureRecordConnection = Connection(
  BriefingFigureRecord,
  'BriefingFigureRecord',
  '数据来源',
);

/** What a briefing is linked to, and its history. */
@Resolver(() => Briefing)
export class BriefingFieldsResolver {
  constructor(
    private readonly facts: BriefingFactsQueries,
    private readonly queries: BriefingsQueries,
  ) {}

  @ResolveField(() => String, {
    description: '文件地址 — path of its .docx; of an issued one always the same bytes.',
  })
  paper(@Parent() { id }: Briefing): string {
    return `/papers/briefings/${id}.docx`;
  }

  @ResolveField(() => Organization, { description: '编印单位 — the issuing unit.' })
  unit(@Parent() { unitId }: Briefing, @Load() load: Loaders): Promise<Organization | null> {
    return load.byId(Organization, unitId);
  }

  @ResolveField(() => Region, { description: '所报区划 — the region that it reports on.' })
  region(@Parent() { regionId }: Briefing, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => Campaign, { nullable: true, description: '活动周 — its campaign, if any.' })
  campaign(@Parent() { campaignId }: Briefing, @Load() load: Loaders): Promise<Campaign | null> {
    return load.byId(Campaign, campaignId);
  }

  @ResolveField(() => Briefing, {
    nullable: true,
    description: '更正的简报 — the issued briefing that it corrects, if you may see that one.',
  })
  corrects(
    @Parent() { correctsId }: Briefing,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Briefing | null> {
    if (!correctsId) return Promise.resolve(null);
    return load.batch('Briefing.corrects', (ids) => this.queries.seen(actor, ids)).load(correctsId);
  }

  @ResolveField(() => [Briefing], {
    description: '更正它的简报 — the briefings that correct it, as far as you may see them.',
  })
  correctedBy(
    @Parent() { id }: Briefing,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Briefing[]> {
    return load
      .batch('Briefing.correctedBy', (ids) => this.queries.correcting(actor, ids))
      .load(id);
  }

  @ResolveField(() => [BriefingFigure], {
    description: '数据 — its figures as they were when it was issued; none before that.',
  })
  figures(@Parent() { id }: Briefing, @Load() load: Loaders): Promise<BriefingFigure[]> {
    return load.manyBy(BriefingFigure, 'briefingId', id, { orderBy: 't.position' });
  }

  @ResolveField(() => [BriefingStep], {
    description:
      '办理记录 — who wrote, passed, returned and issued it, oldest first; empty for those who only receive it.',
  })
  async steps(
    @Parent() { id }: Briefing,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<BriefingStep[]> {
    const facts = await this.facts.through(load, id);
    if (!facts || !canSeeInside(actor, facts)) return [];
    return load.manyBy(BriefingStep, 'briefingId', id, { orderBy: 't.at, t.id' });
  }
}

@Resolver(() => BriefingFigure)
export class BriefingFigureResolver {
  constructor(private readonly queries: BriefingsQueries) {}

  @ResolveField(() => BriefingFigureRecordConnection, {
    description: '数据来源 — the records behind the figure, as they were; they add up to it.',
  })
  records(
    @Parent() { id }: BriefingFigure,
    @Args() page: PageArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BriefingFigureRecord>> {
    return this.queries.records(page).of(id, here, (figure) => sql`t.figure_id = ${figure}`);
  }
}
