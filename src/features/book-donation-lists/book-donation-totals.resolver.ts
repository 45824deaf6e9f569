import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load } from '../../platform/graphql/graphql-context.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { isPublic } from '../education-bases/education-base.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import {
  BookDonationTotalBy,
  BookDonorKind,
} from '../book-donations/book-donation-status.policy.js';
import { BookDonationTotal } from './book-donation-totals.entity.js';
import { SHARED } from './book-donation-totals.queries.js';

const { TITLE, DONOR, RECIPIENT, STREET, CAMPAIGN } = BookDonationTotalBy;

/** What a row is called that stands for nothing known. */
const NOTHING: Readonly<Record<BookDonationTotalBy, string>> = {
  [TITLE]: '未列书目',
  [DONOR]: '未知',
  [RECIPIENT]: '受赠方未知',
  [STREET]: '区级及以上',
  [CAMPAIGN]: '未归入活动周',
};

const DONORS: Readonly<Record<string, string>> = {
  [BookDonorKind.PERSON]: '个人',
  [BookDonorKind.ANONYMOUS]: '匿名',
};

const BASE = 'base:';

/** The record that a row stands for. */
const idIn = ({ key }: BookDonationTotal): string | null =>
  key.startsWith('id:') ? key.slice('id:'.length) : null;

@Resolver(() => BookDonationTotal)
export class BookDonationTotalsResolver {
  @ResolveField(() => String, {
    description:
      '名目 — what the row stands for, in words: a title, a unit, a street, or 匿名, 个人, 多个受赠方(未分配), 未列书目.',
  })
  async label(@Parent() row: BookDonationTotal, @Load() load: Loaders): Promise<string> {
    const record =
      (await this.organization(row, load)) ??
      (await this.base(row, load)) ??
      (await this.region(row, load)) ??
      (await this.campaign(row, load));
    if (record) return record.name;
    if (row.key === SHARED) return '多个受赠方(未分配)';
    if (row.key.startsWith(BASE)) return '教育基地';
    return row.words ?? DONORS[row.key] ?? NOTHING[row.by];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '书号 — ISBN-13 of a row by TITLE; null where books have none.',
  })
  isbn(@Parent() { key }: BookDonationTotal): string | null {
    return key.startsWith('isbn:') ? key.slice('isbn:'.length) : null;
  }

  @ResolveField(() => Organization, {
    nullable: true,
    description: '单位 — the unit of a row by DONOR or RECIPIENT.',
  })
  organization(@Parent() row: BookDonationTotal, @Load() load: Loaders) {
    return load.byId(Organization, [DONOR, RECIPIENT].includes(row.by) ? idIn(row) : null);
  }

  @ResolveField(() => EducationBase, {
    nullable: true,
    description: '教育基地 — the base of a row by RECIPIENT, once everyone may see it.',
  })
  async base(
    @Parent() { key }: BookDonationTotal,
    @Load() load: Loaders,
  ): Promise<EducationBase | null> {
    const id = key.startsWith(BASE) ? key.slice(BASE.length) : null;
    const base = await load.byId(EducationBase, id);
    return base && isPublic(base.status) ? base : null;
  }

  @ResolveField(() => Region, {
    nullable: true,
    description: '街道 — the street of a row by STREET.',
  })
  region(@Parent() row: BookDonationTotal, @Load() load: Loaders) {
    return load.byId(Region, row.by === STREET ? idIn(row) : null);
  }

  @ResolveField(() => Campaign, {
    nullable: true,
    description: '活动周 — the campaign of a row by CAMPAIGN.',
  })
  campaign(@Parent() row: BookDonationTotal, @Load() load: Loaders) {
    return load.byId(Campaign, row.by === CAMPAIGN ? idIn(row) : null);
  }
}
