import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../../platform/database/database.js';
import type { ColumnsAt } from '../../platform/database/row-mapper.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { ActivityOrganizer } from '../activities/activity-organizer.entity.js';
import { Activity } from '../activities/activity.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Organization } from '../organizations/organization.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';

/** An activity read for an answer: a plain object, with the relations that were asked for. */
export type ActivityRow = Activity & { organizers?: ActivityOrganizer[] };

type ListRow = readonly unknown[];

/** Which columns the fields of a type are made of: those of any other field may be any. */
interface Fields {
  /** Columns that are shown as they are. */
  plain: readonly string[];
  /** What else is made of a few columns only. */
  madeOf?: Readonly<Record<string, readonly string[]>>;
}

export const ACTIVITY_FIELDS: Fields = {
  plain: [
    ...['id', 'version', 'title', 'status', 'startsOn', 'endsOn', 'startTime', 'endTime', 'period'],
    ...['dateWords', 'placeText', 'expectedHeadcount', 'brief', 'publishedAt', 'closedAt'],
    ...['actualHeadcount', 'headcountEstimated', 'audiencesOverlap', 'volunteers', 'summary'],
  ],
  madeOf: {
    type: ['typeId'],
    campaign: ['campaignId'],
    region: ['regionId'],
    venue: ['venueId'],
    place: ['venueId', 'placeText'],
    when: ['startsOn', 'endsOn', 'startTime', 'endTime', 'period', 'dateWords'],
    ownerOrganization: ['ownerOrganizationId'],
    organizers: [],
    audiences: [],
    entryTags: [],
    securityFields: [],
  },
};
export const VENUE_FIELDS: Fields = { plain: ['id', 'name', 'kind', 'address'] };
export const TERM_FIELDS: Fields = { plain: ['id', 'code', 'name'] };
export const CAMPAIGN_FIELDS: Fields = { plain: ['id', 'name'] };
export const UNIT_FIELDS: Fields = { plain: ['id', 'name', 'shortName', 'kind'] };
export const ORGANIZER_FIELDS: Fields = {
  plain: ['role', 'position'],
  madeOf: { organization: ['organizationId'] },
};

/** The columns that the selected fields are made of; null where any may be needed. */
function propertiesFor(selection: Selection, { plain, madeOf = {} }: Fields): Set<string> | null {
  const found = new Set<string>();
  for (const name of selection.names) {
    if (name === '__typename') continue;
    const properties = plain.includes(name) ? [name] : madeOf[name];
    if (!properties) return null;
    for (const property of properties) found.add(property);
  }
  return found;
}

/** A table read beside the activities: its columns, how it is joined, where its row goes. */
interface Side {
  columns: string;
  width: number;
  join: string;
  /** Whether each row tells something new; otherwise the first row tells all. */
  repeats: boolean;
  put(row: ListRow, start: number, activity: ActivityRow): void;
}

interface Joined {
  field: 'venue' | 'type' | 'campaign';
  entity: EntityTarget<ObjectLiteral>;
  column: string;
  fields: Fields;
}

/** The relations that a list nearly always shows: read in the same statement when asked for. */
const JOINED: readonly Joined[] = [
  { field: 'venue', entity: Venue, column: 'venue_id', fields: VENUE_FIELDS },
  { field: 'type', entity: VocabularyTerm, column: 'type_id', fields: TERM_FIELDS },
  { field: 'campaign', entity: Campaign, column: 'campaign_id', fields: CAMPAIGN_FIELDS },
];

function relationSide(db: Database, joined: Joined, selection: Selection): Side {
  const { field, entity, column, fields } = joined;
  const mapper = db.mapperOf(entity);
  const place = field === 'venue' && selection.has('venue.region') ? ['region'] : [];
  const madeOf = Object.fromEntries(place.map((name) => [name, ['regionId']]));
  const columns = mapper.columnsAt(propertiesFor(selection.at(field), { ...fields, madeOf }));
  return {
    columns: columns.of(`its_${field}`),
    width: columns.width,
    join: `LEFT JOIN ${mapper.table} its_${field} ON its_${field}.id = t.${column}`,
    repeats: false,
    put: (row, start, activity) => {
      (activity as unknown as Record<string, unknown>)[field] = columns.read(row, start);
    },
  };
}

/** Where the venue lies; comes after the venue's own side. */
function venueRegionSide(db: Database): Side {
  const mapper = db.mapperOf(Region);
  const columns = mapper.columnsAt(null);
  return {
    columns: columns.of('spot'),
    width: columns.width,
    join: `LEFT JOIN ${mapper.table} spot ON spot.id = its_venue.region_id`,
    repeats: false,
    put: (row, start, { venue }) => {
      const region = venue && columns.read<Region>(row, start);
      if (region) venue.region = region;
    },
  };
}

/** The units in their printed order: as many rows as units. */
function organizersSide(db: Database, selection: Selection): Side {
  const organizers = db.mapperOf(ActivityOrganizer);
  const columns = organizers.columnsAt(propertiesFor(selection, ORGANIZER_FIELDS));
  const units = selection.has('organization') ? db.mapperOf(Organization) : null;
  const unitColumns = units?.columnsAt(propertiesFor(selection.at('organization'), UNIT_FIELDS));
  const join = `LEFT JOIN ${organizers.table} organizer ON organizer.activity_id = t.id`;
  const unitJoin = ` LEFT JOIN ${units?.table} unit ON unit.id = organizer.organization_id`;
  return {
    columns: columns.of('organizer') + (unitColumns ? `, ${unitColumns.of('unit')}` : ''),
    width: columns.width + (unitColumns?.width ?? 0),
    join: units ? join + unitJoin : join,
    repeats: true,
    put: (row, start, activity) => {
      activity.organizers ??= [];
      const organizer = columns.read<ActivityOrganizer>(row, start);
      if (!organizer) return;
      const unit = unitColumns?.read<Organization>(row, start + columns.width);
      if (unit) organizer.organization = unit;
      activity.organizers.push(organizer);
    },
  };
}

function sidesOf(db: Database, selection: Selection): Side[] {
  const sides = JOINED.filter(({ field }) => selection.has(field)).map((joined) =>
    relationSide(db, joined, selection),
  );
  if (selection.has('venue.region')) sides.push(venueRegionSide(db));
  if (selection.has('organizers')) sides.push(organizersSide(db, selection.at('organizers')));
  return sides;
}

/** How activities are read for one selection: made once, as long as its document is asked for. */
export class RowPlan {
  /** The columns of the activity `t` and of what is joined to it. */
  readonly columns: string;
  readonly joins: string;
  /** What the order of the rows ends with. */
  readonly order: string;
  private readonly own: ColumnsAt;
  /** By their conditions: one text each, since finding a statement by a new long text takes its time. */
  private readonly textsOfOne = new Map<string, string>();
  private readonly sides: readonly (Side & { start: number })[];

  constructor(db: Database, selection: Selection) {
    this.own = db.mapperOf(Activity).columnsAt(propertiesFor(selection, ACTIVITY_FIELDS));
    const sides = sidesOf(db, selection);
    let start = this.own.width;
    this.sides = sides.map((side) => {
      const placed = { ...side, start };
      start += side.width;
      return placed;
    });
    this.columns = [this.own.of('t'), ...sides.map((side) => side.columns)].join(', ');
    this.joins = sides.map((side) => side.join).join(' ');
    this.order = selection.has('organizers') ? ', organizer.position, organizer.id' : '';
  }

  /** The statement for the one activity that meets the conditions: as many as kinds of askers. */
  textOfOne(where: string): string {
    let text = this.textsOfOne.get(where);
    if (text === undefined) {
      const order = this.order && ` ORDER BY t.id${this.order}`;
      text = `SELECT ${this.columns} FROM activities t ${this.joins} WHERE ${where}${order}`;
      this.textsOfOne.set(where, text);
    }
    return text;
  }

  /** The activity whose columns begin at this place. */
  read(row: ListRow, start: number): ActivityRow {
    const activity = this.own.read<ActivityRow>(row, start);
    if (!activity) throw new Error('a row without an activity');
    for (const side of this.sides) side.put(row, start + side.start, activity);
    return activity;
  }

  /** What one more row tells of an activity that was read already. */
  readMore(row: ListRow, start: number, activity: ActivityRow): void {
    for (const side of this.sides) if (side.repeats) side.put(row, start + side.start, activity);
  }
}
