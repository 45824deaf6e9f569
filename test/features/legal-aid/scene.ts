import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Availability } from '../../../src/features/venues/accessibility.entity.js';
import type { Venue } from '../../../src/features/venues/venue.entity.js';
import type { TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

/** A station as it was seen. */
export interface Seen {
  id: string;
  version: number;
}

/** A district with its justice bureau, a street with its office, and who keeps stations there. */
export interface Scene {
  regions: RegionTree;
  justice: Organization;
  office: Organization;
  venue: Venue;
  /** Administrator of the district. */
  admin: Client;
  /** Legal-aid worker of the street's office. */
  worker: Client;
  register(input: object): Promise<Seen>;
  /** Takes a station a step on. */
  step(verb: 'open' | 'suspend' | 'close', seen: Seen, more?: object): Promise<Seen>;
}

export const REGISTER = `mutation($input: RegisterLegalAidStationInput!) {
  registerLegalAidStation(input: $input) { id version } }`;
export const UPDATE = `mutation($input: UpdateLegalAidStationInput!) {
  updateLegalAidStation(input: $input) { id version } }`;

export async function buildScene(server: TestApp): Promise<Scene> {
  const built = await server.arrange(async () => {
    const { db } = server;
    const regions = await buildRegionTree(db);
    const { district, street } = regions;
    const justice = await buildOrganization(db, { regionId: district.id, name: '区司法局' });
    const office = await buildOrganization(db, { regionId: street.id, name: '街道办' });
    const venue = await buildVenue(db, {
      regionId: street.id,
      name: '党群服务中心',
      address: '学田路 1 号',
      stepFreeEntrance: Availability.YES,
      accessibleToilet: Availability.YES,
    });
    return { regions, justice, office, venue };
  });
  const { justice, office } = built;
  const admin = await signedInAs(server, {
    roles: [Role.ADMINISTRATOR],
    organizationId: justice.id,
  });
  const worker = await signedInAs(server, {
    roles: [Role.LEGAL_AID_WORKER],
    organizationId: office.id,
  });
  return {
    ...built,
    admin,
    worker,
    async register(input) {
      return (await admin.ok(REGISTER, { input })).registerLegalAidStation as Seen;
    },
    async step(verb, { id, version }, more = {}) {
      const type = verb === 'open' ? 'OpenLegalAidStationInput' : 'StopLegalAidStationInput';
      const query = `mutation($input: ${type}!) { done: ${verb}LegalAidStation(input: $input) { id version } }`;
      const input = { id, expectedVersion: version, ...more };
      return (await admin.ok(query, { input })).done as Seen;
    },
  };
}
