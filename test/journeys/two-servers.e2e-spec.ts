import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/features/accounts/role.policy.js';
import { Vocabulary } from '../../src/features/vocabularies/vocabulary-term.entity.js';
import { bootApp, makePlace, type Place, type TestApp, testDatabase } from '../support/boot-app.js';
import type { Client } from '../support/client.js';
import { buildAccount, tokenOf } from '../support/factories/accounts.js';
import { termId } from '../support/factories/activities.js';
import { buildOrganization } from '../support/factories/organizations.js';
import { buildRegionTree } from '../support/factories/regions.js';

/** One person whose requests are spread over the servers in turn, as a load balancer does. */
class Balanced {
  private turn = 0;
  constructor(private readonly clients: readonly Client[]) {}

  next(): Client {
    this.turn += 1;
    return this.clients[this.turn % this.clients.length]!;
  }
}

const onPostgres = testDatabase === 'postgres' ? describe : describe.skip;

onPostgres('two servers on one PostgreSQL', () => {
  let place: Place;
  let servers: TestApp[];
  let organizer: Balanced;
  let street: Balanced;
  let district: Balanced;
  let anybody: Balanced;
  let typeId: string;

  const person = async (roles: Role[], organizationId: string): Promise<Balanced> => {
    const [first] = servers as [TestApp];
    const token = await tokenOf(first, await buildAccount(first, { roles, organizationId }));
    return new Balanced(servers.map((server) => server.withToken(token)));
  };

  beforeAll(async () => {
    place = await makePlace();
    servers = [await bootApp({ place }), await bootApp({ place })];
    const [first] = servers as [TestApp];
    const { db } = first;
    const units = await first.arrange(async () => {
      const tree = await buildRegionTree(db);
      typeId = await termId(db, Vocabulary.ACTIVITY_TYPE, 'LECTURE');
      return {
        community: await buildOrganization(db, { regionId: tree.community.id }),
        street: await buildOrganization(db, { regionId: tree.street.id }),
        district: await buildOrganization(db, { regionId: tree.district.id }),
      };
    });
    organizer = await person([Role.ORGANIZER], units.community.id);
    street = await person([Role.REVIEWER], units.street.id);
    district = await person([Role.REVIEWER], units.district.id);
    anybody = new Balanced(servers.map((server) => server.anonymous));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await place.remove();
  });

  const take = async (who: Balanced, operation: string, input: object) => {
    const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { step: ${operation}(input: $input) { id version status } }`;
    return (await who.next().ok(query, { input })).step as {
      id: string;
      version: number;
      status: string;
    };
  };
  const READ = 'query($id: ID!) { activity(id: $id) { status actualHeadcount } }';

  it('serve the whole life of an activity between them', async () => {
    let life = await take(organizer, 'createActivity', { title: '两台服务器', typeId });
    const at = () => ({ id: life.id, expectedVersion: life.version });
    const notClassified = true;
    life = await take(organizer, 'submitActivity', { ...at(), notClassified });
    life = await take(street, 'returnActivity', { ...at(), reason: '请写明地点' });
    life = await take(organizer, 'updateActivity', { ...at(), placeText: '社区广场' });
    life = await take(organizer, 'submitActivity', { ...at(), notClassified });
    life = await take(street, 'approveActivity', { ...at(), notClassified });
    life = await take(district, 'approveActivity', { ...at(), notClassified });
    for (let turn = 0; turn < 2; turn += 1)
      expect((await anybody.next().refused(READ, { id: life.id })).extensions.code).toBe(
        'NOT_FOUND',
      );
    life = await take(organizer, 'publishActivity', at());
    const actuals = { actualHeadcount: 46, summary: '居民听讲并领取资料。' };
    life = await take(organizer, 'closeActivity', { ...at(), ...actuals });
    for (let turn = 0; turn < 2; turn += 1)
      expect(await anybody.next().ok(READ, { id: life.id })).toEqual({
        activity: { status: 'CLOSED', actualHeadcount: 46 },
      });
  });

  it('let only one of two simultaneous edits of the same version through', async () => {
    const life = await take(organizer, 'createActivity', { title: '同时修改', typeId });
    const edit = (placeText: string) =>
      take(organizer, 'updateActivity', { id: life.id, expectedVersion: life.version, placeText });
    const results = await Promise.allSettled([edit('甲'), edit('乙'), edit('丙'), edit('丁')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('answer one idempotency key once, whichever is asked', async () => {
    const input = { title: '重复提交', typeId, idempotencyKey: 'retry-1' };
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => take(organizer, 'createActivity', input)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });
});
