import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { and, isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Loaders } from '../../platform/graphql/loaders.js';
import { Activity } from '../activities/activity.entity.js';
import { visibleTo } from '../activities/activity.policy.js';

/** The activities that legal aid is linked to, as the actor sees them. */
@Injectable()
export class LegalAidActivitiesQueries {
  constructor(private readonly db: Database) {}

  /** The activity, or null where there is none that the actor may see. */
  seenBy(actor: Actor, load: Loaders, id: string | null): Promise<Activity | null> {
    if (!id) return Promise.resolve(null);
    return load
      .batch('Activity seen', async (ids) => {
        const rows = await this.db.find(Activity, and([isIn(raw('t.id'), ids), visibleTo(actor)]));
        return ids.map((one) => rows.find((row) => row.id === one) ?? null);
      })
      .load(id);
  }
}

/** Activities in which a station takes part, as a condition on `activities` `t`. */
export const ofStation = (stationId: string): Sql =>
  sql`t.id IN (SELECT x.activity_id FROM legal_aid_station_activities x WHERE x.station_id = ${stationId})`;

/** Stations that take part in an activity, as a condition on `legal_aid_stations` `t`. */
export const atActivity = (activityId: string): Sql =>
  sql`t.id IN (SELECT x.station_id FROM legal_aid_station_activities x WHERE x.activity_id = ${activityId})`;
