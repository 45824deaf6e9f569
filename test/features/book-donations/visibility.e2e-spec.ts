import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { BookDonationFactsQueries } from '../../../src/features/book-donations/book-donation-facts.queries.js';
import { BookDonationStatus } from '../../../src/features/book-donations/book-donation-status.policy.js';
import { BookDonation } from '../../../src/features/book-donations/book-donation.entity.js';
import { canSee, visibleTo } from '../../../src/features/book-donations/book-donation.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/database/columns.js';
import { isIn, raw, sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildBookDonation } from '../../support/factories/book-donations.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

const { PLEDGED, RECEIVED, CANCELLED } = BookDonationStatus;

let server: TestApp;
let tree: RegionTree;
let units: Record<keyof RegionTree, Organization>;

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    const made: [string, Organization][] = [];
    for (const [name, { id }] of Object.entries(tree))
      made.push([name, await buildOrganization(server.db, { regionId: id })]);
    units = Object.fromEntries(made) as typeof units;
  });
});
afterAll(() => server.close());

describe('the rule for one donation and the condition for lists', () => {
  it('agree, for every role, place, status and relation', async () => {
    const ids: string[] = [];
    for (const [place, donor, recipients] of [
      ['community', null, []],
      ['street', units.otherDistrict.id, [units.otherStreet.id, units.city.id]],
      ['otherDistrict', units.community.id, []],
    ] as const)
      for (const status of [PLEDGED, RECEIVED, CANCELLED]) {
        const ownerOrganizationId = units[place].id;
        const given = { ownerOrganizationId, donorOrganizationId: donor, status };
        const { id } = await server.arrange(() =>
          buildBookDonation(server.db, { ...given, recipients }),
        );
        ids.push(id);
      }
    ids.sort();
    const facts = await server.app.get(BookDonationFactsQueries, { strict: false }).of(ids);
    const actors = Object.entries(units).flatMap(([place, unit]) =>
      Object.values(Role).map((role) => {
        const region = tree[place as keyof RegionTree];
        return new Actor({
          accountId: newId(),
          accountName: `${role} of ${place}`,
          organizationId: unit.id,
          region,
          roles: [role],
          permissions: permissionsOf([role]),
        });
      }),
    );
    const byRule: Record<string, string[]> = {};
    const byCondition: Record<string, string[]> = {};
    for (const actor of [Actor.anonymous, Actor.system, ...actors]) {
      byRule[actor.accountName] = ids.filter((_, index) => canSee(actor, facts[index]!));
      const where = sql`${visibleTo(actor)} AND ${isIn(raw('t.id'), ids)}`;
      const rows = await server.db.find(BookDonation, where, raw('ORDER BY t.id'));
      byCondition[actor.accountName] = rows.map(({ id }) => id);
    }
    expect(byCondition).toEqual(byRule);
    const seen = (name: string) => byRule[name]?.length;
    expect({
      nobody: seen(''),
      system: seen('system'),
      owner: seen('SCHOOL of community'),
      got: seen('SCHOOL of city'),
      reader: seen('REVIEWER of district'),
      elsewhere: seen('REVIEWER of otherStreet'),
    }).toEqual({ nobody: 3, system: 9, owner: 7, got: 5, reader: 7, elsewhere: 5 });
  });
});
