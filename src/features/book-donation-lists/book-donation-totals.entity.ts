import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Connection, type Page } from '../../platform/graphql/connection.js';
import { GraphQLYuan } from '../../platform/graphql/yuan.scalar.js';
import { BookDonationTotalBy } from '../book-donations/book-donation-status.policy.js';

/** How many donations, copies and yuan: what is known, and of how many donations it is not. */
@ObjectType({
  description:
    '赠书数字 — donations, copies and list value: what is known, and for how many donations it is not.',
})
export class BookDonationFigure {
  @Field(() => Int, { description: '赠书次数 — donations.' })
  donations: number;

  @Field(() => Int, { description: '册数 — copies, as far as they are known.' })
  copies: number;

  @Field(() => Int, {
    description: '册数不全的赠书 — donations whose copies are not known, or not all of them.',
  })
  donationsWithoutCount: number;

  /** In fen. */
  @Field(() => GraphQLYuan, {
    description: '码洋 — copies × list price, as far as both are known.',
  })
  listValue: number;

  @Field(() => Int, {
    description: '码洋不全的赠书 — donations whose list value is not known, or not all of it.',
  })
  donationsWithoutValue: number;
}

/** One row of totals. */
@ObjectType({
  description: '赠书合计 — one row of totals: a book, donor, recipient, street or campaign.',
})
export class BookDonationTotal extends BookDonationFigure {
  /** What the row stands for: `id:…` for a record, `isbn:…`, `title:…`, `scope:…`, or a word. */
  key: string;

  /** The book's title, or the scope in words. */
  words: string | null;

  by: BookDonationTotalBy;
}

const Rows = Connection(BookDonationTotal, 'BookDonationTotal', '赠书合计');

@ObjectType({
  description: '赠书合计表 — one page of totals, most copies first, and the figure of them all.',
})
export class BookDonationTotals extends Rows {
  @Field(() => BookDonationFigure, {
    description: '总数 — the figure of all donations that the rows are made of.',
    middleware: [({ source }) => (source as TotalsPage).overall()],
  })
  overall: () => Promise<BookDonationFigure>;
}

/** A page of totals; `overall` is a function so that it is computed only when selected. */
export type TotalsPage = Page<BookDonationTotal> & {
  overall: () => Promise<BookDonationFigure>;
};
