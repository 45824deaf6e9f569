import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import {
  follow,
  type SearchDocument,
  type SearchSource,
} from '../../platform/search/search-source.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { EducationBase } from '../education-bases/education-base.entity.js';
import { isPublic } from '../education-bases/education-base.policy.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import { audienceOf, marksOf } from './book-donation-audience.policy.js';
import { nameOf } from './book-donation-name.policy.js';
import {
  BookDonationBase,
  BookDonationLine,
  BookDonationRecipient,
} from './book-donation-parts.entity.js';
import { BookDonation } from './book-donation.entity.js';

/** How lists and the index call donations. */
export const SEARCH_KIND = 'BOOK_DONATION';

interface Found extends BookDonation {
  path: string;
  campaignName: string | null;
}

type Unit = Pick<Organization, 'id' | 'name' | 'shortName' | 'aliases'>;

const NAMES = ['name', 'shortName', 'aliases'] as const;

/**
 * What a donation is found by: its books and ISBNs, the units, the scope; a person's name only with
 * consent, never its note or its ceremony, which not everyone may see.
 */
@Injectable()
export class BookDonationsSearchService implements SearchSource {
  readonly kind = SEARCH_KIND;
  readonly entity = BookDonation;
  readonly follows = [
    follow(BookDonationLine, ({ donationId }) => [donationId]),
    follow(BookDonationRecipient, ({ donationId }) => [donationId]),
    follow(BookDonationBase, ({ donationId }) => [donationId]),
    follow(EducationBase, ({ id }) => this.idsWhere(ofBase(id)), ['name', 'status']),
    follow(Organization, ({ id }) => this.idsWhere(ofUnit(id)), NAMES),
    follow(Campaign, ({ id }) => this.idsWhere(sql`t.campaign_id = ${id}`), ['name']),
    follow(Region, ({ path }) => this.idsWhere(inSubtree('t.region_id', path)), ['path']),
  ];

  constructor(
    private readonly db: Database,
    index: SearchIndex,
  ) {
    index.register(this);
  }

  audienceOf(actor: Actor): readonly string[] {
    return marksOf(actor);
  }

  async documents(ids: readonly string[]): Promise<SearchDocument[]> {
    const rows = await this.rowsOf(ids);
    const recipients = await this.db.find(
      BookDonationRecipient,
      isIn(raw('t.donation_id'), ids),
      raw('ORDER BY t.position, t.id'),
    );
    const lines = await this.db.find(
      BookDonationLine,
      isIn(raw('t.donation_id'), ids),
      raw('ORDER BY t.position, t.id'),
    );
    const bases = await this.basesOf(ids);
    const units = await this.unitsOf([
      ...rows.flatMap(({ donorOrganizationId: id }) => (id === null ? [] : [id])),
      ...recipients.map(({ organizationId }) => organizationId),
    ]);
    return rows.map((row) => {
      const got = recipients.filter(({ donationId }) => donationId === row.id);
      return documentOf(row, {
        donor: units.get(row.donorOrganizationId ?? ''),
        recipients: got.flatMap(({ organizationId }) => units.get(organizationId) ?? []),
        bases: bases.get(row.id) ?? [],
        lines: lines.filter(({ donationId }) => donationId === row.id),
      });
    });
  }

  private async rowsOf(ids: readonly string[]): Promise<Found[]> {
    const mapper = this.db.mapperOf(BookDonation);
    const rows = await this.db.all<Record<string, unknown>>(sql`
      SELECT ${mapper.columns('t')}, place.path AS path, c.name AS "campaignName"
      FROM book_donations t JOIN regions place ON place.id = t.region_id
      LEFT JOIN campaigns c ON c.id = t.campaign_id WHERE ${isIn(raw('t.id'), ids)}`);
    return rows.map((row) => ({ ...row, ...mapper.read<BookDonation>(row) }) as Found);
  }

  /** The names of the bases that everyone may see. */
  private async basesOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.db.all<Pick<EducationBase, 'name' | 'status'> & { donationId: string }>(
      sql`SELECT got.donation_id AS "donationId", b.name, b.status FROM book_donation_bases got
        JOIN education_bases b ON b.id = got.base_id
        WHERE ${isIn(raw('got.donation_id'), ids)} ORDER BY got.position, got.id`,
    );
    const names = new Map<string, string[]>();
    for (const { donationId, name, status } of rows)
      if (isPublic(status)) names.set(donationId, [...(names.get(donationId) ?? []), name]);
    return names;
  }

  private async unitsOf(ids: readonly string[]): Promise<Map<string, Unit>> {
    const units = await this.db.find(Organization, isIn(raw('t.id'), ids));
    return new Map(units.map((unit) => [unit.id, unit]));
  }

  private async idsWhere(condition: Sql): Promise<string[]> {
    const rows = await this.db.all<{ id: string }>(
      sql`SELECT t.id AS id FROM book_donations t WHERE ${condition}`,
    );
    return rows.map(({ id }) => id);
  }
}

/** What the unit gave or got. */
const ofUnit = (id: string): Sql =>
  sql`(t.donor_organization_id = ${id} OR t.id IN (SELECT got.donation_id FROM book_donation_recipients got WHERE got.organization_id = ${id}))`;

const ofBase = (id: string): Sql =>
  sql`t.id IN (SELECT got.donation_id FROM book_donation_bases got WHERE got.base_id = ${id})`;

interface Around {
  donor: Unit | undefined;
  recipients: readonly Unit[];
  bases: readonly string[];
  lines: readonly BookDonationLine[];
}

const namesOf = ({ name, shortName, aliases }: Unit): (string | null)[] => [
  name,
  shortName,
  ...aliases,
];

function documentOf(row: Found, { donor, recipients, bases, lines }: Around): SearchDocument {
  const body = [
    row.recipientScope,
    row.campaignName,
    row.donorNamePublic ? row.donorName : null,
    ...(donor ? namesOf(donor) : []),
    ...recipients.flatMap(namesOf),
    ...bases,
    ...lines.flatMap(({ title, isbn }) => [title, isbn]),
    ...lines.map(({ publisher }) => publisher),
  ];
  return {
    id: row.id,
    title: nameOf({
      ...row,
      donorUnit: donor?.name ?? null,
      recipients: [...recipients.map(({ name }) => name), ...bases],
    }),
    names: [],
    body: [...new Set(body)].filter((text) => text !== null),
    regionPath: row.path,
    at: row.presentedOn ?? row.createdAt,
    audience: audienceOf({
      ...row,
      recipientIds: recipients.map(({ id }) => id),
      region: { path: row.path },
    }),
  };
}
