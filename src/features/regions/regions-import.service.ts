import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { type FieldProblem, InvalidInput } from '../../platform/errors.js';
import { type Division, divisionProblem, readDivisions } from './divisions-csv.js';
import { RegionChanges } from './region-changes.service.js';
import { Region, RegionLevel } from './region.entity.js';

/** How many divisions a list added, renamed or moved, and how many were there as they are. */
export interface ImportResult {
  added: number;
  changed: number;
  unchanged: number;
}

type Progress = (done: number, total: number) => void;

const TOP_DOWN = Object.values(RegionLevel);

/** Brings a list of divisions into the tree: whole or not at all, and the same list twice changes nothing. */
@Injectable()
export class RegionsImport {
  constructor(
    private readonly db: Database,
    private readonly changes: RegionChanges,
  ) {}

  /** Raises INVALID_INPUT that names every bad line. A division that the list does not name stays. */
  async run(file: Uint8Array, progress: Progress = () => undefined): Promise<ImportResult> {
    const divisions = readDivisions(file);
    divisions.sort((a, b) => TOP_DOWN.indexOf(a.level) - TOP_DOWN.indexOf(b.level));
    return this.db.transact(() => this.write(divisions, progress));
  }

  private async write(divisions: readonly Division[], progress: Progress): Promise<ImportResult> {
    const known = await this.regionsInForce();
    const listed = new Map(divisions.map((division) => [division.code, division]));
    const problems = divisions.flatMap((division) => [
      ...misplaced(division, listed, known.byCode),
      ...misnamed(division, listed, known),
    ]);
    if (problems.length) throw new InvalidInput(problems);
    const result: ImportResult = { added: 0, changed: 0, unchanged: 0 };
    for (const [index, division] of divisions.entries()) {
      result[await this.bring(division, known)] += 1;
      progress(index + 1, divisions.length);
    }
    return result;
  }

  private async regionsInForce(): Promise<Known> {
    const regions = await this.db.repo(Region).findBy({ validTo: IsNull() });
    const freed = await this.db.all<{ code: string; day: string }>(
      sql`SELECT n.code AS "code", max(n.valid_to) AS "day" FROM region_names n
        WHERE n.code IS NOT NULL AND n.valid_to IS NOT NULL GROUP BY n.code`,
    );
    return {
      byCode: new Map(regions.flatMap((region) => (region.code ? [[region.code, region]] : []))),
      byName: new Map(regions.map((region) => [placeKey(region.parentId, region.name), region])),
      freedOn: new Map(freed.map(({ code, day }) => [code, day])),
    };
  }

  private async bring(division: Division, known: Known): Promise<keyof ImportResult> {
    const { code, name, level, parentCode } = division;
    const parent = (parentCode && known.byCode.get(parentCode)) || null;
    const region = known.byCode.get(code);
    if (region) return this.update(region, name, parent);
    const byHand = known.byName.get(placeKey(parent?.id ?? null, name));
    if (byHand && !byHand.code && byHand.level === level) {
      known.byCode.set(code, await this.changes.succeed(byHand, { code }, today()));
      return 'changed';
    }
    // What carried the code before keeps it in the history until the day it gave it up.
    const validFrom = known.freedOn.get(code) ?? null;
    known.byCode.set(code, await this.changes.create(parent, { code, name, level, validFrom }));
    return 'added';
  }

  private async update(
    region: Region,
    name: string,
    parent: Region | null,
  ): Promise<keyof ImportResult> {
    const renamed = region.name !== name;
    const moved = parent !== null && region.parentId !== parent.id;
    if (renamed) await this.changes.succeed(region, { name }, today());
    if (moved) await this.changes.reparent(region, parent);
    return renamed || moved ? 'changed' : 'unchanged';
  }
}

/** What is there before an import. */
interface Known {
  byCode: Map<string, Region>;
  byName: ReadonlyMap<string, Region>;
  /** Codes that were given up, and when. */
  freedOn: ReadonlyMap<string, string>;
}

const placeKey = (parentId: string | null, name: string): string => `${parentId ?? ''} ${name}`;

/** A name that another region under the same parent bears, and keeps after the import. */
function misnamed(
  { line, code, name, level, parentCode }: Division,
  listed: ReadonlyMap<string, Division>,
  known: Known,
): FieldProblem[] {
  const parent = parentCode ? known.byCode.get(parentCode) : undefined;
  const bearer = parent && known.byName.get(placeKey(parent.id, name));
  if (!bearer || bearer.code === code) return [];
  if (!bearer.code && bearer.level === level && !known.byCode.has(code)) return [];
  if (bearer.code && listed.has(bearer.code)) return [];
  const whose = bearer.code ?? bearer.name;
  return [divisionProblem(line, 'name', `已由 ${whose} 使用`, `is the name of ${whose}`)];
}

/** A parent or level that fits neither the list nor what is there. */
function misplaced(
  { line, code, level, parentCode }: Division,
  listed: ReadonlyMap<string, Division>,
  known: ReadonlyMap<string, Region>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const there = known.get(code);
  if (there && there.level !== level)
    problems.push(
      divisionProblem(
        line,
        'level',
        `与已有区划的级别 ${there.level} 不同`,
        `is ${there.level} already`,
      ),
    );
  if (!parentCode) return problems;
  const parent = listed.get(parentCode) ?? known.get(parentCode);
  if (!parent)
    problems.push(
      divisionProblem(line, 'parent_code', `找不到上级 ${parentCode}`, `${parentCode} is unknown`),
    );
  else if (TOP_DOWN.indexOf(parent.level) >= TOP_DOWN.indexOf(level))
    problems.push(
      divisionProblem(line, 'parent_code', '上级的级别应更高', 'must be of a higher level'),
    );
  return problems;
}
