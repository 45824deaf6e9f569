import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import type { TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

/** Two districts, each with its administrator, and an organizer of the first. */
export interface Scene {
  tree: RegionTree;
  office: Organization;
  admin: Client;
  neighbour: Client;
  organizer: Client;
}

export async function setTheScene(server: TestApp): Promise<Scene> {
  const tree = await server.arrange(() => buildRegionTree(server.db));
  const unit = (regionId: string, name: string) =>
    server.arrange(() => buildOrganization(server.db, { regionId, name }));
  const office = await unit(tree.district.id, '崇川区委国安办');
  const elsewhere = await unit(tree.otherDistrict.id, '通州区委国安办');
  const as = (role: Role, { id }: Organization) =>
    signedInAs(server, { roles: [role], organizationId: id });
  return {
    tree,
    office,
    admin: await as(Role.ADMINISTRATOR, office),
    neighbour: await as(Role.ADMINISTRATOR, elsewhere),
    organizer: await as(Role.ORGANIZER, office),
  };
}
