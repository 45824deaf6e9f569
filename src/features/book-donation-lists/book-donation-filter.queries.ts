import type { Actor } from '../../platform/access/actor.js';
import { and, isIn, or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { InvalidInput } from '../../platform/errors.js';
import type { SearchIndex } from '../../platform/search/search-index.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { RecordKind } from '../attachments/attachment.entity.js';
import { inRegion } from '../regions/regions.queries.js';
import { type BookDonationFilter, BookDonationRole } from './book-donation-filter.inputs.js';
import {
  BookDonationGap,
  BookDonationStatus,
  BookDonorKind,
} from '../book-donations/book-donation-status.policy.js';
import { visibleTo } from '../book-donations/book-donation.policy.js';
import { titleKeyOf } from '../book-donations/book-title.policy.js';
import { SEARCH_KIND } from '../book-donations/book-donations-search.service.js';
import { isbnOf } from '../book-donations/isbn.policy.js';

const lineWhere = (condition: Sql = raw('1 = 1')): Sql =>
  sql`EXISTS (SELECT 1 FROM book_donation_lines line WHERE line.donation_id = t.id AND ${condition})`;

const RECEIVED = sql`t.status = ${BookDonationStatus.RECEIVED}`;

/** What a gap is, of a donation that was not cancelled. A promise has neither day nor proof yet. */
const GAPS: Readonly<Record<BookDonationGap, Sql>> = {
  [BookDonationGap.NO_COPIES]: sql`t.stated_copies IS NULL AND (NOT ${lineWhere()} OR ${lineWhere(raw('line.copies IS NULL'))})`,
  [BookDonationGap.NO_TITLES]: sql`NOT ${lineWhere()}`,
  [BookDonationGap.NO_DONOR]: sql`t.donor_kind = ${BookDonorKind.UNKNOWN}`,
  [BookDonationGap.NO_DATE]: sql`${RECEIVED} AND t.presented_on IS NULL`,
  [BookDonationGap.NO_RECIPIENT]: raw(
    `t.recipient_scope IS NULL AND NOT EXISTS (SELECT 1 FROM book_donation_recipients got WHERE got.donation_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM book_donation_bases base WHERE base.donation_id = t.id)`,
  ),
  [BookDonationGap.NO_PROOF]: sql`${RECEIVED} AND NOT EXISTS (SELECT 1 FROM attachments proof WHERE proof.record_kind = ${RecordKind.BOOK_DONATION} AND proof.record_id = t.id)`,
};

/** The gap as a condition on rows of `book_donations`; the one place that says what is missing. */
export const lacks = (gap: BookDonationGap): Sql =>
  sql`(t.status <> ${BookDonationStatus.CANCELLED} AND ${GAPS[gap]})`;

const lacksAny = (gaps: readonly BookDonationGap[]): Sql => or(gaps.map(lacks));

const ALL_GAPS = Object.values(BookDonationGap);

const isWhole: Sql = sql`(t.status <> ${BookDonationStatus.CANCELLED} AND NOT ${lacksAny(ALL_GAPS)})`;

const receivedBy = (organizationId: string): Sql =>
  sql`t.id IN (SELECT got.donation_id FROM book_donation_recipients got WHERE got.organization_id = ${organizationId})`;

/** Donations that a base got some of. */
export const givenToBase = (baseId: string): Sql =>
  sql`t.id IN (SELECT got.donation_id FROM book_donation_bases got WHERE got.base_id = ${baseId})`;

const ROLES: Readonly<Record<BookDonationRole, (unit: string) => Sql>> = {
  [BookDonationRole.DONOR]: (unit) => sql`t.donor_organization_id = ${unit}`,
  [BookDonationRole.RECIPIENT]: receivedBy,
  [BookDonationRole.REGISTRANT]: (unit) => sql`t.owner_organization_id = ${unit}`,
};

/** Donations of a unit, in one of the roles (none given: in any). */
export const concerning = (unit: string, roles: readonly BookDonationRole[]): Sql =>
  or((roles.length ? roles : Object.values(BookDonationRole)).map((role) => ROLES[role](unit)));

/** Presented at an activity that the actor may see: a hidden one is not found out by asking for it. */
const presentedAt = (activityId: string, actor: Actor): Sql =>
  sql`t.activity_id IN (SELECT a.id FROM activities a WHERE a.id = ${activityId} AND ${activityVisibleTo(actor, 'a')})`;

function period({ from, to, includeUndated }: BookDonationFilter): Sql[] {
  if (from && to && to < from)
    throw InvalidInput.at('filter.to', '截止日期不能早于起始日期', 'is before the first day');
  if (!from && !to) return [];
  const within = and([
    ...(from ? [sql`t.presented_on >= ${from}`] : []),
    ...(to ? [sql`t.presented_on <= ${to}`] : []),
  ]);
  return [includeUndated ? or([within, raw('t.presented_on IS NULL')]) : within];
}

const some = <T>(list: readonly T[] | null | undefined): list is readonly T[] => !!list?.length;

/** Who asks, and the index that knows the words. */
export interface Asking {
  actor: Actor;
  index: SearchIndex;
}

/** The filter as conditions on rows of `book_donations` (alias `t`), with the right to see them. */
export function conditionsOf(filter: BookDonationFilter, { actor, index }: Asking): Sql[] {
  const found: Sql[] = [visibleTo(actor), ...period(filter)];
  const equals = (column: string, value: string | null | undefined): void => {
    if (value) found.push(sql`${raw(`t.${column}`)} = ${value}`);
  };
  equals('donor_organization_id', filter.donorOrganizationId);
  equals('owner_organization_id', filter.ownerOrganizationId);
  equals('campaign_id', filter.campaignId);
  if (filter.regionId) found.push(inRegion('t.region_id', filter.regionId));
  if (filter.activityId) found.push(presentedAt(filter.activityId, actor));
  if (filter.recipientOrganizationId) found.push(receivedBy(filter.recipientOrganizationId));
  if (filter.recipientBaseId) found.push(givenToBase(filter.recipientBaseId));
  if (some(filter.donorKinds)) found.push(isIn(raw('t.donor_kind'), filter.donorKinds));
  if (some(filter.statuses)) found.push(isIn(raw('t.status'), filter.statuses));
  if (filter.isbn) found.push(lineWhere(sql`line.isbn = ${isbnOf(filter.isbn)}`));
  if (filter.bookTitle)
    found.push(lineWhere(sql`line.title_key = ${titleKeyOf(filter.bookTitle)}`));
  if (filter.text) found.push(index.matching(SEARCH_KIND, filter.text, 't.id'));
  if (some(filter.gaps)) found.push(lacksAny(filter.gaps));
  if (filter.incomplete != null) found.push(filter.incomplete ? lacksAny(ALL_GAPS) : isWhole);
  return found;
}
