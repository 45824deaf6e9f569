import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/features/accounts/account.entity.js';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { Loaders } from '../../../src/platform/graphql/loaders.js';
import { AccountFieldsResolver } from '../../../src/features/accounts/account-fields.resolver.js';
import { SessionsService } from '../../../src/features/sessions/sessions.service.js';
import { Actor } from '../../../src/platform/access/actor.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { countQueries } from '../../support/count-queries.js';
import { buildAccount, clientOf, tokenOf } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let units: { street: string; community: string; beside: string };
let subject: Account;

beforeAll(async () => {
  server = await bootApp();
  units = await server.arrange(async () => {
    const tree = await buildRegionTree(server.db);
    const unit = async (regionId: string) => (await buildOrganization(server.db, { regionId })).id;
    return {
      street: await unit(tree.street.id),
      community: await unit(tree.community.id),
      beside: await unit(tree.otherStreet.id),
    };
  });
  subject = await buildAccount(server, {
    organizationId: units.community,
    roles: [Role.ORGANIZER],
    phone: '13812345678',
  });
});
afterAll(() => server.close());

/** What one who got hold of the account through some link is answered by its fields. */
async function fieldsFor(actor: Actor) {
  const fields = server.app.get(AccountFieldsResolver, { strict: false });
  const load = new Loaders(server.db);
  return {
    phone: await fields.phone(subject, actor, load),
    username: await fields.username(subject, actor, load),
    roles: await fields.roles(subject, actor, load),
    permissions: await fields.permissions(subject, actor, load),
    active: await fields.active(subject, actor, load),
    mustChangePassword: await fields.mustChangePassword(subject, actor, load),
  };
}

async function actorOf(roles: Role[], organizationId: string): Promise<Actor> {
  const account = await buildAccount(server, { organizationId, roles });
  return actorBehind(account);
}

async function actorBehind(account: Account): Promise<Actor> {
  const token = await tokenOf(server, account);
  const request = { headers: { authorization: `Bearer ${token}` }, cookies: {} };
  const sessions = server.app.get(SessionsService, { strict: false });
  return sessions.resolve(request as unknown as Parameters<SessionsService['resolve']>[0]);
}

describe('the fields of an account', () => {
  it('a phone is for the account itself and those who read contacts; others see it masked', async () => {
    const phoneFor = async (actor: Actor) => (await fieldsFor(actor)).phone;
    expect({
      itself: await phoneFor(await actorBehind(subject)),
      reviewerAbove: await phoneFor(await actorOf([Role.REVIEWER], units.street)),
      organizerAbove: await phoneFor(await actorOf([Role.ORGANIZER], units.street)),
      reviewerBeside: await phoneFor(await actorOf([Role.REVIEWER], units.beside)),
      colleague: await phoneFor(await actorOf([Role.ORGANIZER], units.community)),
      nobody: await phoneFor(Actor.anonymous),
    }).toEqual({
      itself: '13812345678',
      reviewerAbove: '13812345678',
      organizerAbove: '138****5678',
      reviewerBeside: '138****5678',
      colleague: '138****5678',
      nobody: '138****5678',
    });
  });

  it('sign-in name, roles and state are for the account itself and those who look after its region', async () => {
    const known = {
      username: subject.username,
      roles: ['ORGANIZER'],
      permissions: [
        'activities.edit',
        'activities.read-unpublished',
        'book-donations.edit',
        'book-donations.read',
        'education-bases.keep',
        'media-reports.edit',
        'venues.manage',
      ],
      active: true,
      mustChangePassword: false,
    };
    const hidden = {
      username: null,
      roles: null,
      permissions: null,
      active: null,
      mustChangePassword: null,
    };
    const detailsFor = async (actor: Actor) => {
      const { phone: _, ...details } = await fieldsFor(actor);
      return details;
    };
    expect({
      itself: await detailsFor(await actorBehind(subject)),
      administratorAbove: await detailsFor(await actorOf([Role.ADMINISTRATOR], units.street)),
      auditorAbove: await detailsFor(await actorOf([Role.AUDITOR], units.street)),
      reviewerAbove: await detailsFor(await actorOf([Role.REVIEWER], units.street)),
      administratorBeside: await detailsFor(await actorOf([Role.ADMINISTRATOR], units.beside)),
      nobody: await detailsFor(Actor.anonymous),
    }).toEqual({
      itself: known,
      administratorAbove: known,
      auditorAbove: known,
      reviewerAbove: hidden,
      administratorBeside: hidden,
      nobody: hidden,
    });
  });
});

describe('accounts', () => {
  const LIST = `query($filter: AccountFilter, $first: Int, $after: String) {
    accounts(filter: $filter, first: $first, after: $after) {
      nodes { id displayName username phone roles active organization { id } }
      totalCount pageInfo { hasNextPage endCursor }
    }
  }`;

  it('lists accounts of the region and below, never beside, in as many statements whatever the page', async () => {
    const keeper = await buildAccount(server, {
      organizationId: units.street,
      roles: [Role.ADMINISTRATOR],
      displayName: '管理员甲',
    });
    const client = await clientOf(server, keeper);
    await buildAccount(server, { organizationId: units.beside, displayName: '不可见' });
    for (let n = 0; n < 5; n += 1)
      await buildAccount(server, { organizationId: units.community, displayName: `批量${n}` });
    const filter = { text: '批量' };
    const few = await countQueries(() => client.ok(LIST, { filter, first: 2 }));
    const many = await countQueries(() => client.ok(LIST, { filter, first: 50 }));
    expect(many.count).toBe(few.count);
    expect(many.count).toBeLessThanOrEqual(5);
    expect(many.answer.accounts.totalCount).toBe(5);
    const first = few.answer.accounts;
    const rest = await client.ok(LIST, { filter, first: 50, after: first.pageInfo.endCursor });
    const names = [...first.nodes, ...rest.accounts.nodes].map(
      (node: { displayName: string }) => node.displayName,
    );
    expect(names).toEqual(['批量0', '批量1', '批量2', '批量3', '批量4']);
    expect((await client.ok(LIST, { filter: { text: '不可见' } })).accounts.nodes).toEqual([]);
    const mine = await client.ok(LIST, {
      filter: { role: 'ADMINISTRATOR', active: true, text: '甲' },
    });
    expect(mine.accounts.nodes).toEqual([
      {
        id: keeper.id,
        displayName: '管理员甲',
        username: keeper.username,
        phone: '13800138000',
        roles: ['ADMINISTRATOR'],
        active: true,
        organization: { id: units.street },
      },
    ]);
  });

  it('an account one may not see answers exactly like one that does not exist', async () => {
    const client = await clientOf(
      server,
      await buildAccount(server, { organizationId: units.beside, roles: [Role.ADMINISTRATOR] }),
    );
    const query = 'query($id: ID!) { account(id: $id) { id } }';
    const plain = async (id: string) => {
      const { extensions, ...rest } = await client.refused(query, { id });
      return { ...rest, extensions: { ...extensions, requestId: '' } };
    };
    const hidden = await plain(subject.id);
    expect(hidden).toEqual(await plain('01980000-0000-7000-8000-000000000000'));
    expect(hidden.extensions.code).toBe('NOT_FOUND');
  });
});
