import { Actor, type Place } from '../../platform/access/actor.js';
import { or, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Permission } from '../accounts/role.policy.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { visibleTo as donationVisibleTo } from '../book-donations/book-donation.policy.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { visibleTo as stationVisibleTo } from '../legal-aid/legal-aid.policy.js';
import { inSubtree } from '../regions/regions.queries.js';

/** What the rules need to know of a report. */
export interface MediaReportFacts {
  /** The unit that registered it. */
  unitId: string;
  /** The units that it is about, and those that registered the activities that it is about. */
  concernedIds: readonly string[];
  /** Whether anything that it is about is public. */
  aboutPublic: boolean;
  region: Place;
}

type Owned = Pick<MediaReportFacts, 'unitId'>;
type Placed = Owned & Pick<MediaReportFacts, 'region'>;

const isOwn = (actor: Actor, report: Owned): boolean =>
  actor.isSystem || actor.belongsTo(report.unitId);

/**
 * Whether the actor may know of it at all: a report about something public is public; any other one is
 * for its unit, the units that it concerns, and those who read reports there. {@link visibleTo} is the
 * same rule for lists.
 */
export const canSee = (actor: Actor, report: MediaReportFacts): boolean =>
  report.aboutPublic ||
  canSeeInside(actor, report) ||
  report.concernedIds.some((id) => actor.belongsTo(id));

/** Its reads, note, proofs and history: for those who work on it. */
export const canSeeInside = (actor: Actor, report: Placed): boolean =>
  isOwn(actor, report) || (actor.can(Permission.ReadMediaReports) && actor.covers(report.region));

/** Correct, complete and delete it: its unit, and those who collect reports there. */
export const canEdit = (actor: Actor, report: Placed): boolean =>
  (actor.can(Permission.EditMediaReports) && isOwn(actor, report)) ||
  canCollectIn(actor, report.region);

/** Reports of any unit there, about anything or about nothing yet. */
export const canCollectIn = (actor: Actor, region: Place | null | undefined): boolean =>
  actor.can(Permission.CollectMediaReports) && actor.covers(region);

/** Everything that a report may be about: its link table, the linked one, and who sees what of that. */
const ABOUT: readonly {
  links: string;
  column: string;
  table: string;
  visible: (actor: Actor, alias: string) => Sql;
}[] = [
  {
    links: 'media_report_activities',
    column: 'activity_id',
    table: 'activities',
    visible: activityVisibleTo,
  },
  {
    links: 'media_report_bases',
    column: 'base_id',
    table: 'education_bases',
    visible: (actor, alias) => baseVisibleTo(actor, alias),
  },
  {
    links: 'media_report_donations',
    column: 'donation_id',
    table: 'book_donations',
    visible: donationVisibleTo,
  },
  {
    links: 'media_report_stations',
    column: 'station_id',
    table: 'legal_aid_stations',
    visible: stationVisibleTo,
  },
];

/** The report is about something that everyone may see, as a condition on `media_reports`. */
export const aboutPublic = (alias = 't'): Sql =>
  or(
    ABOUT.map(
      ({ links, column, table, visible }) => sql`EXISTS (SELECT 1 FROM ${raw(links)} link
        JOIN ${raw(table)} it ON it.id = link.${raw(column)}
        WHERE link.report_id = ${raw(alias)}.id AND ${visible(Actor.anonymous, 'it')})`,
    ),
  );

/** The unit is one that the report concerns, as a condition on `media_reports`. */
const concerns = (unit: string, alias: string): Sql =>
  sql`(EXISTS (SELECT 1 FROM media_report_organizations named
      WHERE named.report_id = ${raw(alias)}.id AND named.organization_id = ${unit})
    OR EXISTS (SELECT 1 FROM media_report_activities link
      JOIN activities its ON its.id = link.activity_id
      WHERE link.report_id = ${raw(alias)}.id AND its.owner_organization_id = ${unit}))`;

/** {@link canSee} as a condition on rows of `media_reports` under this alias. */
export function visibleTo(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const conditions = [aboutPublic(alias)];
  const unit = actor.organizationId;
  if (unit) conditions.push(sql`${raw(alias)}.unit_id = ${unit}`, concerns(unit, alias));
  if (actor.region && actor.can(Permission.ReadMediaReports))
    conditions.push(inSubtree(`${alias}.region_id`, actor.region.path));
  return or(conditions);
}

/**
 * {@link canEdit} as a condition on rows of `media_reports` under this alias. The unit is no plain
 * column in it, so that a list is read along its order and not by this.
 */
export function editableBy(actor: Actor, alias = 't'): Sql {
  if (actor.isSystem) return raw('1 = 1');
  const conditions: Sql[] = [];
  if (actor.organizationId && actor.can(Permission.EditMediaReports))
    conditions.push(sql`COALESCE(${raw(alias)}.unit_id, '') = ${actor.organizationId}`);
  if (actor.region && actor.can(Permission.CollectMediaReports))
    conditions.push(inSubtree(`${alias}.region_id`, actor.region.path));
  return or(conditions);
}

const EVERYONE = 'all';
const SERVER = 'server';
const unitMark = (id: string): string => `unit:${id}`;
const readersOf = (regionId: string): string => `reports:${regionId}`;

/** Whoever carries one of these marks ({@link marksOf}) may find the report: {@link canSee} once more. */
export function audienceOf({
  aboutPublic: open,
  unitId,
  concernedIds,
  region,
}: MediaReportFacts): string[] {
  if (open) return [EVERYONE];
  const above = region.path.split('/').filter(Boolean);
  const units = [unitId, ...concernedIds].map(unitMark);
  return [...new Set([SERVER, ...units, ...above.map(readersOf)])];
}

/** The marks that the actor carries. */
export const marksOf = (actor: Actor): string[] => [
  EVERYONE,
  ...(actor.isSystem ? [SERVER] : []),
  ...(actor.organizationId ? [unitMark(actor.organizationId)] : []),
  ...(actor.region && actor.can(Permission.ReadMediaReports) ? [readersOf(actor.region.id)] : []),
];
