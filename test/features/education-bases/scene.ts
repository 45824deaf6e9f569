import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import type { Venue } from '../../../src/features/venues/venue.entity.js';
import { VenueKind } from '../../../src/features/venues/venue.entity.js';
import { Vocabulary } from '../../../src/features/vocabularies/vocabulary-term.entity.js';
import type { TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, clientOf, tokenOf } from '../../support/factories/accounts.js';
import { termId } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

/** A school that wants to become a base, and everybody who has to do with it. */
export interface Scene {
  tree: RegionTree;
  school: Organization;
  office: Organization;
  venue: Venue;
  kindId: string;
  cyberId: string;
  /** Its own account, of role SCHOOL. */
  own: Client;
  ownToken: string;
  admin: Client;
  adminToken: string;
  reviewer: Client;
  /** Administrator of the school's street: names no base. */
  streetAdmin: Client;
  otherAdmin: Client;
  /** Another school of the same district. */
  neighbour: Client;
  auditor: Client;
}

export async function setScene(server: TestApp): Promise<Scene> {
  const { db } = server;
  const tree = await server.arrange(() => buildRegionTree(db));
  const unit = (regionId: string, name: string) =>
    server.arrange(() => buildOrganization(db, { regionId, name }));
  const school = await unit(tree.street.id, '十里坊小学');
  const office = await unit(tree.district.id, '区委国安办');
  const streetOffice = await unit(tree.street.id, '学田街道办事处');
  const otherOffice = await unit(tree.otherDistrict.id, '通州区委国安办');
  const otherSchool = await unit(tree.street.id, '邻校');
  const venue = await server.arrange(() =>
    buildVenue(db, {
      regionId: tree.street.id,
      name: '十里坊小学校园',
      kind: VenueKind.SCHOOL,
      operatorId: school.id,
    }),
  );
  const token = async ({ id: organizationId }: Organization, role: Role) =>
    tokenOf(server, await buildAccount(server, { organizationId, roles: [role] }));
  const as = async ({ id: organizationId }: Organization, role: Role) =>
    clientOf(server, await buildAccount(server, { organizationId, roles: [role] }));
  const ownToken = await token(school, Role.SCHOOL);
  const adminToken = await token(office, Role.ADMINISTRATOR);
  return {
    ...{ tree, school, office, venue, ownToken, adminToken },
    kindId: await server.arrange(() => termId(db, Vocabulary.BASE_KIND, 'EDUCATION_BASE')),
    cyberId: await server.arrange(() => termId(db, Vocabulary.SECURITY_FIELD, 'CYBER')),
    own: server.withToken(ownToken),
    admin: server.withToken(adminToken),
    reviewer: await as(office, Role.REVIEWER),
    streetAdmin: await as(streetOffice, Role.ADMINISTRATOR),
    otherAdmin: await as(otherOffice, Role.ADMINISTRATOR),
    neighbour: await as(otherSchool, Role.SCHOOL),
    auditor: await as(office, Role.AUDITOR),
  };
}

/** A mutation of one base that answers what the test goes on with. */
export const mutate = (name: string, type: string, fields = 'id version status') =>
  `mutation($input: ${type}!) { done: ${name}(input: $input) { ${fields} } }`;

export const APPLY = mutate('applyForEducationBase', 'ApplyForEducationBaseInput');
export const REGISTER = mutate('registerEducationBase', 'RegisterEducationBaseInput');
export const UPDATE = mutate('updateEducationBase', 'UpdateEducationBaseInput');

const STEPS = {
  startEducationBaseReview: 'EducationBaseStepInput',
  returnEducationBase: 'RefuseEducationBaseInput',
  designateEducationBase: 'DesignateEducationBaseInput',
  promoteEducationBase: 'PromoteEducationBaseInput',
  callEducationBaseForReview: 'EducationBaseStepInput',
  renewEducationBase: 'EducationBaseStepInput',
  revokeEducationBase: 'RefuseEducationBaseInput',
  reapplyForEducationBase: 'ReapplyEducationBaseInput',
} as const;

export type Step = keyof typeof STEPS;

/** A base as a step leaves it. */
export interface Life {
  id: string;
  version: number;
  status: string;
}

const asked = (step: Step, { id, version }: Life, more: object) =>
  [mutate(step, STEPS[step]), { input: { id, expectedVersion: version, ...more } }] as const;

/** Takes a step as somebody. */
export const take = async (who: Client, step: Step, life: Life, more = {}): Promise<Life> =>
  (await who.ok(...asked(step, life, more))).done;

/** How the server refuses somebody a step. */
export const refused = async (who: Client, step: Step, life: Life, more = {}) =>
  (await who.refused(...asked(step, life, more))).extensions;

export const codeFor = async (who: Client, step: Step, life: Life, more = {}) =>
  (await refused(who, step, life, more)).code;

let count = 0;

/** A name that no other base has. */
export const newName = (): string => `十里坊小学国家安全教育基地${(count += 1)}`;

/** A base that the school has applied for. */
export async function applied({ own, kindId }: Scene): Promise<Life> {
  const contact = { contactName: '王老师', contactPhone: '13912345678' };
  const input = { name: newName(), kindId, level: 'DISTRICT', ...contact };
  return (await own.ok(APPLY, { input })).done;
}

/** A base of the school that was named today. */
export async function named(scene: Scene): Promise<Life> {
  const life = await take(scene.admin, 'startEducationBaseReview', await applied(scene));
  return take(scene.admin, 'designateEducationBase', life, { batch: '第一批' });
}
