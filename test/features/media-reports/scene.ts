import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

const VIEWERS = {
  propaganda: ['district', Role.PROPAGANDA],
  owner: ['community', Role.ORGANIZER],
  ownSchool: ['community', Role.SCHOOL],
  concerned: ['otherStreet', Role.SCHOOL],
  neighbour: ['otherCommunity', Role.ORGANIZER],
  reviewer: ['street', Role.REVIEWER],
  auditor: ['city', Role.AUDITOR],
  abroad: ['otherDistrict', Role.PROPAGANDA],
} as const satisfies Record<string, readonly [keyof RegionTree, Role]>;

export type Viewer = keyof typeof VIEWERS | 'anonymous';

/** Units in every region of the tree, and somebody of each kind who looks on. */
export interface Scene {
  server: TestApp;
  tree: RegionTree;
  units: Record<keyof RegionTree, Organization>;
  as: (viewer: Viewer) => Client;
  /** The access token of a viewer; null for nobody. */
  tokens: ReadonlyMap<Viewer, string>;
  /** What each viewer is answered: the field, or the code of the refusal. */
  asked: (query: string, variables: object, field: string) => Promise<Record<Viewer, unknown>>;
}

export async function setScene(): Promise<Scene> {
  const server = await bootApp();
  const { tree, units } = await server.arrange(async () => {
    const regions = await buildRegionTree(server.db);
    const made: [string, Organization][] = [];
    for (const [name, { id }] of Object.entries(regions))
      made.push([name, await buildOrganization(server.db, { regionId: id })]);
    return { tree: regions, units: Object.fromEntries(made) as Scene['units'] };
  });
  const tokens = new Map<Viewer, string>();
  const clients = new Map<Viewer, Client>([['anonymous', server.anonymous]]);
  for (const [viewer, [place, role]] of Object.entries(VIEWERS)) {
    const account = { organizationId: units[place].id, roles: [role] };
    const token = await tokenOf(server, await buildAccount(server, account));
    tokens.set(viewer as Viewer, token);
    clients.set(viewer as Viewer, server.withToken(token));
  }
  const as = (viewer: Viewer): Client => clients.get(viewer)!;
  const asked: Scene['asked'] = async (query, variables, field) => {
    const answers: [string, unknown][] = [];
    for (const viewer of clients.keys()) {
      const { data, errors } = await as(viewer).ask(query, variables);
      answers.push([viewer, errors ? errors[0]?.extensions.code : data?.[field]]);
    }
    return Object.fromEntries(answers) as Record<Viewer, unknown>;
  };
  return { server, tree, units, as, tokens, asked };
}

export const EVERYONE = ['anonymous', ...Object.keys(VIEWERS)] as Viewer[];

/** The same answer for these viewers, and another for the rest. */
export const only = (viewers: readonly Viewer[], theirs: unknown, others: unknown) =>
  Object.fromEntries(EVERYONE.map((one) => [one, viewers.includes(one) ? theirs : others]));
