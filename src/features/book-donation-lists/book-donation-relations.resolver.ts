import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { GraphQLYuan } from '../../platform/graphql/yuan.scalar.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { canSee as canSeeBase } from '../education-bases/education-base.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { BookDonationLine } from '../book-donations/book-donation-parts.entity.js';
import { BookDonationGap } from '../book-donations/book-donation-status.policy.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { BookDonationListsQueries } from './book-donation-lists.queries.js';

/** What a donation is linked to and what is counted of it, read in batches. */
@Resolver(() => BookDonation)
export class BookDonationRelationsResolver {
  constructor(private readonly queries: BookDonationListsQueries) {}

  @ResolveField(() => String, {
    description:
      '显示名称 — its title, or one made of the facts: 某单位向崇川区教育系统赠书. Persons are never named in it.',
  })
  name(@Parent() donation: BookDonation, @Load() load: Loaders): Promise<string> {
    return this.queries.nameOf(donation, load);
  }

  @ResolveField(() => Organization, {
    nullable: true,
    description: '赠书单位 — the unit that gave; null for other kinds of donors.',
  })
  donorOrganization(
    @Parent() { donorOrganizationId }: BookDonation,
    @Load() load: Loaders,
  ): Promise<Organization | null> {
    return load.byId(Organization, donorOrganizationId);
  }

  @ResolveField(() => [Organization], {
    description: '受赠单位 — the units that got some, in order; may be none beside a scope.',
  })
  recipients(@Parent() { id }: BookDonation, @Load() load: Loaders): Promise<Organization[]> {
    return this.queries.recipientsOf(id, load);
  }

  @ResolveField(() => [EducationBase], {
    description: '受赠教育基地 — the bases that got some, in order, those that you may see.',
  })
  async recipientBases(
    @Parent() { id }: BookDonation,
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
  ): Promise<EducationBase[]> {
    const bases = await this.queries.basesOf(id, load);
    const seen = await Promise.all(bases.map((base) => mayBeSeen(base, actor, load)));
    return bases.filter((_, index) => seen[index]);
  }

  @ResolveField(() => Campaign, { nullable: true, description: '活动周 — its campaign, if any.' })
  campaign(@Parent() { campaignId }: BookDonation, @Load() load: Loaders) {
    return load.byId(Campaign, campaignId);
  }

  @ResolveField(() => Region, { description: '所在区划 — where the books went.' })
  region(@Parent() { regionId }: BookDonation, @Load() load: Loaders): Promise<Region | null> {
    return load.byId(Region, regionId);
  }

  @ResolveField(() => Organization, {
    description: '填报单位 — the unit that registered it and answers for it.',
  })
  ownerOrganization(@Parent() { ownerOrganizationId }: BookDonation, @Load() load: Loaders) {
    return load.byId(Organization, ownerOrganizationId);
  }

  @ResolveField(() => [BookDonationLine], {
    description: '书目 — its titles in order; none when they are not known.',
  })
  lines(@Parent() { id }: BookDonation, @Load() load: Loaders): Promise<BookDonationLine[]> {
    return load.manyBy(BookDonationLine, 'donationId', id, { orderBy: 't.position, t.id' });
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      '册数 — copies in all: as stated, or those of the lines; null when it is not known, or not of every line.',
  })
  async copies(@Parent() { id }: BookDonation, @Load() load: Loaders): Promise<number | null> {
    return (await this.queries.countOf(id, load)).copies;
  }

  @ResolveField(() => GraphQLYuan, {
    nullable: true,
    description:
      '码洋 — sum of copies × list price; null when a price or a count is not known, or more copies were stated than are listed.',
  })
  async listValue(@Parent() { id }: BookDonation, @Load() load: Loaders): Promise<number | null> {
    return (await this.queries.countOf(id, load)).listValue;
  }

  @ResolveField(() => [BookDonationGap], {
    description: '待补充项 — what the record still lacks; nothing of a cancelled one.',
  })
  async gaps(@Parent() { id }: BookDonation, @Load() load: Loaders): Promise<BookDonationGap[]> {
    return (await this.queries.countOf(id, load)).gaps;
  }
}

/** The rule of bases for one of them. */
async function mayBeSeen(base: EducationBase, actor: Actor, load: Loaders): Promise<boolean> {
  const region = await load.byId(Region, base.regionId);
  return region !== null && canSeeBase(actor, { ...base, region });
}

@Resolver(() => BookDonationLine)
export class BookDonationLineResolver {
  @ResolveField(() => GraphQLYuan, {
    nullable: true,
    description: '码洋 — copies × list price; null when one of them is not known.',
  })
  listValue(@Parent() { copies, listPrice }: BookDonationLine): number | null {
    return copies === null || listPrice === null ? null : copies * listPrice;
  }
}
