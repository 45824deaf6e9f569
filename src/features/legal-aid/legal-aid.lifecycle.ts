import { Conflict, type FieldProblem, say } from '../../platform/errors.js';
import { RegionLevel } from '../regions/region.entity.js';
import { LegalAidLevel } from './legal-aid-network.entity.js';
import { StationStatus } from './legal-aid-station.entity.js';

const { PLANNED, OPEN, SUSPENDED, CLOSED } = StationStatus;

/** From which states a station comes into each. */
const BEFORE: Readonly<Record<StationStatus, readonly StationStatus[]>> = {
  [PLANNED]: [],
  [OPEN]: [PLANNED, SUSPENDED, CLOSED],
  [SUSPENDED]: [OPEN],
  [CLOSED]: [OPEN, SUSPENDED],
};

const NAMES: Readonly<Record<StationStatus, string>> = {
  [PLANNED]: '筹建',
  [OPEN]: '开放',
  [SUSPENDED]: '暂停',
  [CLOSED]: '撤销',
};

/** Raises CONFLICT for a step that does not begin where the station stands. */
export function checkStep(from: StationStatus, to: StationStatus): void {
  if (BEFORE[to].includes(from)) return;
  throw new Conflict(
    say(
      `援助站目前为“${NAMES[from]}”,不能改为“${NAMES[to]}”`,
      `The station is ${from} and cannot become ${to}`,
    ),
  );
}

/** Only what was never open may vanish. */
export function checkDeletable(status: StationStatus): void {
  if (status === PLANNED) return;
  throw new Conflict(
    say('只能删除筹建中的援助站', 'Only a planned station can be deleted; close this one'),
  );
}

const LEVELS: Partial<Record<RegionLevel, LegalAidLevel>> = {
  [RegionLevel.DISTRICT]: LegalAidLevel.DISTRICT,
  [RegionLevel.STREET]: LegalAidLevel.STREET,
  [RegionLevel.COMMUNITY]: LegalAidLevel.COMMUNITY,
};

/** The level of the stations that serve regions of this level; null: there are none. */
export const levelFor = (level: RegionLevel): LegalAidLevel | null => LEVELS[level] ?? null;

const ABOVE: Readonly<Record<LegalAidLevel, LegalAidLevel | null>> = {
  [LegalAidLevel.DISTRICT]: null,
  [LegalAidLevel.STREET]: LegalAidLevel.DISTRICT,
  [LegalAidLevel.COMMUNITY]: LegalAidLevel.STREET,
};

/** A station's place in the tree: its level, and the path of the region it serves. */
export interface StationPlace {
  level: LegalAidLevel;
  path: string;
}

/**
 * Whether one station may stand under another: one level above, over the same branch of the region
 * tree. As the level grows with each step up, no station can stand above itself.
 */
export const mayStandUnder = (station: StationPlace, parent: StationPlace): boolean =>
  ABOVE[station.level] === parent.level && station.path.startsWith(parent.path);

export const parentProblem: FieldProblem = {
  path: 'parentId',
  text: say(
    '上级站应高一级,且其服务区划包含本站的服务区划',
    'must be a station one level above, whose region holds the region of this one',
  ),
};

/** Raises CONFLICT when stations below would no longer stand under the place. */
export function checkChildren(place: StationPlace, children: readonly StationPlace[]): void {
  if (children.every((child) => mayStandUnder(child, place))) return;
  throw new Conflict(
    say(
      '下级站点不在新的服务区划之内,请先调整下级站点',
      'Stations below are not within the new region; move them first',
    ),
  );
}
