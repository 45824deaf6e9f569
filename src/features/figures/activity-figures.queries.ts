import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Row } from '../../platform/database/read-store.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import { found, InvalidInput, say } from '../../platform/errors.js';
import { UNKNOWN } from '../activities/activity-time.policy.js';
import { Region, RegionLevel } from '../regions/region.entity.js';
import { inSubtree } from '../regions/regions.queries.js';
import type { ActivityFiguresArgs } from './activity-figures.inputs.js';
import { addTo, FIGURES, noFigures } from './activity-figures.policy.js';
import type { ActivityFigures, RegionActivityTotals } from './activity-totals.entity.js';

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;

const SUMS = raw(`CAST(sum(f.activities) AS integer) AS activities,
  CAST(sum(f.closed) AS integer) AS closed, CAST(sum(f.participants) AS integer) AS participants,
  CAST(sum(f.participants_estimated) AS integer) AS "participantsEstimated"`);

type Line = Row & RegionActivityTotals & { dated: number };

/** Reads the figures that `activity-figures.service.ts` keeps. */
@Injectable()
export class ActivityFiguresQueries {
  constructor(private readonly db: Database) {}

  /** The figures of a region's subtree, street by street. Raises NOT_FOUND, INVALID_INPUT. */
  async of(args: ActivityFiguresArgs): Promise<ActivityFigures> {
    checkSpan(args);
    const region = found(await this.db.findById(Region, args.regionId), say('行政区划', 'region'));
    if (region.level === RegionLevel.COMMUNITY)
      throw InvalidInput.at(
        'regionId',
        '请选择街道或更大的区划',
        'must be a street or a larger region',
      );
    const lines = await this.lines(region.path, args);
    const figures: ActivityFigures = { rows: [], total: noFigures(), undated: noFigures() };
    for (const line of lines) {
      addTo(line.dated ? figures.total : figures.undated, line);
      if (line.dated) figures.rows.push(this.rowOf(line));
    }
    figures.rows.sort(byCode);
    return figures;
  }

  private lines(path: string, { from, to }: ActivityFiguresArgs): Promise<Line[]> {
    const sums = (dated: 0 | 1, days: Sql): Sql =>
      sql`SELECT f.region_id, ${raw(String(dated))} AS dated, ${SUMS} FROM activity_figures f
        WHERE ${inSubtree('f.region_id', path)} AND ${days} GROUP BY f.region_id`;
    const dated = sums(1, sql`f.day >= ${from} AND f.day <= ${to}`);
    const undated = sums(0, sql`f.day = ${UNKNOWN}`);
    const columns = this.db.mapperOf(Region).columns('r', 'region_');
    return this.db.all<Line>(
      sql`SELECT s.*, ${columns} FROM (${dated} UNION ALL ${undated}) s JOIN regions r ON r.id = s.region_id`,
    );
  }

  private rowOf(line: Line): RegionActivityTotals {
    const region = this.db.mapperOf(Region).read<Region>(line, 'region_');
    const row = { region, ...noFigures() };
    for (const name of FIGURES) row[name] = line[name];
    return row;
  }
}

function checkSpan({ from, to }: ActivityFiguresArgs): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1)
    throw InvalidInput.at('to', '截止日期不能早于起始日期', 'must not be before the first day');
  if (days > MAX_DAYS)
    throw InvalidInput.at('to', `一次最多统计 ${MAX_DAYS} 天`, `may be ${MAX_DAYS} days at most`);
}

/** Regions without a code come last, as in lists of regions. */
const keyOf = ({ region: { code, id } }: RegionActivityTotals): string => `${code ?? '~'} ${id}`;

function byCode(a: RegionActivityTotals, b: RegionActivityTotals): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
