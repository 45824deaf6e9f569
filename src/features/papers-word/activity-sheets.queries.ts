import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql } from '../../platform/database/sql.js';
import type { OrganizerRole } from '../activities/activity-organizer.entity.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo } from '../activities/activity.policy.js';
import { whenText } from '../activity-lists/activity-when.policy.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { Region } from '../regions/region.entity.js';
import { Venue } from '../venues/venue.entity.js';
import { Vocabulary, VocabularyTerm } from '../vocabularies/vocabulary-term.entity.js';
import type { ActivitySheet, SheetMaterial } from './activity-sheet.policy.js';

const AT_ONCE = 200;

interface OrganizerRow {
  activityId: string;
  role: OrganizerRole;
  name: string;
}

interface CountRow {
  activityId: string;
  name: string;
  headcount: number;
}

type MaterialRow = SheetMaterial & { activityId: string };

/** What is read beside the activities themselves. */
interface Beside {
  names: ReadonlyMap<string, string>;
  campaigns: ReadonlyMap<string, Campaign>;
  organizers: readonly OrganizerRow[];
  audiences: readonly { activityId: string; name: string }[];
  counts: readonly CountRow[];
  materials: readonly MaterialRow[];
}

/** Reads activities as papers tell them; each read takes the same few statements for many. */
@Injectable()
export class ActivitySheetsQueries {
  constructor(private readonly db: Database) {}

  /** Those of the activities that the actor may see, in the order of the ids. */
  async of(actor: Actor, ids: readonly string[]): Promise<ActivitySheet[]> {
    const sheets = new Map<string, ActivitySheet>();
    for (let start = 0; start < ids.length; start += AT_ONCE)
      for (const sheet of await this.some(actor, ids.slice(start, start + AT_ONCE)))
        sheets.set(sheet.id, sheet);
    return ids.flatMap((id) => sheets.get(id) ?? []);
  }

  private async some(actor: Actor, ids: readonly string[]): Promise<ActivitySheet[]> {
    const activities = await this.db.find(
      Activity,
      and([isIn(raw('t.id'), ids), visibleTo(actor)]),
    );
    const beside = await this.beside(activities);
    return activities.map((activity) => sheetOf(activity, beside));
  }

  private async beside(activities: readonly Activity[]): Promise<Beside> {
    const ids = activities.map(({ id }) => id);
    const of = isIn(raw('t.activity_id'), ids);
    const campaignIds = activities.flatMap(({ campaignId }) => campaignId ?? []);
    const campaigns = await this.db.find(Campaign, isIn(raw('t.id'), campaignIds));
    return {
      names: await this.namesOf(activities),
      campaigns: new Map(campaigns.map((campaign) => [campaign.id, campaign])),
      organizers: await this.db.all<OrganizerRow>(sql`
        SELECT t.activity_id AS "activityId", t.role, o.name FROM activity_organizers t
        JOIN organizations o ON o.id = t.organization_id
        WHERE ${of} ORDER BY t.activity_id, t.position, t.id`),
      audiences: await this.db.all<{ activityId: string; name: string }>(sql`
        SELECT t.activity_id AS "activityId", v.name FROM activity_terms t
        JOIN vocabulary_terms v ON v.id = t.term_id
        WHERE ${of} AND t.vocabulary = ${Vocabulary.AUDIENCE} ORDER BY t.activity_id, t.position`),
      counts: await this.db.all<CountRow>(sql`
        SELECT t.activity_id AS "activityId", v.name, t.headcount FROM activity_audience_counts t
        JOIN vocabulary_terms v ON v.id = t.term_id
        WHERE ${of} ORDER BY t.activity_id, t.position`),
      materials: await this.db.all<MaterialRow>(sql`
        SELECT t.activity_id AS "activityId", v.name, t.quantity, t.kinds, t.estimated,
          t.counting_word AS "countingWord" FROM activity_materials t
        JOIN vocabulary_terms v ON v.id = t.term_id
        WHERE ${of} ORDER BY t.activity_id, t.position`),
    };
  }

  /** Names of types, venues and regions, by id. */
  private async namesOf(activities: readonly Activity[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    const kinds = [
      [VocabularyTerm, activities.map(({ typeId }) => typeId)],
      [Venue, activities.flatMap(({ venueId }) => venueId ?? [])],
      [Region, activities.map(({ regionId }) => regionId)],
    ] as const;
    for (const [entity, ids] of kinds) {
      const { table } = this.db.mapperOf(entity);
      const rows = await this.db.all<{ id: string; name: string }>(
        sql`SELECT t.id, t.name FROM ${raw(table)} t WHERE ${isIn(raw('t.id'), ids)}`,
      );
      for (const { id, name } of rows) names.set(id, name);
    }
    return names;
  }
}

function sheetOf(activity: Activity, beside: Beside): ActivitySheet {
  const its = <T extends { activityId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ activityId }) => activityId === activity.id);
  const { names } = beside;
  const campaign = activity.campaignId ? beside.campaigns.get(activity.campaignId) : undefined;
  const venue = activity.venueId ? names.get(activity.venueId) : null;
  return {
    id: activity.id,
    title: activity.title,
    type: names.get(activity.typeId) ?? '',
    campaign: campaign?.name ?? null,
    theme: campaign?.theme ?? null,
    startsOn: activity.startsOn,
    when: whenText(activity),
    place: [venue, activity.placeText].filter(Boolean).join(' '),
    organizers: its(beside.organizers),
    audiences: its(beside.audiences).map(({ name }) => name),
    audienceCounts: its(beside.counts),
    headcount: activity.actualHeadcount,
    estimated: activity.headcountEstimated,
    materials: its(beside.materials).map((row) => ({ ...row, estimated: Boolean(row.estimated) })),
    brief: activity.brief,
    summary: activity.summary,
    region: names.get(activity.regionId) ?? '',
  };
}
