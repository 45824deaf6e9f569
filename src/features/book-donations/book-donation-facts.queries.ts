import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import type { BookDonationFacts } from './book-donation.policy.js';

interface FactsRow extends Omit<BookDonationFacts, 'region' | 'recipientIds' | 'donorNamePublic'> {
  id: string;
  donorNamePublic: boolean | number;
  path: string;
}

/** What the rules of `book-donation.policy.ts` need to know, read for many donations at once. */
@Injectable()
export class BookDonationFactsQueries {
  constructor(private readonly db: Database) {}

  /** The facts of each donation, in the order of the ids; null for one that does not exist. */
  async of(ids: readonly string[]): Promise<(BookDonationFacts | null)[]> {
    const rows = await this.db.all<FactsRow>(sql`
      SELECT t.id, t.status, t.owner_organization_id AS "ownerOrganizationId",
        t.donor_organization_id AS "donorOrganizationId",
        t.donor_name_public AS "donorNamePublic", place.path
      FROM book_donations t JOIN regions place ON place.id = t.region_id
      WHERE ${isIn(raw('t.id'), ids)}`);
    const got = await this.db.all<{ donationId: string; organizationId: string }>(sql`
      SELECT r.donation_id AS "donationId", r.organization_id AS "organizationId"
      FROM book_donation_recipients r WHERE ${isIn(raw('r.donation_id'), ids)}`);
    const facts = new Map(
      rows.map(({ id, path, donorNamePublic, ...row }) => {
        const own = got.filter(({ donationId }) => donationId === id);
        const recipientIds = own.map(({ organizationId }) => organizationId);
        const named = Boolean(donorNamePublic);
        return [id, { ...row, donorNamePublic: named, region: { path }, recipientIds }];
      }),
    );
    return ids.map((id) => facts.get(id) ?? null);
  }

  /** The facts of one donation of a page, read together with those of the others. */
  through(load: Loaders, id: string): Promise<BookDonationFacts | null> {
    return load.batch('BookDonationFacts', (ids) => this.of(ids)).load(id);
  }
}
