import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import type { Region } from '../../../src/features/regions/region.entity.js';
import { dayOf, today } from '../../../src/platform/calendar.js';
import { newId } from '../../../src/platform/database/columns.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import type { Client } from '../../support/client.js';
import { signedInAs } from '../../support/factories/accounts.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegion, buildRegionTree, type RegionTree } from '../../support/factories/regions.js';

let server: TestApp;
let tree: RegionTree;
/** Keeps 南通市, the districts' common city. */
let admin: Client;
/** Keeps 通州区 only. */
let neighbour: Client;
beforeAll(async () => {
  server = await bootApp();
  tree = await server.arrange(() => buildRegionTree(server.db));
  const keeperOf = async ({ id: regionId }: Region) => {
    const { id } = await server.arrange(() => buildOrganization(server.db, { regionId }));
    return signedInAs(server, { roles: [Role.ADMINISTRATOR], organizationId: id });
  };
  admin = await keeperOf(tree.city);
  neighbour = await keeperOf(tree.otherDistrict);
});
afterAll(() => server.close());

let street: Region;
let serial = 100;
beforeEach(async () => {
  serial += 1;
  street = await server.arrange(() =>
    buildRegion(server.db, {
      parent: tree.district,
      level: 'STREET' as Region['level'],
      name: `新街道${serial}`,
      code: `320613${serial}`,
    }),
  );
});

const ADD = `mutation($input: AddRegionInput!) { addRegion(input: $input) {
  name level code version validFrom parent { name } names { name code validFrom validTo } } }`;
const RENAME = `mutation($input: RenameRegionInput!) { renameRegion(input: $input) {
  name version names { name code validFrom validTo } } }`;
const RECODE = `mutation($input: ChangeRegionCodeInput!) { changeRegionCode(input: $input) {
  code version names { name code validFrom validTo } } }`;
const MOVE = `mutation($input: MoveRegionInput!) { moveRegion(input: $input) {
  version parent { name } ancestors { name } } }`;
const ABOLISH = `mutation($input: AbolishRegionInput!) { abolishRegion(input: $input) {
  validTo version names { validTo } } }`;
const BY_CODE =
  'query($code: String!, $on: LocalDate) { regionByCode(code: $code, on: $on) { name } }';

const tomorrow = (): string => dayOf(new Date(Date.now() + 86_400_000));

/** `[code, path of the first field, its message]` */
const refusal = async (client: Client, query: string, input: object) => {
  const { extensions } = await client.refused(query, { input });
  const [field] = extensions.fields ?? [];
  return [extensions.code, field?.path, field?.message];
};

describe('addRegion', () => {
  it('puts a community under its street, with or without a code', async () => {
    const input = { parentId: street.id, level: 'COMMUNITY', name: '闻桥社区' };
    expect(await admin.ok(ADD, { input })).toEqual({
      addRegion: {
        name: '闻桥社区',
        level: 'COMMUNITY',
        code: null,
        version: 1,
        validFrom: null,
        parent: { name: street.name },
        names: [{ name: '闻桥社区', code: null, validFrom: null, validTo: null }],
      },
    });
    const code = `320613${serial}001`;
    const coded = { ...input, name: '新社区', code, validFrom: '2023-01-01' };
    expect((await admin.ok(ADD, { input: coded })).addRegion.code).toBe(code);
    expect(await refusal(admin, ADD, input)).toEqual(['CONFLICT', 'input.name', '与已有记录重复']);
    expect(await refusal(admin, ADD, { ...coded, name: '又一社区' })).toEqual([
      'CONFLICT',
      'input.code',
      '已由 新社区 使用',
    ]);
  });

  it.each([
    [{ name: '' }, 'input.name', '不能为空'],
    [{ level: 'STREET' }, 'input.parentId', '上级的级别应更高'],
    [{ code: '12' }, 'input.code', '应为 12 位数字'],
    [{ code: '32061300100a' }, 'input.code', '应为 12 位数字'],
    [{ code: '320612001001' }, 'input.code', /^应以上级代码 320613\d+ 开头$/],
    [{ validFrom: tomorrow() }, 'input.validFrom', '不能晚于今天'],
    [{ parentId: newId() }, 'input.parentId', '上级区划不存在或已撤销'],
  ])('refuses %j', async (bad, path, message) => {
    const input = { parentId: street.id, level: 'COMMUNITY', name: '某社区', ...bad };
    expect(await refusal(admin, ADD, input)).toEqual([
      'INVALID_INPUT',
      path,
      message instanceof RegExp ? expect.stringMatching(message) : message,
    ]);
  });
});

describe('renameRegion and changeRegionCode', () => {
  it('keep every former name and code, each for its time', async () => {
    const rename = {
      id: street.id,
      expectedVersion: 1,
      name: '改名街道',
      effectiveFrom: '2020-05-01',
    };
    await admin.ok(RENAME, { input: rename });
    const [old, code] = [street.code, `320613${serial + 400}`];
    const recode = { id: street.id, expectedVersion: 2, code, effectiveFrom: '2022-01-01' };
    expect(await admin.ok(RECODE, { input: recode })).toEqual({
      changeRegionCode: {
        code,
        version: 3,
        names: [
          { name: street.name, code: old, validFrom: null, validTo: '2020-05-01' },
          { name: '改名街道', code: old, validFrom: '2020-05-01', validTo: '2022-01-01' },
          { name: '改名街道', code, validFrom: '2022-01-01', validTo: null },
        ],
      },
    });
    const on = async (carried: string | null, day: string | null) => {
      const answer = await server.anonymous.ask(BY_CODE, { code: carried, on: day });
      return answer.data?.regionByCode?.name ?? answer.errors?.[0]?.extensions.code;
    };
    expect([
      await on(old, '2019-01-01'),
      await on(old, '2021-12-31'),
      await on(old, '2022-01-01'),
      await on(old, null),
      await on(code, '2021-12-31'),
      await on(code, '2022-01-01'),
      await on(code, null),
    ]).toEqual([
      '改名街道',
      '改名街道',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      '改名街道',
      '改名街道',
    ]);
    const found = await server.anonymous.ok(
      'query($text: String!) { regions(filter: { text: $text }) { nodes { name } } }',
      { text: street.name },
    );
    expect(found.regions.nodes).toEqual([{ name: '改名街道' }]);
  });

  it('put the line right when it began on the very day', async () => {
    const input = (expectedVersion: number, name: string) => ({
      id: street.id,
      expectedVersion,
      name,
      effectiveFrom: '2020-05-01',
    });
    await admin.ok(RENAME, { input: input(1, '错字街道') });
    const { renameRegion } = await admin.ok(RENAME, { input: input(2, '正字街道') });
    expect(renameRegion.names.map(({ name }: { name: string }) => name)).toEqual([
      street.name,
      '正字街道',
    ]);
  });

  it('refuse what cannot be', async () => {
    const { id } = street;
    const base = { id, expectedVersion: 1, effectiveFrom: '2020-05-01' };
    await admin.ok(RENAME, { input: { ...base, name: '改名' } });
    const late = { ...base, expectedVersion: 2 };
    expect([
      await refusal(admin, RENAME, { ...base, name: '又改' }),
      await refusal(admin, RENAME, { ...late, name: '改名' }),
      await refusal(admin, RENAME, { ...late, name: '又改', effectiveFrom: '2020-04-30' }),
      await refusal(admin, RENAME, { ...late, name: '又改', effectiveFrom: tomorrow() }),
      await refusal(admin, RENAME, { ...late, name: '学田街道', effectiveFrom: today() }),
      await refusal(admin, RECODE, { ...late, code: '320613006', effectiveFrom: today() }),
      await refusal(admin, RECODE, { ...late, code: '320612999', effectiveFrom: today() }),
    ]).toEqual([
      ['CONFLICT', undefined, undefined],
      ['INVALID_INPUT', 'input.name', '与现名相同'],
      ['INVALID_INPUT', 'input.effectiveFrom', '应晚于现名称、代码的启用日期 2020-05-01'],
      ['INVALID_INPUT', 'input.effectiveFrom', '不能晚于今天'],
      ['CONFLICT', 'input.name', '与已有记录重复'],
      ['CONFLICT', 'input.code', '已由 学田街道 使用'],
      ['INVALID_INPUT', 'input.code', '应以上级代码 320613 开头'],
    ]);
  });
});

describe('moveRegion', () => {
  it('takes everything below along', async () => {
    const below = await server.arrange(() =>
      buildRegion(server.db, { parent: street, level: 'COMMUNITY' as Region['level'] }),
    );
    const input = { id: street.id, expectedVersion: 1, parentId: tree.otherDistrict.id };
    expect(await admin.ok(MOVE, { input })).toEqual({
      moveRegion: {
        version: 2,
        parent: { name: '通州区' },
        ancestors: [{ name: '江苏省' }, { name: '南通市' }, { name: '通州区' }],
      },
    });
    const query = `query($id: ID!, $district: ID!) {
      region(id: $id) { version ancestors { name } }
      regions(filter: { under: $district }) { nodes { id } } }`;
    const answer = await server.anonymous.ok(query, {
      id: below.id,
      district: tree.otherDistrict.id,
    });
    expect(answer.region).toEqual({
      version: 1,
      ancestors: [
        { name: '江苏省' },
        { name: '南通市' },
        { name: '通州区' },
        { name: street.name },
      ],
    });
    expect(answer.regions.nodes).toContainEqual({ id: below.id });
  });

  it('never puts a region below itself or under one of its own level', async () => {
    const { id } = tree.district;
    const under = (parentId: string) => refusal(admin, MOVE, { id, expectedVersion: 1, parentId });
    const below = ['INVALID_INPUT', 'input.parentId', '不能移到自身或自身的下级之下'];
    expect([
      await under(id),
      await under(tree.community.id),
      await under(tree.otherDistrict.id),
    ]).toEqual([below, below, ['INVALID_INPUT', 'input.parentId', '上级的级别应更高']]);
  });
});

describe('abolishRegion', () => {
  it('ends a region without anything below it; its name and code are free again', async () => {
    const below = await server.arrange(() =>
      buildRegion(server.db, { parent: street, level: 'COMMUNITY' as Region['level'] }),
    );
    const input = { id: street.id, expectedVersion: 1, validTo: '2023-01-01' };
    const refused = await admin.refused(ABOLISH, { input });
    expect([refused.extensions.code, refused.extensions.children]).toEqual(['CONFLICT', 1]);
    await admin.ok(ABOLISH, { input: { ...input, id: below.id } });
    expect(await admin.ok(ABOLISH, { input })).toEqual({
      abolishRegion: { validTo: '2023-01-01', version: 2, names: [{ validTo: '2023-01-01' }] },
    });
    const { name, code } = street;
    const successor = { parentId: tree.district.id, level: 'STREET', name, code };
    expect((await refusal(admin, ADD, successor)).slice(0, 2)).toEqual(['CONFLICT', 'input.code']);
    await admin.ok(ADD, { input: { ...successor, validFrom: '2023-01-01' } });
    const again = { id: street.id, expectedVersion: 2, name: '再改', effectiveFrom: today() };
    expect((await admin.refused(RENAME, { input: again })).extensions.code).toBe('CONFLICT');
  });
});

describe('the regions of others', () => {
  it('are kept by those above only: not by neighbours, and not by the region itself', async () => {
    const theirs = { id: street.id, expectedVersion: 1 };
    const own = { id: tree.otherDistrict.id, expectedVersion: 1 };
    const into = { id: tree.district.id, expectedVersion: 1, parentId: tree.province.id };
    const effectiveFrom = today();
    const codes = [];
    for (const [client, query, input] of [
      [neighbour, ADD, { parentId: tree.street.id, level: 'COMMUNITY', name: '越界社区' }],
      [neighbour, RENAME, { ...theirs, name: '越界', effectiveFrom }],
      [neighbour, RECODE, { ...theirs, code: '320613999', effectiveFrom }],
      [neighbour, MOVE, { ...theirs, parentId: tree.otherDistrict.id }],
      [neighbour, ABOLISH, { ...theirs, validTo: effectiveFrom }],
      [neighbour, RENAME, { ...own, name: '自改', effectiveFrom }],
      [admin, MOVE, into],
      [server.anonymous, RENAME, { ...theirs, name: '越界', effectiveFrom }],
      [admin, RENAME, { ...theirs, id: newId(), name: '越界', effectiveFrom }],
    ] as const)
      codes.push((await client.refused(query, { input })).extensions.code);
    expect(codes).toEqual([...Array<string>(7).fill('FORBIDDEN'), 'UNAUTHENTICATED', 'NOT_FOUND']);
    const mine = { parentId: tree.otherDistrict.id, level: 'STREET', name: `自有${serial}` };
    expect((await neighbour.ok(ADD, { input: mine })).addRegion.name).toBe(mine.name);
  });
});
