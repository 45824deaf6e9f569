import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { ActivityFactsQueries } from '../../../src/features/activities/activity-facts.queries.js';
import { OrganizerRole } from '../../../src/features/activities/activity-organizer.entity.js';
import { ActivityStatus } from '../../../src/features/activities/activity-status.policy.js';
import { audienceOf, marksOf } from '../../../src/features/activities/activity-audience.policy.js';
import { Activity } from '../../../src/features/activities/activity.entity.js';
import {
  canReview,
  canSee,
  visibleTo,
  waitsFor,
} from '../../../src/features/activities/activity.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { type Region, RegionLevel } from '../../../src/features/regions/region.entity.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/database/columns.js';
import { raw, type Sql } from '../../../src/platform/database/sql.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount } from '../../support/factories/accounts.js';
import { buildActivity } from '../../support/factories/activities.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let units: Record<keyof RegionTree, Organization>;
let actors: [string, Actor][];
let ids: string[];

const actorAt = (role: Role, region: Region, unit: Organization, accountId = newId()): Actor =>
  new Actor({
    accountId,
    accountName: role,
    organizationId: unit.id,
    region,
    roles: [role],
    permissions: permissionsOf([role]),
  });

/** Every status, at every review level, of every kind of owner, kept by somebody or nobody. */
async function buildActivities(keeperId: string): Promise<string[]> {
  const owners: [Organization, string][] = [
    [units.community, tree.community.id],
    [units.street, tree.community.id],
    [units.district, tree.district.id],
    [units.otherCommunity, tree.otherCommunity.id],
    // Its unit has moved since: who reviews it does not cover where it takes place.
    [units.community, tree.otherDistrict.id],
  ];
  const made: string[] = [];
  for (const [owner, regionId] of owners)
    for (const status of Object.values(ActivityStatus)) {
      const levels =
        status === ActivityStatus.SUBMITTED ? [RegionLevel.STREET, RegionLevel.DISTRICT] : [null];
      for (const reviewLevel of levels) {
        const { id } = await buildActivity(server.db, {
          status,
          reviewLevel,
          ownerOrganizationId: owner.id,
          regionId,
          ownerAccountId: owner === units.community ? keeperId : null,
          registeredById: owner === units.street ? keeperId : null,
          organizers: [
            { organizationId: owner.id, role: OrganizerRole.HOST },
            { organizationId: units.otherDistrict.id, role: OrganizerRole.SUPPORT },
          ],
        });
        made.push(id);
      }
    }
  return made;
}

beforeAll(async () => {
  server = await bootApp();
  await server.arrange(async () => {
    tree = await buildRegionTree(server.db);
    const made: [string, Organization][] = [];
    for (const [name, { id }] of Object.entries(tree))
      made.push([name, await buildOrganization(server.db, { regionId: id })]);
    units = Object.fromEntries(made) as typeof units;
  });
  const keeper = await buildAccount(server, { organizationId: units.street.id });
  ids = await server.arrange(() => buildActivities(keeper.id));
  const everyone = Object.entries(units).flatMap(([name, unit]) =>
    Object.values(Role).map((role): [string, Actor] => [
      `${role} of ${name}`,
      actorAt(role, tree[name as keyof RegionTree], unit),
    ]),
  );
  const itself = actorAt(Role.ADMINISTRATOR, tree.street, units.street, keeper.id);
  actors = [
    ['nobody', Actor.anonymous],
    ['the server', Actor.system],
    ['the keeper', itself],
    ...everyone,
  ];
});
afterAll(() => server.close());

const idsWhere = async (condition: Sql): Promise<string[]> =>
  (await server.db.find(Activity, condition, raw('ORDER BY t.id'))).map(({ id }) => id);

/** For every actor: which activities the rule picks, and which the condition does. */
async function compare(
  rule: typeof canSee,
  condition: (actor: Actor) => Sql,
): Promise<[Record<string, string[]>, Record<string, string[]>]> {
  const facts = await server.app.get(ActivityFactsQueries, { strict: false }).of(ids);
  const byRule: Record<string, string[]> = {};
  const byCondition: Record<string, string[]> = {};
  for (const [name, actor] of actors) {
    byRule[name] = ids.filter((_, index) => rule(actor, facts[index]!)).sort();
    byCondition[name] = await idsWhere(condition(actor));
  }
  return [byRule, byCondition];
}

describe('the rule for one activity and the condition for lists', () => {
  it('agree on who sees what, for every role, status and relation', async () => {
    const [byRule, byCondition] = await compare(canSee, visibleTo);
    expect(byCondition).toEqual(byRule);
    const seen = (name: string) => byRule[name]?.length;
    expect(ids.length).toBe(45);
    expect({
      nobody: seen('nobody'),
      own: seen('SCHOOL of community'),
      organizer: seen('SCHOOL of otherDistrict'),
      below: seen('SCHOOL of district'),
      reviewer: seen('REVIEWER of street'),
      auditor: seen('AUDITOR of city'),
      server: seen('the server'),
    }).toEqual({
      nobody: 10,
      own: 10 - 4 + 18,
      organizer: 40,
      below: 10 - 2 + 9,
      reviewer: 2 + 9 + 8 + 8 + 8,
      auditor: 45,
      server: 45,
    });
  });

  it('agree with the audience that the search index keeps', async () => {
    const facts = await server.app.get(ActivityFactsQueries, { strict: false }).of(ids);
    const byRule: Record<string, string[]> = {};
    const byMarks: Record<string, string[]> = {};
    for (const [name, actor] of actors) {
      const marks = new Set(marksOf(actor));
      byRule[name] = ids.filter((_, index) => canSee(actor, facts[index]!));
      byMarks[name] = ids.filter((_, index) =>
        audienceOf(facts[index]!).some((mark) => marks.has(mark)),
      );
    }
    expect(byMarks).toEqual(byRule);
  });

  it('agree on what waits for whom', async () => {
    const submitted = (actor: Actor, facts: Parameters<typeof canReview>[1]) =>
      !actor.isSystem && facts.status === ActivityStatus.SUBMITTED && canReview(actor, facts);
    const [byRule, byCondition] = await compare(submitted, waitsFor);
    expect(byCondition).toEqual(byRule);
    expect({
      street: byRule['REVIEWER of street']?.length,
      district: byRule['REVIEWER of district']?.length,
      city: byRule['REVIEWER of city']?.length,
      organizer: byRule['ORGANIZER of street']?.length,
      keeper: byRule['the keeper']?.length,
    }).toEqual({ street: 4, district: 5, city: 0, organizer: 0, keeper: 1 });
  });
});
