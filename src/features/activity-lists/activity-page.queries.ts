import type { Database } from '../../platform/database/database.js';
import { type Branch, parentOf, totalsOf, unionOf } from '../../platform/database/pages-of-many.js';
import { Keyset } from '../../platform/database/paging.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import { inAny, inSpan, latestFirst, type Span } from './activity-filter.queries.js';
import { ActivityOrder } from './activity-filter.inputs.js';
import type { ActivityRow, RowPlan } from './activity-row.queries.js';

/** An activity with its place in the order of its list. */
export interface Placed {
  parent: string;
  key0: string;
  key1: string;
  activity: ActivityRow;
}

/** How to order, from where and how many to read. */
export interface Listing {
  orderBy: ActivityOrder;
  page: PageArgs;
  spans: readonly Span[];
}

interface Segment {
  where: Sql;
  keyset: Keyset;
  /** `ORDER BY … LIMIT …` */
  tail: Sql;
}

/** The keyset that orders rows and makes cursors; those of one list differ only in `start`. */
export function keysetOf({ orderBy, page }: Listing, start = 't.sort_at'): Keyset {
  const descending = orderBy !== ActivityOrder.START_ASC;
  return new Keyset(
    orderBy,
    [
      { expression: start, descending, kind: 'text' },
      { expression: 't.id', descending, kind: 'text' },
    ],
    page,
  );
}

/** The stretches of an index to read, each in order. */
function segmentsOf(listing: Listing): Segment[] {
  const { orderBy, spans, page } = listing;
  const segment = (where: Sql, { start, order }: Pick<Span, 'start' | 'order'>): Segment => ({
    where,
    keyset: keysetOf(listing, start),
    tail: keysetOf(listing, order).tail,
  });
  if (orderBy === ActivityOrder.UPDATED_DESC)
    return [segment(inAny(spans), { start: 't.updated_at', order: 't.updated_at' })];
  const descending = orderBy === ActivityOrder.START_DESC;
  const behind = descending ? 'upper' : 'lower';
  return (descending ? latestFirst(spans) : spans).map((span) =>
    segment(inSpan(span, page.after ? behind : undefined), span),
  );
}

/** The ids of the page: one index range for each list and segment, never more rows than asked for. */
function pageOf(branches: readonly Branch[], listing: Listing): Sql {
  const segments = segmentsOf(listing);
  const all = unionOf(branches, (branch) =>
    segments.map(
      ({ where, keyset, tail }) =>
        sql`SELECT t.id AS id, ${parentOf(branch)}, ${keyset.select} FROM activities t WHERE ${keyset.where([...branch.conditions, where])} ${tail}`,
    ),
  );
  if (branches.length > 1 || segments.length === 1) return all;
  return sql`SELECT * FROM (${all}) AS pieces ORDER BY ${keysetOf(listing).keyOrder} LIMIT ${listing.page.first + 1}`;
}

/** How the rows of a page begin: the list it is of, and the keys of its order. */
const KEYS = 3;

/** Reads the lists with everything that the plan asks for, in one statement. */
export async function readPages(
  db: Database,
  branches: readonly Branch[],
  listing: Listing,
  plan: RowPlan,
): Promise<Placed[]> {
  const rows = await db.lists(
    sql`WITH page AS (${pageOf(branches, listing)}) SELECT page.parent, page.key0, page.key1, ${raw(plan.columns)} FROM page LEFT JOIN activities t ON t.id = page.id ${raw(plan.joins)} ORDER BY page.parent, ${keysetOf(listing).keyOrder}${raw(plan.order)}`,
  );
  return grouped(rows, plan);
}

/** Reads the one activity that meets the conditions, if any does. */
export async function readOne(
  db: Database,
  conditions: readonly Sql[],
  plan: RowPlan,
): Promise<ActivityRow | null> {
  const { text, params } = and(conditions);
  const [first, ...more] = await db.lists({ text: plan.textOfOne(text), params });
  if (!first) return null;
  const activity = plan.read(first, 0);
  for (const row of more) plan.readMore(row, 0, activity);
  return activity;
}

/** How many activities each list has in all, by what it belongs to. */
export const countPages = (
  db: Database,
  branches: readonly Branch[],
  { spans }: Listing,
): Promise<Map<string, number>> =>
  totalsOf(db, branches, ({ conditions }) =>
    spans.map((span) => sql`activities t WHERE ${and([...conditions, inSpan(span)])}`),
  );

/** One object an activity (and list), whatever the number of rows that tell of it. */
function grouped(rows: readonly (readonly unknown[])[], plan: RowPlan): Placed[] {
  const found: Placed[] = [];
  let last: Placed | undefined;
  for (const row of rows) {
    const [parent, key0, key1, id] = row as readonly string[];
    if (last && last.activity.id === id && last.parent === parent) {
      plan.readMore(row, KEYS, last.activity);
      continue;
    }
    last = {
      parent: parent ?? '',
      key0: key0 ?? '',
      key1: key1 ?? '',
      activity: plan.read(row, KEYS),
    };
    found.push(last);
  }
  return found;
}
