import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Activity } from '../activities/activity.entity.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { LegalAidStation } from '../legal-aid/legal-aid-station.entity.js';
import { MediaOutlet } from '../media-outlets/media-outlet.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { MediaReport } from '../media-reports/media-report.entity.js';
import { linkedTo } from '../media-reports/media-reports-search.service.js';
import { inSubtree } from '../regions/regions.queries.js';
import { MediaReportConnection } from './media-report-connection.entity.js';
import { MediaReportListArgs } from './media-report-filter.inputs.js';
import { MediaReportListsQueries } from './media-report-lists.queries.js';

@Resolver(() => Activity)
export class ActivityMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '关于该活动的报道 — the reports about the activity, as far as you may see them.',
  })
  list(
    @Parent() { id }: Activity,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => linkedTo('activity', one));
  }
}

@Resolver(() => EducationBase)
export class EducationBaseMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '关于该基地的报道 — the reports about the base, as far as you may see them.',
  })
  list(
    @Parent() { id }: EducationBase,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => linkedTo('base', one));
  }
}

@Resolver(() => BookDonation)
export class BookDonationMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '关于该赠书的报道 — the reports about the donation, as far as you may see them.',
  })
  list(
    @Parent() { id }: BookDonation,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => linkedTo('donation', one));
  }
}

@Resolver(() => LegalAidStation)
export class LegalAidStationMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '关于该站的报道 — the reports about the station, as far as you may see them.',
  })
  list(
    @Parent() { id }: LegalAidStation,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => linkedTo('station', one));
  }
}

@Resolver(() => Organization)
export class OrganizationMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '关于该单位的报道 — the reports about the unit, as far as you may see them.',
  })
  list(
    @Parent() { id }: Organization,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => linkedTo('organization', one));
  }
}

@Resolver(() => Campaign)
export class CampaignMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '该活动周的报道 — the reports of the campaign, as far as you may see them.',
  })
  list(
    @Parent() { id }: Campaign,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => sql`t.campaign_id = ${one}`);
  }
}

@Resolver(() => MediaOutlet)
export class MediaOutletMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description: '该媒体的报道 — the reports in the outlet, as far as you may see them.',
  })
  list(
    @Parent() { id }: MediaOutlet,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(id, here, (one) => sql`t.outlet_id = ${one}`);
  }
}

@Resolver(() => Region)
export class RegionMediaReportsResolver {
  constructor(private readonly queries: MediaReportListsQueries) {}

  @ResolveField(() => MediaReportConnection, {
    name: 'mediaReports',
    description:
      '该区划的报道 — the reports of the region or anything below it, as far as you may see them.',
  })
  list(
    @Parent() { path }: Region,
    @CurrentActor() actor: Actor,
    @Args() args: MediaReportListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<MediaReport>> {
    return this.queries.pages(actor, args).of(path, here, (top) => inSubtree('t.region_id', top));
  }
}
