import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Public } from '../../platform/access/access.decorators.js';
import type { Actor } from '../../platform/access/actor.js';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { BookDonationListArgs, BookDonationTotalsArgs } from './book-donation-filter.inputs.js';
import { BookDonationListsQueries } from './book-donation-lists.queries.js';
import { BookDonationTotals, type TotalsPage } from './book-donation-totals.entity.js';
import { BookDonationTotalsQueries } from './book-donation-totals.queries.js';

export const BookDonationConnection = Connection(BookDonation, 'BookDonation', '赠书');

/** Donations as everyone reads them: each sees what `visibleTo` lets them see. */
@Resolver(() => BookDonation)
export class BookDonationListsResolver {
  constructor(
    private readonly queries: BookDonationListsQueries,
    private readonly figures: BookDonationTotalsQueries,
  ) {}

  @Public()
  @Query(() => BookDonation, {
    description:
      '查看一次赠书 — one donation. NOT_FOUND for one that does not exist or that you may not see.',
  })
  bookDonation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: '编号 — its id.' }) id: string,
  ): Promise<BookDonation> {
    return this.queries.get(actor, id);
  }

  @Public()
  @Query(() => BookDonationConnection, {
    name: 'bookDonations',
    description:
      '赠书列表 — the donations that you may see: the received ones, and what your unit and your role let you see besides.',
  })
  list(
    @CurrentActor() actor: Actor,
    @Args() args: BookDonationListArgs,
  ): Promise<Page<BookDonation>> {
    return this.queries.pages(actor, args).all();
  }

  @Public()
  @Query(() => BookDonationTotals, {
    name: 'bookDonationTotals',
    description:
      '赠书合计 — the donations that you may see, added up by book, donor, recipient, street or campaign. Rows add up to the figure of them all: every copy stands in one row.',
  })
  totals(@CurrentActor() actor: Actor, @Args() args: BookDonationTotalsArgs): Promise<TotalsPage> {
    return this.figures.totals(actor, args);
  }
}
