import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { sql } from '../../platform/database/sql.js';
import type { Page } from '../../platform/graphql/connection.js';
import { AskedHere, type Here } from '../../platform/graphql/graphql-context.js';
import { Activity } from '../activities/activity.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import {
  BookDonationListArgs,
  OrganizationBookDonationsArgs,
} from './book-donation-filter.inputs.js';
import { concerning, givenToBase } from './book-donation-filter.queries.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { BookDonationListsQueries } from './book-donation-lists.queries.js';
import { BookDonationConnection } from './book-donation-lists.resolver.js';

@Resolver(() => Organization)
export class OrganizationBookDonationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => BookDonationConnection, {
    name: 'bookDonations',
    description: '该单位的赠书 — what the unit gave, got or registered, as far as you may see it.',
  })
  list(
    @Parent() { id }: Organization,
    @CurrentActor() actor: Actor,
    @Args() { roles, ...args }: OrganizationBookDonationsArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).of(id, here, (unit) => concerning(unit, roles ?? []));
  }
}

@Resolver(() => Activity)
export class ActivityBookDonationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => BookDonationConnection, {
    name: 'bookDonations',
    description: '活动上的赠书 — the books presented at the activity, as far as you may see them.',
  })
  list(
    @Parent() { id }: Activity,
    @CurrentActor() actor: Actor,
    @Args() args: BookDonationListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).of(id, here, (one) => sql`t.activity_id = ${one}`);
  }
}

@Resolver(() => Campaign)
export class CampaignBookDonationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => BookDonationConnection, {
    name: 'bookDonations',
    description: '该活动周的赠书 — the donations of the campaign, as far as you may see them.',
  })
  list(
    @Parent() { id }: Campaign,
    @CurrentActor() actor: Actor,
    @Args() args: BookDonationListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).of(id, here, (one) => sql`t.campaign_id = ${one}`);
  }
}

@Resolver(() => Region)
export class RegionBookDonationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => BookDonationConnection, {
    name: 'bookDonations',
    description:
      '该区划的赠书 — books that went to the region or anything below it, as far as you may see them.',
  })
  list(
    @Parent() { path }: Region,
    @CurrentActor() actor: Actor,
    @Args() args: BookDonationListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).of(path, here, (top) => inSubtree('t.region_id', top));
  }
}

@Resolver(() => EducationBase)
export class EducationBaseBookDonationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => BookDonationConnection, {
    name: 'bookDonations',
    description: '基地受赠的图书 — books that the base got, as far as you may see them.',
  })
  list(
    @Parent() { id }: EducationBase,
    @CurrentActor() actor: Actor,
    @Args() args: BookDonationListArgs,
    @AskedHere() here: Here,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).of(id, here, givenToBase);
  }
}
