import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { and, raw, sql, type Sql } from '../../platform/database/sql.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { EvidenceKind, RecordKind } from '../attachments/attachment.entity.js';
import { ActivitySumsQueries } from '../coverage-figures/activity-sums.queries.js';
import type { ActivityFigureRow } from '../coverage-figures/figure.entity.js';
import { activityFilterOf, type FigureScope } from '../coverage-figures/figure-scope.policy.js';
import { FigureScopesQueries } from '../coverage-figures/figure-scopes.queries.js';
import { type OddFigure, OddFigureKind } from './odd-figure.entity.js';
import { countedTwice, type Held, isTenfold } from './odd-figure.policy.js';

interface Titled {
  id: string;
  title: string;
}

type Crowded = Titled & { headcount: number; capacity: number; venue: string };

/** Of each kind so many are shown; whoever has more of them looks at a smaller region. */
const AT_MOST = raw('LIMIT 100');
/** Activities of one day, street and headcount that are compared with each other. */
const COMPARED = raw('LIMIT 1000');

const PHOTO = sql`EXISTS (SELECT 1 FROM attachments photo
  WHERE photo.record_kind = ${RecordKind.ACTIVITY} AND photo.record_id = t.id
    AND photo.evidence_kind = ${EvidenceKind.PHOTO})`;

const PLACE = raw('COALESCE(t.street_id, t.region_id)');

/** Figures of closed activities that somebody should look at again. */
@Injectable()
export class OddFiguresQueries {
  constructor(
    private readonly db: Database,
    private readonly scopes: FigureScopesQueries,
    private readonly sums: ActivitySumsQueries,
  ) {}

  /** Those of the kinds, kind by kind, at most 100 of each. */
  async of(scope: FigureScope, kinds: readonly OddFigureKind[]): Promise<OddFigure[]> {
    const found: OddFigure[] = [];
    for (const kind of kinds) found.push(...(await this.ofKind(scope, kind)));
    return found;
  }

  private ofKind(scope: FigureScope, kind: OddFigureKind): Promise<OddFigure[]> {
    switch (kind) {
      case OddFigureKind.TENFOLD:
        return this.tenfold(scope);
      case OddFigureKind.OVER_CAPACITY:
        return this.overCapacity(scope);
      case OddFigureKind.NO_PHOTO:
        return this.withoutPhoto(scope);
      case OddFigureKind.COUNTED_TWICE:
        return this.countedTwice(scope);
    }
  }

  /** Streets and units beside themselves a year earlier. */
  private async tenfold(scope: FigureScope): Promise<OddFigure[]> {
    const last = await this.scopes.yearBefore(scope);
    if (!last) return [];
    const compare = (now: ActivityFigureRow[], before: ActivityFigureRow[]): OddFigure[] => {
      const earlier = new Map(before.map(({ key, participants }) => [key, participants.value]));
      return now
        .filter(({ key, participants }) => isTenfold(participants.value, earlier.get(key) ?? 0))
        .map(({ key, label, participants }) => ({
          kind: OddFigureKind.TENFOLD,
          text: `${label}参与${participants.value}人次,上年同期${earlier.get(key) ?? 0}人次`,
          figure: participants,
          activityIds: [],
        }));
    };
    return [
      ...compare(await this.sums.byStreet(scope), await this.sums.byStreet(last)),
      ...compare(await this.sums.byUnit(scope), await this.sums.byUnit(last)),
    ].slice(0, 100);
  }

  /** Over several days more people may come than the place holds at once. */
  private async overCapacity(scope: FigureScope): Promise<OddFigure[]> {
    const rows = await this.db.all<Crowded>(sql`
      SELECT t.id, t.title, t.actual_headcount AS headcount, venue.capacity, venue.name AS venue
      FROM activities t JOIN venues venue ON venue.id = t.venue_id
      WHERE ${and([
        this.closed(scope),
        raw('t.actual_headcount > venue.capacity'),
        raw('(t.ends_on IS NULL OR t.ends_on = t.starts_on)'),
      ])} ORDER BY t.actual_headcount DESC, t.id ${AT_MOST}`);
    return rows.map(({ id, title, headcount, capacity, venue }) => ({
      kind: OddFigureKind.OVER_CAPACITY,
      text: `“${title}”参与${headcount}人,${venue}可容纳${capacity}人`,
      figure: null,
      activityIds: [id],
    }));
  }

  private async withoutPhoto(scope: FigureScope): Promise<OddFigure[]> {
    const rows = await this.db.all<Titled>(sql`
      SELECT t.id, t.title FROM activities t WHERE ${this.closed(scope)} AND NOT ${PHOTO}
      ORDER BY t.sort_at DESC, t.id ${AT_MOST}`);
    return rows.map(({ id, title }) => ({
      kind: OddFigureKind.NO_PHOTO,
      text: `“${title}”已结项,没有照片`,
      figure: null,
      activityIds: [id],
    }));
  }

  /** The database finds days, streets and headcounts that come twice; their titles decide. */
  private async countedTwice(scope: FigureScope): Promise<OddFigure[]> {
    const where = and([
      this.closed(scope),
      raw('t.starts_on IS NOT NULL'),
      raw('t.actual_headcount > 0'),
    ]);
    const held = await this.db.all<Held>(sql`
      SELECT t.id, t.title, t.owner_organization_id AS unit, unit.name AS "unitName",
        t.starts_on AS day, t.actual_headcount AS headcount, t.venue_id AS "venueId", ${PLACE} AS place
      FROM activities t JOIN organizations unit ON unit.id = t.owner_organization_id
      JOIN (SELECT t.starts_on AS day, t.actual_headcount AS headcount, ${PLACE} AS place
        FROM activities t WHERE ${where} GROUP BY t.starts_on, t.actual_headcount, ${PLACE}
        HAVING COUNT(DISTINCT t.owner_organization_id) > 1) twice
        ON twice.day = t.starts_on AND twice.headcount = t.actual_headcount AND twice.place = ${PLACE}
      WHERE ${where} ORDER BY t.starts_on DESC, t.actual_headcount DESC, ${PLACE}, t.id ${COMPARED}`);
    return countedTwice(held)
      .slice(0, 100)
      .map(([one, other]) => ({
        kind: OddFigureKind.COUNTED_TWICE,
        text: `${one.unitName}“${one.title}”与${other.unitName}“${other.title}”同日同地,均为${one.headcount}人`,
        figure: null,
        activityIds: [one.id, other.id],
      }));
  }

  private closed(scope: FigureScope): Sql {
    const filter = { ...activityFilterOf(scope), statuses: [ActivityStatus.CLOSED] };
    return this.scopes.whereOf(scope, filter);
  }
}
