import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { today } from '../../platform/calendar.js';
import { Database } from '../../platform/database/database.js';
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
    const known = await this.regionsByCode();
    const listed = new Map(divisions.map((division) => [division.code, division]));
    const problems = divisions.flatMap((division) => misplaced(division, listed, known));
    if (problems.length) throw new InvalidInput(problems);
    const result: ImportResult = { added: 0, changed: 0, unchanged: 0 };
    for (const [index, division] of divisions.entries()) {
      result[await this.bring(division, known)] += 1;
      progress(index + 1, divisions.length);
    }
    return result;
  }

  private async regionsByCode(): Promise<Map<string, Region>> {
    const regions = await this.db.repo(Region).findBy({ validTo: IsNull() });
    return new Map(regions.flatMap((region) => (region.code ? [[region.code, region]] : [])));
  }

  private async bring(division: Division, known: Map<string, Region>): Promise<keyof ImportResult> {
    const { code, name, level, parentCode } = division;
    const parent = (parentCode && known.get(parentCode)) || null;
    const region = known.get(code);
    if (!region) {
      known.set(code, await this.changes.create(parent, { code, name, level, validFrom: null }));
      return 'added';
    }
    const renamed = region.name !== name;
    const moved = parent !== null && region.parentId !== parent.id;
    if (renamed) await this.changes.succeed(region, { name }, today());
    if (moved) await this.changes.reparent(region, parent);
    return renamed || moved ? 'changed' : 'unchanged';
  }
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
