import { Injectable } from '@nestjs/common';
import type { DeepPartial, FindOptionsWhere } from 'typeorm';
import type { BaseRow } from '../../platform/database/columns.js';
import { Database } from '../../platform/database/database.js';
import {
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
} from './book-donation-parts.entity.js';
import type { BookDonationLineInput } from './book-donation.inputs.js';
import { titleKeyOf } from './book-title.policy.js';
import { isbnOf } from './isbn.policy.js';

type Row = BaseRow & { donationId: string; position: number };
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
    if (units && (await this.sync(BookDonationRecipient, donationId, units)))
      changed.push('recipients');
    const bases = baseIds?.map((baseId) => ({ baseId }));
    if (bases && (await this.sync(BookDonationBase, donationId, bases)))
      changed.push('recipientBases');
    if (lines && (await this.sync(BookDonationLine, donationId, lines))) changed.push('lines');
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

  /** Rows are the same when all but their place is; those that stay keep their ids. */
  private async sync<T extends Row>(
    entity: new () => T,
    donationId: string,
    wanted: readonly Partial<T>[],
  ): Promise<boolean> {
    const repo = this.db.repo(entity);
    const left = await repo.findBy({ donationId } as FindOptionsWhere<T>);
    const kept = wanted.map((values, place) => {
      const index = left.findIndex((row) => isLike(row, values));
      const [row] = index < 0 ? [] : left.splice(index, 1);
      return { row, values, position: place + 1 };
    });
    for (const row of left) await repo.remove(row);
    let changed = left.length > 0;
    for (const { row, values, position } of kept) {
      if (row?.position === position) continue;
      changed = true;
      const next = row ?? repo.create({ donationId, ...values } as DeepPartial<T>);
      await repo.save(Object.assign(next, { position }));
    }
    return changed;
  }
}

const isLike = (row: object, values: object): boolean =>
  Object.entries(values).every(
    ([property, value]) => (row as Record<string, unknown>)[property] === value,
  );
