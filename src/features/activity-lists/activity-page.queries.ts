import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../../platform/database/database.js';
import { type Branch, parentOf, totalsOf, unionOf } from '../../platform/database/pages-of-many.js';
import { Keyset } from '../../platform/database/paging.js';
import type { Row } from '../../platform/database/read-store.js';
import type { RowMapper } from '../../platform/database/row-mapper.js';
import { and, join, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { PageArgs } from '../../platform/graphql/connection.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import { inAny, inSpan, latestFirst, type Span } from './activity-filter.queries.js';
import { ActivityOrder } from './activity-filter.inputs.js';
import { ActivityOrganizer } from '../activities/activity-organizer.entity.js';
import { Activity } from '../activities/activity.entity.js';

/** An activity read for an answer: a plain object, with the relations that were asked for. */
export type ActivityRow = Activity & { organizers?: ActivityOrganizer[] };

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

/** A table read beside the activities: its columns, how it is joined, where its row goes. */
interface Side {
  columns: Sql;
  join: Sql;
  /** Whether each row tells something new; otherwise the first row tells all. */
  repeats: boolean;
  put(row: Row, activity: ActivityRow): void;
}

interface Joined {
  field: 'venue' | 'type' | 'campaign';
  entity: EntityTarget<ObjectLiteral>;
  column: string;
}

/** The relations that a list nearly always shows: read in the same statement when asked for. */
const JOINED: readonly Joined[] = [
  { field: 'venue', entity: Venue, column: 'venue_id' },
  { field: 'type', entity: VocabularyTerm, column: 'type_id' },
  { field: 'campaign', entity: Campaign, column: 'campaign_id' },
];

function relationSide(db: Database, { field, entity, column }: Joined): Side {
  const mapper = db.mapperOf(entity);
  return {
    columns: mapper.columns(`its_${field}`, `${field}.`),
    join: raw(`LEFT JOIN ${mapper.table} its_${field} ON its_${field}.id = t.${column}`),
    repeats: false,
    put: (row, activity) => {
      Object.assign(activity, { [field]: mapper.readJoined(row, `${field}.`) });
    },
  };
}

/** Where the venue lies; comes after the venue's own side. */
function venueRegionSide(db: Database): Side {
  const mapper = db.mapperOf(Region);
  return {
    columns: mapper.columns('spot', 'spot.'),
    join: raw(`LEFT JOIN ${mapper.table} spot ON spot.id = its_venue.region_id`),
    repeats: false,
    put: (row, { venue }) => {
      if (venue) venue.region = mapper.read<Region>(row, 'spot.');
    },
  };
}

/** The units in their printed order: as many rows as units. */
function organizersSide(db: Database, withUnits: boolean): Side {
  const organizers = db.mapperOf(ActivityOrganizer);
  const units = db.mapperOf(Organization);
  const unitColumns = withUnits ? sql`, ${units.columns('unit', 'unit.')}` : raw('');
  const unitJoin = withUnits
    ? raw(`LEFT JOIN ${units.table} unit ON unit.id = organizer.organization_id`)
    : raw('');
  return {
    columns: sql`${organizers.columns('organizer', 'organizer.')}${unitColumns}`,
    join: sql`LEFT JOIN ${raw(organizers.table)} organizer ON organizer.activity_id = t.id ${unitJoin}`,
    repeats: true,
    put: (row, activity) => {
      activity.organizers ??= [];
      const organizer = organizers.readJoined<ActivityOrganizer>(row, 'organizer.');
      if (!organizer) return;
      if (withUnits) organizer.organization = units.read<Organization>(row, 'unit.');
      activity.organizers.push(organizer);
    },
  };
}

function sidesOf(db: Database, selection: Selection): Side[] {
  const sides = JOINED.filter(({ field }) => selection.has(field)).map((joined) =>
    relationSide(db, joined),
  );
  if (selection.has('venue.region')) sides.push(venueRegionSide(db));
  if (selection.has('organizers'))
    sides.push(organizersSide(db, selection.has('organizers.organization')));
  return sides;
}

const listed = (pieces: readonly Sql[]): Sql =>
  join(
    pieces.map((piece) => sql`, ${piece}`),
    '',
  );

/** Reads the lists with everything that the selection asks for, in one statement. */
export async function readPages(
  db: Database,
  branches: readonly Branch[],
  listing: Listing,
  selection: Selection,
): Promise<Placed[]> {
  const mapper = db.mapperOf(Activity);
  const sides = sidesOf(db, selection);
  const organizers = selection.has('organizers')
    ? raw(', organizer.position, organizer.id')
    : raw('');
  const rows = await db.all(
    sql`WITH page AS (${pageOf(branches, listing)}) SELECT page.parent, page.key0, page.key1, ${mapper.columns('t')}${listed(sides.map((side) => side.columns))} FROM page LEFT JOIN activities t ON t.id = page.id ${join(
      sides.map((side) => side.join),
      ' ',
    )} ORDER BY page.parent, ${keysetOf(listing).keyOrder}${organizers}`,
  );
  return grouped(rows, mapper, sides);
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
function grouped(rows: readonly Row[], mapper: RowMapper, sides: readonly Side[]): Placed[] {
  const found: Placed[] = [];
  const repeating = sides.filter((side) => side.repeats);
  let last: Placed | undefined;
  for (const row of rows) {
    const { parent, key0, key1, id } = row as Record<'parent' | 'key0' | 'key1' | 'id', string>;
    if (last?.activity.id === id && last.parent === parent) {
      for (const side of repeating) side.put(row, last.activity);
      continue;
    }
    last = { parent, key0, key1, activity: mapper.read<ActivityRow>(row) };
    for (const side of sides) side.put(row, last.activity);
    found.push(last);
  }
  return found;
}
