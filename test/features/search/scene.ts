import { Role } from '../../../src/features/accounts/role.policy.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import type { Activity } from '../../../src/features/activities/activity.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';
import { buildVenue } from '../../support/factories/venues.js';

/** Everything here has to do with 棋山, also what not everyone may see. */
export interface Scene {
  server: TestApp;
  tree: RegionTree;
  federation: Organization;
  ids: Record<'talk' | 'brief' | 'draft' | 'waiting' | 'elsewhere', string>;
  people: Record<'owner' | 'partner' | 'reviewer' | 'neighbour', Client>;
  /** The titles found, in their order. */
  titles: (text: string, more?: object, who?: Client) => Promise<string[]>;
  suggested: (prefix: string, more?: string, who?: Client) => Promise<string[]>;
}

/** What could leak: a draft and a plan under review that have the same words as public activities. */
async function build({ db }: TestApp) {
  const tree = await buildRegionTree(db);
  const regionId = tree.street.id;
  const federation = await buildOrganization(db, {
    regionId: tree.district.id,
    name: '崇川区残疾人联合会',
    shortName: '区残联',
    contactName: '赵秘书',
  });
  const partner = await buildOrganization(db, {
    regionId: tree.otherDistrict.id,
    name: '通州中学',
  });
  const other = await buildOrganization(db, { regionId: tree.otherStreet.id, name: '虹桥小学' });
  await buildVenue(db, { regionId, name: '学田公园', address: '学田路棋山巷 8 号' });
  await buildCampaign(db, { regionId: tree.district.id, name: '棋山宣传月', theme: '人人参与' });
  const activity = async (given: Partial<Activity> & { title: string }, by = federation) =>
    (await buildActivity(db, { ownerOrganizationId: by.id, regionId, ...given })).id;
  const { DRAFT, SUBMITTED } = ActivityStatus;
  const ids = {
    talk: await activity({ title: '棋山普法讲座', contactName: '钱先生' }),
    brief: await activity({ title: '宣传日', brief: '在棋山公园发放资料', startsOn: '2023-04-15' }),
    draft: await activity({ title: '棋山秘密计划', status: DRAFT }),
    waiting: (
      await buildActivity(db, {
        ownerOrganizationId: federation.id,
        regionId,
        title: '棋山待审计划',
        status: SUBMITTED,
        organizers: [{ organizationId: partner.id, role: OrganizerRole.SUPPORT }],
      })
    ).id,
    elsewhere: await activity(
      { title: '棋山游园', regionId: tree.otherDistrict.id, startsOn: '2023-05-01' },
      partner,
    ),
  };
  return { tree, federation, ids, partner: partner.id, other: other.id };
}

export const SEARCH = `query($text: String!, $kinds: [SearchKind!], $regionId: ID, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, regionId: $regionId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { title } } }`;

export async function buildScene(): Promise<Scene> {
  const server = await bootApp();
  const { tree, federation, ids, partner, other } = await server.arrange(() => build(server));
  const at = (role: Role, organizationId: string) =>
    signedInAs(server, { roles: [role], organizationId });
  const people = {
    owner: await at(Role.SCHOOL, federation.id),
    partner: await at(Role.SCHOOL, partner),
    reviewer: await at(Role.REVIEWER, federation.id),
    neighbour: await at(Role.ORGANIZER, other),
  };
  const titlesOf = (found: { title: string }[]): string[] => found.map(({ title }) => title);
  return {
    server,
    tree,
    federation,
    ids,
    people,
    async titles(text, more = {}, who = server.anonymous) {
      return titlesOf((await who.ok(SEARCH, { text, ...more })).search.nodes);
    },
    async suggested(prefix, more = '', who = server.anonymous) {
      const query = `query($prefix: String!) { suggest(prefix: $prefix ${more}) { title } }`;
      return titlesOf((await who.ok(query, { prefix })).suggest);
    },
  };
}
