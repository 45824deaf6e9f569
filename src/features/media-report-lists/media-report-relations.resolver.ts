import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here, Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Activity } from '../activities/activity.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { MediaOutlet } from '../media-outlets/media-outlet.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { MediaReportConnection } from './media-report-connection.entity.js';
import { MediaReportListArgs } from './media-report-filter.inputs.js';
import { MediaReportListsQueries } from './media-report-lists.queries.js';
import { MediaReportSubjectsQueries } from './media-report-subjects.queries.js';

/** What a report is linked to, read in batches. */
@Resolver(() => MediaReport)
export class MediaReportRelationsResolver {
  constructor(
    private readonly subjects: MediaReportSubjectsQueries,
    private readonly lists: MediaReportListsQueries,
  ) {}

  @ResolveField(() => MediaOutlet, {
    nullable: true,
    description: '媒体 — its outlet; null while that is not in the register (see outletText).',
  })
  outlet(@Parent() { outletId }: MediaReport, @Load() load: Loaders): Promise<MediaOutlet | null> {
    return load.byId(MediaOutlet, outletId);
  }

  @ResolveField(() => Campaign, { nullable: true, description: '活动周 — its campaign, if any.' })
  campaign(@Parent() { campaignId }: MediaReport, @Load() load: Loaders): Promise<Campaign | null> {
    return load.byId(Campaign, campaignId);
  }

  @ResolveField(() => Region, { description: '所在区划 — where what it is about lies.' })
  region(@Parent() { regionId }: MediaReport, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => Organization, {
    description: '填报单位 — the unit that registered it and answers for it.',
  })
  unit(@Parent() { unitId }: MediaReport, @Load() load: Loaders): Promise<Organization | null> {
    return load.byId(Organization, unitId);
  }

  @ResolveField(() => [Activity], {
    description: '报道的活动 — the activities that it is about, those that you may see.',
  })
  activities(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<Activity[]> {
    return this.subjects.activities(id, actor, load);
  }

  @ResolveField(() => [EducationBase], {
    description: '报道的教育基地 — the bases that it is about, those that you may see.',
  })
  bases(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<EducationBase[]> {
    return this.subjects.bases(id, actor, load);
  }

  @ResolveField(() => [BookDonation], {
    description: '报道的赠书 — the book donations that it is about, those that you may see.',
  })
  donations(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<BookDonation[]> {
    return this.subjects.donations(id, actor, load);
  }

  @ResolveField(() => [LegalAidStation], {
    description: '报道的法律援助站 — the stations that it is about, those that you may see.',
  })
  stations(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<LegalAidStation[]> {
    return this.subjects.stations(id, actor, load);
  }

  @ResolveField(() => [Organization], {
    description: '报道的单位 — the units that it is about, in order.',
  })
  organizations(@Parent() { id }: MediaReport, @Load() load: Loaders): Promise<Organization[]> {
    return this.subjects.organizations(id, load);
  }

  @ResolveField(() => MediaReportConnection, {
    name: 'sameStory',
    description: '同题报道 — the other reports of its story that you may see.',
  })
  listSameStory(
    @Parent() { id }: MediaReport,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.lists.pages(actor, args).of(
      id,
      here,
      (one) => sql`(t.id <> ${one} AND t.story_id =
        (SELECT own.story_id FROM media_reports own WHERE own.id = ${one}))`,
    );
  }
}
