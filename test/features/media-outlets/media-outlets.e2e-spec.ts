import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
let keeper: Client;
let neighbour: Client;
beforeAll(async () => {
  server = await bootApp();
  const made = await server.arrange(async () => {
    const regions = await buildRegionTree(server.db);
    const unit = async (regionId: string) => (await buildOrganization(server.db, { regionId })).id;
    return {
      regions,
      own: await unit(regions.district.id),
      other: await unit(regions.otherDistrict.id),
    };
  });
  tree = made.regions;
  keeper = await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: made.own });
  neighbour = await signedInAs(server, { roles: [Role.PROPAGANDA], organizationId: made.other });
});
afterAll(() => server.close());

const FIELDS = 'id version name aliases hosts level form region { name }';
const CREATE = `mutation($input: CreateMediaOutletInput!) { done: createMediaOutlet(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation($input: UpdateMediaOutletInput!) { done: updateMediaOutlet(input: $input) { ${FIELDS} } }`;
const LIST =
  'query($filter: MediaOutletFilter) { mediaOutlets(filter: $filter) { nodes { name } totalCount } }';

const names = async (filter: object): Promise<string[]> => {
  const { mediaOutlets } = await server.anonymous.ok(LIST, { filter });
  return mediaOutlets.nodes.map(({ name }: { name: string }) => name);
};

describe('the register of outlets', () => {
  it('is written by those who collect reports and read by everyone', async () => {
    const input = {
      name: '南通日报',
      aliases: ['南通日报社'],
      hosts: ['ntrb.com.cn'],
      level: 'CITY',
      form: 'NEWSPAPER',
      regionId: tree.city.id,
    };
    const { done } = await keeper.ok(CREATE, { input });
    const { regionId, ...own } = input;
    expect(done).toEqual({
      ...own,
      id: expect.any(String),
      version: 1,
      region: { name: '南通市' },
    });
    const { mediaOutlet } = await server.anonymous.ok(
      `query($id: ID!) { mediaOutlet(id: $id) { ${FIELDS} } }`,
      { id: done.id },
    );
    expect(mediaOutlet).toEqual(done);
    expect(regionId).toBe(tree.city.id);
  });

  it('takes no name twice, be it an alias in other signs', async () => {
    const { done } = await keeper.ok(CREATE, {
      input: { name: '崇川发布', aliases: ['崇川融媒'], level: 'SELF_MEDIA', form: 'WECHAT' },
    });
    const input = { name: '《崇川融媒》', level: 'DISTRICT', form: 'APP' };
    const error = await keeper.refused(CREATE, { input });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', existingId: done.id });
    await keeper.ok(UPDATE, { input: { id: done.id, expectedVersion: 1, aliases: null } });
    await keeper.ok(CREATE, { input });
  });

  it('finds by level, form, region and part of a name or host', async () => {
    const add = (name: string, more: object) =>
      keeper.ok(CREATE, { input: { name, level: 'PROVINCIAL', form: 'TV', ...more } });
    await add('江苏卫视', {});
    await add('学田电视台', { form: 'RADIO', regionId: tree.street.id, hosts: ['xuetian.tv'] });
    expect(await names({ levels: ['PROVINCIAL'], forms: ['TV'] })).toEqual(['江苏卫视']);
    expect(await names({ regionId: tree.district.id })).toEqual(['学田电视台']);
    expect(await names({ name: '卫 视' })).toEqual(['江苏卫视']);
    expect(await names({ name: 'Xuetian' })).toEqual(['学田电视台']);
    expect(await names({ name: '没有这家' })).toEqual([]);
  });

  it('leaves a neighbour’s outlets alone, those of the city above may be kept by both', async () => {
    const add = async (name: string, regionId: string) =>
      (await keeper.ok(CREATE, { input: { name, level: 'DISTRICT', form: 'APP', regionId } })).done;
    const own = await add('本区客户端', tree.district.id);
    const city = await add('市级客户端', tree.city.id);
    const rename = ({ id }: { id: string }) => ({
      input: { id, expectedVersion: 1, name: '改名' },
    });
    expect((await neighbour.refused(UPDATE, rename(own))).extensions.code).toBe('FORBIDDEN');
    expect((await neighbour.ok(UPDATE, rename(city))).done.name).toBe('改名');
  });

  it.each(['http://a.cn', 'a', 'A.CN', 'a b.cn'])('takes %j for no host', async (host) => {
    const input = { name: '某网', level: 'CITY', form: 'WEBSITE', hosts: [host] };
    const error = await keeper.refused(CREATE, { input });
    expect(error.extensions.fields?.map(({ path }) => path)).toEqual(['input.hosts']);
  });
});
