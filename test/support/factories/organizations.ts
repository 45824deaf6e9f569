import {
  Organization,
  OrganizationKind,
} from '../../../src/features/organizations/organization.entity.js';
import { newId } from '../../../src/platform/database/columns.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A saved unit of the given region. Call it inside `arrange`. */
export function buildOrganization(
  db: Database,
  given: Partial<Organization> & { regionId: string },
): Promise<Organization> {
  const id = given.id ?? newId();
  return db.repo(Organization).save(
    db.repo(Organization).create({
      id,
      name: `单位${id.slice(-6)}`,
      shortName: null,
      aliases: [],
      kind: OrganizationKind.COMMUNITY,
      parentId: null,
      contactName: null,
      contactPhone: null,
      mergedIntoId: null,
      ...given,
    }),
  );
}
