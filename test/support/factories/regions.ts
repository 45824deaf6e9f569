import { Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { RegionName } from '../../../src/features/regions/region-name.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved region with its place in the tree and its line of history. Call it inside `arrange`. */
export async function buildRegion(
  db: Database,
  given: Partial<Region> & { parent?: Region | null } = {},
): Promise<Region> {
  const { parent = null, ...columns } = given;
  const id = given.id ?? newId();
  const region = await db.repo(Region).save(
    db.repo(Region).create({
      name: `区划${id.slice(-6)}`,
      level: RegionLevel.DISTRICT,
      code: null,
      validFrom: null,
      validTo: null,
      ...columns,
      id,
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? ''}${id}/`,
    }),
  );
  const { code, name, validFrom, validTo } = region;
  const names = db.repo(RegionName);
  await names.save(names.create({ regionId: id, code, name, validFrom, validTo }));
  return region;
}

/** The regions of {@link buildRegionTree}, by what they are. */
export interface RegionTree {
  province: Region;
  city: Region;
  district: Region;
  street: Region;
  community: Region;
  /** The neighbours, for what must not be seen or touched. */
  otherDistrict: Region;
  otherStreet: Region;
  otherCommunity: Region;
}

/**
 * 江苏省 / 南通市 / 崇川区 / 学田街道 / 学田社区, beside them 通州区, 虹桥街道 (of 崇川区) and
 * 果园社区 (of 学田街道). Call it inside `arrange`.
 */
export async function buildRegionTree(db: Database): Promise<RegionTree> {
  const { PROVINCE, CITY, DISTRICT, STREET, COMMUNITY } = RegionLevel;
  const make = (parent: Region | null, level: RegionLevel, code: string, name: string) =>
    buildRegion(db, { parent, level, code, name });
  const province = await make(null, PROVINCE, '32', '江苏省');
  const city = await make(province, CITY, '3206', '南通市');
  const district = await make(city, DISTRICT, '320613', '崇川区');
  const street = await make(district, STREET, '320613006', '学田街道');
  const community = await make(street, COMMUNITY, '320613006007', '学田社区');
  const otherDistrict = await make(city, DISTRICT, '320612', '通州区');
  const otherStreet = await make(district, STREET, '320613005', '虹桥街道');
  const otherCommunity = await make(street, COMMUNITY, '320613006006', '果园社区');
  return {
    province,
    city,
    district,
    street,
    community,
    otherDistrict,
    otherStreet,
    otherCommunity,
  };
}
