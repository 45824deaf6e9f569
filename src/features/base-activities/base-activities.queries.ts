import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { visibleTo as activityVisibleTo } from '../activities/activity.policy.js';
import { visibleTo as baseVisibleTo } from '../education-bases/education-base.policy.js';
import { BaseActivityKind } from './base-activity.entity.js';

/** That an activity and a base have to do with each other. */
export interface BaseLink {
  activityId: string;
  baseId: string;
  kind: BaseActivityKind;
}

/**
 * The activities `t` that have to do with the base: marked by hand, named in one of its steps, or held
 * in the venue that it lies in, which need not be marked.
 */
export const atBase = (baseId: string): Sql =>
  sql`(t.id IN (SELECT link.activity_id FROM base_activities link WHERE link.base_id = ${baseId})
    OR t.id IN (SELECT step.activity_id FROM education_base_steps step
      WHERE step.base_id = ${baseId} AND step.activity_id IS NOT NULL)
    OR t.venue_id = (SELECT base.venue_id FROM education_bases base WHERE base.id = ${baseId}))`;

/** The bases `t` with which the campaign's activities that the actor may see have to do. */
export const inCampaign = (campaignId: string, actor: Actor): Sql =>
  sql`EXISTS (SELECT 1 FROM activities a
    WHERE a.campaign_id = ${campaignId} AND ${activityVisibleTo(actor, 'a')}
      AND (a.venue_id = t.venue_id
        OR EXISTS (SELECT 1 FROM base_activities link
          WHERE link.activity_id = a.id AND link.base_id = t.id)
        OR EXISTS (SELECT 1 FROM education_base_steps step
          WHERE step.activity_id = a.id AND step.base_id = t.id)))`;

/** Reads which activities and bases have to do with each other. */
@Injectable()
export class BaseActivitiesQueries {
  constructor(private readonly db: Database) {}

  /** The bases of each activity that the actor may see, by name. */
  async ofActivities(ids: readonly string[], actor: Actor): Promise<BaseLink[]> {
    const { HELD_AT, NAMING } = BaseActivityKind;
    return this.db.all<BaseLink>(sql`
      SELECT x.activity_id AS "activityId", x.base_id AS "baseId", x.kind FROM (
        SELECT link.activity_id, link.base_id, link.kind FROM base_activities link
          WHERE ${isIn(raw('link.activity_id'), ids)}
        UNION
        SELECT step.activity_id, step.base_id, ${raw(`'${NAMING}'`)} FROM education_base_steps step
          WHERE ${isIn(raw('step.activity_id'), ids)}
        UNION
        SELECT a.id, base.id, ${raw(`'${HELD_AT}'`)} FROM activities a
          JOIN education_bases base ON base.venue_id = a.venue_id
          WHERE ${isIn(raw('a.id'), ids)} AND NOT EXISTS (SELECT 1 FROM base_activities marked
            WHERE marked.activity_id = a.id AND marked.base_id = base.id)
      ) x JOIN education_bases t ON t.id = x.base_id
      WHERE ${baseVisibleTo(actor)} ORDER BY t.name, t.id, x.kind`);
  }
}
