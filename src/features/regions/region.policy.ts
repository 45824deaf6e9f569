import type { Actor, Place } from '../../platform/access/actor.js';
import { say, type Text } from '../../platform/errors.js';
import { Permission } from '../accounts/role.policy.js';
import { RegionLevel } from './region.entity.js';

/** Regions are kept from above: nobody renames, moves or abolishes the region they stand in. */
export const canManage = (actor: Actor, region: Place): boolean =>
  actor.can(Permission.ManageRegions) && actor.covers(region) && region.path !== actor.region?.path;

/** A new region may be put right under one's own. */
export const canAddUnder = (actor: Actor, parent: Place): boolean =>
  actor.can(Permission.ManageRegions) && actor.covers(parent);

/** How many digits a code has at each level, from the top down. */
export const CODE_LENGTHS: Readonly<Record<RegionLevel, number>> = {
  [RegionLevel.PROVINCE]: 2,
  [RegionLevel.CITY]: 4,
  [RegionLevel.DISTRICT]: 6,
  [RegionLevel.STREET]: 9,
  [RegionLevel.COMMUNITY]: 12,
};

/** Whether a region of the level may stand under one of the other. Some cities have no districts. */
export const isLevelBelow = (level: RegionLevel, parent: RegionLevel): boolean =>
  CODE_LENGTHS[level] > CODE_LENGTHS[parent];

/** What is wrong with a code at a level under a parent's code, or null. */
export function codeProblem(
  code: string,
  level: RegionLevel,
  parentCode: string | null,
): Text | null {
  const length = CODE_LENGTHS[level];
  if (!/^\d+$/.test(code) || code.length !== length)
    return say(`应为 ${length} 位数字`, `must have ${length} digits`);
  if (parentCode && !code.startsWith(parentCode))
    return say(
      `应以上级代码 ${parentCode} 开头`,
      `must begin with the parent’s code ${parentCode}`,
    );
  return null;
}
