import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { found } from '../../platform/errors.js';
import { SearchIndex } from '../../platform/search/search-index.js';
import { RegionLevel } from '../regions/region.entity.js';
import type { BookDonationFilter, BookDonationTotalsArgs } from './book-donation-filter.inputs.js';
import { conditionsOf } from './book-donation-filter.queries.js';
import {
  BookDonationStatus,
  BookDonationTotalBy,
  BookDonorKind,
} from '../book-donations/book-donation-status.policy.js';
import type {
  BookDonationFigure,
  BookDonationTotal,
  TotalsPage,
} from './book-donation-totals.entity.js';

/** Rows that stand for no record. */
export const SHARED = 'SHARED';
export const NOWHERE = 'NONE';

/** The lines of each donation added up; `where` is a condition on `x`. */
export const lineSums = (where: Sql): Sql => sql`
  SELECT x.donation_id, COALESCE(SUM(x.copies), 0) AS copies,
    SUM(CASE WHEN x.copies IS NULL THEN 1 ELSE 0 END) AS uncounted,
    COALESCE(SUM(CAST(x.copies AS bigint) * x.list_price), 0) AS list_value,
    SUM(CASE WHEN x.copies IS NULL OR x.list_price IS NULL THEN 1 ELSE 0 END) AS unvalued
  FROM book_donation_lines x WHERE ${where} GROUP BY x.donation_id`;

/** 1 where not all copies of a donation are known. `t` is the donation, `s` its lines added up. */
export const UNCOUNTED = raw(
  'CASE WHEN t.stated_copies IS NOT NULL OR s.uncounted = 0 THEN 0 ELSE 1 END',
);

/** 1 where the list value is not wholly known: a price or a count is not, or the list is not whole. */
export const UNVALUED = raw(
  'CASE WHEN s.unvalued = 0 AND (t.stated_copies IS NULL OR t.stated_copies = s.copies) THEN 0 ELSE 1 END',
);

/** Each donation with its known copies and list value. */
const counted = (conditions: readonly Sql[]): Sql => sql`
  SELECT t.id, t.region_id, t.campaign_id, t.donor_kind, t.donor_organization_id,
    t.recipient_scope, t.stated_copies, s.copies AS listed,
    COALESCE(t.stated_copies, s.copies, 0) AS copies, ${UNCOUNTED} AS uncounted,
    COALESCE(s.list_value, 0) AS list_value, ${UNVALUED} AS unvalued
  FROM book_donations t LEFT JOIN (${lineSums(raw('1 = 1'))}) s ON s.donation_id = t.id
  WHERE ${and(conditions)}`;

/** One piece a donation, at the row that this expression names. */
const whole = (row: Sql, words: Sql, joins: Sql = raw('')): Sql => sql`
  SELECT ${row} AS row_key, ${words} AS words, d.id AS donation_id, d.copies, d.uncounted,
    d.list_value, d.unvalued FROM donations d ${joins}`;

const NO_WORDS = raw('CAST(NULL AS text)');

/** Each line, and what a donation has beyond its lines. */
const BY_TITLE = raw(`
  SELECT CASE WHEN l.isbn IS NULL THEN 'title:' || l.title_key ELSE 'isbn:' || l.isbn END AS row_key,
    l.title AS words, d.id AS donation_id, COALESCE(l.copies, 0) AS copies,
    CASE WHEN l.copies IS NULL THEN 1 ELSE 0 END AS uncounted,
    COALESCE(CAST(l.copies AS bigint) * l.list_price, 0) AS list_value,
    CASE WHEN l.copies IS NULL OR l.list_price IS NULL THEN 1 ELSE 0 END AS unvalued
  FROM donations d JOIN book_donation_lines l ON l.donation_id = d.id
  UNION ALL
  SELECT '${NOWHERE}', ${NO_WORDS.text}, d.id, d.copies - COALESCE(d.listed, 0),
    CASE WHEN d.stated_copies IS NULL THEN 1 ELSE 0 END, 0, 1
  FROM donations d WHERE d.listed IS NULL OR d.copies > d.listed`);

/**
 * A donation to several units stands once in a row of its own: it has no allocation that would tell
 * how many copies each of them got.
 */
const BY_RECIPIENT = whole(
  raw(`CASE WHEN got.takers = 1 THEN got.one WHEN got.takers > 1 THEN '${SHARED}'
    WHEN d.recipient_scope IS NOT NULL THEN 'scope:' || d.recipient_scope ELSE '${NOWHERE}' END`),
  raw('CASE WHEN got.takers IS NULL THEN d.recipient_scope END'),
  raw(`LEFT JOIN (SELECT taker.donation_id, count(*) AS takers, MIN(taker.one) AS one FROM (
      SELECT r.donation_id, 'id:' || r.organization_id AS one FROM book_donation_recipients r
      UNION ALL SELECT b.donation_id, 'base:' || b.base_id FROM book_donation_bases b) taker
    GROUP BY taker.donation_id) got ON got.donation_id = d.id`),
);

const PIECES: Readonly<Record<BookDonationTotalBy, Sql>> = {
  [BookDonationTotalBy.TITLE]: BY_TITLE,
  [BookDonationTotalBy.RECIPIENT]: BY_RECIPIENT,
  [BookDonationTotalBy.DONOR]: whole(
    raw(
      `CASE WHEN d.donor_kind = '${BookDonorKind.UNIT}' THEN 'id:' || d.donor_organization_id ELSE d.donor_kind END`,
    ),
    NO_WORDS,
  ),
  [BookDonationTotalBy.STREET]: whole(
    raw(`CASE WHEN place.level = '${RegionLevel.STREET}' THEN 'id:' || place.id
      WHEN above.level = '${RegionLevel.STREET}' THEN 'id:' || above.id ELSE '${NOWHERE}' END`),
    NO_WORDS,
    raw(`JOIN regions place ON place.id = d.region_id
      LEFT JOIN regions above ON above.id = place.parent_id`),
  ),
  [BookDonationTotalBy.CAMPAIGN]: whole(
    raw(`CASE WHEN d.campaign_id IS NULL THEN '${NOWHERE}' ELSE 'id:' || d.campaign_id END`),
    NO_WORDS,
  ),
};

/** Sums are whole numbers below 2^53, which a double holds exactly; both drivers answer a number. */
const sum = (of: string): string => `CAST(COALESCE(SUM(${of}), 0) AS double precision)`;

const ROWS = raw(`
  SELECT p.row_key, MIN(p.words) AS words, ${sum('p.copies')} AS copies, ${sum('p.list_value')} AS list_value,
    CAST(COUNT(DISTINCT p.donation_id) AS integer) AS donations,
    CAST(COUNT(DISTINCT CASE WHEN p.uncounted = 1 THEN p.donation_id END) AS integer) AS uncounted,
    CAST(COUNT(DISTINCT CASE WHEN p.unvalued = 1 THEN p.donation_id END) AS integer) AS unvalued
  FROM pieces p GROUP BY p.row_key`);

const FIGURE = (alias: string): Sql =>
  raw(`${alias}.donations, ${alias}.copies, ${alias}.list_value AS "listValue",
    ${alias}.uncounted AS "donationsWithoutCount", ${alias}.unvalued AS "donationsWithoutValue"`);

/** Donations added up in the database, each in one row only. */
@Injectable()
export class BookDonationTotalsQueries {
  constructor(
    private readonly db: Database,
    private readonly index: SearchIndex,
  ) {}

  /** A page of rows, most copies first, with the figure of everything that they are made of. */
  async totals(
    actor: Actor,
    { by, filter, first, after }: BookDonationTotalsArgs,
  ): Promise<TotalsPage> {
    const donations = counted(conditionsOf(received(filter), { actor, index: this.index }));
    const tables = sql`WITH donations AS (${donations}), pieces AS (${PIECES[by]}), t AS (${ROWS})`;
    const keyset = new Keyset(
      `TOTALS_${by}`,
      [
        { expression: 't.copies', descending: true, kind: 'number' },
        { expression: 't.row_key', kind: 'text' },
      ],
      { first, after: after ?? null },
    );
    const rows = await this.db.all<BookDonationTotal>(
      sql`${tables} SELECT t.row_key AS key, t.words, ${FIGURE('t')}, ${keyset.select} FROM t WHERE ${keyset.where([])} ${keyset.tail}`,
    );
    const page = keyset.page(
      rows,
      (row) => ({ ...row, by }),
      async () => {
        const all = await this.db.one<{ n: number }>(
          sql`${tables} SELECT CAST(count(*) AS integer) AS n FROM t`,
        );
        return all?.n ?? 0;
      },
    );
    return { ...page, overall: () => this.overall(donations) };
  }

  /** The figure of all donations that the filter lets through, and that the actor sees. */
  figureOf(actor: Actor, filter: BookDonationFilter): Promise<BookDonationFigure> {
    return this.overall(counted(conditionsOf(received(filter), { actor, index: this.index })));
  }

  private async overall(donations: Sql): Promise<BookDonationFigure> {
    const [figure] = await this.db.all<BookDonationFigure>(sql`
      WITH donations AS (${donations}), t AS (SELECT CAST(count(*) AS integer) AS donations,
        ${raw(sum('d.copies'))} AS copies, ${raw(sum('d.list_value'))} AS list_value,
        CAST(COALESCE(SUM(d.uncounted), 0) AS integer) AS uncounted,
        CAST(COALESCE(SUM(d.unvalued), 0) AS integer) AS unvalued FROM donations d)
      SELECT ${FIGURE('t')} FROM t`);
    return found(figure);
  }
}

/** What was only promised, or called off, is no book given, unless it is asked for. */
function received(filter: BookDonationFilter | null | undefined): BookDonationFilter {
  const statuses = filter?.statuses?.length ? filter.statuses : [BookDonationStatus.RECEIVED];
  return { ...filter, statuses };
}
