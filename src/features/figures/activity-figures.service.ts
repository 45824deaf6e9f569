import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { InsertEvent, QueryRunner, RemoveEvent, UpdateEvent } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { isIn, raw, sql, type Sql } from '../../platform/database/sql.js';
import { Activity } from '../activities/activity.entity.js';
import { ActivityStatus } from '../activities/activity-status.policy.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import {
  addTo,
  type Contribution,
  contributionOf,
  FIGURES,
  type Figures,
  noFigures,
} from './activity-figures.policy.js';

/** What one unit of work has changed so far. */
interface Changes {
  /** By the activity's region and day, still to be brought to its street. */
  sums: Map<string, Contribution>;
  /** Regions that another region was moved out of, or into: their figures are counted anew. */
  moved: Set<string>;
}

/** A row of whatever table. */
type Saved = Record<string, unknown>;

interface Change {
  before?: Saved | undefined;
  after?: Saved | undefined;
}

type Line = Pick<Region, 'id' | 'path' | 'level'>;

/** Levels that are counted as a part of the street above them. */
const BELOW_STREET: readonly RegionLevel[] = [RegionLevel.COMMUNITY];

/** Keeps {@link ActivityDayFigures} in step with the activities, in the unit that changes them. */
@Injectable()
export class ActivityFiguresService implements OnModuleInit {
  private readonly changes = new WeakMap<QueryRunner, Changes>();

  constructor(private readonly db: Database) {}

  onModuleInit(): void {
    this.db.dataSource.subscribers.push({
      afterInsert: ({ queryRunner, metadata, entity }: InsertEvent<Saved>) =>
        this.note(queryRunner, metadata.target, { after: entity }),
      afterUpdate: ({ queryRunner, metadata, entity, databaseEntity }: UpdateEvent<Saved>) =>
        this.note(queryRunner, metadata.target, {
          before: databaseEntity,
          after: { ...databaseEntity, ...entity },
        }),
      afterRemove: ({ queryRunner, metadata, databaseEntity }: RemoveEvent<Saved>) =>
        this.note(queryRunner, metadata.target, { before: databaseEntity }),
    });
  }

  /** Counts everything anew, region by region, each in a unit of its own. */
  async rebuild(report: (done: number, total: number) => void): Promise<void> {
    const regions = await this.db.all<{ id: string }>(sql`SELECT id FROM regions ORDER BY path`);
    for (const [index, { id }] of regions.entries()) {
      await this.db.transact(() => this.recount([id]));
      report(index + 1, regions.length);
    }
  }

  private note(runner: QueryRunner, target: unknown, { before, after }: Change): void {
    if (target === Activity)
      this.noteActivity(runner, before as Activity | undefined, after as Activity | undefined);
    if (target === Region && before && after && before.path !== after.path)
      for (const { path } of [before, after] as unknown as Region[])
        for (const id of idsIn(path)) this.opened(runner).moved.add(id);
  }

  private noteActivity(runner: QueryRunner, before?: Activity, after?: Activity): void {
    const taken = before ? contributionOf(before) : null;
    const given = after ? contributionOf(after) : null;
    if (same(taken, given)) return;
    const { sums } = this.opened(runner);
    if (taken) addTo(sumAt(sums, taken), taken, -1);
    if (given) addTo(sumAt(sums, given), given);
  }

  private opened(runner: QueryRunner): Changes {
    let changes = this.changes.get(runner);
    if (!changes) {
      changes = { sums: new Map(), moved: new Set() };
      this.changes.set(runner, changes);
      this.db.beforeCommit(() => this.write(runner));
    }
    return changes;
  }

  private async write(runner: QueryRunner): Promise<void> {
    const changes = this.changes.get(runner);
    if (!changes) return;
    this.changes.delete(runner);
    const placed = await this.atStreets([...changes.sums.values()]);
    // Always in the same order, so that two units that add to the same rows do not wait for each other.
    for (const key of [...placed.keys()].sort()) {
      const sum = placed.get(key);
      if (sum && FIGURES.some((name) => sum[name] !== 0)) await this.add(sum);
    }
    if (changes.moved.size) await this.recount([...changes.moved]);
  }

  /** The same sums under the streets that their regions lie in. */
  private async atStreets(sums: readonly Contribution[]): Promise<Map<string, Contribution>> {
    const regionIds = [...new Set(sums.map(({ regionId }) => regionId))];
    const streets = await this.streetsOf(await this.lines(regionIds));
    const placed = new Map<string, Contribution>();
    for (const sum of sums) {
      const regionId = streets.get(sum.regionId) ?? sum.regionId;
      addTo(sumAt(placed, { ...sum, regionId }), sum);
    }
    return placed;
  }

  private lines(ids: readonly string[]): Promise<Line[]> {
    return this.db.all<Line>(
      sql`SELECT r.id, r.path, r.level FROM regions r WHERE ${isIn(raw('r.id'), ids)}`,
    );
  }

  /** The street above each region that is smaller than one, as far as it has one. */
  private async streetsOf(regions: readonly Line[]): Promise<Map<string, string>> {
    const small = regions.filter(({ level }) => BELOW_STREET.includes(level));
    const above = await this.lines([...new Set(small.flatMap(({ path }) => idsIn(path)))]);
    const streets = new Set(
      above.filter(({ level }) => level === RegionLevel.STREET).map(({ id }) => id),
    );
    const found = new Map<string, string>();
    for (const { id, path } of small) {
      const street = idsIn(path).find((one) => streets.has(one));
      if (street) found.set(id, street);
    }
    return found;
  }

  private async add({ regionId, day, ...sum }: Contribution): Promise<void> {
    const [row] = await this.db.all<{ left: number }>(sql`
      INSERT INTO activity_figures AS t
        (region_id, day, activities, closed, participants, participants_estimated)
      VALUES (${regionId}, ${day}, ${sum.activities}, ${sum.closed}, ${sum.participants},
        ${sum.participantsEstimated})
      ON CONFLICT (region_id, day) DO UPDATE SET
        activities = t.activities + excluded.activities,
        closed = t.closed + excluded.closed,
        participants = t.participants + excluded.participants,
        participants_estimated = t.participants_estimated + excluded.participants_estimated
      RETURNING activities AS "left"`);
    if (row?.left === 0)
      await this.db.all(sql`DELETE FROM activity_figures
        WHERE region_id = ${regionId} AND day = ${day} RETURNING day`);
  }

  /** Counts the activities that stand under these regions anew. */
  private async recount(regionIds: readonly string[]): Promise<void> {
    const regions = await this.lines(regionIds);
    const streets = await this.streetsOf(regions);
    await this.db.all(sql`DELETE FROM activity_figures
      WHERE ${isIn(raw('region_id'), regionIds)} RETURNING day`);
    for (const region of regions) {
      if (streets.has(region.id)) continue;
      const below = sql`a.region_id IN (SELECT r.id FROM regions r WHERE r.path LIKE ${`${region.path}%`})`;
      const own = sql`a.region_id = ${region.id}`;
      await this.count(region.id, region.level === RegionLevel.STREET ? below : own);
    }
  }

  private async count(regionId: string, where: Sql): Promise<void> {
    const { PUBLISHED, CLOSED } = ActivityStatus;
    const people = sql`CASE WHEN a.status = ${CLOSED} THEN coalesce(a.actual_headcount, 0) ELSE 0 END`;
    await this.db.all(sql`
      INSERT INTO activity_figures
        (region_id, day, activities, closed, participants, participants_estimated)
      SELECT CAST(${regionId} AS varchar), substr(a.sort_at, 1, 10), count(*),
        sum(CASE WHEN a.status = ${CLOSED} THEN 1 ELSE 0 END), sum(${people}),
        sum(CASE WHEN a.headcount_estimated = TRUE THEN ${people} ELSE 0 END)
      FROM activities a WHERE ${where} AND a.status IN (${PUBLISHED}, ${CLOSED})
      GROUP BY substr(a.sort_at, 1, 10)
      RETURNING day`);
  }
}

const idsIn = (path: string): string[] => path.split('/').filter(Boolean);

const same = (a: Contribution | null, b: Contribution | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function sumAt(
  sums: Map<string, Contribution>,
  { regionId, day }: Pick<Contribution, 'regionId' | 'day'>,
): Figures {
  const key = `${regionId} ${day}`;
  let sum = sums.get(key);
  if (!sum) {
    sum = { regionId, day, ...noFigures() };
    sums.set(key, sum);
  }
  return sum;
}
