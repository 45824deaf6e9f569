import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listRows } from '../../platform/database/listed-rows.js';
import {
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
} from './book-donation-parts.entity.js';
import type { BookDonationLineInput } from './book-donation.inputs.js';
import { titleKeyOf } from './book-title.policy.js';
import { isbnOf } from './isbn.policy.js';

export type NewLine = Pick<
  BookDonationLine,
  'title' | 'titleKey' | 'isbn' | 'publisher' | 'copies' | 'listPrice'
>;

/** The lists of a donation as they should be; one that is absent stays as it is. */
export interface BookDonationParts {
  recipientIds?: readonly string[];
  baseIds?: readonly string[];
  lines?: readonly NewLine[];
}

/** A line as it is kept, from what was filled in. */
export const lineOf = (given: BookDonationLineInput): NewLine => ({
  title: given.title,
  titleKey: titleKeyOf(given.title),
  isbn: given.isbn ? isbnOf(given.isbn) : null,
  publisher: given.publisher || null,
  copies: given.copies ?? null,
  listPrice: given.listPrice ?? null,
});

/** Keeps the rows that hang on a donation; every one that comes, goes or moves is audited. */
@Injectable()
export class BookDonationPartsService {
  constructor(private readonly db: Database) {}

  /** Makes the given lists so, and answers the names of those that changed. */
  async replace(
    donationId: string,
    { recipientIds, baseIds, lines }: BookDonationParts,
  ): Promise<string[]> {
    const changed: string[] = [];
    const units = recipientIds?.map((organizationId) => ({ organizationId }));
    if (units && (await listRows(this.db.repo(BookDonationRecipient), { donationId }, units)))
      changed.push('recipients');
    const bases = baseIds?.map((baseId) => ({ baseId }));
    if (bases && (await listRows(this.db.repo(BookDonationBase), { donationId }, bases)))
      changed.push('recipientBases');
    if (lines && (await listRows(this.db.repo(BookDonationLine), { donationId }, lines)))
      changed.push('lines');
    return changed;
  }

  /** The lines as they stand. */
  linesOf(donationId: string): Promise<BookDonationLine[]> {
    return this.db
      .repo(BookDonationLine)
      .find({ where: { donationId }, order: { position: 'ASC' } });
  }

  /** The bases that got some, as they stand. */
  async baseIdsOf(donationId: string): Promise<string[]> {
    const rows = await this.db.repo(BookDonationBase).findBy({ donationId });
    return rows.map(({ baseId }) => baseId);
  }

  /** Gives one unit's books to another; where that one got some too, it stands there once. */
  async moveRecipient(from: string, to: string): Promise<number> {
    const repo = this.db.repo(BookDonationRecipient);
    const rows = await repo.findBy({ organizationId: from });
    for (const row of rows) {
      const taken = await repo.existsBy({ donationId: row.donationId, organizationId: to });
      await (taken ? repo.remove(row) : repo.save(Object.assign(row, { organizationId: to })));
    }
    return rows.length;
  }
}
