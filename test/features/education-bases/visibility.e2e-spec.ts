import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, Role } from '../../../src/features/accounts/role.policy.js';
import { EducationBaseFactsQueries } from '../../../src/features/education-bases/education-base-facts.queries.js';
import { EducationBaseStatus } from '../../../src/features/education-bases/education-base-status.policy.js';
import { EducationBase } from '../../../src/features/education-bases/education-base.entity.js';
import { canSee, visibleTo } from '../../../src/features/education-bases/education-base.policy.js';
import type { Organization } from '../../../src/features/organizations/organization.entity.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/database/columns.js';
import { raw } from '../../../src/platform/database/sql.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildEducationBase } from '../../support/factories/education-bases.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let actors: [string, Actor][];
let ids: string[];

beforeAll(async () => {
  server = await bootApp();
  const { db } = server;
  const units = new Map<keyof RegionTree, Organization>();
  let tree: RegionTree | null = null;
  ids = [];
  await server.arrange(async () => {
    tree = await buildRegionTree(db);
    for (const [name, { id }] of Object.entries(tree))
      units.set(name as keyof RegionTree, await buildOrganization(db, { regionId: id }));
    for (const status of Object.values(EducationBaseStatus))
      for (const operator of ['community', 'otherDistrict', null] as const) {
        const operatorId = (operator && units.get(operator)?.id) ?? null;
        const given = { name: '基地甲', regionId: tree.community.id, status, operatorId };
        ids.push((await buildEducationBase(db, given)).id);
      }
  });
  const everyone = [...units].flatMap(([name, unit]) =>
    Object.values(Role).map((role): [string, Actor] => [
      `${role} of ${name}`,
      new Actor({
        accountId: newId(),
        accountName: role,
        organizationId: unit.id,
        region: tree?.[name] ?? null,
        roles: [role],
        permissions: permissionsOf([role]),
      }),
    ]),
  );
  actors = [['nobody', Actor.anonymous], ...everyone];
});
afterAll(() => server.close());

describe('the rule for one base, the condition for lists and the marks of the search', () => {
  it('agree on who sees what, for every role, status and unit', async () => {
    const facts = await server.app.get(EducationBaseFactsQueries, { strict: false }).of(ids);
    const index = server.app.get(SearchIndex, { strict: false });
    const rule: Record<string, string[]> = {};
    const lists: Record<string, string[]> = {};
    const search: Record<string, string[]> = {};
    for (const [name, actor] of actors) {
      rule[name] = ids.filter((_, at) => facts[at] && canSee(actor, facts[at])).sort();
      const rows = await server.db.find(EducationBase, visibleTo(actor), raw('ORDER BY t.id'));
      lists[name] = rows.map(({ id }) => id);
      const request = { text: '基地甲', actor, kinds: ['EDUCATION_BASE'] };
      const { nodes } = await index.find(request, { first: 100 });
      search[name] = nodes.map(({ id }) => id).sort();
    }
    expect(lists).toEqual(rule);
    expect(search).toEqual(rule);
    const seen = (name: string) => rule[name]?.length;
    expect({
      nobody: seen('nobody'),
      own: seen('SCHOOL of community'),
      operator: seen('SCHOOL of otherDistrict'),
      street: seen('ORGANIZER of street'),
      reviewer: seen('REVIEWER of street'),
      administrator: seen('ADMINISTRATOR of district'),
      auditor: seen('AUDITOR of city'),
      elsewhere: seen('ADMINISTRATOR of otherStreet'),
    }).toEqual({
      ...{ nobody: 9, own: 12, operator: 12, street: 9 },
      ...{ reviewer: 18, administrator: 18, auditor: 18, elsewhere: 9 },
    });
  });
});
