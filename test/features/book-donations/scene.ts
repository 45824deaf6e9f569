import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Campaign } from '../../../src/features/campaigns/campaign.entity.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildCampaign } from '../../support/factories/campaigns.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

/** An office that registers donations, and whom and what they may name. */
export interface Scene {
  server: TestApp;
  tree: RegionTree;
  office: Organization;
  library: Organization;
  school: Organization;
  other: Organization;
  week: Campaign;
  archivedWeek: Campaign;
  activityId: string;
  /** Asks for the office. */
  keeper: Client;
}

async function build(server: TestApp) {
  const { db } = server;
  const tree = await buildRegionTree(db);
  const regionId = tree.district.id;
  const office = await buildOrganization(db, { regionId, name: '区委国安办' });
  const ownerOrganizationId = office.id;
  return {
    tree,
    office,
    library: await buildOrganization(db, { regionId, name: '区图书馆' }),
    school: await buildOrganization(db, { regionId, name: '十里坊小学' }),
    other: await buildOrganization(db, { regionId, name: '朝晖小学' }),
    week: await buildCampaign(db, { regionId, name: '教育周' }),
    archivedWeek: await buildCampaign(db, { regionId, name: '旧教育周', archived: true }),
    activityId: (await buildActivity(db, { title: '启动仪式', ownerOrganizationId })).id,
  };
}

export async function buildScene(): Promise<Scene> {
  const server = await bootApp();
  const built = await server.arrange(() => build(server));
  const keeper = await signedInAs(server, {
    roles: [Role.ORGANIZER],
    organizationId: built.office.id,
  });
  return { server, ...built, keeper };
}

export const FIELDS = `id version status name title donorKind donorOrganization { name } donorName donorNamePublic
  recipients { name } recipientScope activity { title } campaign { name } region { name }
  ownerOrganization { name } presentedOn statedCopies note copies listValue gaps
  lines { title isbn publisher copies listPrice listValue }
  steps { kind toStatus reason changed }`;

const mutation = (name: string, type: string): string =>
  `mutation($input: ${type}!) { done: ${name}(input: $input) { ${FIELDS} } }`;

export const RECORD = mutation('recordBookDonation', 'RecordBookDonationInput');
export const PLEDGE = mutation('recordBookPledge', 'RecordBookPledgeInput');
export const UPDATE = mutation('updateBookDonation', 'UpdateBookDonationInput');
export const RECEIVE = mutation('receiveBookDonation', 'ReceiveBookDonationInput');
export const CANCEL = mutation('cancelBookDonation', 'CancelBookDonationInput');
