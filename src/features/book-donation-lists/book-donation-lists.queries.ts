import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { EntityPages } from '../../platform/database/pages-of-many.js';
import { Keyset, type OrderColumn } from '../../platform/database/paging.js';
import { isIn, join, raw, sql } from '../../platform/database/sql.js';
import { found, say } from '../../platform/errors.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { isPublic } from '../education-bases/education-base.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import {
  BookDonationFilter,
  type BookDonationListArgs,
  BookDonationOrder,
} from './book-donation-filter.inputs.js';
import { conditionsOf, lacks } from './book-donation-filter.queries.js';
import { nameOf } from '../book-donations/book-donation-name.policy.js';
import {
  BookDonationBase,
  BookDonationRecipient,
} from '../book-donations/book-donation-parts.entity.js';
import { BookDonationGap } from '../book-donations/book-donation-status.policy.js';
import { lineSums, UNCOUNTED, UNVALUED } from './book-donation-totals.queries.js';
import { BookDonation } from '../book-donations/book-donation.entity.js';
import { visibleTo } from '../book-donations/book-donation.policy.js';

const ID: OrderColumn = { expression: 't.id', kind: 'text' };

const ORDERS: Readonly<Record<BookDonationOrder, readonly OrderColumn[]>> = {
  [BookDonationOrder.PRESENTED_DESC]: [
    { expression: "COALESCE(t.presented_on, '')", descending: true, kind: 'text' },
    { ...ID, descending: true },
  ],
  [BookDonationOrder.PRESENTED_ASC]: [
    { expression: "COALESCE(t.presented_on, '9999')", kind: 'text' },
    ID,
  ],
  [BookDonationOrder.UPDATED_DESC]: [
    { expression: 't.updated_at', descending: true, kind: 'text' },
    { ...ID, descending: true },
  ],
};

const GAPS = Object.values(BookDonationGap);

/** What is counted of a donation. */
export interface DonationCount {
  /** Null when not all of them are known. */
  copies: number | null;
  /** In fen; null when not wholly known. */
  listValue: number | null;
  gaps: BookDonationGap[];
}

type CountRow = Record<BookDonationGap, number | boolean> & {
  id: string;
  copies: number | string;
  listValue: number | string;
  uncounted: number;
  unvalued: number;
};

@Injectable()
export class BookDonationListsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** One donation that the actor may see. Raises NOT_FOUND. */
  async get(actor: Actor, id: string): Promise<BookDonation> {
    const donation = await this.db.findById(BookDonation, id, [visibleTo(actor)]);
    return found(donation, say('赠书', 'book donation'));
  }

  /** The lists that the arguments ask for: of everything visible, or of what hangs on something. */
  pages(
    actor: Actor,
    { filter, orderBy, ...page }: BookDonationListArgs,
  ): EntityPages<BookDonation> {
    const keyset = new Keyset(orderBy, ORDERS[orderBy], page);
    const conditions = conditionsOf(filter ?? new BookDonationFilter(), {
      actor,
      index: this.index,
    });
    return new EntityPages(this.db, BookDonation, keyset, conditions);
  }

  /** Copies, list value and gaps; the donations of one request together. */
  countOf(id: string, load: Loaders): Promise<DonationCount> {
    return load.batch('counts of book donations', (ids) => this.countsOf(ids)).load(id);
  }

  /** Its name as it is shown; the units that it names are read only where it has no title. */
  async nameOf(donation: BookDonation, load: Loaders): Promise<string> {
    if (donation.title) return donation.title;
    const recipients = await this.recipientsOf(donation.id, load);
    const bases = (await this.basesOf(donation.id, load)).filter(({ status }) => isPublic(status));
    const donor = await load.byId(Organization, donation.donorOrganizationId);
    return nameOf({
      ...donation,
      donorUnit: donor?.name ?? null,
      recipients: [...recipients, ...bases].map(({ name }) => name),
    });
  }

  /** The units that got some, in their order. */
  async recipientsOf(id: string, load: Loaders): Promise<Organization[]> {
    const orderBy = 't.position, t.id';
    const rows = await load.manyBy(BookDonationRecipient, 'donationId', id, { orderBy });
    const units = await Promise.all(
      rows.map(({ organizationId }) => load.byId(Organization, organizationId)),
    );
    return units.filter((unit) => unit !== null);
  }

  /** The bases that got some, in their order, whoever asks. */
  async basesOf(id: string, load: Loaders): Promise<EducationBase[]> {
    const orderBy = 't.position, t.id';
    const rows = await load.manyBy(BookDonationBase, 'donationId', id, { orderBy });
    const bases = await Promise.all(rows.map(({ baseId }) => load.byId(EducationBase, baseId)));
    return bases.filter((base) => base !== null);
  }

  private async countsOf(ids: readonly string[]): Promise<DonationCount[]> {
    const gaps = GAPS.map((gap) => sql`CASE WHEN ${lacks(gap)} THEN 1 ELSE 0 END AS "${raw(gap)}"`);
    const rows = await this.db.all<CountRow>(sql`
      SELECT t.id, COALESCE(t.stated_copies, s.copies) AS copies, s.list_value AS "listValue",
        ${UNCOUNTED} AS uncounted, ${UNVALUED} AS unvalued, ${join(gaps, ', ')}
      FROM book_donations t
      LEFT JOIN (${lineSums(isIn(raw('x.donation_id'), ids))}) s ON s.donation_id = t.id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => countIn(found(byId.get(id))));
  }
}

const countIn = (row: CountRow): DonationCount => ({
  copies: row.uncounted ? null : Number(row.copies),
  listValue: row.unvalued ? null : Number(row.listValue),
  gaps: GAPS.filter((gap) => Boolean(row[gap])),
});
